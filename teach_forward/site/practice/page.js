/** What lies beside the page in a script: the forms with its own words, and the messages in the reader's language. */

/** A choice: its id and its words. @typedef {[string, string]} Choice */
/**
 * An answer that a form asks for. `label` is the name of its column, `help` what to write there. `row` is the id of the
 * row that it belongs to, `table` the index of its table (-1: none, and its label is a message). `named`: its choices are called like rows of the
 * page. `each`: every row has it.
 * @typedef {{id: string, label: string, help?: string, choices?: Choice[], row?: string, table: number, named?: boolean, each?: boolean}} Asked
 */
/**
 * A table of a page: the id of the heading above it, the words of that, its columns, and its rows with an id and the words
 * of each cell. `fields` are the ids of answers by column, empty for a column of the page's own words. `here`: it stands on
 * this page. `examples` are the rows that the page invented. The page of the folder has rows alone.
 * @typedef {{id: string, heading: string, columns: string[], rows: {id: string, cells: string[]}[], examples: string[][],
 *   fields: string[], number: number, here: boolean}} Table
 */
/**
 * A form: the name of its page and where that is, its own name where several stand there, the language of its words where that is not the reader's, the kind that its things belong to, of what it keeps one (see
 * workshops/forms.yml), how many answers make up each step (nothing where it is filled in on other pages alone), earlier ids by present ones, for an answer the row of the requests
 * that asks for it, for a blank of a letter the answer that fills it, and for a row of the requests how many months an answer
 * may take under EU law.
 * @typedef {{title: string, name: string, text: {lang: string, dir: string} | null, version: number, of: string, items: "many" | "each" | "sheet", parts?: number[],
 *   was: Record<string, string>, ask: Record<string, string>, blanks: Record<string, string>,
 *   months: Record<string, number>,
 *   answers: Asked[], tables: Table[], url: string}} Form
 */
/**
 * `kind` is what this page is for: a kind of the folder, or `folder` for the page of the whole. `lang`, `dir` and
 * `comma` are the reader's. `urls`: of the home page, of the sheets to which this one leads on, and where a card can be proposed. `ours`: by kind,
 * the answers that stay out of copies that are shared. `library`: by what its clauses are chosen, the
 * name of each group and its choices; `facts`: by clause and group the ids of its choices, with spaces between.
 * @typedef {{kind: string, lang: string, dir: string, comma: string, urls: Record<string, string>, ours: Record<string, string[]>,
 *   library?: Record<string, [string, Choice[]]>, facts?: Record<string, Record<string, string>>, messages: Record<string, string>,
 *   forms: Record<string, Form>}} Data
 */

/** A day as files and folders write it. */
export const DAY = /^\d{4}-\d\d-\d\d$/;

/** Whether a text is a day of the calendar, as files and folders write it: nobody can reckon with the 31st of February. @param {string} text */
export const isDay = (text) => DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** The data of this page; none where it has no form. @returns {Data | undefined} */
export const readPage = () => {
  const page = /** @type {{tfForms?: Data}} */ (globalThis).tfForms;
  if (!page) return undefined;
  for (const form of Object.values(page.forms)) {
    form.name ??= form.title;
    form.tables.forEach(readRows);
    form.answers = form.answers.flatMap((each, _, all) => (each.each ? ofRows(form, each, all) : [each]));
  }
  return page;
};

