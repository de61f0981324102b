/**
 * The life-cycle grid: kinds of data, each followed through its phases; then the map of what is known and what is not, and
 * one demand for each phase.
 */

import { add, asked, big, button, buttons, fields, h, isEmpty, isOpen, items, nameOf, next, ofSystem, onPage, only, own, put, removing, value, words, writers } from "../core.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Screen} Screen */
/** @typedef {import("../folder.js").Item} Item */
/** A phase: its id, and its name in the first cell. @typedef {{id: string, cells: string[]}} Phase */

const [DATA, DEMANDS, REQUESTS] = ["data", "demands", "requests"];
/** The phase at whose end data goes, and the column of wishes, which belongs to no phase. */
const [END, WISH] = ["end", "demand"];
const QUESTION = /[?؟？]/u;
/** What begins an invented row, such as "Example (invented).", and the rest. */
const MARKED = /^([^.。]*)[.。]\s*(.*)$/su;

/** The phases, which are the rows of the table of demands and columns of the grid. @param {App} app @returns {Phase[]} */
const phases = (app) => app.page.forms[DEMANDS].tables[0].rows;

/** @param {App} app */
const kinds = (app) => items(app.folder, DATA, app.system);

/** Whether something about a phase is not known: no answer, or one with a question mark. @param {Item} item @param {string} phase */
const unclear = (item, phase) => isOpen(item, phase) || QUESTION.test(value(item, phase));

/** The rows of the grid: what data there is. @type {Screen} */
const rows = (app) => {
  const { answers, tables } = app.page.forms[DATA];
  const all = kinds(app);
  const begun = async () => {
    let id = "";
    await app.change((folder) => void (id = add(folder, DATA, { of: app.system })));
    await app.go(step(id, 0));
  };
  /** @param {Item} item */
  const known = (item) => app.say("known_of", { known: answers.filter((each) => !unclear(item, each.id)).length, total: answers.length });
  return h(
    "div",
    {},
    h("h3", {}, own(app, DATA, tables[0].heading)),
    all.length
      ? h("ul", { class: "practice-list" }, ...all.map((item) =>
          h(
            "li",
            {},
            h("button", { type: "button", class: "practice-open", on: { click: () => app.go(step(item.id, 0)) } }, nameOf(app, DATA, item.id)),
            h("span", { class: "practice-help" }, known(item)),
            big(app.say("remove"), () => app.go(removing(DATA, item.id, app.start))),
          ),
        ))
      : h("p", {}, app.say("nothing_yet")),
    buttons(
      all.length ? next(app.say("data_map"), () => app.go(map)) : next(app.say("begin"), begun),
      all.length > 0 && big(app.say("data_another"), begun),
    ),
  );
};

/** Where an answer may be found, in the page's own words. @param {App} app @param {number} number of the answer */
const where = (app, number) => {
  const table = onPage({ ...{ id: "help", number: 1, heading: "", columns: [], rows: [] }, ...{ examples: [], fields: [], here: true } });
  const [name, text] = [table?.tHead?.rows[0], table?.tBodies[0].rows[number]].map((row) => row?.cells[2]?.textContent?.trim());
  return name && text ? h("p", { class: "practice-help", ...app.page.forms[DATA].text }, h("b", {}, name), h("br"), text) : "";
};

/** One of the answers about a kind of data. @param {string} id @param {number} number @returns {Screen} */
const step = (id, number) => (app) => {
  const { answers, tables } = app.page.forms[DATA];
  const last = number === answers.length - 1;
  const made = fields(app, DATA, id, [answers[number]]);
  made.querySelector("textarea")?.before(where(app, number));
  return h(
    "div",
    {},
    h("h3", {}, number ? nameOf(app, DATA, id) : own(app, DATA, tables[0].heading)),
    h("p", { class: "practice-help" }, app.say("part_of", { number: number + 1, total: answers.length })),
    made,
    buttons(
      next(app.say(last ? "done" : "next"), () => app.go(last ? app.start : step(id, number + 1))),
      big(app.say("back"), () => app.go(number ? step(id, number - 1) : app.start)),
    ),
  );
};

/** What was written about a phase, kind by kind. @param {App} app @param {string} phase @param {...Node} more */
const written = (app, phase, ...more) =>
  h(
    "dl",
    { class: "practice-written" },
    ...kinds(app).flatMap((item) => [h("dt", {}, nameOf(app, DATA, item.id)), h("dd", {}, isOpen(item, phase) ? app.say("unknown") : words(value(item, phase)))]),
    ...more,
  );

