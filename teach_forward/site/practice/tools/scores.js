/** Our own digital impact: sheets by date, and raised fingers by row. What comes after the fingers is fetched meanwhile. */

import { UNKNOWN, add, answer, asked, big, button, buttons, date, field, fields, find, h, isEmpty, items, more, newId, next, put, removing, shown, today, value, words } from "../core.js";
import { LEVELS, range } from "../impact.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Screen} Screen */
/** @typedef {import("../folder.js").Item} Item */
/** @typedef {import("../page.js").Asked} Asked */

export const SCORES = "scores";
export const PLANS = "plans";
export const OWN = "own";

// Words of the pages

/** @param {App} app */
export const form = (app) => {
  const [grid, sheet, reading] = app.page.forms[SCORES].tables;
  return { grid, sheet, reading, plans: app.page.forms[PLANS] };
};

/** All sheets, the earliest first. @param {App} app */
export const dates = (app) => items(app.folder, SCORES).sort((one, other) => (value(one, "day") < value(other, "day") ? -1 : Number(value(one, "day") > value(other, "day"))));

/** The day of a sheet as people write it. @param {App} app @param {Item | undefined} item */
export const day = (app, item) => date(app.page, value(item, "day")) || app.say("no_name");

/** What a row is called: that of our own as we call it. @param {App} app @param {Item | undefined} item @param {string} row */
export const named = (app, item, row) => {
  const own = row === OWN && value(item, "own-name");
  return own || (form(app).sheet.rows.find((each) => each.id === row)?.cells[0] ?? row).replace(/[\s:.…]+$/u, "");
};

/** @param {Item | undefined} item @param {string} row @returns {import("../impact.js").Score} */
export const score = (item, row) => {
  const [now, low, high, goal] = ["now", "low", "high", "goal"].map((column) => {
    const found = value(item, `${row}-${column}`);
    return /^[0-4]$/.test(found) ? Number(found) : null;
  });
  return { row, now, low, high, goal, unknown: value(item, `${row}-now`) === UNKNOWN };
};

/** From the lowest to the highest level: 1 to 3. @param {App} app @param {number} low @param {number} high */
const spread = (app, low, high) => (low === high ? String(low) : app.say("scores_spread", { low, high }));

/** The level of a row in words, with the lowest and the highest: 2 (1 to 3). @param {App} app @param {Item | undefined} item @param {string} row */
export const level = (app, item, row) => {
  const { now, low, high } = score(item, row);
  const text = shown(app.page, SCORES, `${row}-now`, answer(item, `${row}-now`)) || "–";
  return low === null || high === null || (low === now && high === now) ? text : `${text} (${spread(app, low, high)})`;
};

/** The rows of a sheet; that of our own where it was named. @param {App} app @param {Item[]} sheets */
export const rowsOf = (app, sheets) =>
  form(app).sheet.rows.map((each) => each.id).filter((id) => id !== OWN || sheets.some((item) => value(item, "own-name") || value(item, "own-now")));

/** @typedef {typeof import("./scores-more.js")} Rest */
/** @type {Promise<Rest> | undefined} */
let loading;

/** What comes after the fingers, for which a script is fetched. @param {App} app @returns {Promise<Rest>} */
const rest = (app) =>
  (loading ??= more().then(
    (found) => {
      found.paper(app);
      return found;
    },
    (error) => {
      loading = undefined; // it is asked for again
      throw error;
    },
  ));

/** @param {App} app @param {(found: Rest) => Screen} screen */
const later = async (app, screen) => app.go(screen(await rest(app)));

// A sheet

/** The sheets that there are. @type {Screen} */
export const all = (app) => {
  const sheets = dates(app);
  const last = sheets.at(-1);
  app.current[SCORES] ??= last?.id ?? "";
  const left = Boolean(last && waiting(app, last));
  return h(
    "div",
    {},
    h("h3", {}, form(app).sheet.heading),
    sheets.length
      ? h("ul", { class: "practice-list" }, ...sheets.map((item) => h(
          "li",
          {},
          button(day(app, item), () => app.go(sheet(item.id)), { class: "practice-open" }),
          h("span", { class: "practice-help", dir: "auto" }, value(item, "unit")),
          big(app.say("remove"), () => app.go(removing(SCORES, item.id, all, day(app, item)))),
        )))
      : h("p", {}, app.say("nothing_yet")),
    buttons(
      last && left ? next(app.say("next"), () => app.go(sheet(last.id))) : next(app.say(last ? "scores_again" : "begin"), () => begun(app)),
      left && big(app.say("scores_again"), () => begun(app)),
      sheets.length > 0 && big(form(app).plans.tables[0].heading, () => later(app, (found) => found.plans)),
      isEmpty(app.folder) && big(app.say("try_example"), async () => (await rest(app)).example(app)),
    ),
  );
};

/** A sheet for today, of the union and with the row of our own that the last one had. @param {App} app */
const begun = async (app) => {
  const last = dates(app).at(-1);
  let id = "";
  await app.change((folder, by) => {
    id = add(folder, SCORES);
    put(folder, by, SCORES, id, "day", { v: today() });
    for (const each of ["unit", "own-name"]) if (value(last, each)) put(folder, by, SCORES, id, each, { v: value(last, each) });
  });
  await app.go(about(id));
};

