/** What tools are made of: a list of things with their answers, a few at a time. */

import { big, button, h, words } from "./dom.js";
import { field, own, summary } from "./fields.js";
import { writers } from "./files.js";
import { add, find, isEmpty, isOpen, items, put, remove, value } from "./folder.js";
import { asked, label, rowWords } from "./page.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./app.js").Screen} Screen */
/** @typedef {import("./page.js").Asked} Asked */

const SYSTEMS = "systems";

/** The one thing to do next, first among the buttons. @param {string} text @param {() => unknown} press */
export const next = (text, press) => button(text, press, { class: "practice-button practice-next" });

/** @param {...(Node | string | false | undefined)} content */
export const buttons = (...content) => h("div", { class: "practice-buttons" }, ...content);

/** The name of a thing: its title, or else its first answer. @param {App} app @param {string} kind @param {string} id */
export const nameOf = (app, kind, id) => {
  const item = find(app.folder, kind, id);
  const first = kind === SYSTEMS ? "system" : (asked(app.page, kind, "title") ?? app.page.forms[kind].answers[0]).id;
  return words(value(item, first).split("\n")[0].slice(0, 80) || app.say("no_name"));
};

/** How much of a thing is known, in words. @param {App} app @param {string} kind @param {string} id */
const known = (app, kind, id) => {
  const { answers } = app.page.forms[kind];
  const open = answers.filter((each) => isOpen(find(app.folder, kind, id), each.id)).length;
  return app.say("known_of", { known: answers.length - open, total: answers.length });
};

/**
 * Choose the system that the answers are about, or name a new one; `then` is shown when there is one.
 * @param {Screen} then
 * @returns {Screen}
 */
export const ofSystem = (then) => (app) => {
  const all = items(app.folder, SYSTEMS);
  if (app.system) {
    const select = h(
      "select",
      { "aria-label": app.say("which_system") },
      ...all.map((item) => h("option", { value: item.id, selected: item.id === app.system, dir: "auto" }, value(item, "system") || app.say("no_name"))),
      h("option", { value: "" }, app.say("another_system")),
    );
    select.addEventListener("change", async () => {
      await app.choose(select.value || "none");
      app.render();
      (app.body.querySelector("select") ?? app.body.querySelector("input"))?.focus();
    });
    return h("div", {}, h("p", { class: "practice-system" }, app.say("system"), " ", select), then(app));
  }
  const name = h("input", { type: "text", dir: "auto", maxlength: 200, "data-only-here": true, "aria-label": app.say("name_system") });
  const start = async () => {
    if (!name.value.trim()) return name.focus();
    let id = "";
    await app.change((folder, by) => {
      id = add(folder, SYSTEMS);
      put(folder, by, SYSTEMS, id, "system", { v: name.value.trim() });
    });
    await app.choose(id);
    await app.go(app.screen);
  };
  return h(
    "div",
    {},
    h("h3", {}, app.say("which_system")),
    all.length > 0 && buttons(...all.map((item) => button(value(item, "system") || app.say("no_name"), async () => (await app.choose(item.id), app.go(app.screen)), { class: "practice-button", dir: "auto" }))),
    h("p", {}, app.say("name_system")),
    name,
    buttons(next(app.say("begin"), start)),
  );
};

/** The things of a kind, each to open and to remove. @param {string} kind @param {(id: string) => Screen} open @returns {Screen} */
export const list = (kind, open) => (app) => {
  const form = app.page.forms[kind];
  const all = items(app.folder, kind, form.of ? app.system : undefined);
  const begun = async () => {
    let id = "";
    await app.change((folder) => void (id = add(folder, kind, form.of ? { of: app.system } : {})));
    if (kind === SYSTEMS) await app.choose(id);
    await app.go(open(id));
  };
  const examples = form.tables.filter((table) => table.here && !table.rows.length && table.examples.length && table.fields.some(Boolean));
  return h(
    "div",
    {},
    h("h3", {}, own(app, kind, form.tables[0].heading)),
    all.length
      ? h("ul", { class: "practice-list" }, ...all.map((item) => h(
          "li",
          {},
          h("button", { type: "button", class: "practice-open", on: { click: () => app.go(open(item.id)) } }, nameOf(app, kind, item.id)),
          h("span", { class: "practice-help" }, known(app, kind, item.id)),
          big(app.say("remove"), () => app.go(removing(kind, item.id, app.screen))),
        )))
      : h("p", {}, app.say("nothing_yet")),
    buttons(
      next(app.say(all.length ? "add" : "begin"), begun),
      !form.of && isEmpty(app.folder) && examples.length > 0 && big(app.say("try_example"), async () => (await writers()).tryExample(app, kind)),
    ),
  );
};

/** Ask before a thing is removed. @param {string} kind @param {string} id @param {Screen} back @param {string} [name] where its first answer does not name it @returns {Screen} */
export const removing = (kind, id, back, name) => (app) =>
  h(
    "div",
    {},
    h("h3", {}, app.say("remove"), " ", name === undefined ? nameOf(app, kind, id) : words(name)),
    h("p", {}, app.say("remove_one")),
    buttons(
      big(app.say("remove"), async () => {
        await app.change((folder) => remove(folder, kind, id), true);
        app.announce(app.say("removed_one"));
        await app.go(back);
      }),
      next(app.say("cancel"), () => app.go(back)),
    ),
  );

/**
 * Some answers of a thing; `steps` are before and after.
 * @param {App} app @param {string} kind @param {string} id @param {Asked[]} answers
 */
export const fields = (app, kind, id, answers) => {
  const { tables } = app.page.forms[kind];
  const rows = [...new Set(answers.map((each) => each.row))];
  const screen = h("div", {});
  screen.append(
    ...rows.flatMap((row) => {
      const some = answers.filter((each) => each.row === row);
      const name = row && tables[some[0].table].rows.find((each) => each.id === row)?.cells[0];
      return [
        ...(name && some.length > 1 ? [h("h4", {}, own(app, kind, name))] : []),
        ...some.map((each) => field(app, kind, id, each, { label: name && some.length > 1 ? each.label : label(app.page, kind, each) })),
      ];
    }),
  );
  screen.prepend(summary(app, screen));
  return screen;
};

/**
 * One part of a thing, with the way to the part before and the part after.
 * @param {string} kind @param {string} id @param {number} number from 0
 * @param {Screen} [done] shown after the last one
 * @returns {Screen}
 */
export const part = (kind, id, number, done) => (app) => {
  const form = app.page.forms[kind];
  app.current[kind] = id;
  const sizes = form.parts?.length ? form.parts : [form.answers.length];
  const first = sizes.slice(0, number).reduce((sum, size) => sum + size, 0);
  const last = number === sizes.length - 1;
  const end = last ? form.answers.length : first + sizes[number];
  const { row } = find(app.folder, kind, id) ?? {};
  return h(
    "div",
    {},
    h("h3", {}, row ? own(app, kind, rowWords(app.page, kind, row)) : nameOf(app, kind, id)),
    sizes.length > 1 && h("p", { class: "practice-help" }, app.say("part_of", { number: number + 1, total: sizes.length })),
    fields(app, kind, id, form.answers.slice(first, end)),
    buttons(
      next(app.say(last ? "done" : "next"), () => app.go(last ? (done ?? app.start) : part(kind, id, number + 1, done))),
      big(app.say("back"), () => app.go(number ? part(kind, id, number - 1, done) : app.start)),
    ),
  );
};
