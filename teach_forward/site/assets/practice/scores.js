"use strict";
var practiceTool = (() => {
// practice:core.js
var { big, button, h, newId, words, field, own, more, UNKNOWN, add, answer, find, isEmpty, items, put, value, asked, date, label, shown, today, buttons, fields, list, next, removing } = globalThis.practice;

// impact.js
var LEVELS = 5;
var range = (raised2) => {
  const those = raised2.slice(0, LEVELS).flatMap((count2, index) => count2 ? [index] : []);
  return those.length ? [Math.min(...those), Math.max(...those)] : null;
};

// tools/scores.js
var SCORES = "scores";
var PLANS = "plans";
var OWN = "own";
var form = (app) => {
  const [grid, sheet2, reading] = app.page.forms[SCORES].tables;
  return { grid, sheet: sheet2, reading, plans: app.page.forms[PLANS] };
};
var dates = (app) => items(app.folder, SCORES).sort((one, other) => value(one, "day") < value(other, "day") ? -1 : Number(value(one, "day") > value(other, "day")));
var day = (app, item) => date(app.page, value(item, "day")) || app.say("no_name");
var named = (app, item, row) => {
  const own2 = row === OWN && value(item, "own-name");
  return own2 || (form(app).sheet.rows.find((each) => each.id === row)?.cells[0] ?? row).replace(/[\s:.…]+$/u, "");
};
var score = (item, row) => {
  const [now, low, high, goal] = ["now", "low", "high", "goal"].map((column) => {
    const found = value(item, `${row}-${column}`);
    return /^[0-4]$/.test(found) ? Number(found) : null;
  });
  return { row, now, low, high, goal, unknown: value(item, `${row}-now`) === UNKNOWN };
};
var spread = (app, low, high) => low === high ? String(low) : app.say("scores_spread", { low, high });
var level = (app, item, row) => {
  const { now, low, high } = score(item, row);
  const text = shown(app.page, SCORES, `${row}-now`, answer(item, `${row}-now`)) || "–";
  return low === null || high === null || low === now && high === now ? text : `${text} (${spread(app, low, high)})`;
};
var rowsOf = (app, sheets) => form(app).sheet.rows.map((each) => each.id).filter((id) => id !== OWN || sheets.some((item) => value(item, "own-name") || value(item, "own-now")));
var loading;
var rest = (app) => loading ??= more().then((found) => {
  found.paper(app);
  return found;
});
var later = async (app, screen) => app.go(screen(await rest(app)));
var all = (app) => {
  const sheets = dates(app);
  const last = sheets.at(-1);
  app.current[SCORES] ??= last?.id ?? "";
  const left = Boolean(last && waiting(app, last));
  return h(
    "div",
    {},
    h("h3", {}, form(app).sheet.heading),
    sheets.length ? h("ul", { class: "practice-list" }, ...sheets.map((item) => h(
      "li",
      {},
      button(day(app, item), () => app.go(sheet(item.id)), { class: "practice-open" }),
      h("span", { class: "practice-help", dir: "auto" }, value(item, "unit")),
      big(app.say("remove"), () => app.go(removing(SCORES, item.id, all, day(app, item))))
    ))) : h("p", {}, app.say("nothing_yet")),
    buttons(
      last && left ? next(app.say("next"), () => app.go(sheet(last.id))) : next(app.say(last ? "scores_again" : "begin"), () => begun(app)),
      left && big(app.say("scores_again"), () => begun(app)),
      sheets.length > 0 && big(form(app).plans.tables[0].heading, () => later(app, (found) => found.plans)),
      isEmpty(app.folder) && big(app.say("try_example"), async () => (await rest(app)).example(app))
    )
  );
};
var begun = async (app) => {
  const last = dates(app).at(-1);
  let id = "";
  await app.change((folder, by) => {
    id = add(folder, SCORES);
    put(folder, by, SCORES, id, "day", { v: today() });
    for (const each of ["unit", "own-name"]) if (value(last, each)) put(folder, by, SCORES, id, each, { v: value(last, each) });
  });
  await app.go(about(id));
};
var about = (id) => (app) => {
  const input = newId();
  const write = () => app.change((folder, by) => put(folder, by, SCORES, id, "day", { v: date2.value }));
  const date2 = h("input", { type: "date", id: input, value: value(find(app.folder, SCORES, id), "day"), on: { change: write } });
  const others = ["unit", "people", "keeper", "until"].flatMap((each) => asked(app.page, SCORES, each) ?? []);
  return h(
    "div",
    {},
    h("h3", {}, form(app).sheet.heading),
    h("div", { class: "practice-field" }, h("label", { for: input, class: "practice-name" }, asked(app.page, SCORES, "day")?.label), date2),
    fields(app, SCORES, id, others),
    buttons(next(app.say("next"), () => app.go(sheet(id))), big(app.say("back"), () => app.go(all)))
  );
};
var waiting = (app, item) => rowsOf(app, []).find((row) => !answer(item, `${row}-now`));
var sheet = (id) => (app) => {
  const item = find(app.folder, SCORES, id);
  const left = waiting(app, item);
  app.current[SCORES] = id;
  rest(app);
  return h(
    "div",
    {},
    h("h3", {}, day(app, item)),
    h("ul", { class: "practice-list" }, ...form(app).sheet.rows.map((row) => h(
      "li",
      {},
      button(named(app, item, row.id), () => app.go(count(id, row.id)), { class: "practice-open", dir: "auto" }),
      h("span", { class: "practice-help" }, level(app, item, row.id))
    ))),
    buttons(
      left ? next(app.say("next"), () => app.go(count(id, left))) : next(app.say("scores_chart"), () => later(app, (found) => found.chart(id))),
      left !== void 0 && big(app.say("scores_chart"), () => later(app, (found) => found.chart(id))),
      big(app.say("scores_about"), () => app.go(about(id))),
      big(app.say("back"), () => app.go(all))
    )
  );
};
var raised = {};
var cells = (app, row) => {
  const { grid } = form(app);
  const own2 = grid.rows.find((each) => each.id === row)?.cells ?? [];
  return [...grid.columns.slice(1).map((name, index) => (
    /** @type {[string, string]} */
    [name, own2[index + 1] ?? ""]
  )), ["?", app.say("unknown")]];
};
var place = (app, row) => {
  const ids = form(app).sheet.rows.map((each) => each.id);
  const number = ids.indexOf(row) + 1;
  return { after: ids[number], said: h("p", { class: "practice-help" }, app.say("part_of", { number, total: ids.length })) };
};
var count = (id, row) => (app) => {
  const item = find(app.folder, SCORES, id);
  const counts = raised[`${id} ${row}`] ??= Array(LEVELS + 1).fill(0);
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
    const tap = (change) => {
      counts[index] = Math.max(0, counts[index] + change);
      number.textContent = String(counts[index]);
      app.later("count", write);
    };
    return h(
      "div",
      { class: "practice-card" },
      h("button", { type: "button", class: "practice-tap", on: { click: () => tap(1) } }, h("span", { dir: "auto" }, h("strong", {}, name), " ", text), " ", number),
      button("−", () => tap(-1), { class: "practice-button", "aria-label": app.say("scores_less", { level: name }) })
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
    buttons(next(app.say("next"), () => later(app, (found) => found.settle(id, row))), big(app.say("back"), () => app.go(sheet(id))))
  );
};
var tool = (page) => page.forms[PLANS].tables[0].here ? first : all;
var first = (app) => {
  app.current[SCORES] ??= dates(app).at(-1)?.id ?? "";
  later(app, (found) => found.plans);
  return h("h3", {}, form(app).plans.tables[0].heading);
};
return {
  OWN,
  PLANS,
  SCORES,
  all,
  cells,
  count,
  dates,
  day,
  form,
  level,
  named,
  place,
  rowsOf,
  score,
  sheet,
  tool
};
})();