/** The date, and who scored. @param {string} id @returns {Screen} */
const about = (id) => (app) => {
  const input = newId();
  const write = () => app.change((folder, by) => put(folder, by, SCORES, id, "day", { v: date.value }));
  const date = h("input", { type: "date", id: input, value: value(find(app.folder, SCORES, id), "day"), on: { change: write } });
  const others = ["unit", "people", "keeper", "until"].flatMap((each) => asked(app.page, SCORES, each) ?? []);
  return h(
    "div",
    {},
    h("h3", {}, form(app).sheet.heading),
    h("div", { class: "practice-field" }, h("label", { for: input, class: "practice-name" }, asked(app.page, SCORES, "day")?.label), date),
    fields(app, SCORES, id, others),
    buttons(next(app.say("next"), () => app.go(sheet(id))), big(app.say("back"), () => app.go(all))),
  );
};

/** The row to score next; none where each has a level, or is said not to be known. @param {App} app @param {Item | undefined} item */
const waiting = (app, item) => rowsOf(app, []).find((row) => !answer(item, `${row}-now`));

/** All rows of a sheet. @param {string} id @returns {Screen} */
export const sheet = (id) => (app) => {
  const item = find(app.folder, SCORES, id);
  const left = waiting(app, item);
  app.current[SCORES] = id;
  rest(app).catch(() => {}); // who goes on is told
  return h(
    "div",
    {},
    h("h3", {}, day(app, item)),
    h("ul", { class: "practice-list" }, ...form(app).sheet.rows.map((row) => h(
      "li",
      {},
      button(named(app, item, row.id), () => app.go(count(id, row.id)), { class: "practice-open", dir: "auto" }),
      h("span", { class: "practice-help" }, level(app, item, row.id)),
    ))),
    buttons(
      left ? next(app.say("next"), () => app.go(count(id, left))) : next(app.say("scores_chart"), () => later(app, (found) => found.chart(id))),
      left !== undefined && big(app.say("scores_chart"), () => later(app, (found) => found.chart(id))),
      big(app.say("scores_about"), () => app.go(about(id))),
      big(app.say("back"), () => app.go(all)),
    ),
  );
};

// A row

/** Fingers raised in this room, by sheet and row. They are kept nowhere. @type {Record<string, number[]>} */
const raised = {};

/** The levels of a row: what the grid calls each, and what it says there. @param {App} app @param {string} row @returns {[string, string][]} */
export const cells = (app, row) => {
  const { grid } = form(app);
  const own = grid.rows.find((each) => each.id === row)?.cells ?? [];
  return [...grid.columns.slice(1).map((name, index) => /** @type {[string, string]} */ ([name, own[index + 1] ?? ""])), ["?", app.say("unknown")]];
};

/** @param {App} app @param {string} row */
export const place = (app, row) => {
  const ids = form(app).sheet.rows.map((each) => each.id);
  const number = ids.indexOf(row) + 1;
  return { after: ids[number], said: h("p", { class: "practice-help" }, app.say("part_of", { number, total: ids.length })) };
};

/** A card for each level: a tap counts a raised finger. @param {string} id @param {string} row @returns {Screen} */
export const count = (id, row) => (app) => {
  const item = find(app.folder, SCORES, id);
  const counts = (raised[`${id} ${row}`] ??= Array(LEVELS + 1).fill(0));
  const line = h("p", { class: "practice-count", role: "status" });
  const ownName = row === OWN && asked(app.page, SCORES, "own-name");
  const said = () => {
    const found = range(counts);
    const total = counts.reduce((sum, each) => sum + each);
    line.textContent = total ? app.say("scores_counted", { count: total }) + (found ? ` (${spread(app, ...found)})` : "") : "";
  };
  const write = () => {
    const found = range(counts);
    said();
    return app.change((folder, by) => {
      for (const [index, column] of ["low", "high"].entries()) put(folder, by, SCORES, id, `${row}-${column}`, found ? { c: String(found[index]) } : { v: "" });
    });
  };
  const cards = cells(app, row).map(([name, text], index) => {
    const number = h("span", { class: "practice-number" }, String(counts[index]));
    /** @param {number} change */
    const tap = (change) => {
      if (counts[index] + change < 0) return; // what was counted before, and is kept, stays
      counts[index] += change;
      number.textContent = String(counts[index]);
      app.later("count", write);
    };
    return h(
      "div",
      { class: "practice-card" },
      h("button", { type: "button", class: "practice-tap", on: { click: () => tap(1) } }, h("span", { dir: "auto" }, h("strong", {}, name), " ", text), " ", number),
      button("−", () => tap(-1), { class: "practice-button", "aria-label": app.say("scores_less", { level: name }) }),
    );
  });
  said();
  return h(
    "div",
    {},
    h("h3", {}, words(named(app, item, row))),
    place(app, row).said,
    ownName && field(app, SCORES, id, ownName),
    h("p", {}, app.say("scores_raise")),
    ...cards,
    line,
    buttons(next(app.say("next"), () => later(app, (found) => found.settle(id, row))), big(app.say("back"), () => app.go(sheet(id)))),
  );
};

/** What the core calls. @param {import("../page.js").Data} page @returns {Screen} */
export const tool = (page) => (page.forms[PLANS].tables[0].here ? first : all);

/** On the page of the plan, the plans come first. @type {Screen} */
const first = (app) => {
  app.current[SCORES] ??= dates(app).at(-1)?.id ?? "";
  later(app, (found) => found.plans);
  return h("h3", {}, form(app).plans.tables[0].heading);
};
