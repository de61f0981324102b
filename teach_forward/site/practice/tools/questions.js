/** The question bank: choose, prepare, a sheet for the meeting, what came of each question, and what is still to be asked. */

import { add, asked, big, button, buttons, called, field, fields, h, items, nameOf, newId, next, ofSystem, only, own, put, saveDocument, shown, today, value, words } from "../core.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Screen} Screen */
/** @typedef {import("../folder.js").Item} Item */
/** @typedef {import("../folder.js").Value} Value */
/** @typedef {{id: string, cells: string[]}} Row a question of the bank: its number, its words, and on the page of the bank what a good answer holds */
/** @typedef {{row: Row, item: Item}} Question one that was chosen, with what was written about it */

const [QUESTIONS, REQUESTS] = ["questions", "requests"];
const [ENOUGH, THEMES] = [6, 4];
const OUTCOMES = ["promised", "dodged", "refused", ""];

/** @param {App} app */
const form = (app) => app.page.forms[QUESTIONS];

/** The tables of questions, one for each theme. @param {App} app */
const themes = (app) => form(app).tables.filter((table) => table.fields.includes("expected"));

/** The questions for the meeting in their order; those with an outcome too, where the meeting is over. @param {App} app @param {boolean} [over] @returns {Question[]} */
const chosen = (app, over = false) =>
  themes(app)
    .flatMap((theme) => theme.rows)
    .flatMap((row) => {
      const item = only(app.folder, QUESTIONS, app.system, row.id);
      return item && (value(item, "order") || (over && value(item, "outcome"))) ? { row, item } : [];
    })
    .sort((one, other) => place(one) - place(other));

/** @param {Question} question */
const place = ({ item }) => Number(value(item, "order")) || Infinity;

/** Write the same answers about some questions. @param {App} app @param {string[]} rows @param {(index: number) => Record<string, Value>} what */
const write = (app, rows, what) =>
  app.change((folder, by) =>
    rows.forEach((row, index) => {
      const id = only(folder, QUESTIONS, app.system, row)?.id ?? add(folder, QUESTIONS, { of: app.system, row });
      for (const [name, answer] of Object.entries(what(index))) put(folder, by, QUESTIONS, id, name, answer);
    }),
  );

/** An answer as people read it. @param {App} app @param {Question} question @param {string} name */
const read = (app, { item }, name) => shown(app.page, QUESTIONS, name, item.fields[name]);

/** Words under their name. @param {string | Node} name @param {string | Node} text @param {Record<string, any>} [attributes] */
const named = (name, text, attributes = {}) => h("p", attributes, h("strong", {}, name), h("br"), text);

/** An answer under its name; nothing where there is none. @param {App} app @param {Question} question @param {string} name @param {string} [title] */
const line = (app, question, name, title) => {
  const text = read(app, question, name);
  const found = asked(app.page, QUESTIONS, name);
  return text && named(title ?? (found ? called(app, QUESTIONS, found) : ""), words(text), { class: "practice-text" });
};

/** @param {App} app @param {string[]} names */
const answers = (app, names) => form(app).answers.filter((each) => names.includes(each.id));

/** The head of a screen with one of several questions. @param {App} app @param {string} title @param {Question[]} all @param {number} index */
const head = (app, title, all, index) => [
  h("h3", {}, app.say(title)),
  h("p", { class: "practice-help" }, app.say("part_of", { number: index + 1, total: all.length })),
  h("p", { class: "practice-name" }, own(app, QUESTIONS, all[index].row.cells[1])),
];

