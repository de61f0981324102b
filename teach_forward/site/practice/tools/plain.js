/** The plain tool, for every form that has no other: all those that are filled in on a page, one below the other. */

import { add, button, buttons, fields, h, list, next, ofSystem, only, own, part } from "../core.js";

/** @typedef {import("../app.js").Screen} Screen */
/** @typedef {import("../page.js").Data} Data */
/** @typedef {import("../page.js").Form} Form */

/** The whole sheet of a system. @param {string} kind @returns {Screen} */
const sheet = (kind) => (app) => {
  const form = app.page.forms[kind];
  const item = only(app.folder, kind, form.of ? app.system : undefined);
  if (item) {
    app.current[kind] = item.id;
    return h("div", {}, h("h3", {}, own(app, kind, form.tables[0].heading)), fields(app, kind, item.id, form.answers));
  }
  const begun = async () => {
    await app.change((folder) => void add(folder, kind, form.of ? { of: app.system } : {}, kind));
    await app.go(app.screen);
  };
  return h("div", {}, h("h3", {}, own(app, kind, form.tables[0].heading)), h("p", {}, app.say("nothing_yet")), buttons(next(app.say("begin"), begun)));
};

/** One thing for each row of the page. @param {string} kind @returns {Screen} */
const eachRow = (kind) => (app) => {
  const form = app.page.forms[kind];
  const rows = form.tables.filter((table) => table.fields.some(Boolean)).flatMap((table) => table.rows);
  /** @param {string} row */
  const open = async (row) => {
    const of = form.of ? app.system : undefined;
    let id = only(app.folder, kind, of, row)?.id ?? "";
    if (!id) await app.change((folder) => void (id = add(folder, kind, { ...(of && { of }), row })));
    await app.go(part(kind, id, 0));
  };
  return h(
    "div",
    {},
    h("h3", {}, own(app, kind, form.tables[0].heading)),
    h("p", {}, app.say("choose")),
    h("ul", { class: "practice-list" }, ...rows.map((row) => h("li", {}, button(row.cells.slice(0, 2).join(" "), () => open(row.id), { class: "practice-open", ...form.text })))),
  );
};

/** The first screen of a form. @param {Form} form @param {string} kind @returns {Screen} */
const records = (form, kind) => {
  const first = form.items === "sheet" ? sheet(kind) : form.items === "each" ? eachRow(kind) : list(kind, (id) => part(kind, id, 0));
  return form.of ? ofSystem(first) : first;
};

/** What the core calls. @param {Data} page @returns {Screen} */
export const tool = (page) => {
  const screens = Object.entries(page.forms).flatMap(([kind, form]) => (form.parts ? records(form, kind) : []));
  return (app) => h("div", {}, ...screens.map((screen) => screen(app)));
};
