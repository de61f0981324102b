/**
 * A ZIP archive, as XLSX and DOCX are (PKWARE's APPNOTE 6.3). Its files bear no time, since nobody needs to know when
 * somebody worked. Where the browser cannot compress, they are stored, which is as valid.
 */

const FIRST_DAY = 0x21; // 1 January 1980, the earliest that a ZIP archive can tell
const UTF8 = 0x800;
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];

const CRC = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @param {Uint8Array} bytes */
const checksum = (bytes) => {
  let sum = -1;
  for (const byte of bytes) sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
};

/** @param {Uint8Array} bytes @returns {Promise<Uint8Array>} compressed, or the same where that is not shorter */
const deflated = async (bytes) => {
  try {
    const stream = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const packed = new Uint8Array(await new Response(stream).arrayBuffer());
    return packed.length < bytes.length ? packed : bytes;
  } catch {
    return bytes; // an older browser
  }
};

/** @param {2 | 4} size of each, in bytes @param {number[]} values @returns {Uint8Array} the lowest byte first */
const numbers = (size, ...values) => {
  const view = new DataView(new ArrayBuffer(size * values.length));
  values.forEach((value, index) =>
    size === 2 ? view.setUint16(2 * index, value, true) : view.setUint32(4 * index, value, true),
  );
  return new Uint8Array(view.buffer);
};

/** @param {Uint8Array[]} pieces */
const joined = (pieces) => {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/**
 * An archive of some files.
 * @param {{name: string, content: string | Uint8Array}[]} files text becomes UTF-8
 * @returns {Promise<Uint8Array>}
 */
export const zip = async (files) => {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const local = [];
  /** @type {Uint8Array[]} */
  const central = [];
  let offset = 0;
  for (const { name, content } of files) {
    const path = encoder.encode(name);
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    const packed = await deflated(bytes);
    const method = packed === bytes ? 0 : 8;
    const described = joined([
      numbers(2, 20, UTF8, method, 0, FIRST_DAY),
      numbers(4, checksum(bytes), packed.length, bytes.length),
      numbers(2, path.length, 0),
    ]);
    const head = joined([numbers(4, LOCAL), described]);
    local.push(head, path, packed);
    central.push(numbers(4, CENTRAL), numbers(2, 20), described, numbers(2, 0, 0, 0), numbers(4, 0, offset), path);
    offset += head.length + path.length + packed.length;
  }
  const size = central.reduce((sum, { length }) => sum + length, 0);
  const count = files.length;
  return joined([...local, ...central, numbers(4, END), numbers(2, 0, 0, count, count), numbers(4, size, offset), numbers(2, 0)]);
};
