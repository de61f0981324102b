/** Our own digital impact, after the fingers: the level of a row, the chart, the plan, the workbook, and paper. */

import { add, answer, asked, big, buttons, field, fields, find, h, items, label, newId, next, onPage, pair, put, removing, shown, today, value, words, writers } from "../core.js";
import { compare, strip } from "../chart.js";
import { LEVELS, readings } from "../impact.js";
import { OWN, PLANS, SCORES, all, cells, count, dates, day, form, level, named, place, rowsOf, score, sheet } from "./scores.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Screen} Screen */
/** @typedef {import("../folder.js").Item} Item */
/** @typedef {import("../page.js").Asked} Asked */

// A row

/** The level on which the group settles, its reason, and in one year. @param {string} id @param {string} row @returns {Screen} */
export const settle = (id, row) => (app) => {
  const item = find(app.folder, SCORES, id);
  const [now, why, goal] = ["now", "why", "goal"].map((column) => /** @type {Asked} */ (asked(app.page, SCORES, `${row}-${column}`)));
  const { after, said } = place(app, row);
  const texts = cells(app, row);
  return h(
    "div",
    {},
    h("h3", {}, words(named(app, item, row))),
    said,
    h("p", {}, ["low", "high"].flatMap((column) => {
      const found = asked(app.page, SCORES, `${row}-${column}`);
      const text = value(item, `${row}-${column}`);
      return found && text ? pair(app.page, found.label, text) : [];
    }).join(" · ")),
    radios(app, id, now, texts.map(([name, text]) => [h("strong", {}, name), " ", text])),
    field(app, SCORES, id, why, { label: why.label }),
    radios(app, id, goal, texts.map(([name], index) => [index < LEVELS ? String(index) : name]), "practice-levels"),
    buttons(
      after ? next(app.say("next"), () => app.go(count(id, after))) : next(app.say("scores_chart"), () => app.go(chart(id))),
      big(app.say("back"), () => app.go(count(id, row))),
    ),
  );
};

/** @param {App} app @param {string} id @param {Asked} found @param {(Node | string)[][]} texts by choice @param {string} [shape] */
const radios = (app, id, found, texts, shape = "") => {
  const was = answer(find(app.folder, SCORES, id), found.id);
  if (was?.also) return field(app, SCORES, id, found, { label: found.label });
  const name = newId();
  return h(
    "fieldset",
    { class: "practice-field" },
    h("legend", { class: "practice-name" }, found.label),
    h("div", { class: shape }, ...(found.choices ?? []).map(([choice], index) => {
      const write = () => app.change((folder, by) => put(folder, by, SCORES, id, found.id, { c: choice }));
      return h("label", { class: "practice-choice" }, h("input", { type: "radio", name, value: choice, checked: was?.c === choice, on: { change: write } }), h("span", { dir: "auto" }, ...texts[index]));
    })),
  );
};

/** The rows that the pages invented, in a folder that says so. @param {App} app */
export const example = async (app) => {
  await (await writers()).begin(app);
  await app.change((folder, by) => {
    const id = add(folder, SCORES);
    put(folder, by, SCORES, id, "day", { v: today() });
    const [name, levels, why, goal] = form(app).sheet.examples[0] ?? [];
    const [now, low, high] = levels?.match(/\p{Nd}/gu) ?? [];
    for (const [column, text] of Object.entries({ now, low, high, goal })) if (text) put(folder, by, SCORES, id, `${OWN}-${column}`, { c: text });
    put(folder, by, SCORES, id, "own-name", { v: name ?? "" });
    put(folder, by, SCORES, id, `${OWN}-why`, { v: why ?? "" });
    const plan = add(folder, PLANS);
    for (const table of form(app).plans.tables)
      table.examples[0]?.forEach((text, index) => table.fields[index] && put(folder, by, PLANS, plan, table.fields[index], { v: text }));
  });
  await app.go(chart(dates(app)[0].id));
};

// The chart