/** All questions by theme, to tick some. @type {Screen} */
const choose = (app) => {
  const count = h("p", { class: "practice-name", role: "status" });
  const show = () => {
    const now = chosen(app);
    const found = themes(app).filter((theme) => now.some(({ row }) => theme.rows.includes(row))).length;
    const few = now.length !== ENOUGH || found < THEMES;
    count.textContent = [app.say("bank_chosen", { count: now.length, themes: found }), few && app.say("bank_aim")].filter(Boolean).join(" ");
  };
  /** @param {Row} row */
  const choice = (row) => {
    const box = h("input", { type: "checkbox", checked: Boolean(value(only(app.folder, QUESTIONS, app.system, row.id), "order")) });
    box.addEventListener("change", async () => {
      const last = Math.max(0, ...chosen(app).map(place));
      await write(app, [row.id], () => ({ order: { v: box.checked ? String(last + 1) : "" } }));
      show();
    });
    return h("label", { class: "practice-choice" }, box, own(app, QUESTIONS, `${row.cells[0]}. ${row.cells[1]}`));
  };
  show();
  return h(
    "div",
    {},
    h("h3", {}, app.say("bank_choose")),
    ...themes(app).map((theme) => h("fieldset", { class: "practice-field" }, h("legend", { class: "practice-name" }, own(app, QUESTIONS, theme.heading)), ...theme.rows.map(choice))),
    h("div", { class: "practice-found" }, count, buttons(next(app.say("bank_prepare"), () => chosen(app).length > 0 && app.go(prepare(idAt(chosen(app), 0)))))),
  );
};

/** The id of a question by its place; none beyond the last. @param {Question[]} all @param {number} index */
const idAt = (all, index) => all[index]?.row.id ?? "";

/** One question: the answer that is expected, what is asked then, who asks, and when. Another tab may choose others meanwhile. @param {string} id of its row @returns {Screen} */
const prepare = (id) => (app) => {
  const all = chosen(app);
  const index = all.findIndex(({ row }) => row.id === id);
  if (index < 0) return first(app);
  const { row, item } = all[index];
  const order = asked(app.page, QUESTIONS, "order")?.label;
  const select = h("select", { id: newId() }, ...all.map((_, at) => h("option", { value: at, selected: at === index }, String(at + 1))));
  select.addEventListener("change", async () => {
    const rows = all.filter((each) => each.item !== item).map((each) => each.row.id);
    rows.splice(Number(select.value), 0, row.id);
    await write(app, rows, (at) => ({ order: { v: String(at + 1) } }));
    app.render();
    app.body.querySelector("select")?.focus(); // the arrows of some keyboards choose one after the other
  });
  const last = index === all.length - 1;
  return h(
    "div",
    {},
    ...head(app, "bank_prepare", all, index),
    row.cells[2] && named(own(app, QUESTIONS, themes(app)[0].columns[2]), own(app, QUESTIONS, row.cells[2]), { class: "practice-help" }),
    fields(app, QUESTIONS, item.id, answers(app, ["expected", "then", "asks"]).map((each) => (each.id === "expected" ? { ...each, label: app.say("bank_expected") } : each))),
    h("div", { class: "practice-field" }, h("label", { class: "practice-name", for: select.id }, order), select),
    buttons(
      next(app.say(last ? "bank_sheet" : "next"), () => app.go(last ? sheet : prepare(idAt(all, index + 1)))),
      big(app.say("back"), () => app.go(index ? prepare(idAt(all, index - 1)) : choose)),
    ),
  );
};

