"use strict";
var practiceTool = (() => {
// practice:core.js
var { button, h, own, add, items, only, buttons, fields, list, next, ofSystem, part } = globalThis.practice;

// tools/plain.js
var sheet = (kind) => (app) => {
  const form = app.page.forms[kind];
  const item = only(app.folder, kind, form.of ? app.system : void 0);
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
var eachRow = (kind) => (app) => {
  const form = app.page.forms[kind];
  const rows = form.tables.filter((table) => table.fields.some(Boolean)).flatMap((table) => table.rows);
  const open = async (row) => {
    const of = form.of ? app.system : void 0;
    let id = only(app.folder, kind, of, row)?.id ?? "";
    if (!id) await app.change((folder) => void (id = add(folder, kind, { ...of && { of }, row })));
    await app.go(part(kind, id, 0));
  };
  return h(
    "div",
    {},
    h("h3", {}, own(app, kind, form.tables[0].heading)),
    h("p", {}, app.say("choose")),
    h("ul", { class: "practice-list" }, ...rows.map((row) => h("li", {}, button(row.cells.slice(0, 2).join(" "), () => open(row.id), { class: "practice-open", ...form.text }))))
  );
};
var records = (form, kind) => {
  const first = form.items === "sheet" ? sheet(kind) : form.items === "each" ? eachRow(kind) : list(kind, (id) => part(kind, id, 0));
  return form.of ? ofSystem(first) : first;
};
var tool = (page) => {
  const screens = Object.entries(page.forms).flatMap(([kind, form]) => form.parts ? records(form, kind) : []);
  return (app) => h("div", {}, ...screens.map((screen) => screen(app)));
};
return {
  tool
};
})();