/** Where a union stands, and where it stood on another date; it prints as it is. @param {string} id @param {string} [other] @returns {Screen} */
export const chart = (id, other) => (app) => {
  const sheets = dates(app);
  const item = find(app.folder, SCORES, id);
  const earlier = other ?? sheets[sheets.findIndex((each) => each.id === id) - 1]?.id ?? "";
  const before = find(app.folder, SCORES, earlier);
  const ids = rowsOf(app, [item, before].flatMap((each) => each ?? []));
  app.current[SCORES] = id;
  const scores = ids.map((row) => {
    // A row of our own is the same one where it is called the same.
    const isSame = row !== OWN || value(item, "own-name") === value(before, "own-name");
    return { ...score(item, row), before: isSame ? score(before, row).now : null, was: isSame ? before : undefined };
  });
  const dated = { [SCORES]: asked(app.page, SCORES, "day")?.label ?? "" };
  /** @param {string} label_ @param {string} chosen @param {(id: string) => Screen} then @param {boolean} none */
  const select = (label_, chosen, then, none) => {
    const made = h("select", {}, ...(none ? [h("option", { value: "none" }, "–")] : []), ...sheets.map((each) => h("option", { value: each.id, selected: each.id === chosen }, day(app, each))));
    made.addEventListener("change", () => {
      app.screen = then(made.value);
      app.render();
      app.body.querySelectorAll("select")[none ? 1 : 0].focus(); // the arrows of some keyboards choose one after the other
    });
    return h("label", {}, label_, made);
  };
  return h(
    "div",
    { class: "practice-dossier" },
    h("h3", {}, day(app, item)),
    h("p", {}, ["unit", "people", "keeper", "until"].filter((each) => value(item, each)).map((each) => pair(app.page, asked(app.page, SCORES, each)?.label ?? "", shown(app.page, SCORES, each, answer(item, each)))).join(" · ")),
    sheets.length > 1 && h("div", { class: "practice-buttons practice-dates" }, select(dated[SCORES], id, (made) => chart(made, earlier), false), select(app.say("scores_beside"), earlier, (made) => chart(id, made), true)),
    h("ul", { class: "practice-strips" }, ...scores.map((each) => h(
      "li",
      {},
      h("strong", { dir: "auto" }, named(app, item, each.row)),
      strip(each, app.page.dir === "rtl"),
      h("span", {}, ...[
        each.was && pair(app.page, day(app, each.was), level(app, each.was, each.row)),
        before ? pair(app.page, day(app, item), level(app, item, each.row)) : level(app, item, each.row),
        each.goal !== null && pair(app.page, asked(app.page, SCORES, `${each.row}-goal`)?.label ?? "", each.goal),
      ].filter((text) => text !== undefined && text !== false).flatMap((text, at) => [at ? " · " : "", words(text)])),
      value(item, `${each.row}-why`) && h("p", { class: "practice-help practice-text" }, words(shown(app.page, SCORES, `${each.row}-why`, answer(item, `${each.row}-why`)))),
    ))),
    h("p", { class: "practice-help" }, app.say("scores_legend")),
    before && h("p", {}, h("strong", {}, app.say("scores_compared", compare(scores)))),
    ...read(app, item, scores),
    buttons(
      next(form(app).plans.tables[0].heading, () => app.go(choose(id))),
      big(app.say("export_xlsx"), () => workbook(app)),
      big(app.say("print"), () => print()),
      big(app.say("back"), () => app.go(sheet(id))),
    ),
  );
};

/** The lines of "How to read it" that apply. @param {App} app @param {Item | undefined} item @param {import("../impact.js").Score[]} scores */
const read = (app, item, scores) => {
  const { reading } = form(app);
  const found = readings(scores);
  if (!found.length) return [];
  return [
    h("h4", {}, reading.heading),
    h("dl", {}, ...found.flatMap(([id, ids]) => {
      const [sees, means, does] = reading.rows.find((each) => each.id === id)?.cells ?? [];
      return [h("dt", {}, sees), h("dd", {}, h("p", {}, words(ids.map((row) => named(app, item, row)).join(" · "))), h("p", {}, pair(app.page, reading.columns[1], means)), h("p", {}, pair(app.page, reading.columns[2], does)))];
    })),
  ];
};

/** All sheets and plans as a workbook: a sheet for each date, with a line for each row. @param {App} app */
const workbook = async (app) => {
  await app.flush();
  const { rows, saveBook } = await writers();
  const columns = ["now", "low", "high", "why", "goal"].map((column) => /** @type {Asked} */ (asked(app.page, SCORES, `leadership-${column}`)));
  const sheets = dates(app).map((item) => ({
    name: value(item, "day"),
    columns: [
      { title: form(app).sheet.columns[0], width: 30 },
      ...columns.map((each) => ({ title: each.label, width: each.choices ? 14 : 40, ...(each.choices ? { choices: each.choices.map(([, text]) => text) } : {}) })),
    ],
    rows: rowsOf(app, [item]).map((row) => [named(app, item, row), ...columns.map((each) => {
      const own = each.id.replace("leadership", row);
      return shown(app.page, SCORES, own, answer(item, own));
    })]),
  }));
  const plan = rows(app, PLANS);
  if (plan.rows.length) sheets.push({ name: form(app).plans.name, columns: plan.columns.map(({ title }) => ({ title, width: 30 })), rows: plan.rows });
  await saveBook(app, `scores-${today()}`, form(app).sheet.heading, sheets);
};

// The plan

