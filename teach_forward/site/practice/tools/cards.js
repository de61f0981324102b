/** The library of clauses by rung, by subject, by word and more; and a card of one's own. */

import { add, big, buttons, fields, find, h, label, list, nameOf, newId, next, ofSystem, put, shown, words } from "../core.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Screen} Screen */

const [KIND, RUNGS, FIRST] = ["cards", 1, 20];

/** A text without case, marks and signs, so that words are found however they are written. @param {string} text */
const folded = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}ـ]/gu, "")
    .replace(/ة/g, "ه")
    .replace(/ى/g, "ي")
    .replace(/œ/g, "oe")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The clauses of the page. @param {App} app */
const clauses = ({ page }) =>
  [...document.querySelectorAll("article section.clause")].map((node) => ({
    facts: page.facts?.[node.querySelector("h3, h4")?.id ?? ""] ?? {},
    list: node.querySelector("dl"),
    text: folded(node.textContent ?? ""),
    title: node.querySelector("h3, h4")?.firstChild?.textContent ?? "",
    who: node.querySelector("dd")?.textContent ?? "",
  }));

/** @typedef {ReturnType<typeof clauses>[number]} Clause */

/** What is chosen: ids by group, and words; it stays while the page does. @type {{by: Record<string, Set<string>>, words: string}} */
const chosen = { by: {}, words: "" };

/** Whether a clause has one of the ids that are chosen in each group, and all words. @param {Clause} clause @param {string} [but] a group that does not count */
const fits = ({ facts, text }, but) =>
  Object.entries(chosen.by).every(([group, ids]) => group === but || !ids.size || (facts[group] ?? "").split(" ").some((id) => ids.has(id))) &&
  folded(chosen.words).split(" ").every((word) => text.includes(word));

/** The choices of a group: ids, names, and for a rung what the ladder says of it. @param {App} app @param {string} group @param {[string, string][]} names @param {Clause[]} all */
const choices = (app, group, names, all) => {
  if (group === "rungs") {
    const { rows } = app.page.forms[KIND].tables[RUNGS];
    return names.map(([id, name]) => ({ id, name, help: rows.find((row) => row.id === `rung-${id}`)?.cells[1] ?? "" }));
  }
  if (names.length) return names.map(([id, name]) => ({ id, name, help: "" }));
  const inWords = new Intl.DisplayNames([app.page.lang], { type: "region" });
  return [...new Set(all.map((clause) => clause.facts[group] ?? ""))]
    .filter(Boolean)
    .map((id) => ({ id, name: inWords.of(id) ?? id, help: "" }))
    .sort((one, other) => one.name.localeCompare(other.name, app.page.lang));
};

/** Three ways in, and more. @type {Screen} */
const library = (app) => {
  if (!app.bar.querySelector("h2")) app.bar.prepend(h("h2", {}, app.say("cards_find"))); // no heading of the page is above
  const all = clauses(app);
  const results = h("ul", { class: "practice-list" });
  const heading = h("h4", { tabindex: "-1" });
  const show = next("", () => (heading.scrollIntoView(), heading.focus()));
  const more = big(app.say("more"), () => {
    draw(all.length);
    results.children[FIRST].querySelector("button")?.focus(); // the button is gone
  });
  /** @type {(() => void)[]} */
  const counts = [];
  /** @param {number} most */
  const draw = (most) => {
    const found = all.filter((clause) => fits(clause));
    results.replaceChildren(
      ...found.slice(0, most).map((clause) =>
        h("li", {}, h("button", { type: "button", class: "practice-open", on: { click: () => app.go(card(clause)) } }, words(clause.title)), h("span", { class: "practice-help" }, words(clause.who))),
      ),
    );
    more.hidden = found.length <= most;
    heading.textContent = show.textContent = app.say("cards_found", { count: found.length });
    for (const each of counts) each();
  };
  const id = newId();
  const input = h("input", { type: "text", dir: "auto", id, autocomplete: "off", maxlength: 100, value: chosen.words });
  input.addEventListener("input", () => ((chosen.words = input.value.trim()), draw(FIRST), app.later("found", say)));
  const say = async () => app.announce(heading.textContent ?? "");
  const groups = Object.entries(app.page.library ?? {}).map(([group, [name, names]]) => {
    const ids = (chosen.by[group] ??= new Set());
    const summary = h("summary", { class: "practice-button" });
    const boxes = choices(app, group, names, all).map((choice) => {
      const count = h("span", {});
      const box = h("input", { type: "checkbox", checked: ids.has(choice.id) });
      box.addEventListener("change", () => (ids[box.checked ? "add" : "delete"](choice.id), draw(FIRST), say()));
      const shown = h("label", { class: "practice-choice" }, box, h("span", {}, words(choice.name), " ", count, choice.help && h("span", { class: "practice-help" }, h("br"), words(choice.help))));
      counts.push(() => {
        const { length } = all.filter((clause) => fits(clause, group) && (clause.facts[group] ?? "").split(" ").includes(choice.id));
        count.textContent = `(${length})`;
        shown.hidden = !length && !box.checked;
      });
      return shown;
    });
    counts.push(() => summary.replaceChildren(words(name), ids.size ? `\u00a0(${ids.size})` : ""));
    return h("details", { class: "practice-more", open: ids.size > 0 }, summary, ...boxes);
  });
  const clear = () => {
    [chosen.by, chosen.words] = [{}, ""];
    app.go(library);
  };
  draw(FIRST);
  return h(
    "div",
    {},
    h("h3", {}, app.say("choose")),
    h("div", { class: "practice-field" }, h("label", { for: id, class: "practice-name" }, app.say("cards_word")), input),
    ...groups,
    h("div", { class: "practice-buttons practice-found" }, show),
    heading,
    results,
    buttons(more, big(app.say("cards_clear"), clear)),
    h("p", {}, h("a", { href: `${app.page.urls.cards}#${app.page.forms[KIND].tables[0].id}` }, app.page.forms[KIND].tables[0].heading)),
  );
};

