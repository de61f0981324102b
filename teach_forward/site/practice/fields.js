/** Fields: an answer each, in free words or by choice. Nothing is compulsory, and "not known" is an answer. */

import { atRest, button, focus, h, newId, words } from "./dom.js";
import { LONGEST, UNKNOWN, answer, find, put } from "./folder.js";
import { label, pair, shown } from "./page.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./page.js").Asked} Asked */
/** @typedef {import("./folder.js").Value} Value */

/** How many rows a box has at most where it grows by them. */
const HIGHEST = 20;
const ADDRESS = /\S@\S+\.\S/;
const DATE = /\p{Number}{1,4}([-./])\p{Number}{1,2}\1\p{Number}{1,4}/gu;
const DIGITS = /\p{Number}(?:[\s./()-]?\p{Number}){7,}/u;

/** What a text should make its writer ask: the name of a message, or nothing. @param {string} text */
const doubt = (text) => (ADDRESS.test(text) ? "ask_address" : DIGITS.test(text.replace(DATE, "")) ? "ask_digits" : "");

/** The attributes of words that may be the page's own, and then in another language than the reader's. @param {App} app @param {string} kind @param {boolean} [isOwn] */
const text = (app, kind, isOwn = true) => (isOwn && app.page.forms[kind]?.text) || {};

/** The page's own words. @param {App} app @param {string} kind @param {string | undefined} found */
export const own = (app, kind, found) => h("bdi", text(app, kind), found);

/** The name of an answer, as the page or a message calls it. @param {App} app @param {string} kind @param {Asked} asked */
export const called = (app, kind, asked) => h("bdi", text(app, kind, asked.table !== -1), label(app.page, kind, asked));

/**
 * The field of an answer. `check` gives the name of a message that is to be said at the field, or nothing.
 * @param {App} app @param {string} kind @param {string} id of the thing @param {Asked} asked
 * @param {{label?: string, check?: (text: string) => string, rows?: number}} [options]
 */
export const field = (app, kind, id, asked, options = {}) => {
  const item = find(app.folder, kind, id);
  const found = answer(item, asked.id);
  const name = options.label ?? label(app.page, kind, asked);
  if (found?.also) return conflict(app, kind, id, asked, name);
  /** @param {Value} what */
  const write = (what) => app.change((folder, by) => put(folder, by, kind, id, asked.id, what));
  const isOwn = asked.table !== -1;
  const parts = {
    ...{ app, key: `${kind}.${id}.${asked.id}`, write, check: options.check ?? doubt },
    ...{ text: text(app, kind, isOwn), choices: text(app, kind, isOwn || asked.named) },
  };
  return asked.choices
    ? choiceField(parts, name, asked, found)
    : textField(parts, name, asked, found, options.rows ?? 2);
};

/**
 * What the parts of a field share; `text` are attributes of its label and help, `choices` of its choices.
 * @typedef {{app: App, key: string, write: (what: Value) => Promise<void>, check: (text: string) => string,
 *   text: Record<string, string>, choices: Record<string, string>}} Own
 */

/**
 * A box for free words, which grows with them.
 * @param {Own} own @param {string} text @param {Record<string, any>} attributes
 */
const box = ({ app, key, write, check }, text, attributes) => {
  const error = h("p", { class: "practice-error", id: newId(), hidden: true });
  const area = h("textarea", { dir: "auto", maxlength: LONGEST, ...attributes, value: text });
  const described = attributes["aria-describedby"];
  const look = () => {
    const wrong = check(area.value);
    error.hidden = !wrong;
    error.textContent = wrong && app.say(wrong);
    area.setAttribute("aria-describedby", [described, wrong && error.id].filter(Boolean).join(" "));
    area.toggleAttribute("data-doubt", Boolean(wrong));
  };
  area.addEventListener("input", () => app.later(key, () => write({ v: area.value.trim() })));
  area.addEventListener("change", () => (atRest(look), app.flush(key)));
  /** Where the style sheet cannot make it grow. */
  const grow = () => {
    while (area.scrollHeight > area.clientHeight && area.rows < HIGHEST) area.rows++;
  };
  area.addEventListener("input", grow);
  queueMicrotask(grow); // it is shown by then
  look();
  /** A choice takes the place of the words. */
  const empty = () => {
    app.waiting.delete(key);
    area.value = "";
    look();
  };
  return { area, error, empty };
};

