/**
 * A workbook (ISO/IEC 29500-1, SpreadsheetML) whose cells are text and nothing else: what somebody typed is never run as
 * a formula. Choices are lists, which stand on a hidden sheet.
 */

import { contentTypes, properties, relationships, xml, xmlFile } from "./xml.js";
import { zip } from "./zip.js";

/** @typedef {{title: string, width: number, choices?: string[]}} Column width: in characters */
/** @typedef {{name: string, columns: Column[], rows: string[][]}} Sheet */
/** @typedef {{title: string, lang: string, rtl: boolean, sheets: Sheet[]}} Workbook */

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const LISTS = "_"; // the hidden sheet
const SPARE = 30; // rows below the last that have lists too
const [HEAD, CELL] = [1, 2]; // styles

const STYLES = xmlFile(
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font>` +
    '<font><b/><sz val="11"/><name val="Arial"/></font></fonts>' +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEBE2F5"/></patternFill></fill></fills>' +
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>" +
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>' +
    [`fontId="1" fillId="2" applyFont="1" applyFill="1"`, ""]
      .map(
        (look) =>
          `<xf numFmtId="49" ${look} applyNumberFormat="1" applyAlignment="1">` +
          '<alignment vertical="top" wrapText="1"/></xf>',
      )
      .join("") +
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
);

/** @param {number} index from 0 @returns {string} A, B, ... Z, AA */
const letters = (index) => (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/**
 * Names of sheets as a workbook allows them: at most 31 characters, none of `[]:*?/\'`, each once.
 * @param {string[]} names
 */
export const sheetNames = (names) => {
  /** @type {Set<string>} */
  const taken = new Set([LISTS, "history"]);
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

/** What a cell holds: `_x0041_` would be read as a character (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring). @param {string} text */
const literal = (text) => xml(text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"));

/** @param {string[]} cells @param {number} row from 1 @param {number} style */
const line = (cells, row, style) =>
  `<row r="${row}">${cells
    .map((text, column) =>
      text
        ? `<c r="${letters(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${literal(text)}</t></is></c>`
        : `<c r="${letters(column)}${row}" s="${style}"/>`,
    )
    .join("")}</row>`;

/** @param {string[][]} rows @param {string} before @param {string} after */
const sheet = (rows, before, after) =>
  xmlFile(
    `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows
      .map((cells, index) => line(cells, index + 1, index ? CELL : HEAD))
      .join("")}</sheetData>${after}</worksheet>`,
  );

/**
 * @param {Sheet} page
 * @param {boolean} rtl
 * @param {(choices: string[]) => string} listed where these choices stand
 */
const table = ({ columns, rows }, rtl, listed) => {
  const last = rows.length + 1 + SPARE;
  const lists = columns.flatMap(({ choices }, column) =>
    choices?.length
      ? '<dataValidation type="list" errorStyle="warning" allowBlank="1" ' +
        `sqref="${letters(column)}2:${letters(column)}${last}"><formula1>${listed(choices)}</formula1></dataValidation>`
      : [],
  );
  return sheet(
    [columns.map(({ title }) => title), ...rows],
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      `<sheetViews><sheetView ${rtl ? 'rightToLeft="1" ' : ""}workbookViewId="0">` +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      `<cols>${columns
        .map(({ width }, column) => `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`)
        .join("")}</cols>`,
    (lists.length ? `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>` : "") +
      '<pageSetup orientation="landscape" fitToHeight="0"/>',
  );
};

/**
 * The bytes of a workbook.
 * @param {Workbook} workbook each sheet with at least one column, each row with a cell for each column
 * @returns {Promise<Uint8Array>}
 */
export const xlsx = async ({ title, lang, rtl, sheets }) => {
  /** @type {string[][]} */
  const lists = [];
  const pages = sheets.map((page) =>
    table(page, rtl, (choices) => `'${LISTS}'!$A$${lists.push(choices)}:$${letters(choices.length - 1)}$${lists.length}`),
  );
  const names = [...sheetNames(sheets.map(({ name }) => name)), ...(lists.length ? [LISTS] : [])];
  if (lists.length) pages.push(sheet(lists, "", ""));
  const paths = pages.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  return zip([
    {
      name: "[Content_Types].xml",
      content: contentTypes({
        "xl/workbook.xml": "spreadsheetml.sheet.main",
        "xl/styles.xml": "spreadsheetml.styles",
        ...Object.fromEntries(paths.map((path) => [`xl/${path}`, "spreadsheetml.worksheet"])),
      }),
    },
    {
      name: "_rels/.rels",
      content: relationships([
        ["officeDocument", "xl/workbook.xml"],
        ["core-properties", "docProps/core.xml"],
      ]),
    },
    { name: "docProps/core.xml", content: properties(title, lang) },
    {
      name: "xl/workbook.xml",
      content: xmlFile(
        `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names
          .map(
            (name, index) =>
              `<sheet name="${xml(name)}" sheetId="${index + 1}"${name === LISTS ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
          )
          .join("")}</sheets></workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relationships([
        .../** @type {[string, string][]} */ (paths.map((path) => ["worksheet", path])),
        ["styles", "styles.xml"],
      ]),
    },
    { name: "xl/styles.xml", content: STYLES },
    ...paths.map((path, index) => ({ name: `xl/${path}`, content: pages[index] })),
  ]);
};
