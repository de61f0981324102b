/** On paper stand words, never controls: before printing, the tables of the page get our rows in place of the examples. */

import { h } from "./dom.js";
import { find, items, only } from "./folder.js";
import { shown } from "./page.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./page.js").Table} Table */

/** The table of the page under a heading. @param {Table} table @returns {HTMLTableElement | undefined} */
export const onPage = ({ id, number }) => {
  const heading = document.getElementById(id);
  const following = [...document.querySelectorAll("article table")].filter(
    (each) => heading && heading.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return /** @type {HTMLTableElement | undefined} */ (following[number - 1]);
};

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
  const of = form.of ? app.system : undefined;
  /** @param {import("./folder.js").Item | undefined} item @param {string} field */
  const text = (item, field) => shown(app.page, kind, field, item?.fields[field]);
  if (form.items === "many" && !table.rows.length)
    return items(app.folder, kind, of).map((item) => rowLike(rows[0], table.fields.map((field) => (field ? text(item, field) : ""))));
  if (!table.rows.length || !table.fields.some(Boolean)) return [];
  const sheet = form.items === "sheet" ? only(app.folder, kind, of) : find(app.folder, kind, app.current[kind] ?? "");
  const first = rows.length - table.rows.length;
  const changed = rows.map((row, index) => {
    const id = table.rows[index - first]?.id;
    const item = form.items === "each" ? only(app.folder, kind, of, id) : sheet;
    if (!id || !item) return row.cloneNode(true);
    const alone = form.items !== "each" && form.answers.filter((each) => each.row === id).length === 1;
    const made = /** @type {HTMLTableRowElement} */ (row.cloneNode(true));
    table.fields.forEach((field, at) => {
      const name = form.items === "each" ? field : alone ? id : `${id}-${field}`;
      const words = field && text(item, name);
      if (words) made.cells[at].replaceWith(h("td", { dir: "auto", class: "practice-text", "data-label": row.cells[at].dataset.label }, words));
    });
    return made;
  });
  return sheet || form.items === "each" ? changed : [];
};

/** Fill the tables before printing, and give the page its own rows back afterwards. @param {App} app */
export const print = (app) => {
  /** @type {[HTMLTableSectionElement, Node[]][]} */
  let before = [];
  addEventListener("beforeprint", () => {
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