/** @param {Own} own @param {string} name @param {Asked} asked @param {Value | undefined} found @param {number} rows */
const textField = (own, name, asked, found, rows) => {
  const [id, help] = [newId(), newId()];
  const unknown = found?.c === UNKNOWN;
  const { area, error, empty } = box(own, found?.v ?? "", { id, rows, ...(asked.help ? { "aria-describedby": help } : {}) });
  const tick = h("input", { type: "checkbox", checked: unknown });
  tick.addEventListener("change", () => {
    if (tick.checked) empty();
    own.write(tick.checked ? { c: UNKNOWN } : { v: "" });
  });
  area.addEventListener("input", () => (tick.checked = false));
  return h(
    "div",
    { class: "practice-field" },
    h("label", { for: id, class: "practice-name", ...own.text }, name),
    asked.help && h("p", { class: "practice-help", id: help, ...own.text }, asked.help),
    area,
    error,
    h("label", { class: "practice-choice" }, tick, h("span", {}, own.app.say("unknown"))),
  );
};

/** @param {Own} own @param {string} name @param {Asked} asked @param {Value | undefined} found */
const choiceField = (own, name, asked, found) => {
  const [group, help] = [newId(), newId()];
  const { area, error, empty } = box(own, found?.v ?? "", { rows: 1, "aria-label": pair(own.app.page, name, own.app.say("own_words")) });
  const radios = (asked.choices ?? []).map(([id, text]) => {
    const radio = h("input", { type: "radio", name: group, value: id, checked: found?.c === id });
    radio.addEventListener("change", () => {
      empty();
      own.write({ c: id });
    });
    return { radio, shown: h("label", { class: "practice-choice" }, radio, h("span", own.choices, text)) };
  });
  area.addEventListener("input", () => {
    for (const { radio } of radios) radio.checked = false;
  });
  return h(
    "fieldset",
    { class: "practice-field", ...(asked.help ? { "aria-describedby": help } : {}) },
    h("legend", { class: "practice-name", ...own.text }, name),
    asked.help && h("p", { class: "practice-help", id: help, ...own.text }, asked.help),
    ...radios.map((each) => each.shown),
    h("label", { class: "practice-own" }, h("span", { "aria-hidden": "true" }, own.app.say("own_words")), area),
    error,
  );
};

/**
 * Two people wrote two answers: both are shown, and one of them is chosen, or both are kept.
 * @param {App} app @param {string} kind @param {string} id @param {Asked} asked @param {string} name
 */
const conflict = (app, kind, id, asked, name) => {
  const found = answer(find(app.folder, kind, id), asked.id);
  const all = found ? [found, ...(found.also ?? [])] : [];
  /** @param {Value} what */
  const choose = async (what) => {
    const places = () => [...app.body.querySelectorAll(".practice-field")];
    const at = places().indexOf(made);
    await app.change((folder, by) => put(folder, by, kind, id, asked.id, what));
    app.render();
    focus(places()[at]?.querySelector(".practice-name") ?? app.body.querySelector("h3")); // the button is gone
  };
  const texts = all.map((each) => shown(app.page, kind, asked.id, each));
  const both = texts.join("\n");
  const fits = both.length <= LONGEST;
  const made = h(
    "fieldset",
    { class: "practice-field practice-conflict" },
    h("legend", { class: "practice-name" }, name),
    fits && h("p", { class: "practice-help" }, app.say("two_answers")),
    ...all.map((each, index) =>
      h(
        "p",
        {},
        words(texts[index]),
        " ",
        button(app.say("take_this"), () => choose(each.c ? { c: each.c } : { v: each.v }), { class: "practice-button" }),
      ),
    ),
    fits && button(app.say("keep_both"), () => choose({ v: both }), { class: "practice-button" }),
  );
  return made;
};

/** The doubts on a screen in one list, with links to their fields; nothing where there are none. @param {App} app @param {Node} screen */
export const summary = (app, screen) => {
  const list = h("div", { class: "practice-summary" });
  const show = () => {
    const areas = screen instanceof Element ? [...screen.querySelectorAll("[data-doubt]")] : [];
    list.replaceChildren(
      ...(areas.length
        ? [
            h("p", {}, app.say("look_again")),
            h("ul", {}, ...areas.map((area) => {
              area.id ||= newId();
              const name = area.closest(".practice-field")?.querySelector(".practice-name")?.textContent ?? "";
              return h("li", {}, h("a", { href: `#${area.id}` }, name));
            })),
          ]
        : []),
    );
  };
  screen.addEventListener("change", () => queueMicrotask(() => atRest(show)));
  queueMicrotask(show);
  return list;
};
