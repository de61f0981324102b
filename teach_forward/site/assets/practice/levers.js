"use strict";
var practiceTool = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __export = (target, all2) => {
    for (var name in all2)
      __defProp(target, name, { get: all2[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // tools/levers.js
  var levers_exports = {};
  __export(levers_exports, {
    tool: () => tool
  });

  // practice:core.js
  var { App, begin, button, download, h, newId, words, doubt, field, summary, more, rows, saveBook, saveDocument, today, writers, UNKNOWN, add, answer, conflicts, copy, find, isOpen, items, only, put, remove, twins, value, start, asked, label, rowWords, say, shown, onPage, big, buttons, eachRow, fields, list, nameOf, next, ofSystem, part, records, removing, sheet } = globalThis.practice;

  // tools/levers.js
  var [LEVERS, SYSTEMS] = ["levers", "systems"];
  var cards = (app) => {
    const { answers, tables } = app.page.forms[LEVERS];
    return [
      { name: tables[0].heading, answers: answers.filter((each) => each.table === 0) },
      ...tables[1].rows.map((row) => ({ name: row.cells[0], answers: answers.filter((each) => each.row === row.id) }))
    ];
  };
  var sheet2 = (app) => only(app.folder, LEVERS, app.system);
  var open = async (app, number) => {
    const [name] = app.page.forms[LEVERS].answers;
    if (!sheet2(app))
      await app.change((folder, by) => {
        const id = add(folder, LEVERS, { of: app.system });
        put(folder, by, LEVERS, id, name.id, { v: value(find(folder, SYSTEMS, app.system ?? ""), "system") });
      });
    await app.go(card(number));
  };
  var all = (app) => {
    const item = sheet2(app);
    const found = cards(app);
    const fresh = found.findIndex(({ answers }, at) => !answers.slice(at ? 0 : 1).some((each) => answer(item, each.id)));
    const levers = app.page.forms[LEVERS].tables[1];
    const [know, ask] = levers.fields.filter(Boolean);
    const open_ = item ? levers.rows.filter((row) => isOpen(item, `${row.id}-${know}`) || value(item, `${row.id}-${ask}`)) : [];
    return h(
      "div",
      {},
      h("h3", {}, levers.heading),
      h("ul", { class: "practice-list" }, ...found.map(
        ({ name, answers }, at) => h(
          "li",
          {},
          h("button", { type: "button", class: "practice-open", on: { click: () => open(app, at) } }, name),
          h("span", { class: "practice-help" }, app.say("known_of", { known: answers.filter((each) => !isOpen(item, each.id)).length, total: answers.length }))
        )
      )),
      fresh < 0 && open_.length > 0 && h("h4", {}, levers.columns[levers.fields.indexOf(ask)]),
      fresh < 0 && open_.length > 0 && h("ul", {}, ...open_.map((row) => h("li", {}, row.cells[0], " ", words(value(item, `${row.id}-${ask}`))))),
      buttons(
        fresh < 0 ? h("a", { class: "practice-button practice-next", href: app.page.urls.data }, app.say("levers_data")) : next(app.say(item ? "next" : "begin"), () => open(app, fresh))
      )
    );
  };
  var card = (number) => (app) => {
    const found = cards(app);
    const last = number === found.length - 1;
    const { answers } = found[number];
    const asked2 = fields(app, LEVERS, sheet2(app)?.id ?? "", answers);
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
  var tool = () => ofSystem(all);
  return __toCommonJS(levers_exports);
})();
