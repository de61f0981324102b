/* Calls what the practice editions are made of, outside a browser: a line of JSON in, `{"name", "values", "stored"}`, and a
   line out, `{"bytes"}` in base64 or `{"value"}`. */

import { createInterface } from "node:readline";

import { compare, strip } from "../../teach_forward/site/practice/chart.js";
import { csv, parseCsv } from "../../teach_forward/site/practice/csv.js";
import { docx } from "../../teach_forward/site/practice/docx.js";
import { sheetNames, xlsx } from "../../teach_forward/site/practice/xlsx.js";
import { xml } from "../../teach_forward/site/practice/xml.js";
import { zip } from "../../teach_forward/site/practice/zip.js";

/* As much of a document as a drawing needs. */
const element = (_, name) => ({
  name,
  attributes: {},
  shapes: [],
  setAttribute(key, value) {
    this.attributes[key] = value;
  },
  append(shape) {
    this.shapes.push(shape);
  },
});
globalThis.document = { createElementNS: element };

const calls = { compare, csv, docx, parseCsv, sheetNames, strip, xlsx, xml, zip };
const { CompressionStream } = globalThis;

for await (const line of createInterface({ input: process.stdin })) {
  const { name, values, stored } = JSON.parse(line);
  globalThis.CompressionStream = stored ? undefined : CompressionStream;
  const value = await calls[name](...values);
  const answer = value instanceof Uint8Array ? { bytes: Buffer.from(value).toString("base64") } : { value };
  console.log(JSON.stringify(answer));
}
