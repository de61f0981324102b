"use strict";
var practiceTool = (() => {
// practice:core.js
var { big, button, h, field, add, find, isOpen, items, put, value, start, label, pair, buttons, list, nameOf, next, part } = globalThis.practice;

// tools/systems.js
var [SYSTEMS, REQUESTS] = ["systems", "requests"];
var BASIS = { eu: 1, other: 2 };
var DEADLINE = 3;
var lines = (app) => app.page.forms[REQUESTS].tables.find((table) => table.id === "requests")?.rows ?? [];
var law = "";
var rights = (id) => (app) => {
  const { ask, answers } = app.page.forms[SYSTEMS];
  const open2 = answers.filter((each) => ask[each.id] && isOpen(find(app.folder, SYSTEMS, id), each.id));
  const found = lines(app).filter((line) => open2.some((each) => ask[each.id] === line.id));
  const requests = items(app.folder, REQUESTS, id);
  return h(
    "div",
    {},
    h("h3", {}, app.say("systems_rights_check")),
    h("p", {}, nameOf(app, SYSTEMS, id)),
    h("p", { class: "practice-help" }, app.say("systems_rights_words")),
    found.length === 0 && h("p", {}, app.say("systems_no_blanks")),
    ...found.map((line) => {
      const blanks = open2.filter((each) => ask[each.id] === line.id).map((each) => label(app.page, SYSTEMS, each));
      return oneLine(app, id, line, blanks, requests.some((item) => value(item, "line") === line.id));
    }),
    h("p", {}, pair(app.page, app.say("requests"), requests.length)),
    buttons(
      h("a", { class: "practice-button practice-next", href: app.page.forms[REQUESTS].url }, app.say("to_letters")),
      big(app.say("back"), () => app.go(app.start))
    )
  );
};
var oneLine = (app, id, line, blanks, noted) => {
  const choice = app.page.forms[REQUESTS].answers.find((each) => each.id === "law");
  const own2 = app.page.forms[REQUESTS].text ?? {};
  const words2 = h("div", { role: "status" });
  const done = () => words2.replaceChildren(h("p", {}, app.say("noted")));
  const use = async () => {
    await app.change((folder, by) => {
      const request = add(folder, REQUESTS, { of: id });
      put(folder, by, REQUESTS, request, "request", { v: line.cells[0].replace(/^\p{Number}+\.\s*/u, "") });
      put(folder, by, REQUESTS, request, "line", { c: line.id });
      put(folder, by, REQUESTS, request, "law", { c: law });
      put(folder, by, REQUESTS, request, "state", { c: "to-send" });
    });
    done();
  };
  const gap = async () => {
    const before = value(find(app.folder, SYSTEMS, id), "gap");
    const text = [before, line.cells[0].replace(/^\p{Number}+\.\s*/u, "")].filter(Boolean).join("\n");
    await app.change((folder, by) => put(folder, by, SYSTEMS, id, "gap", { v: text }));
    await app.go(part(SYSTEMS, id, (app.page.forms[SYSTEMS].parts?.length ?? 1) - 1, rights(id)));
  };
  const show = () => {
    words2.replaceChildren(
      ...law === "none" ? [h("p", {}, app.say("systems_rights_gap"))] : [h("p", own2, line.cells[BASIS[law]]), h("p", { class: "practice-help", ...own2 }, line.cells[DEADLINE])],
      buttons(button(app.say("use_it"), use, { class: "practice-button" }), button(app.say("systems_want_clause"), gap, { class: "practice-button" }))
    );
  };
  const select = h(
    "select",
    { "aria-label": pair(app.page, choice?.label ?? "", line.cells[0]) },
    h("option", { value: "" }, "…"),
    ...(choice?.choices ?? []).map(([value_, text]) => h("option", { value: value_, selected: law === value_ }, text))
  );
  select.addEventListener("change", () => {
    law = select.value;
    if (law) show();
  });
  if (noted) done();
  else if (law) show();
  return h("section", { class: "practice-field" }, h("h4", own2, line.cells[0]), h("p", {}, app.say("systems_rights_blank", { list: blanks.join(" · ") })), !noted && select, words2);
};
var open = (id) => part(SYSTEMS, id, 0, rights(id));
var tool = () => list(SYSTEMS, open);
return {
  tool
};
})();
