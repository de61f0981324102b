/** The page of the whole folder: all systems, one of them with all its parts, dates ahead, and what is not known yet. */

import { ago, answer, big, buttons, called, conflicts, date, find, h, isDay, isOpen, items, label, nameOf, next, ofSystem, own, pair, removing, rowWords, shown, today, twins, value, words, writers } from "../core.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Screen} Screen */
/** @typedef {import("../folder.js").Item} Item */

const [SYSTEMS, REQUESTS] = ["systems", "requests"];
/** What must be written until a part is done, where that is not all of it; of a clause, its own parts. @type {Record<string, string>} */
const DONE = { requests: "back", questions: "outcome" };
const [CLAUSES, PARTS] = ["clauses", 0];
/** What names a thing of the union itself. @type {Record<string, string[]>} */
const NAMES = { scores: ["day", "unit"], plans: ["dimension", "step"], cards: ["title", "who"] };
/** Answers with a day on which something is due. */
const DAYS = [[REQUESTS, "due"], ["plans", "date"], ["plans", "stage-date"]];
/** How far a sheet is. */
const STATES = ["not_begun", "begun", "complete"];
/** A request that is over. */
const OVER = ["answered", "refused"];

/** What of a kind belongs to a system. @param {App} app @param {string} kind @param {string} id */
const parts = (app, kind, id) => (kind === SYSTEMS ? [find(app.folder, kind, id)].flatMap((item) => item ?? []) : items(app.folder, kind, id));

/** Forms that belong to systems. @param {App} app */
const ofSystems = (app) => Object.entries(app.page.forms).filter(([kind, form]) => kind === SYSTEMS || form.of === SYSTEMS);

/** An answer as people read it, a day too. @param {App} app @param {string} kind @param {Item} item @param {string} name */
const read = (app, kind, item, name) => date(app.page, shown(app.page, kind, name, answer(item, name)));

/** How far the sheet of some kinds is: its shape says it, and the words of its name. @param {App} app @param {string[]} kinds @param {string} id */
const mark = (app, kinds, id) => {
  const states = kinds.map((kind) => {
    const found = parts(app, kind, id).filter((item) => Object.keys(item.fields).length);
    const wanted = app.page.forms[kind].answers.filter((each) => (DONE[kind] ? each.id === DONE[kind] : kind !== CLAUSES || each.table === PARTS));
    return found.length ? (found.every((item) => wanted.every((each) => answer(item, each.id))) ? 2 : 1) : 0;
  });
  const state = states.every((each) => each === states[0]) ? states[0] : 1;
  const title = pair(app.page, app.page.forms[kinds[0]].title, app.say(STATES[state]));
  return h("span", { role: "img", title, class: "practice-mark", "data-state": state });
};

/** A link to the sheet of a kind, which is about this system there. @param {App} app @param {string} kind @param {string | undefined} system its id @param {...(Node | string)} content */
const toSheet = (app, kind, system, ...content) => {
  const link = h("a", { href: app.page.forms[kind].url }, ...content);
  link.addEventListener("click", async (event) => {
    if (!system) return;
    const chosen = app.choose(system);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // another tab opens
    event.preventDefault();
    await chosen; // a page that goes would not wait for the device
    app.leaving = true;
    location.assign(link.href);
  });
  return link;
};

/** The sheets of a system, each with its kinds. @param {App} app */
const sheets = (app) => {
  const all = ofSystems(app);
  return [...new Set(all.map(([, form]) => form.url))].map((url) => all.filter(([, form]) => form.url === url).map(([kind]) => kind));
};

/** What is due over all systems, the earliest first; what names no day of a calendar comes last. @param {App} app */
const ahead = (app) =>
  DAYS.flatMap(([kind, name]) =>
    items(app.folder, kind)
      .map((item) => ({ kind, item, day: value(item, name), text: read(app, kind, item, name) }))
      .filter(({ item, day }) => day && (kind === REQUESTS ? !OVER.includes(value(item, "state")) : !isDay(day) || day >= today())),
  ).sort((one, other) => Number(isDay(other.day)) - Number(isDay(one.day)) || one.day.localeCompare(other.day));

/** Dates ahead, each with the way to its sheet. @param {App} app */
const dates = (app) => {
  const found = ahead(app);
  return found.length > 0 && h(
    "section",
    {},
    h("h4", {}, app.say("dates_ahead")),
    h("ul", {}, ...found.map(({ kind, item, day, text }) => h(
      "li",
      {},
      h("strong", {}, words(text)),
      isDay(day) && ` (${ago(app.page, day)})`,
      h("br"),
      item.of && h("span", {}, nameOf(app, SYSTEMS, item.of), " · "),
      toSheet(app, kind, item.of, words(read(app, kind, item, NAMES[kind]?.[0] ?? "request") || app.page.forms[kind].name)),
    ))),
  );
};

/** The answers that name a thing of the union; of a form of its own, the first two. @param {App} app @param {string} kind */
const namesOf = (app, kind) => {
  const ids = app.page.forms[kind].answers.map(({ id }) => id);
  const names = (NAMES[kind] ?? []).filter((name) => ids.includes(name));
  return names.length ? names : ids.slice(0, 2);
};

