/** A clause for a system: nine parts beside the weak and the strong version, the ladder's test, and words that let go. */

import { add, big, buttons, field, fields, find, h, isEmpty, isOpen, label, list, nameOf, next, ofSystem, put, saveDocument, summary, today, value, words, writers } from "../core.js";
import { loose } from "../loose.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Screen} Screen */
/** @typedef {import("../page.js").Asked} Asked */

const KIND = "clauses";
const [PARTS, WORDS, RUNGS, ENTRY, LOOSE] = [0, 1, 2, 3, -1]; // tables of the form; -1: answers in none

/** @param {App} app @param {number} index */
const table = (app, index) => app.page.forms[KIND].tables[index];

/** The answers of a table. @param {App} app @param {number} index */
const asked = (app, index) => app.page.forms[KIND].answers.filter((each) => each.table === index);

/** @param {App} app @param {string} id @param {string} name */
const text = (app, id, name) => {
  const item = find(app.folder, KIND, id);
  return isOpen(item, name) ? "" : value(item, name);
};

/** What finds words that let go. @param {App} app */
const finder = (app) => loose(table(app, WORDS).rows.map((row) => row.cells[0]));

/** A text with a ring round each word that lets go. @param {App} app @param {string} draft */
const ringed = (app, draft) => finder(app)(draft).map((piece) => (piece.row === undefined ? piece.text : h("mark", { class: "practice-loose" }, piece.text)));

/** The words that let go in some texts: each as it stands there, with what it lets through and what to try. @param {App} app @param {string[]} texts */
const advice = (app, texts) => {
  const { columns, rows } = table(app, WORDS);
  const pieces = texts.flatMap(finder(app));
  const found = rows.flatMap(({ cells }, row) => {
    const here = new Set(pieces.filter((piece) => piece.row === row).map((piece) => piece.text.toLowerCase()));
    return here.size ? [{ here: [...here].join(app.page.comma), cells }] : [];
  });
  return found.map(({ here, cells }) =>
    h("li", { dir: "auto" }, h("mark", { class: "practice-loose" }, here), ` ${cells[1]}`, h("br"), h("strong", {}, columns[2]), ` ${cells[2]}`),
  );
};

/** The steps of a draft, one to a screen: its name, the parts, the ladder, and what belongs to it. @param {App} app @returns {Asked[][]} */
const steps = (app) => [asked(app, LOOSE), ...asked(app, PARTS).map((each) => [each]), asked(app, RUNGS), asked(app, ENTRY)];

/** @param {string} id @param {number} number @returns {Screen} */
const step = (id, number) => (app) => {
  const all = steps(app);
  const ways = [
    next(app.say("next"), () => app.go(number + 1 < all.length ? step(id, number + 1) : whole(id))),
    big(app.say("back"), () => app.go(number ? step(id, number - 1) : app.start)),
    number + 1 < all.length && big(app.say("clauses_whole"), () => app.go(whole(id))),
  ];
  const head = [
    h("p", { class: "practice-help" }, nameOf(app, KIND, id), " · ", app.say("part_of", { number: number + 1, total: all.length })),
  ];
  if (all[number][0].table === PARTS) return part(app, id, all[number][0], head, ways);
  if (all[number][0].table === RUNGS) return ladder(app, id, head, ways);
  const heading = all[number][0].table === ENTRY ? table(app, ENTRY).heading : app.say("clauses_title");
  return h("div", {}, h("h3", {}, words(heading)), ...head, fields(app, KIND, id, all[number]), buttons(...ways));
};

/** One of the nine parts. @param {App} app @param {string} id @param {Asked} part @param {Node[]} head @param {(Node | false)[]} ways */
const part = (app, id, part, head, ways) => {
  const { columns, rows } = table(app, PARTS);
  const [name, weak, strong] = rows.find((row) => row.id === part.row)?.cells ?? [];
  const own = field(app, KIND, id, part, { label: part.label, rows: 4 });
  const area = own.querySelector("textarea");
  // Read out when it changes, and never on leaving the field: a message above it would move what is being pressed.
  const found = h("div", { "aria-live": "polite" });
  const look = () => {
    const made = h("ul", {}, ...advice(app, [area?.value ?? ""]));
    if (made.textContent !== found.textContent) found.replaceChildren(...(made.hasChildNodes() ? [made] : []));
  };
  own.addEventListener("input", look);
  look();
  const screen = h(
    "div",
    {},
    h("h3", {}, words(name)),
    ...head,
    h("p", { dir: "auto" }, h("strong", {}, columns[1]), h("br"), ...ringed(app, weak)),
    h("p", { dir: "auto" }, h("strong", {}, columns[2]), h("br"), strong),
    own,
    found,
    buttons(...ways),
  );
  screen.querySelector("h3")?.after(summary(app, screen));
  return screen;
};

/** The rungs, each with its test question: a rung counts when the draft has an answer. @param {App} app @param {string} id @param {Node[]} head @param {(Node | false)[]} ways */
const ladder = (app, id, head, ways) => {
  const { heading, rows } = table(app, RUNGS);
  const all = [...asked(app, RUNGS)].reverse(); // from the bottom, as one climbs
  const screen = h("div", {}, h("h3", {}, words(heading)), ...head, h("p", {}, app.say("clauses_climb")));
  for (const each of all) {
    const [rung, have, , test] = rows.find((row) => row.id === each.row)?.cells ?? [];
    screen.append(h("h4", {}, words(rung)), h("p", { class: "practice-help", dir: "auto" }, have), field(app, KIND, id, each, { label: test }));
  }
  screen.append(buttons(...ways));
  screen.querySelector("h3")?.after(summary(app, screen));
  return screen;
};

