/** The worksheet of data rights: systems in five parts, and what the blanks can become: a right to use, or a gap. */

import { add, button, buttons, find, focus, h, isOpen, items, label, list, nameOf, big, pair, part, put, value } from "../core.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Screen} Screen */

const [SYSTEMS, REQUESTS] = ["systems", "requests"];
/** Columns of the table of requests by the law that holds. @type {Record<string, number>} */
const BASIS = { eu: 1, other: 2 };
const DEADLINE = 3;

/** The table of requests: what a steward can ask for, and on what basis. @param {App} app */
const lines = (app) => app.page.forms[REQUESTS].tables.find((table) => table.id === "requests")?.rows ?? [];

/** The choice of a law that was made last, for all lines to come. */
let law = "";

/**
 * What the blanks of a system can become, line by line.
 * @param {string} id
 * @returns {Screen}
 */
const rights = (id) => (app) => {
  const { ask, answers } = app.page.forms[SYSTEMS];
  const open = answers.filter((each) => ask[each.id] && isOpen(find(app.folder, SYSTEMS, id), each.id));
  const found = lines(app).filter((line) => open.some((each) => ask[each.id] === line.id));
  const requests = items(app.folder, REQUESTS, id);
  return h(
    "div",
    {},
    h("h3", {}, app.say("systems_rights_check")),
    h("p", {}, nameOf(app, SYSTEMS, id)),
    h("p", { class: "practice-help" }, app.say("systems_rights_words")),
    found.length === 0 && h("p", {}, app.say("systems_no_blanks")),
    ...found.map((line) => {
      const blanks = open.filter((each) => ask[each.id] === line.id).map((each) => label(app.page, SYSTEMS, each));
      return oneLine(app, id, line, blanks, requests.some((item) => value(item, "line") === line.id));
    }),
    h("p", {}, pair(app.page, app.say("requests"), requests.length)),
    buttons(
      h("a", { class: "practice-button practice-next", href: app.page.forms[REQUESTS].url }, app.say("to_letters")),
      big(app.say("back"), () => app.go(app.start)),
    ),
  );
};

/**
 * A line of the table with its own words for the law that the reader names, and what follows.
 * @param {App} app @param {string} id @param {{id: string, cells: string[]}} line @param {string[]} blanks
 * @param {boolean} noted whether there is a request already
 */
const oneLine = (app, id, line, blanks, noted) => {
  const choice = app.page.forms[REQUESTS].answers.find((each) => each.id === "law");
  const own = app.page.forms[REQUESTS].text ?? {};
  const words = h("div", { role: "status" });
  const done = () => words.replaceChildren(h("p", {}, app.say("noted")));
  const use = async () => {
    await app.change((folder, by) => {
      const request = add(folder, REQUESTS, { of: id });
      put(folder, by, REQUESTS, request, "request", { v: line.cells[0].replace(/^\p{Number}+\.\s*/u, "") });
      put(folder, by, REQUESTS, request, "line", { c: line.id });
      put(folder, by, REQUESTS, request, "law", { c: law });
      put(folder, by, REQUESTS, request, "state", { c: "to-send" });
    });
    select.remove();
    done();
    focus(words.firstElementChild); // the button is gone
  };
  const gap = async () => {
    const before = value(find(app.folder, SYSTEMS, id), "gap");
    const text = [before, line.cells[0].replace(/^\p{Number}+\.\s*/u, "")].filter(Boolean).join("\n");
    await app.change((folder, by) => put(folder, by, SYSTEMS, id, "gap", { v: text }));
    await app.go(part(SYSTEMS, id, (app.page.forms[SYSTEMS].parts?.length ?? 1) - 1, rights(id)));
  };
  const show = () => {
    words.replaceChildren(
      ...(law === "none"
        ? [h("p", {}, app.say("systems_rights_gap"))]
        : [h("p", own, line.cells[BASIS[law]]), h("p", { class: "practice-help", ...own }, line.cells[DEADLINE])]),
      buttons(button(app.say("use_it"), use, { class: "practice-button" }), button(app.say("systems_want_clause"), gap, { class: "practice-button" })),
    );
  };
  const select = h(
    "select",
    { "aria-label": pair(app.page, choice?.label ?? "", line.cells[0]) },
    h("option", { value: "" }, "…"),
    ...(choice?.choices ?? []).map(([value_, text]) => h("option", { value: value_, selected: law === value_ }, text)),
  );
  select.addEventListener("change", () => {
    law = select.value;
    if (law) show();
  });
  if (noted) done();
  else if (law) show();
  return h("section", { class: "practice-field" }, h("h4", own, line.cells[0]), h("p", {}, app.say("systems_rights_blank", { list: blanks.join(" · ") })), !noted && select, words);
};

/** One system: its parts, then what the blanks can become. @param {string} id @returns {Screen} */
const open = (id) => part(SYSTEMS, id, 0, rights(id));

/** What the core calls. */
export const tool = () => list(SYSTEMS, open);
