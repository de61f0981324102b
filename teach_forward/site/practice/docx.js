/** A document of Word (ISO/IEC 29500-1, WordprocessingML) with real styles, one language and its direction of reading. */

import { contentTypes, properties, relationships, xml, xmlFile } from "./xml.js";
import { zip } from "./zip.js";

/** @typedef {{text: string, bold?: boolean, open?: boolean}} Run open: a blank to be filled in, which is highlighted */
/** @typedef {{kind: "heading", level: 1 | 2 | 3, text: Run[]}} Heading */
/** @typedef {{kind: "paragraph", text: Run[]}} Paragraph */
/** @typedef {{kind: "list", items: Run[][]}} List */
/** @typedef {{kind: "table", rows: Run[][][]}} Table the first row is its head */
/** @typedef {Heading | Paragraph | List | Table} Block */
/** @typedef {{title: string, lang: string, rtl: boolean, letter?: boolean, blocks: Block[]}} Document_ letter: the paper of the Americas, not A4 */

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRONG = /(\p{Script=Arabic}|\p{Script=Hebrew})|\p{Letter}/u;
const MARGIN = 1134; // 2 cm, in twentieths of a point
const PAPER = { a4: [11906, 16838], letter: [12240, 15840] };
const SIZES = [40, 30, 25]; // of headings, in half points

/** @param {number} points half points */
const size = (points) => `<w:sz w:val="${points}"/><w:szCs w:val="${points}"/>`;

/** @param {string} lang */
const styles = (lang) =>
  xmlFile(
    `<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>` +
      '<w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>' +
      `${size(22)}<w:lang w:val="${xml(lang)}" w:bidi="${xml(lang)}"/></w:rPr></w:rPrDefault>` +
      '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
      SIZES.map(
        (points, index) =>
          `<w:style w:type="paragraph" w:styleId="Heading${index + 1}"><w:name w:val="heading ${index + 1}"/>` +
          '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>' +
          `<w:spacing w:before="240"/><w:outlineLvl w:val="${index}"/></w:pPr>` +
          `<w:rPr><w:b/><w:bCs/>${size(points)}</w:rPr></w:style>`,
      ).join("") +
      '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>' +
      '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/></w:pPr></w:style>' +
      '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>' +
      ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="B9B4A8"/>`)
        .join("") +
      "</w:tblBorders></w:tblPr></w:style></w:styles>",
  );

const NUMBERING = xmlFile(
  `<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>` +
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>' +
    '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>' +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
);

/** Words of another script keep its direction. @param {Run} run @param {boolean} rtl */
const run = ({ text, bold, open }, rtl) => {
  const strong = STRONG.exec(text);
  const properties =
    (bold ? "<w:b/><w:bCs/>" : "") +
    (open ? '<w:highlight w:val="yellow"/>' : "") +
    ((strong ? strong[1] : rtl) ? "<w:rtl/>" : "");
  const lines = xml(text)
    .split("\n")
    .map((part) => `<w:t xml:space="preserve">${part.replaceAll("\t", " ")}</w:t>`);
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${lines.join("<w:br/>")}</w:r>`;
};

/** @param {Run[]} runs @param {boolean} rtl @param {string} [style] */
const paragraph = (runs, rtl, style) =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ""}${rtl ? "<w:bidi/>" : ""}</w:pPr>${runs
    .map((part) => run(part, rtl))
    .join("")}</w:p>`;

/** @param {Table} table @param {boolean} rtl @param {number} width of the text, in twentieths of a point */
const table = ({ rows }, rtl, width) => {
  const share = Math.floor(width / rows[0].length);
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>${rtl ? "<w:bidiVisual/>" : ""}<w:tblW w:w="5000" w:type="pct"/>` +
    `<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${share}"/>`.repeat(rows[0].length)}</w:tblGrid>` +
    rows
      .map(
        (cells, index) =>
          `<w:tr><w:trPr><w:cantSplit/>${index ? "" : "<w:tblHeader/>"}</w:trPr>${cells
            .map(
              (runs) =>
                `<w:tc><w:tcPr><w:tcW w:w="${share}" w:type="dxa"/></w:tcPr>${paragraph(
                  index ? runs : runs.map((part) => ({ ...part, bold: true })),
                  rtl,
                )}</w:tc>`,
            )
            .join("")}</w:tr>`,
      )
      .join("") +
    `</w:tbl>${paragraph([], rtl)}` // Word wants a paragraph between two tables and at the end
  );
};

/** @param {Block} block @param {boolean} rtl @param {number} width */
const written = (block, rtl, width) => {
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

/**
 * The bytes of a document.
 * @param {Document_} document tables have rows, all of the same length
 * @returns {Promise<Uint8Array>}
 */
export const docx = ({ title, lang, rtl, letter = false, blocks }) => {
  const [width, height] = PAPER[letter ? "letter" : "a4"];
  const body = blocks.map((block) => written(block, rtl, width - 2 * MARGIN)).join("");
  const section =
    `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"/><w:pgMar w:top="${MARGIN}" w:right="${MARGIN}" ` +
    `w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="567" w:footer="567" w:gutter="0"/>${rtl ? "<w:bidi/>" : ""}</w:sectPr>`;
  return zip([
    {
      name: "[Content_Types].xml",
      content: contentTypes({
        "word/document.xml": "wordprocessingml.document.main",
        "word/styles.xml": "wordprocessingml.styles",
        "word/numbering.xml": "wordprocessingml.numbering",
      }),
    },
    {
      name: "_rels/.rels",
      content: relationships([
        ["officeDocument", "word/document.xml"],
        ["core-properties", "docProps/core.xml"],
      ]),
    },
    { name: "docProps/core.xml", content: properties(title, lang) },
    {
      name: "word/document.xml",
      content: xmlFile(`<w:document xmlns:w="${MAIN}"><w:body>${body}${section}</w:body></w:document>`),
    },
    {
      name: "word/_rels/document.xml.rels",
      content: relationships([
        ["styles", "styles.xml"],
        ["numbering", "numbering.xml"],
      ]),
    },
    { name: "word/styles.xml", content: styles(lang) },
    { name: "word/numbering.xml", content: NUMBERING },
  ]);
};