/** What is not known about a phase becomes a request. @param {App} app @param {Phase} phase @param {Item[]} open */
const asking = (app, phase, open) => {
  const text = [phase.cells[0], open.map((item) => value(item, "what").split("\n")[0].slice(0, 80)).filter(Boolean).join(app.page.comma)].filter(Boolean).join(" · ");
  const noted = () => h("p", { tabindex: -1 }, app.say("noted"));
  if (items(app.folder, REQUESTS, app.system).some((item) => value(item, "request") === text)) return noted();
  const place = h("div", {});
  const note = async () => {
    await app.change((folder, by) => {
      const id = add(folder, REQUESTS, { of: app.system });
      put(folder, by, REQUESTS, id, "request", { v: text });
      put(folder, by, REQUESTS, id, "state", { c: "to-send" });
    });
    const done = noted();
    place.replaceChildren(done);
    done.focus();
  };
  place.append(button(app.say("use_it"), note, { class: "practice-button", "aria-label": `${app.say("use_it")} (${phase.cells[0]})` }));
  return place;
};

/** The map: phase by phase, with how much is not known, and whose deletion has no date. @type {Screen} */
const map = (app) => {
  const all = kinds(app);
  const undated = all.filter((item) => unclear(item, END) || !/\p{Number}/u.test(value(item, END)));
  const sheet = only(app.folder, DEMANDS, app.system);
  const wanted = phases(app).findIndex((phase) => isOpen(sheet, `${phase.id}-${WISH}`));
  const requests = items(app.folder, REQUESTS, app.system).length;
  const following =
    wanted >= 0
      ? next(app.page.forms[DEMANDS].tables[0].heading, () => toDemand(app, wanted))
      : requests
        ? h("a", { class: "practice-button practice-next", href: app.page.urls[REQUESTS] }, app.say("to_letters"))
        : next(app.say("print"), () => print());
  return h(
    "div",
    {},
    h("h3", {}, app.say("data_map")),
    undated.length > 0 && h("p", {}, app.say("data_no_date")),
    undated.length > 0 && h("ul", {}, ...undated.map((item) => h("li", {}, nameOf(app, DATA, item.id)))),
    ...phases(app).map((phase) => {
      const open = all.filter((item) => unclear(item, phase.id));
      return h(
        "section",
        { class: "practice-field" },
        h("h4", { ...app.page.forms[DEMANDS].text }, phase.cells[0]),
        open.length > 0 && h("p", { class: "practice-help" }, app.say("open_answers", { count: open.length })),
        written(app, phase.id),
        open.length > 0 && asking(app, phase, open),
      );
    }),
    buttons(following, wanted < 0 && big(app.page.forms[DEMANDS].tables[0].heading, () => toDemand(app, 0)), big(app.say("back"), () => app.go(app.start))),
  );
};

/** To the demand for a phase; the sheet of demands is there from the first one on. @param {App} app @param {number} number */
const toDemand = async (app, number) => {
  if (!only(app.folder, DEMANDS, app.system)) await app.change((folder) => void add(folder, DEMANDS, { of: app.system }, DEMANDS));
  await app.go(demand(number));
};

/** The demand for a phase, below what was written about it. @param {number} number @returns {Screen} */
const demand = (number) => (app) => {
  const { answers, tables } = app.page.forms[DEMANDS];
  const all = phases(app);
  const wish = asked(app.page, DATA, WISH);
  const wishes = kinds(app).filter((item) => !isOpen(item, WISH)).map((item) => h("dd", {}, words(value(item, WISH))));
  const made = fields(app, DEMANDS, only(app.folder, DEMANDS, app.system)?.id ?? "", answers.filter((each) => each.row === all[number].id));
  made.querySelector("h4")?.after(written(app, all[number].id, ...(wish && wishes.length ? [h("dt", {}, own(app, DATA, wish.label)), ...wishes] : [])));
  return h(
    "div",
    {},
    h("h3", {}, own(app, DEMANDS, tables[0].heading)),
    h("p", { class: "practice-help" }, app.say("part_of", { number: number + 1, total: all.length })),
    made,
    buttons(
      next(app.say(number < all.length - 1 ? "next" : "done"), () => app.go(number < all.length - 1 ? demand(number + 1) : map)),
      big(app.say("back"), () => app.go(number ? demand(number - 1) : map)),
    ),
  );
};

/** Take the page's invented row into a folder of its own, which says so. @param {App} app */
const rehearse = async (app) => {
  const { examples, fields: names } = app.page.forms[DATA].tables[0];
  await (await writers()).begin(app);
  let system = "";
  await app.change((folder, by) => {
    system = add(folder, "systems");
    const [, mark, first] = MARKED.exec(examples[0][0]) ?? ["", examples[0][0], examples[0][0]];
    put(folder, by, "systems", system, "system", { v: mark });
    for (const cells of examples) {
      const id = add(folder, DATA, { of: system });
      names.forEach((name, index) => put(folder, by, DATA, id, name, { v: index || cells !== examples[0] ? cells[index] : first }));
    }
  });
  await app.choose(system);
  await app.go(app.start);
};

/** @type {Screen} */
const start = (app) =>
  h(
    "div",
    {},
    ofSystem(rows)(app),
    isEmpty(app.folder) && buttons(big(app.say("try_example"), () => rehearse(app))),
  );

/** What the core calls. */
export const tool = () => start;