/** The list of the page on which a draft is checked. */
const checklist = () => [...document.querySelectorAll("#checklist ~ ul")].slice(0, 1).flatMap((list) => [...list.children].map((each) => each.textContent?.trim() ?? ""));

/** The whole draft with what is to be looked at: words that let go, missing parts, rungs and the checklist. It prints. @param {string} id @returns {Screen} */
const whole = (id) => (app) => {
  app.current[KIND] = id;
  const parts = asked(app, PARTS);
  const written = parts.filter((each) => text(app, id, each.id));
  const missing = parts.filter((each) => !written.includes(each));
  const found = advice(app, written.map((each) => text(app, id, each.id)));
  const first = written.find((each) => advice(app, [text(app, id, each.id)]).length);
  const reached = asked(app, RUNGS).filter((each) => text(app, id, each.id));
  /** @param {Asked} each */
  const name = (each) => table(app, each.table).rows.find((row) => row.id === each.row)?.cells[0] ?? "";
  /** @param {string} heading @param {Node} content */
  const section = (heading, content) => h("section", {}, h("h4", {}, words(heading)), content);
  const toPart = (/** @type {Asked} */ each) => () => app.go(step(id, parts.indexOf(each) + 1));
  const docx = () => save(app, id, written.map((each) => [name(each), text(app, id, each.id)]));
  const checks = checklist();
  const entered = asked(app, ENTRY).filter((each) => text(app, id, each.id));
  return h(
    "div",
    { class: "practice-dossier" },
    h("h3", {}, nameOf(app, KIND, id)),
    h("dl", {}, ...written.flatMap((each) => [h("dt", {}, words(name(each))), h("dd", { dir: "auto" }, ...ringed(app, text(app, id, each.id)))])),
    found.length > 0 && section(table(app, WORDS).heading, h("ul", {}, ...found)),
    missing.length > 0 && section(app.say("clauses_missing"), h("p", { dir: "auto" }, missing.map(name).join(" · "))),
    section(
      table(app, RUNGS).heading,
      h("dl", {}, ...asked(app, RUNGS).flatMap((each) => [
        h("dt", {}, words(name(each))),
        h("dd", { dir: "auto" }, reached.includes(each) ? text(app, id, each.id) : `? ${table(app, RUNGS).rows.find((row) => row.id === each.row)?.cells[3] ?? ""}`),
      ])),
    ),
    entered.length > 0 && section(
      table(app, ENTRY).heading,
      h("dl", {}, ...entered.flatMap((each) => [h("dt", {}, words(label(app.page, KIND, each))), h("dd", { dir: "auto" }, text(app, id, each.id))])),
    ),
    checks.length > 0 && section(document.getElementById("checklist")?.firstChild?.textContent ?? "", h("ul", {}, ...checks.map((each) => h("li", { dir: "auto" }, each)))),
    buttons(
      first ? next(app.say("clauses_mend"), toPart(first)) : missing.length ? next(app.say("clauses_fill"), toPart(missing[0])) : next(app.say("letter_docx"), docx),
      (first || missing.length > 0) && written.length > 0 && big(app.say("letter_docx"), docx),
      big(app.say("print"), () => print()),
      big(app.say("back"), () => app.go(step(id, 0))),
    ),
  );
};

/** The draft as a document: its parts alone, since the other side may get it. @param {App} app @param {string} id @param {string[][]} parts */
const save = async (app, id, parts) => {
  const title = text(app, id, "title") || app.say("no_name");
  await saveDocument(`clause-${today()}`, {
    ...{ title, lang: app.page.lang, rtl: app.page.dir === "rtl" },
    blocks: [
      { kind: "heading", level: 1, text: [{ text: title }] },
      ...parts.flatMap(([name, draft]) => [
        { kind: /** @type {const} */ ("heading"), level: /** @type {const} */ (2), text: [{ text: name }] },
        ...draft.split("\n").map((line) => ({ kind: /** @type {const} */ ("paragraph"), text: [{ text: line }] })),
      ]),
    ],
  });
};

/** Management's draft from the page, in a folder of its own, which says that it is invented. @param {App} app */
const tryExample = async (app) => {
  await (await writers()).begin(app);
  let id = "";
  let system = "";
  await app.change((folder, by) => {
    system = add(folder, "systems");
    put(folder, by, "systems", system, "system", { v: app.say("clauses_example") });
    id = add(folder, KIND, { of: system });
    put(folder, by, KIND, id, "title", { v: table(app, PARTS).columns[1] });
    for (const { id: row, cells } of table(app, PARTS).rows) put(folder, by, KIND, id, row, { v: cells[1].replace(/^["“«\s]+|["”»\s]+$/g, "") });
  });
  await app.choose(system);
  await app.go(whole(id));
};

/** On the page of the ladder a draft opens at its rungs. @param {App} app @param {string} id */
const opened = (app, id) => step(id, table(app, RUNGS).here ? steps(app).length - 2 : 0);

/** @type {Screen} */
const first = (app) => {
  const screen = ofSystem(list(KIND, (id) => (found) => opened(found, id)(found)))(app);
  if (isEmpty(app.folder)) screen.appendChild(buttons(big(app.say("try_example"), () => tryExample(app))));
  return screen;
};

export const tool = () => first;