/** What the union has of a kind that belongs to no system. @param {App} app */
const ofUnion = (app) =>
  Object.keys({ ...NAMES, ...app.page.forms })
    .filter((kind) => kind !== SYSTEMS && app.page.forms[kind] && !app.page.forms[kind].of && items(app.folder, kind).length)
    .map((kind) => h(
      "section",
      {},
      h("h4", {}, h("a", { href: app.page.forms[kind].url }, own(app, kind, app.page.forms[kind].name))),
      h("ul", {}, ...items(app.folder, kind).map((item) => h("li", {}, words(namesOf(app, kind).map((name) => read(app, kind, item, name)).filter(Boolean).join(" · ") || app.say("no_name"))))),
    ));

/** The list of systems. @type {Screen} */
const all = (app) => {
  const systems = items(app.folder, SYSTEMS);
  const waiting = conflicts(app.folder);
  return h(
    "div",
    {},
    h("h3", {}, app.say("systems")),
    waiting.length > 0 && h("p", {}, app.say("conflicts", { count: waiting.length }), " ", big(app.say("look"), async () => app.go((await writers()).choose))),
    ...twins(app.folder).map(([one, other]) =>
      h(
        "p",
        { class: "practice-panel" },
        app.say("same_name", { name: `\u2068${value(one, "system")}\u2069` }), // in its own direction
        " ",
        big(app.say("same_yes"), async () => {
          const { fuse } = await writers();
          await app.change((folder) => fuse(folder, one.id, other.id, app.page.forms), true);
          await app.go(all);
        }),
      ),
    ),
    systems.length
      ? h(
          "ul",
          { class: "practice-list" },
          ...systems.map((item) =>
            h(
              "li",
              {},
              h("button", { type: "button", class: "practice-open", on: { click: () => app.go(one(item.id)) } }, nameOf(app, SYSTEMS, item.id)),
              h("span", {}, ...sheets(app).map((kinds) => mark(app, kinds, item.id))),
              big(app.say("remove"), () => app.go(removing(SYSTEMS, item.id, all))),
            ),
          ),
        )
      : h("p", {}, app.say("nothing_yet")),
    systems.length > 0 && h("p", { class: "practice-help" }, ...STATES.flatMap((state, at) => [h("span", { class: "practice-mark", "data-state": at }), app.say(state), at < 2 && " · "])),
    dates(app),
    ...ofUnion(app),
    buttons(
      systems.length > 0 && next(app.say("not_known_yet"), () => app.go(gaps)),
      big(app.say("add"), async () => (await app.choose("none"), app.go(named))),
    ),
  );
};

/** A new system. @type {Screen} */
const named = ofSystem((app) => one(app.system ?? "")(app));

/** One system with everything that was written about it: the dossier, which also prints. @param {string} id @returns {Screen} */
const one = (id) => (app) => {
  app.store.kept.system = id;
  return h(
    "div",
    { class: "practice-dossier" },
    h("h3", {}, nameOf(app, SYSTEMS, id)),
    ...ofSystems(app).map(([kind, form]) => {
      const found = parts(app, kind, id);
      const open = form.answers.filter((each) => found.every((item) => isOpen(item, each.id)));
      return h(
        "section",
        {},
        h("h4", {}, own(app, kind, form.name), " ", mark(app, [kind], id)),
        ...found.filter((item) => !item.row || form.answers.some((each) => value(item, each.id))).map((item) =>
          h(
            "dl",
            {},
            item.row && h("dt", {}, own(app, kind, rowWords(app.page, kind, item.row))),
            ...form.answers
              .filter((each) => item.fields[each.id] && shown(app.page, kind, each.id, item.fields[each.id]))
              .flatMap((each) => [h("dt", {}, called(app, kind, each)), h("dd", { dir: "auto" }, shown(app.page, kind, each.id, item.fields[each.id]))]),
            ...old(app, kind, item),
          ),
        ),
        open.length > 0 && h("p", { class: "practice-help" }, app.say("open_answers", { count: open.length })),
        h("p", {}, toSheet(app, kind, id, app.say("to_sheet"))),
      );
    }),
    buttons(next(app.say("print"), () => print()), big(app.say("back"), () => app.go(all))),
  );
};

/** Answers that no form asks for now, under the labels that the folder itself brought. @param {App} app @param {string} kind @param {Item} item */
const old = (app, kind, item) =>
  Object.entries(item.fields)
    .filter(([field_]) => !app.page.forms[kind].answers.some((each) => each.id === field_))
    .flatMap(([field_, found]) => [h("dt", {}, words(app.folder.words[`${kind}.${field_}`] ?? field_)), h("dd", { dir: "auto" }, found.v ?? found.c ?? "")]);

/** What is not known yet, over all sheets that were begun, each with the way to its sheet. @type {Screen} */
const gaps = (app) =>
  h(
    "div",
    {},
    h("h3", {}, app.say("not_known_yet")),
    ...items(app.folder, SYSTEMS).map((system) =>
      h(
        "section",
        {},
        h("h4", {}, nameOf(app, SYSTEMS, system.id)),
        ...ofSystems(app).flatMap(([kind, form]) =>
          parts(app, kind, system.id).map((item) => {
            const open = form.answers.filter((each) => isOpen(item, each.id));
            return open.length > 0 && h("p", {}, toSheet(app, kind, system.id, own(app, kind, form.name)), h("br"), own(app, kind, open.map((each) => label(app.page, kind, each)).join(" · ")));
          }).filter((each) => each !== false),
        ),
      ),
    ),
    buttons(big(app.say("back"), () => app.go(all))),
  );

export const tool = () => all;
