"use strict";
var practiceTool = (() => {
// practice:core.js
var { button, h, words, field, rows, writers, add, conflicts, find, isOpen, items, remove, twins, value, label, say, shown, big, buttons, fields, list, nameOf, next, ofSystem, removing } = globalThis.practice;

// tools/folder.js
var SYSTEMS = "systems";
var parts = (app, kind, id) => kind === SYSTEMS ? [find(app.folder, kind, id)].flatMap((item) => item ?? []) : items(app.folder, kind, id);
var begun = (app, id) => Object.keys(app.page.forms).filter((kind) => parts(app, kind, id).some((item) => Object.keys(item.fields).length));
var ofSystems = (app) => Object.entries(app.page.forms).filter(([kind, form]) => kind === SYSTEMS || form.of === SYSTEMS);
var all = (app) => {
  const systems = items(app.folder, SYSTEMS);
  const total = ofSystems(app).length;
  const waiting = conflicts(app.folder);
  return h(
    "div",
    {},
    h("h3", {}, app.say("systems")),
    waiting.length > 0 && h("p", {}, app.say("conflicts", { count: waiting.length }), " ", big(app.say("look"), () => app.go(choose))),
    ...twins(app.folder).map(
      ([one2, other]) => h(
        "p",
        { class: "practice-panel" },
        app.say("same_name", { name: value(one2, "system") }),
        " ",
        big(app.say("same_yes"), async () => {
          const { fuse } = await writers();
          await app.change((folder, by) => fuse(folder, by, one2.id, other.id), true);
          app.render();
        })
      )
    ),
    systems.length ? h(
      "ul",
      { class: "practice-list" },
      ...systems.map(
        (item) => h(
          "li",
          {},
          h("button", { type: "button", class: "practice-open", on: { click: () => app.go(one(item.id)) } }, nameOf(app, SYSTEMS, item.id)),
          h("span", { class: "practice-help" }, app.say("parts_begun", { count: begun(app, item.id).length, total })),
          big(app.say("remove"), () => app.go(removing(SYSTEMS, item.id, all)))
        )
      )
    ) : h("p", {}, app.say("nothing_yet")),
    buttons(
      systems.length > 0 && next(app.say("not_known_yet"), () => app.go(gaps)),
      big(app.say("add"), () => app.go(named))
    )
  );
};
var named = (app) => {
  app.store.kept.system = "none";
  return ofSystem((found) => one(found.system ?? "")(found))(app);
};
var one = (id) => (app) => {
  app.store.kept.system = id;
  return h(
    "div",
    { class: "practice-dossier" },
    h("h3", {}, nameOf(app, SYSTEMS, id)),
    ...ofSystems(app).map(([kind, form]) => {
      const found = parts(app, kind, id);
      const open = form.answers.filter((each) => found.every((item) => isOpen(item, each.id)));
      return h(
        "section",
        {},
        h("h4", {}, form.title),
        ...found.filter((item) => !item.row || form.answers.some((each) => value(item, each.id))).map(
          (item) => h(
            "dl",
            {},
            item.row && h("dt", {}, rowName(app, kind, item.row)),
            ...form.answers.filter((each) => item.fields[each.id] && shown(app.page, kind, each.id, item.fields[each.id])).flatMap((each) => [h("dt", {}, label(app.page, kind, each)), h("dd", { dir: "auto" }, shown(app.page, kind, each.id, item.fields[each.id]))]),
            ...old(app, kind, item)
          )
        ),
        open.length > 0 && h("p", { class: "practice-help" }, app.say("open_answers", { count: open.length })),
        h("p", {}, h("a", { href: form.url }, app.say("to_sheet")))
      );
    }),
    buttons(next(app.say("print"), () => print()), big(app.say("back"), () => app.go(all)))
  );
};
var rowName = (app, kind, row) => {
  const table = app.page.forms[kind].tables.find((each) => each.rows.some(({ id }) => id === row));
  return [table?.heading, table?.rows.find(({ id }) => id === row)?.cells[0]].filter(Boolean).join(" · ");
};
var old = (app, kind, item) => Object.entries(item.fields).filter(([field_]) => !app.page.forms[kind].answers.some((each) => each.id === field_)).flatMap(([field_, found]) => [h("dt", {}, words(app.folder.words[`${kind}.${field_}`] ?? field_)), h("dd", { dir: "auto" }, found.v ?? found.c ?? "")]);
var gaps = (app) => h(
  "div",
  {},
  h("h3", {}, app.say("not_known_yet")),
  ...items(app.folder, SYSTEMS).map(
    (system) => h(
      "section",
      {},
      h("h4", {}, nameOf(app, SYSTEMS, system.id)),
      ...ofSystems(app).flatMap(
        ([kind, form]) => parts(app, kind, system.id).map((item) => {
          const open = form.answers.filter((each) => isOpen(item, each.id));
          return open.length > 0 && h("p", {}, h("a", { href: form.url }, form.title), ": ", open.map((each) => label(app.page, kind, each)).join(" · "));
        }).filter((each) => each !== false)
      )
    )
  ),
  buttons(big(app.say("back"), () => app.go(all)))
);
var choose = (app) => {
  const waiting = conflicts(app.folder);
  return h(
    "div",
    {},
    h("h3", {}, app.say("conflicts", { count: waiting.length })),
    ...waiting.flatMap(({ kind, item, field: name }) => {
      const asked2 = app.page.forms[kind]?.answers.find((each) => each.id === name) ?? { id: name, label: app.folder.words[`${kind}.${name}`] ?? name, table: -1 };
      return field(app, kind, item.id, asked2, { label: asked2.label });
    }),
    buttons(next(app.say(waiting.length ? "back" : "done"), () => app.go(all)))
  );
};
var tool = () => all;
return {
  tool
};
})();
