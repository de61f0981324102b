/** The first look at a system: what it is, and its four levers, a card each, with what is known and what must be asked. */

import { add, answer, big, buttons, date, field, fields, find, h, isOpen, items, nameOf, next, ofSystem, only, own, pair, put, value, words } from "../core.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Screen} Screen */
/** @typedef {import("../page.js").Asked} Asked */
/** A card: its name and its answers. @typedef {{name: string, answers: Asked[]}} Card */

const [LEVERS, SYSTEMS] = ["levers", "systems"];

/** The cards: one for the whole first table, then one for each row of the second. @param {App} app @returns {Card[]} */
const cards = (app) => {
  const { answers, tables } = app.page.forms[LEVERS];
  return [
    { name: tables[0].heading, answers: answers.filter((each) => each.table === 0) },
    ...tables[1].rows.map((row) => ({ name: row.cells[0], answers: answers.filter((each) => each.row === row.id) })),
  ];
};

/** @param {App} app */
const sheet = (app) => only(app.folder, LEVERS, app.system);

/** To a card; the sheet is there from the first one on, and begins with the name of the system. @param {App} app @param {number} number */
const open = async (app, number) => {
  const [name] = app.page.forms[LEVERS].answers;
  if (!sheet(app))
    await app.change((folder, by) => {
      const id = add(folder, LEVERS, { of: app.system }, LEVERS);
      put(folder, by, LEVERS, id, name.id, { v: value(find(folder, SYSTEMS, app.system ?? ""), "system") });
    });
  await app.go(card(number));
};

/** All cards, and what is to be asked. @type {Screen} */
const all = (app) => {
  const item = sheet(app);
  const found = cards(app);
  const fresh = found.findIndex(({ answers }, at) => !answers.slice(at ? 0 : 1).some((each) => answer(item, each.id)));
  const levers = app.page.forms[LEVERS].tables[1];
  const [know, ask] = levers.fields.filter(Boolean);
  const open_ = item ? levers.rows.filter((row) => isOpen(item, `${row.id}-${know}`) || value(item, `${row.id}-${ask}`)) : [];
  return h(
    "div",
    {},
    h("h3", {}, own(app, LEVERS, levers.heading)),
    h("ul", { class: "practice-list" }, ...found.map(({ name, answers }, at) =>
      h(
        "li",
        {},
        h("button", { type: "button", class: "practice-open", on: { click: () => open(app, at) } }, own(app, LEVERS, name)),
        h("span", { class: "practice-help" }, app.say("known_of", { known: answers.filter((each) => !isOpen(item, each.id)).length, total: answers.length })),
      ),
    )),
    fresh < 0 && open_.length > 0 && h("h4", {}, own(app, LEVERS, levers.columns[levers.fields.indexOf(ask)])),
    fresh < 0 && open_.length > 0 && h("ul", {}, ...open_.map((row) => h("li", {}, own(app, LEVERS, row.cells[0]), " ", words(value(item, `${row.id}-${ask}`))))),
    buttons(
      fresh < 0
        ? h("a", { class: "practice-button practice-next", href: app.page.urls.data }, app.say("levers_data"))
        : next(app.say(item ? "next" : "begin"), () => open(app, fresh)),
    ),
  );
};

/** One card. @param {number} number @returns {Screen} */
const card = (number) => (app) => {
  const found = cards(app);
  const last = number === found.length - 1;
  const { answers } = found[number];
  const asked = fields(app, LEVERS, sheet(app)?.id ?? "", answers);
  const unit = app.say("levers_unit");
  if (!number) asked.prepend(field(app, SYSTEMS, app.system ?? "", { id: "place", label: unit, table: -1 }, { label: unit }));
  return h(
    "div",
    {},
    h("h3", {}, nameOf(app, SYSTEMS, app.system ?? "")),
    h("p", { class: "practice-help" }, app.say("part_of", { number: number + 1, total: found.length })),
    asked,
    buttons(
      next(app.say(last ? "done" : "next"), () => app.go(last ? app.start : card(number + 1))),
      big(app.say("back"), () => app.go(number ? card(number - 1) : app.start)),
    ),
  );
};

/** The parts of the sheet that other sheets have filled in another shape: by the id of a table, the cells of a row. @param {App} app @returns {App["cells"]} */
const paper = (app) => ({
  "life-cycle": (phase) => {
    const kinds = items(app.folder, "data", app.system ?? "").filter((item) => value(item, phase));
    const happens = kinds.map((item) => pair(app.page, value(item, "what").split("\n")[0], isOpen(item, phase) ? app.say("unknown") : value(item, phase)));
    return ["", happens.join("\n"), value(only(app.folder, "demands", app.system ?? ""), `${phase}-demand`)];
  },
  union: (row) => {
    const plans = items(app.folder, "plans").map((item) => ["goal", "person", "date"].map((name) => date(app.page, value(item, name))).filter(Boolean).join(" · "));
    return ["", row === "goal" ? plans.join("\n") : ""];
  },
});

/** What the core calls. @returns {Screen} */
export const tool = () => (app) => {
  app.cells = paper(app);
  return ofSystem(all)(app);
};