/** A clause of the library. @param {Clause} clause @returns {Screen} */
const card = (clause) => (app) => {
  app.announce(""); // how many were found is said no more
  return h(
    "div",
    {},
    h("h3", {}, words(clause.title)),
    h("div", { dir: "auto" }, clause.list?.cloneNode(true)),
    buttons(
      next(app.say("cards_take"), () => (app.system ? take(app, clause) : app.go(ofSystem(taken(clause))))),
      big(app.say("back"), () => app.go(library)),
    ),
  );
};

/** Once there is a system. @param {Clause} clause @returns {Screen} */
const taken = (clause) => (app) => h("div", {}, h("h3", {}, words(clause.title)), buttons(next(app.say("cards_take"), () => take(app, clause))));

/** Begin a draft, which says where it comes from. @param {App} app @param {Clause} clause */
const take = async (app, clause) => {
  await app.change((folder, by) => {
    const id = add(folder, "clauses", { of: app.system });
    for (const name of ["title", "from"]) put(folder, by, "clauses", id, name, { v: clause.title });
  });
  await app.go(() =>
    h(
      "div",
      {},
      h("h3", {}, app.say("cards_begun")),
      buttons(h("a", { class: "practice-button practice-next", href: app.page.urls.clauses }, app.say("to_sheet")), big(app.say("back"), () => app.go(library))),
    ),
  );
};

// A card of one's own

/** The answers of a card, in the order of the page: its title and the head of the table stand in no row. @param {App} app */
const asked = (app) => {
  const { answers } = app.page.forms[KIND];
  return [...answers.filter((each) => !each.row), ...answers.filter((each) => each.row)];
};

/** @param {string} id @returns {Screen} */
const write = (id) => (app) =>
  h(
    "div",
    {},
    h("h3", {}, app.page.forms[KIND].tables[0].heading),
    fields(app, KIND, id, asked(app)),
    buttons(next(app.say("next"), () => app.go(ready(id))), big(app.say("back"), () => app.go(app.start))),
  );

/** A cell of a table in Markdown. @param {string} text */
const cell = (text) => text.replace(/[\\|<>*_`[\]]/g, "\\$&").replace(/\s+/g, " ").trim() || "…";

/** The card as text for a proposal. Nothing is sent. @param {string} id @returns {Screen} */
const ready = (id) => (app) => {
  const item = find(app.folder, KIND, id);
  const [[, title], ...rows] = asked(app).map((each) => [label(app.page, KIND, each), shown(app.page, KIND, each.id, item?.fields[each.id])]);
  const [head, ...others] = rows.map(([name, text]) => `| ${cell(name)} | ${cell(text)} |`);
  const markdown = h("textarea", { readonly: true, dir: "auto", rows: 8, "aria-label": app.say("cards_copy"), value: [`### ${cell(title)}`, "", head, "| --- | --- |", ...others].join("\n") });
  return h(
    "div",
    {},
    h("h3", {}, nameOf(app, KIND, id)),
    h("dl", { class: "practice-dossier" }, ...rows.flatMap(([name, text]) => [h("dt", {}, words(name)), h("dd", { dir: "auto" }, text || "…")])),
    h("p", {}, app.say("cards_public")),
    markdown,
    buttons(
      next(app.say("cards_copy"), async () => {
        markdown.select();
        const isCopied = await navigator.clipboard?.writeText(markdown.value).then(() => true, () => false);
        if (!isCopied) markdown.focus(); // for the keyboard, which copies what is marked
        app.announce(app.say(isCopied ? "cards_copied" : "copy_marked"));
      }),
      // Without anything of the card: what it says goes nowhere unless its writer pastes it there.
      app.page.urls.proposal && h("a", { class: "practice-button", href: app.page.urls.proposal, target: "_blank", rel: "noopener noreferrer" }, app.say("cards_form")),
      big(app.say("back"), () => app.go(write(id))),
    ),
  );
};

/** @param {import("../page.js").Data} page @returns {Screen} */
export const tool = (page) => (page.library ? library : list(KIND, write));