/** One or two rows of a sheet to plan for. @param {string} id @returns {Screen} */
const choose = (id) => (app) => {
  const item = find(app.folder, SCORES, id);
  const [sees, means] = form(app).reading.rows.find((each) => each.id === "hang")?.cells ?? [];
  const wrong = h("p", { class: "practice-error", role: "alert", hidden: true });
  const ticks = rowsOf(app, item ? [item] : []).map((row) => {
    const tick = h("input", { type: "checkbox", value: row, "data-only-here": true });
    return { tick, shown: h("label", { class: "practice-choice" }, tick, h("span", { dir: "auto" }, pair(app.page, named(app, item, row), level(app, item, row)))) };
  });
  const plan = async () => {
    const chosen = ticks.flatMap(({ tick }) => (tick.checked ? [tick.value] : []));
    wrong.hidden = chosen.length === 1 || chosen.length === 2;
    wrong.textContent = wrong.hidden ? "" : app.say("scores_choose");
    if (!wrong.hidden) return;
    await app.change((folder, by) => {
      for (const row of chosen) {
        const made = add(folder, PLANS);
        const { goal } = score(item, row);
        put(folder, by, PLANS, made, "dimension", row === OWN ? { v: named(app, item, row) } : { c: row });
        if (goal !== null) put(folder, by, PLANS, made, "goal", { v: cells(app, row)[goal][1] });
      }
    });
    await app.go(planned(items(app.folder, PLANS).slice(-chosen.length).map((each) => each.id)));
  };
  return h(
    "div",
    {},
    h("h3", {}, form(app).plans.tables[0].heading),
    h("fieldset", { class: "practice-field" }, h("legend", { class: "practice-name" }, app.say("scores_choose")), h("p", { class: "practice-help" }, pair(app.page, sees, means)), ...ticks.map((each) => each.shown), wrong),
    buttons(next(app.say("next"), plan), big(app.say("back"), () => app.go(chart(id)))),
  );
};

/** @param {App} app @param {string} id */
const dimension = (app, id) => words(shown(app.page, PLANS, "dimension", answer(find(app.folder, PLANS, id), "dimension")) || app.say("no_name"));

/** Plans to write, one after the other: first what is planned, then the next meeting about it. @param {string[]} ids @param {number} [table] @returns {Screen} */
const planned = (ids, table = 0) => (app) => {
  const { answers, tables } = form(app).plans;
  const [id, ...others] = ids;
  const isNew = !answer(find(app.folder, PLANS, id), "dimension");
  const own = answers.filter((each) => each.table === table && (each.id !== "dimension" || isNew));
  const after = table === 0 ? planned(ids, 1) : others.length ? planned(others) : plans;
  return h(
    "div",
    {},
    h("h3", {}, dimension(app, id)),
    h("p", { class: "practice-help" }, tables[table].heading),
    fields(app, PLANS, id, own),
    buttons(next(app.say("next"), () => app.go(after)), big(app.say("back"), () => app.go(table ? planned(ids) : plans))),
  );
};

/** The plans as they are; they print so where the page has no table for them. @type {Screen} */
export const plans = (app) => {
  const { answers, tables } = form(app).plans;
  const last = dates(app).at(-1);
  const found = items(app.folder, PLANS);
  const more = async () => {
    if (last) return app.go(choose(last.id));
    let id = "";
    await app.change((folder) => void (id = add(folder, PLANS)));
    return app.go(planned([id]));
  };
  return h(
    "div",
    { class: tables[0].here ? "" : "practice-dossier" },
    h("h3", {}, tables[0].heading),
    found.length === 0 && h("p", {}, app.say("nothing_yet")),
    ...found.map(({ id }) => h(
      "section",
      {},
      h("h4", {}, dimension(app, id)),
      h("dl", {}, ...answers.slice(1).flatMap((each) => {
        const text = shown(app.page, PLANS, each.id, answer(find(app.folder, PLANS, id), each.id));
        return text ? [h("dt", {}, label(app.page, PLANS, each)), h("dd", { dir: "auto" }, text)] : [];
      })),
      buttons(big(app.say("scores_change"), () => app.go(planned([id]))), big(app.say("remove"), () => app.go(removing(PLANS, id, plans, dimension(app, id).textContent ?? "")))),
    )),
    buttons(
      found.length ? next(app.say("print"), () => print()) : next(app.say("begin"), more),
      found.length > 0 && big(app.say("add"), more),
      big(app.say("back"), () => app.go(all)),
    ),
  );
};

// Paper

/** On paper, the sheet has the lowest and the highest level, and the name of the row of our own; and the chart with the date stands before it. @param {App} app */
export const paper = (app) => {
  const { sheet: table } = form(app);
  /** @type {Element | undefined} */
  let added;
  addEventListener("beforeprint", () => {
    const item = find(app.folder, SCORES, app.current[SCORES] ?? "");
    if (!item) return;
    const body = onPage(table)?.tBodies[0];
    const own = [...(body?.rows ?? [])].slice(-table.rows.length);
    if (!app.body.querySelector(".practice-dossier") && !form(app).plans.tables[0].here)
      app.body.append((added = /** @type {Element} */ (chart(item.id)(app))));
    if (table.here && body) {
      body.replaceChildren(...own);
      own.forEach((line, index) => {
        const { id } = table.rows[index];
        line.cells[0].textContent = named(app, item, id);
        line.cells[1].textContent = level(app, item, id);
      });
    }
  });
  addEventListener("afterprint", () => added?.remove());
};
