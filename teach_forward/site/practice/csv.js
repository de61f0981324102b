/**
 * Values with separators (RFC 4180), for those who have no spreadsheet with XLSX. A cell that a spreadsheet could take for
 * a formula gets an apostrophe.
 */

/** What a spreadsheet could take for a formula. */
export const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
/** Tells Excel that this is UTF-8. */
export const MARK = "\ufeff";

/**
 * @param {string[][]} rows
 * @param {string} separator a comma; where commas are for decimals, spreadsheets want `;`
 */
export const csv = (rows, separator = ",") =>
  MARK +
  rows
    .map((row) =>
      row
        .map((text) => (FORMULA.test(text) ? `'${text}` : text))
        .map((text) => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
        .join(separator),
    )
    .map((line) => `${line}\r\n`)
    .join("");