/** The sheet for the meeting: a page for the table, and one that the union keeps to itself. @type {Screen} */
const sheet = (app) => {
  const all = chosen(app);
  const post = asked(app.page, QUESTIONS, "post");
  const title = h("h4", {}, nameOf(app, "systems", app.system ?? ""), " ", h("bdi", { dir: "auto" }));
  const input = h("input", { type: "text", dir: "auto", id: newId(), maxlength: 300, value: all.map((each) => value(each.item, "post")).find(Boolean) ?? "" });
  const show = () => void (title.lastElementChild && (title.lastElementChild.textContent = input.value && `(${input.value})`));
  input.addEventListener("input", () => (show(), app.later(QUESTIONS, () => write(app, all.map((each) => each.row.id), () => ({ post: { v: input.value.trim() } })))));
  show();
  const boxes = asked(app.page, QUESTIONS, "outcome")?.choices?.map(([, text]) => `☐\u00a0${text}`).join("  ");
  return h(
    "div",
    {},
    h("h3", {}, app.say("bank_sheet")),
    h("div", { class: "practice-field" }, h("label", { class: "practice-name", for: input.id }, own(app, QUESTIONS, post?.label ?? "")), input),
    h(
      "div",
      { class: "practice-dossier practice-large" },
      title,
      h("ol", {}, ...all.map((each) => h("li", {}, h("p", {}, own(app, QUESTIONS, each.row.cells[1])), line(app, each, "asks"), h("p", { class: "practice-room" }, boxes)))),
      h("h4", { class: "practice-new-page" }, app.say("bank_ours")),
      h("ol", {}, ...all.map((each) => h("li", {}, h("p", {}, own(app, QUESTIONS, each.row.cells[1])), line(app, each, "expected", app.say("bank_expected")), line(app, each, "then")))),
    ),
    buttons(
      next(app.say("print"), () => print()),
      big(app.say("bank_after"), () => app.go(came(idAt(chosen(app, true), 0)))),
      big(app.say("bank_prepare"), () => app.go(prepare(idAt(all, 0)))),
      big(app.say("bank_choose"), () => app.go(choose)),
    ),
  );
};

/** What came of one question; a dodge opens the replies. @param {string} id of its row @returns {Screen} */
const came = (id) => (app) => {
  const all = chosen(app, true);
  const index = all.findIndex(({ row }) => row.id === id);
  if (index < 0) return first(app);
  const question = all[index];
  const titles = form(app).tables.find((table) => table.id === QUESTIONS)?.columns ?? [];
  const screen = fields(app, QUESTIONS, question.item.id, answers(app, ["outcome", "proof", "again", "next"]).map((each) => (each.id === "outcome" ? { ...each, label: titles[2] } : each)));
  const outcome = screen.querySelector("fieldset");
  const dodges = h("div", { class: "practice-panel", hidden: value(question.item, "outcome") !== "dodged" }, ...replies(app, question));
  outcome?.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) dodges.hidden = target.value !== "dodged";
  });
  outcome?.after(dodges);
  const last = index === all.length - 1;
  return h(
    "div",
    {},
    ...head(app, "bank_after", all, index),
    line(app, question, "expected", app.say("bank_expected")),
    screen,
    buttons(
      next(app.say(last ? "bank_follow" : "next"), () => app.go(last ? follow : came(idAt(all, index + 1)))),
      big(app.say("back"), () => app.go(index ? came(idAt(all, index - 1)) : sheet)),
    ),
  );
};

/** Which dodge it was; under it stand what may lie behind, and what can be said. @param {App} app @param {Question} question */
const replies = (app, { item }) => {
  const table = form(app).tables.find((each) => each.id === "dodges");
  const reply = h("div", { role: "status", class: "practice-reply" });
  /** @param {EventTarget | null} chosen */
  const show = (chosen) => {
    const cells = chosen instanceof HTMLInputElement && table?.rows.find((row) => row.id === chosen.value)?.cells;
    if (!cells) return;
    reply.replaceChildren(...[1, 2].map((at) => named(table?.columns[at] ?? "", cells[at], form(app).text ?? {})));
    chosen.closest("label")?.after(reply);
  };
  return answers(app, ["dodge"]).map((each) => {
    const found = field(app, QUESTIONS, item.id, each);
    found.addEventListener("change", ({ target }) => show(target));
    show(found.querySelector(":checked"));
    return found;
  });
};

