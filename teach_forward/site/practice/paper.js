/** On paper stand words, never controls: before printing, the tables of the page get our rows in place of the examples. */

import { h } from "./dom.js";
import { answer, find, items, only } from "./folder.js";
import { date, onPage, rowWords, shown } from "./page.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./page.js").Table} Table */

/** A row of the table, with other words in its cells. @param {HTMLTableRowElement} like @param {string[]} texts */
const rowLike = (like, texts) =>
  h(
    "tr",
    {},
    ...[...like.cells].map((cell, index) =>
      h("td", { dir: "auto", "data-label": cell.dataset.label, class: "practice-text" }, texts[index] ?? ""),
    ),
  );

/** The rows that a table gets; none where it stays as it is. @param {App} app @param {string} kind @param {Table} table @param {HTMLTableRowElement[]} rows */
const filled = (app, kind, table, rows) => {
  const form = app.page.forms[kind];
  const of = form.of ? (app.system ?? "") : undefined;
  const all = items(app.folder, kind, of).filter((item) => Object.keys(item.fields).some((name) => answer(item, name)));
  /** @param {import("./folder.js").Item | undefined} item @param {string} field */
  const text = (item, field) => date(app.page, shown(app.page, kind, field, item?.fields[field]));
  if (!table.rows.length) // rows that people add, or those of another table that they chose
    return form.items === "sheet" ? [] : all.map((item) => rowLike(rows[0], table.fields.map((field, at) => (field ? text(item, field) : at ? "" : rowWords(app.page, kind, item.row)))));
  const sheet = form.items === "sheet" ? only(app.folder, kind, of) : (find(app.folder, kind, app.current[kind] ?? "") ?? (form.parts ? undefined : all.at(-1)));
  /** The words for the cells of a row. @param {string} id */
  const cells = (id) => {
    const item = form.items === "each" ? only(app.folder, kind, of, id) : sheet;
    const alone = form.items !== "each" && form.answers.filter((each) => each.row === id).length === 1;
    return table.fields.map((field) => field && text(item, form.items === "each" ? field : alone ? id : `${id}-${field}`));
  };
  const write = app.cells[table.id] ?? ((table.fields.some(Boolean) && (sheet || form.items === "each")) ? cells : undefined);
  if (!write) return [];
  const first = rows.length - table.rows.length;
  return rows.map((row, index) => {
    const made = /** @type {HTMLTableRowElement} */ (row.cloneNode(true));
    const { id } = table.rows[index - first] ?? {};
    if (id)
      write(id).forEach((words, at) => {
        if (words) made.cells[at].replaceWith(h("td", { dir: "auto", class: "practice-text", "data-label": row.cells[at].dataset.label }, words));
      });
    return made;
  });
};

/** Fill the tables before printing, also with what was typed just now, and give the page its own rows back afterwards. @param {App} app */
export const print = (app) => {
  /** @type {[HTMLTableSectionElement, Node[]][]} */
  let before = [];
  addEventListener("beforeprint", () => {
    app.flush();
    app.store.lookAhead();
    for (const [kind, form] of Object.entries(app.page.forms))
      for (const table of form.tables.filter((each) => each.here)) {
        const body = onPage(table)?.tBodies[0];
        const made = body ? filled(app, kind, table, [...body.rows]) : [];
        if (!body || !made.length) continue;
        before.push([body, [...body.childNodes]]);
        body.replaceChildren(...made);
      }
  });
  addEventListener("afterprint", () => {
    for (const [body, nodes] of before) body.replaceChildren(...nodes);
    before = [];
  });
};
