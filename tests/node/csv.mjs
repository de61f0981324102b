/* Reads what csv.js writes: what is written comes back as it was, without the apostrophes. */

import { FORMULA, MARK } from "../../teach_forward/site/practice/csv.js";

/**
 * The rows of such a text. The separator is what stands between the first two cells: `,`, `;` or a tab.
 * @param {string} text
 * @returns {string[][]}
 */
export const parseCsv = (text) => {
  const plain = text.startsWith(MARK) ? text.slice(1) : text;
  const separator = /^(?:"(?:[^"]|"")*"|[^",;\t\r\n]*)([,;\t])/.exec(plain)?.[1] ?? ",";
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*)?)(${separator}|\\r?\\n|\\r|$)`, "y");
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  while (cell.lastIndex < plain.length || row.length) {
    const found = cell.exec(plain);
    if (!found) break; // text after a closing quotation mark: what was read so far stands
    const [, quoted, bare = "", end] = found;
    const value = quoted === undefined ? bare : quoted.replaceAll('""', '"');
    row.push(value.startsWith("'") && FORMULA.test(value) ? value.slice(1) : value);
    if (end === separator) continue;
    rows.push(row);
    row = [];
    if (!end) break;
  }
  return rows;
};
