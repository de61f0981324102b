/** What the page brings along: the forms with its own words, and the messages in the reader's language. */

/** A choice: its id and its words. @typedef {[string, string]} Choice */
/**
 * An answer that a form asks for. `label` is the name of its column, `help` what to write there. `row` is the id of the
 * row that it belongs to, `table` the index of its table (-1: none). `ours` stays out of copies that are shared.
 * @typedef {{id: string, label: string, help?: string, choices?: Choice[], row?: string, table: number, ours?: boolean}} Asked
 */
/**
 * A table of a page: the id of the heading above it, the words of that, its columns, and its rows with an id and the words
 * of each cell. `fields` are the ids of answers by column, empty for a column of the page's own words. `here`: it stands on
 * this page. `examples` are the rows that the page invented. The page of the folder has headings and rows alone.
 * @typedef {{id: string, heading: string, columns: string[], rows: {id: string, cells: string[]}[], examples: string[][],
 *   fields: string[], number: number, here: boolean}} Table
 */
/**
 * A form: the name of its page and where that is, the language of its words where that is not the reader's, the kind that its things belong to, of what it keeps one (see
 * workshops/forms.yml), how many answers make up each step, earlier ids by present ones, for an answer the row of the requests
 * that asks for it, for a blank of a letter the answer that fills it, and for a row of the requests how many months an answer
 * may take under EU law.
 * @typedef {{title: string, text: {lang: string, dir: string} | null, version: number, of: string, items: "many" | "each" | "sheet", parts: number[],
 *   was: Record<string, string>, ask: Record<string, string>, blanks: Record<string, string>,
 *   months: Record<string, number>,
 *   answers: Asked[], tables: Table[], url: string}} Form
 */
/**
 * `kind` is what this page is for: a kind of the folder, or `folder` for the page of the whole. `lang` and `dir` are the
 * reader's. `urls`: of the page of the folder, of the home page, and of the first page of each form. `library`: by what its
 * clauses are chosen, the name of each group and its choices.
 * @typedef {{kind: string, lang: string, dir: string, urls: Record<string, string>, library?: Record<string, [string, Choice[]]>, messages: Record<string, string>,
 *   forms: Record<string, Form>}} Data
 */

/** The data of this page; none where it has no form. @returns {Data | undefined} */
export const readPage = () => {
  const found = document.querySelector("script[data-forms]");
  return found ? JSON.parse(found.textContent ?? "") : undefined;
};

/**
 * A message with what is put in, such as {count}.
 * @param {Data} page @param {string} key @param {Record<string, string | number>} [values]
 */
export const say = (page, key, values = {}) =>
  (page.messages[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** @param {Data} page @param {string} kind @param {string} field */
export const asked = (page, kind, field) => page.forms[kind]?.answers.find((each) => each.id === field);

/** The name of an answer: of its column, and of its row; of the row alone where that has no other. @param {Data} page @param {string} kind @param {Asked} found */
export const label = (page, kind, found) => {
  const row = page.forms[kind].tables[found.table]?.rows.find((each) => each.id === found.row);
  if (row && found.id === row.id) return row.cells[0];
  return row ? [row.cells[0], found.label].filter(Boolean).join(": ") : found.label;
};

/** An answer as people read it: the words of a choice, or their own. @param {Data} page @param {string} kind @param {string} field @param {{c?: string, v?: string} | undefined} answer */
export const shown = (page, kind, field, answer) => {
  if (!answer?.c) return answer?.v ?? "";
  const choice = asked(page, kind, field)?.choices?.find(([id]) => id === answer.c);
  return choice?.[1] ?? (answer.c === "unknown" ? say(page, "unknown") : answer.c);
};
