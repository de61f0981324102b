"use strict";
var practiceWriters = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // writers.js
  var writers_exports = {};
  __export(writers_exports, {
    csv: () => csv,
    docx: () => docx,
    parseCsv: () => parseCsv,
    xlsx: () => xlsx
  });

  // csv.js
  var FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
  var MARK = "\uFEFF";
  var csv = (rows, separator = ",") => MARK + rows.map(
    (row) => row.map((text) => FORMULA.test(text) ? `'${text}` : text).map((text) => /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text).join(separator)
  ).map((line2) => `${line2}\r
`).join("");
  var parseCsv = (text) => {
    const plain = text.startsWith(MARK) ? text.slice(1) : text;
    const separator = /^(?:"(?:[^"]|"")*"|[^",;\t\r\n]*)([,;\t])/.exec(plain)?.[1] ?? ",";
    const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*)?)(${separator}|\\r?\\n|\\r|$)`, "y");
    const rows = [];
    let row = [];
    while (cell.lastIndex < plain.length || row.length) {
      const found = cell.exec(plain);
      if (!found) break;
      const [, quoted, bare = "", end] = found;
      const value = quoted === void 0 ? bare : quoted.replaceAll('""', '"');
      row.push(value.startsWith("'") && FORMULA.test(value) ? value.slice(1) : value);
      if (end === separator) continue;
      rows.push(row);
      row = [];
      if (!end) break;
    }
    return rows;
  };

  // xml.js
  var ENTITIES = (
    /** @type {Record<string, string>} */
    { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
  );
  var xml = (text) => text.replace(/\r\n?/g, "\n").replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "").replace(/[&<>"]/g, (mark) => ENTITIES[mark]);
  var xmlFile = (content) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
${content}`;
  var relationships = (targets) => xmlFile(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(
      ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/${type === "core-properties" ? "package/2006/relationships/metadata" : "officeDocument/2006/relationships"}/${type}" Target="${target}"/>`
    ).join("")}</Relationships>`
  );
  var contentTypes = (parts) => xmlFile(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' + Object.entries(parts).map(
      ([path, type]) => `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`
    ).join("") + "</Types>"
  );
  var properties = (title, lang) => xmlFile(
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:language>${xml(lang)}</dc:language></cp:coreProperties>`
  );

  // zip.js
  var FIRST_DAY = 33;
  var UTF8 = 2048;
  var [LOCAL, CENTRAL, END] = [67324752, 33639248, 101010256];
  var CRC = Uint32Array.from({ length: 256 }, (_, value) => {
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? value >>> 1 ^ 3988292384 : value >>> 1;
    return value;
  });
  var checksum = (bytes) => {
    let sum = -1;
    for (const byte of bytes) sum = CRC[(sum ^ byte) & 255] ^ sum >>> 8;
    return ~sum >>> 0;
  };
  var deflated = async (bytes) => {
    try {
      const stream = new Blob([
        /** @type {BlobPart} */
        bytes
      ]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      const packed = new Uint8Array(await new Response(stream).arrayBuffer());
      return packed.length < bytes.length ? packed : bytes;
    } catch {
      return bytes;
    }
  };
  var numbers = (size2, ...values) => {
    const view = new DataView(new ArrayBuffer(size2 * values.length));
    values.forEach(
      (value, index) => size2 === 2 ? view.setUint16(2 * index, value, true) : view.setUint32(4 * index, value, true)
    );
    return new Uint8Array(view.buffer);
  };
  var joined = (pieces) => {
    const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  };
  var zip = async (files) => {
    const encoder = new TextEncoder();
    const local = [];
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
        numbers(2, path.length, 0)
      ]);
      const head = joined([numbers(4, LOCAL), described]);
      local.push(head, path, packed);
      central.push(numbers(4, CENTRAL), numbers(2, 20), described, numbers(2, 0, 0, 0), numbers(4, 0, offset), path);
      offset += head.length + path.length + packed.length;
    }
    const size2 = central.reduce((sum, { length }) => sum + length, 0);
    const count = files.length;
    return joined([...local, ...central, numbers(4, END), numbers(2, 0, 0, count, count), numbers(4, size2, offset), numbers(2, 0)]);
  };

  // docx.js
  var MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  var STRONG = /(\p{Script=Arabic}|\p{Script=Hebrew})|\p{Letter}/u;
  var MARGIN = 1134;
  var PAPER = { a4: [11906, 16838], letter: [12240, 15840] };
  var SIZES = [40, 30, 25];
  var size = (points) => `<w:sz w:val="${points}"/><w:szCs w:val="${points}"/>`;
  var styles = (lang) => xmlFile(
    `<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>${size(22)}<w:lang w:val="${xml(lang)}" w:bidi="${xml(lang)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` + SIZES.map(
      (points, index) => `<w:style w:type="paragraph" w:styleId="Heading${index + 1}"><w:name w:val="heading ${index + 1}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="${index}"/></w:pPr><w:rPr><w:b/><w:bCs/>${size(points)}</w:rPr></w:style>`
    ).join("") + '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/></w:pPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>' + ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="B9B4A8"/>`).join("") + "</w:tblBorders></w:tblPr></w:style></w:styles>"
  );
  var NUMBERING = xmlFile(
    `<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
  );
  var run = ({ text, bold, open }, rtl) => {
    const strong = STRONG.exec(text);
    const properties2 = (bold ? "<w:b/><w:bCs/>" : "") + (open ? '<w:highlight w:val="yellow"/>' : "") + ((strong ? strong[1] : rtl) ? "<w:rtl/>" : "");
    const lines = xml(text).split("\n").map((part) => `<w:t xml:space="preserve">${part.replaceAll("	", " ")}</w:t>`);
    return `<w:r>${properties2 && `<w:rPr>${properties2}</w:rPr>`}${lines.join("<w:br/>")}</w:r>`;
  };
  var paragraph = (runs, rtl, style) => `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ""}${rtl ? "<w:bidi/>" : ""}</w:pPr>${runs.map((part) => run(part, rtl)).join("")}</w:p>`;
  var table = ({ rows }, rtl, width) => {
    const share = Math.floor(width / rows[0].length);
    return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>${rtl ? "<w:bidiVisual/>" : ""}<w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${share}"/>`.repeat(rows[0].length)}</w:tblGrid>` + rows.map(
      (cells, index) => `<w:tr><w:trPr><w:cantSplit/>${index ? "" : "<w:tblHeader/>"}</w:trPr>${cells.map(
        (runs) => `<w:tc><w:tcPr><w:tcW w:w="${share}" w:type="dxa"/></w:tcPr>${paragraph(
          index ? runs : runs.map((part) => ({ ...part, bold: true })),
          rtl
        )}</w:tc>`
      ).join("")}</w:tr>`
    ).join("") + `</w:tbl>${paragraph([], rtl)}`;
  };
  var written = (block, rtl, width) => {
    switch (block.kind) {
      case "heading":
        return paragraph(block.text, rtl, `Heading${block.level}`);
      case "paragraph":
        return paragraph(block.text, rtl);
      case "list":
        return block.items.map((item) => paragraph(item, rtl, "ListBullet")).join("");
      case "table":
        return table(block, rtl, width);
    }
  };
  var docx = ({ title, lang, rtl, letter = false, blocks }) => {
    const [width, height] = PAPER[letter ? "letter" : "a4"];
    const body = blocks.map((block) => written(block, rtl, width - 2 * MARGIN)).join("");
    const section = `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"/><w:pgMar w:top="${MARGIN}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="567" w:footer="567" w:gutter="0"/>${rtl ? "<w:bidi/>" : ""}</w:sectPr>`;
    return zip([
      {
        name: "[Content_Types].xml",
        content: contentTypes({
          "word/document.xml": "wordprocessingml.document.main",
          "word/styles.xml": "wordprocessingml.styles",
          "word/numbering.xml": "wordprocessingml.numbering"
        })
      },
      {
        name: "_rels/.rels",
        content: relationships([
          ["officeDocument", "word/document.xml"],
          ["core-properties", "docProps/core.xml"]
        ])
      },
      { name: "docProps/core.xml", content: properties(title, lang) },
      {
        name: "word/document.xml",
        content: xmlFile(`<w:document xmlns:w="${MAIN}"><w:body>${body}${section}</w:body></w:document>`)
      },
      {
        name: "word/_rels/document.xml.rels",
        content: relationships([
          ["styles", "styles.xml"],
          ["numbering", "numbering.xml"]
        ])
      },
      { name: "word/styles.xml", content: styles(lang) },
      { name: "word/numbering.xml", content: NUMBERING }
    ]);
  };

  // xlsx.js
  var MAIN2 = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  var RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  var LISTS = "_";
  var SPARE = 30;
  var [HEAD, CELL] = [1, 2];
  var STYLES = xmlFile(
    `<styleSheet xmlns="${MAIN2}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEBE2F5"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>` + [`fontId="1" fillId="2" applyFont="1" applyFill="1"`, ""].map(
      (look) => `<xf numFmtId="49" ${look} applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`
    ).join("") + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
  var letters = (index) => (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + index % 26);
  var sheetNames = (names) => {
    const taken = /* @__PURE__ */ new Set([LISTS, "history"]);
    return names.map((name) => {
      const plain = name.replace(/[[\]:*?/\\']/g, " ").replace(/\s+/g, " ").trim() || "–";
      for (let count = 1; ; count++) {
        const end = count > 1 ? ` ${count}` : "";
        const tried = plain.slice(0, 31 - end.length) + end;
        if (!taken.has(tried.toLowerCase())) {
          taken.add(tried.toLowerCase());
          return tried;
        }
      }
    });
  };
  var literal = (text) => xml(text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"));
  var line = (cells, row, style) => `<row r="${row}">${cells.map(
    (text, column) => text ? `<c r="${letters(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${literal(text)}</t></is></c>` : `<c r="${letters(column)}${row}" s="${style}"/>`
  ).join("")}</row>`;
  var sheet = (rows, before, after) => xmlFile(
    `<worksheet xmlns="${MAIN2}">${before}<sheetData>${rows.map((cells, index) => line(cells, index + 1, index ? CELL : HEAD)).join("")}</sheetData>${after}</worksheet>`
  );
  var table2 = ({ columns, rows }, rtl, listed) => {
    const last = rows.length + 1 + SPARE;
    const lists = columns.flatMap(
      ({ choices }, column) => choices?.length ? `<dataValidation type="list" errorStyle="warning" allowBlank="1" sqref="${letters(column)}2:${letters(column)}${last}"><formula1>${listed(choices)}</formula1></dataValidation>` : []
    );
    return sheet(
      [columns.map(({ title }) => title), ...rows],
      `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView ${rtl ? 'rightToLeft="1" ' : ""}workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(({ width }, column) => `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`,
      (lists.length ? `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>` : "") + '<pageSetup orientation="landscape" fitToHeight="0"/>'
    );
  };
  var xlsx = async ({ title, lang, rtl, sheets }) => {
    const lists = [];
    const pages = sheets.map(
      (page) => table2(page, rtl, (choices) => `'${LISTS}'!$A$${lists.push(choices)}:$${letters(choices.length - 1)}$${lists.length}`)
    );
    const names = [...sheetNames(sheets.map(({ name }) => name)), ...lists.length ? [LISTS] : []];
    if (lists.length) pages.push(sheet(lists, "", ""));
    const paths = pages.map((_, index) => `worksheets/sheet${index + 1}.xml`);
    return zip([
      {
        name: "[Content_Types].xml",
        content: contentTypes({
          "xl/workbook.xml": "spreadsheetml.sheet.main",
          "xl/styles.xml": "spreadsheetml.styles",
          ...Object.fromEntries(paths.map((path) => [`xl/${path}`, "spreadsheetml.worksheet"]))
        })
      },
      {
        name: "_rels/.rels",
        content: relationships([
          ["officeDocument", "xl/workbook.xml"],
          ["core-properties", "docProps/core.xml"]
        ])
      },
      { name: "docProps/core.xml", content: properties(title, lang) },
      {
        name: "xl/workbook.xml",
        content: xmlFile(
          `<workbook xmlns="${MAIN2}" xmlns:r="${RELATIONS}"><sheets>${names.map(
            (name, index) => `<sheet name="${xml(name)}" sheetId="${index + 1}"${name === LISTS ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`
          ).join("")}</sheets></workbook>`
        )
      },
      {
        name: "xl/_rels/workbook.xml.rels",
        content: relationships([
          .../** @type {[string, string][]} */
          paths.map((path) => ["worksheet", path]),
          ["styles", "styles.xml"]
        ])
      },
      { name: "xl/styles.xml", content: STYLES },
      ...paths.map((path, index) => ({ name: `xl/${path}`, content: pages[index] }))
    ]);
  };
  return __toCommonJS(writers_exports);
})();