/** What is still to be asked, by what came of it; it fills the letter of the union. @type {Screen} */
const follow = (app) => {
  const all = chosen(app, true);
  const open = all.filter(({ item }) => value(item, "outcome") !== "answered");
  const text = open.map(({ row }) => row.cells[1]).join(" ");
  const noted = items(app.folder, REQUESTS, app.system).some((item) => value(item, "request") === text);
  const request = async () => {
    await app.change((folder, by) => {
      const id = add(folder, REQUESTS, { of: app.system });
      put(folder, by, REQUESTS, id, "request", { v: text });
      put(folder, by, REQUESTS, id, "letter", { c: "union" });
      put(folder, by, REQUESTS, id, "state", { c: "to-send" });
    });
    app.announce(app.say("noted"));
    await app.go(follow);
  };
  /** @param {string} outcome */
  const group = (outcome) => {
    const found = open.filter(({ item }) => (OUTCOMES.includes(value(item, "outcome")) ? value(item, "outcome") : "") === outcome);
    return found.length > 0 && h(
      "section",
      {},
      h("h4", {}, asked(app.page, QUESTIONS, "outcome")?.choices?.find(([id]) => id === outcome)?.[1] ?? app.say("bank_unmarked")),
      h("ul", { class: "practice-list" }, ...found.map((each) => h(
        "li",
        {},
        button(each.row.cells[1], () => app.go(came(each.row.id)), { class: "practice-open", ...form(app).text }),
        h("div", { class: "practice-help" }, line(app, each, "proof"), line(app, each, "next")),
      ))),
    );
  };
  const letters = app.page.urls[REQUESTS];
  return h(
    "div",
    {},
    h("h3", {}, app.say("bank_follow")),
    open.length === 0 && h("p", {}, app.say("bank_done")),
    ...OUTCOMES.map(group),
    buttons(
      open.length > 0 && (noted ? h("a", { class: "practice-button practice-next", href: letters }, app.say("to_letters")) : next(app.say("bank_request"), request)),
      (open.length ? big : next)(`${app.say("bank_minutes")} (DOCX)`, () => minutes(app, all)),
      big(app.say("bank_after"), () => app.go(came(idAt(all, 0)))),
      big(app.say("bank_sheet"), () => app.go(chosen(app).length ? sheet : choose)),
    ),
  );
};

/** The minutes as a document of Word, without what is the union's own. @param {App} app @param {Question[]} all */
const minutes = async (app, all) => {
  const title = `${app.say("bank_minutes")} · ${nameOf(app, "systems", app.system ?? "").textContent}`;
  /** @param {string} text @param {boolean} [bold] */
  const run = (text, bold) => [{ text, ...(bold ? { bold } : {}) }];
  const post = all.map((each) => read(app, each, "post")).find(Boolean);
  /** @type {import("../docx.js").Block[]} */
  const blocks = [
    { kind: "heading", level: 1, text: run(title) },
    ...(post ? [{ kind: /** @type {const} */ ("paragraph"), text: run(post) }] : []),
    ...all.flatMap((each, index) => [
      { kind: /** @type {const} */ ("heading"), level: /** @type {const} */ (2), text: run(`${index + 1}. ${each.row.cells[1]}`) },
      {
        kind: /** @type {const} */ ("list"),
        items: answers(app, ["outcome", "dodge", "proof", "again", "next"])
          .filter(({ id }) => read(app, each, id))
          .map(({ id, label }) => [...run(`${label}\n`, true), ...run(read(app, each, id))]),
      },
    ]),
  ];
  await saveDocument(`${QUESTIONS}-${today()}`, { title, lang: app.page.lang, rtl: app.page.dir === "rtl", blocks });
};

/** Where people are: nothing chosen yet, before the meeting, or after it. Observers note what comes of it. @type {Screen} */
const first = (app) => {
  const all = chosen(app, true);
  const observed = !themes(app)[0].here;
  return (all.some(({ item }) => value(item, "outcome")) ? follow : !all.length ? choose : observed ? came(idAt(all, 0)) : sheet)(app);
};

/** What the core calls. */
export const tool = () => ofSystem(first);