/** The table of the page under a heading. @param {Table} table @returns {HTMLTableElement | undefined} */
export const onPage = ({ id, number }) => {
  const heading = document.getElementById(id);
  const following = [...document.querySelectorAll("article table")].filter(
    (each) => heading && heading.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return /** @type {HTMLTableElement | undefined} */ (following[number - 1]);
};

/** What is empty does not come. Rows come as an id and words; the page itself has the words of a table that stands on it. @param {Table} table */
const readRows = (table) => {
  const listed = /** @type {string[][]} */ (/** @type {unknown} */ (table.rows ?? []));
  const there = table.here ? [...(onPage(table)?.tBodies[0].rows ?? [])].slice(-listed.length) : undefined;
  table.columns ??= [];
  table.examples ??= [];
  table.rows = listed.map(([id, ...words], at) => ({
    id,
    cells: there ? [...(there[at]?.cells ?? [])].map((cell) => (cell.textContent ?? "").trim()) : words,
  }));
};

/** The answers of a table that every row has alike come once, under the ids of its columns: here they are, row by row. @param {Form} form @param {Asked} first @param {Asked[]} all */
const ofRows = (form, first, all) => {
  const columns = all.filter((each) => each.each && each.table === first.table);
  if (columns[0] !== first) return [];
  return form.tables[first.table].rows.flatMap(({ id: row }) => columns.map((each) => ({ ...each, row, id: columns.length > 1 ? `${row}-${each.id}` : row })));
};

/**
 * A message with what is put in, such as {count}.
 * @param {Data} page @param {string} key @param {Record<string, string | number>} [values]
 */
export const say = (page, key, values = {}) =>
  (page.messages[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** @param {Data} page @param {string} kind @param {string} field */
export const asked = (page, kind, field) => page.forms[kind]?.answers.find((each) => each.id === field);

/** Whether an answer stays out of copies that are shared, on whichever page it is asked for. @param {Data} page @param {string} kind @param {string} field */
export const isOurs = (page, kind, field) => Boolean(page.ours[kind]?.includes(field));

/** A name and what it is: languages space the colon in their own ways, and a question needs none. @param {Data} page @param {string} name @param {string | number} value */
export const pair = (page, name, value) => (/[?؟:…]$/u.test(name) ? `${name} ${value}` : say(page, "pair", { name, value }));

/** The name of an answer: of its column, and of its row; of the row alone where that has no other. @param {Data} page @param {string} kind @param {Asked} found */
export const label = (page, kind, found) => {
  const row = page.forms[kind].tables[found.table]?.rows.find((each) => each.id === found.row);
  if (!row) return found.label;
  return found.id === row.id || !found.label ? row.cells[0] : pair(page, row.cells[0], found.label);
};

/** The row of a page that a thing is about: the heading above it, and its first words; empty where it is about none. @param {Data} page @param {string} kind @param {string | undefined} row */
export const rowWords = (page, kind, row) => {
  const table = page.forms[kind].tables.find((each) => each.rows.some(({ id }) => id === row));
  return [table?.heading, ...(table?.rows.find(({ id }) => id === row)?.cells.slice(0, 2) ?? [])].filter(Boolean).join(" · ");
};

/** An answer as people read it: the words of a choice, or their own. @param {Data} page @param {string} kind @param {string} field @param {{c?: string, v?: string} | undefined} answer */
export const shown = (page, kind, field, answer) => {
  if (!answer?.c) return answer?.v ?? "";
  const choice = asked(page, kind, field)?.choices?.find(([id]) => id === answer.c);
  return choice?.[1] ?? (answer.c === "unknown" ? say(page, "unknown") : answer.c);
};

/** Made once, since that takes long. @type {{date?: Intl.DateTimeFormat, ago?: Intl.RelativeTimeFormat}} */
const formats = {};

/** A day as people write it; other words as they are. @param {Data} page @param {string} text */
export const date = (page, text) => {
  // Where a language has dates of several countries, we take those of the world.
  const lang = page.lang.includes("-") ? page.lang : `${page.lang}-001`;
  return isDay(text) ? (formats.date ??= new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" })).format(new Date(text)) : text;
};

/** How many milliseconds a day has. */
export const DAY_IN_MS = 86_400_000;

/** How long ago a day was, or how far it is ahead, in words. @param {Data} page @param {string} day */
export const ago = (page, day) => {
  const days = Math.round((Date.parse(day) - Date.parse(today())) / DAY_IN_MS);
  return (formats.ago ??= new Intl.RelativeTimeFormat(page.lang, { numeric: "auto" })).format(days, "day");
};

/** The day, as files and folders write it. */
export const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};
