"use strict";
var practiceTool = (() => {
// practice:core.js
var { big, button, h, words, field, own, add, answer, find, isOpen, items, only, put, value, start, date, label, pair, buttons, fields, list, nameOf, next, ofSystem } = globalThis.practice;

// tools/levers.js
var [LEVERS, SYSTEMS] = ["levers", "systems"];
var cards = (app) => {
  const { answers, tables } = app.page.forms[LEVERS];
  return [
    { name: tables[0].heading, answers: answers.filter((each) => each.table === 0) },
    ...tables[1].rows.map((row) => ({ name: row.cells[0], answers: answers.filter((each) => each.row === row.id) }))
  ];
};
var sheet = (app) => only(app.folder, LEVERS, app.system);
var open = async (app, number) => {
  const [name] = app.page.forms[LEVERS].answers;
  if (!sheet(app))
    await app.change((folder, by) => {
      const id = add(folder, LEVERS, { of: app.system }, LEVERS);
      put(folder, by, LEVERS, id, name.id, { v: value(find(folder, SYSTEMS, app.system ?? ""), "system") });
    });
  await app.go(card(number));
};
var all = (app) => {
  const item = sheet(app);
  const found = cards(app);
  const fresh2 = found.findIndex(({ answers }, at) => !answers.slice(at ? 0 : 1).some((each) => answer(item, each.id)));
  const levers = app.page.forms[LEVERS].tables[1];
  const [know, ask] = levers.fields.filter(Boolean);
  const open_ = item ? levers.rows.filter((row) => isOpen(item, `${row.id}-${know}`) || value(item, `${row.id}-${ask}`)) : [];
  return h(
    "div",
    {},
    h("h3", {}, own(app, LEVERS, levers.heading)),
    h("ul", { class: "practice-list" }, ...found.map(
      ({ name, answers }, at) => h(
        "li",
        {},
        h("button", { type: "button", class: "practice-open", on: { click: () => open(app, at) } }, own(app, LEVERS, name)),
        h("span", { class: "practice-help" }, app.say("known_of", { known: answers.filter((each) => !isOpen(item, each.id)).length, total: answers.length }))
      )
    )),
    fresh2 < 0 && open_.length > 0 && h("h4", {}, own(app, LEVERS, levers.columns[levers.fields.indexOf(ask)])),
    fresh2 < 0 && open_.length > 0 && h("ul", {}, ...open_.map((row) => h("li", {}, own(app, LEVERS, row.cells[0]), " ", words(value(item, `${row.id}-${ask}`))))),
    buttons(
      fresh2 < 0 ? h("a", { class: "practice-button practice-next", href: app.page.urls.data }, app.say("levers_data")) : next(app.say(item ? "next" : "begin"), () => open(app, fresh2))
    )
  );
};
var card = (number) => (app) => {
  const found = cards(app);
  const last = number === found.length - 1;
  const { answers } = found[number];
  const asked2 = fields(app, LEVERS, sheet(app)?.id ?? "", answers);
  const unit = app.say("levers_unit");
  if (!number) asked2.prepend(field(app, SYSTEMS, app.system ?? "", { id: "place", label: unit, table: -1 }, { label: unit }));
  return h(
    "div",
    {},
    h("h3", {}, nameOf(app, SYSTEMS, app.system ?? "")),
    h("p", { class: "practice-help" }, app.say("part_of", { number: number + 1, total: found.length })),
    asked2,
    buttons(
      next(app.say(last ? "done" : "next"), () => app.go(last ? app.start : card(number + 1))),
      big(app.say("back"), () => app.go(number ? card(number - 1) : app.start))
    )
  );
};
var paper = (app) => ({
  "life-cycle": (phase) => {
    const kinds = items(app.folder, "data", app.system ?? "").filter((item) => value(item, phase));
    const happens = kinds.map((item) => pair(app.page, value(item, "what").split("\n")[0], isOpen(item, phase) ? app.say("unknown") : value(item, phase)));
    return ["", happens.join("\n"), value(only(app.folder, "demands", app.system ?? ""), `${phase}-demand`)];
  },
  union: (row) => {
    const plans = items(app.folder, "plans").map((item) => ["goal", "person", "date"].map((name) => date(app.page, value(item, name))).filter(Boolean).join(" · "));
    return ["", row === "goal" ? plans.join("\n") : ""];
  }
});
var tool = () => (app) => {
  app.cells = paper(app);
  return ofSystem(all)(app);
};
return {
  tool
};
})();
