/** Letters and requests: which are to be sent or answered, and a letter with its blanks filled as far as the folder knows. */

import { big, button, buttons, date, fields, find, h, list, nameOf, newId, next, ofSystem, put, saveDocument, shown, today, value } from "../core.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Screen} Screen */
/** @typedef {import("../docx.js").Run} Run */
/** @typedef {import("../docx.js").Block} Block */

const REQUESTS = "requests";
const BLANK = /(\[[^[\]]+\])/;

/** The letter of an id on the page: what stands in it as a quotation. @param {string} id */
const onPage = (id) => {
  const heading = document.getElementById(`letter-${id}`);
  let node = heading?.nextElementSibling;
  while (node && node.tagName !== "BLOCKQUOTE" && node.tagName !== heading?.tagName) node = node.nextElementSibling;
  return heading && node?.tagName === "BLOCKQUOTE" ? { title: heading.firstChild?.textContent?.trim() ?? "", text: node } : undefined;
};

/** So many months after today, as folders write a day. @param {number} months */
const inMonths = (months) => {
  const day = new Date(`${today()}T12:00:00Z`);
  const date = day.getUTCDate();
  day.setUTCMonth(day.getUTCMonth() + months);
  if (day.getUTCDate() !== date) day.setUTCDate(0); // the last day of a shorter month
  return day.toISOString().slice(0, 10);
};

/** What the folder knows for a blank. @param {App} app @param {string} id of the request @param {string} blank */
const knownFor = (app, id, blank) => {
  if (blank === "today") return date(app.page, today());
  const place = app.page.forms[REQUESTS].blanks[blank];
  if (!place) return "";
  const [kind, field] = place.split(".");
  const item = kind === REQUESTS ? find(app.folder, kind, id) : find(app.folder, kind, app.system ?? "");
  const found = item?.fields[field];
  return found?.v ? date(app.page, shown(app.page, kind, field, found)) : "";
};

/** A request with its answers. @param {string} id @returns {Screen} */
const request = (id) => (app) => {
  app.current[REQUESTS] = id;
  const letter = value(find(app.folder, REQUESTS, id), "letter");
  return h(
    "div",
    {},
    h("h3", {}, nameOf(app, REQUESTS, id)),
    fields(app, REQUESTS, id, app.page.forms[REQUESTS].answers),
    buttons(
      next(app.say("requests_write_letter"), () => {
        const chosen = value(find(app.folder, REQUESTS, id), "letter") || letter;
        return app.go(onPage(chosen) ? write(id, chosen) : choose(id));
      }),
      big(app.say("back"), () => app.go(app.start)),
    ),
  );
};

/** Which letter a request goes with. @param {string} id @returns {Screen} */
const choose = (id) => (app) => {
  const ids = app.page.forms[REQUESTS].answers.find((each) => each.id === "letter")?.choices ?? [];
  return h(
    "div",
    {},
    h("h3", {}, app.say("requests_choose_letter")),
    h("ul", { class: "practice-list" }, ...ids.map(([letter]) => h("li", {}, button(onPage(letter)?.title ?? letter, async () => {
      await app.change((folder, by) => put(folder, by, REQUESTS, id, "letter", { c: letter }));
      await app.go(write(id, letter));
    }, { class: "practice-open" })))),
  );
};

/** A letter with its blanks. What is typed lives on this screen alone. @param {string} id @param {string} letter @returns {Screen} */
const write = (id, letter) => (app) => {
  const found = onPage(letter);
  if (!found) return choose(id)(app);
  const preview = /** @type {HTMLElement} */ (found.text.cloneNode(true));
  const marked = /** @type {HTMLElement[]} */ ([...preview.querySelectorAll("[data-blank]")]);
  for (const span of marked) repeat(preview, span);
  const spans = /** @type {HTMLElement[]} */ ([...preview.querySelectorAll("[data-blank]")]);
  const names = new Map(spans.map((span) => [span.dataset.blank ?? "", span.textContent?.slice(1, -1) ?? ""]));
  const values = new Map([...names.keys()].map((blank) => [blank, knownFor(app, id, blank)]));
  const open = h("p", { class: "practice-help" });
  const show = () => {
    for (const span of spans) {
      const blank = span.dataset.blank ?? "";
      span.textContent = values.get(blank) || `[${names.get(blank)}]`;
      span.classList.toggle("practice-blank", !values.get(blank));
    }
    const left = [...names].filter(([blank]) => !values.get(blank)).map(([, name]) => name);
    open.textContent = left.length ? app.say("requests_letter_open", { list: left.join(" · ") }) : "";
  };
  const inputs = [...names].map(([blank, name]) => {
    const at = newId();
    const input = h("input", { type: "text", dir: "auto", id: at, maxlength: 300, autocomplete: "off", "data-only-here": true, value: values.get(blank) ?? "" });
    input.addEventListener("input", () => (values.set(blank, input.value.trim()), show()));
    return h("div", { class: "practice-field" }, h("label", { for: at, class: "practice-name" }, name), input);
  });
  show();
  return h(
    "div",
    { class: "practice-letter" },
    h("h3", {}, found.title),
    h("p", { class: "practice-help" }, app.say("requests_letter_kept")),
    ...inputs,
    h("div", { class: "practice-dossier" }, preview),
    open,
    buttons(
      next(app.say("letter_docx"), () => save(found.title, preview)),
      big(app.say("print"), () => print()),
      big(app.say("requests_letter_sent"), () => sent(app, id)),
      big(app.say("back"), () => app.go(request(id))),
    ),
  );
};

/** Give every blank of the same words the id of the one that has it: a salutation may come twice. @param {HTMLElement} letter @param {HTMLElement} span */
const repeat = (letter, span) => {
  const text = span.textContent ?? "";
  const walker = document.createTreeWalker(letter, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.parentElement?.closest("[data-blank]") ? -1 : (node.textContent ?? "").indexOf(text);
    if (at < 0 || !(node instanceof Text)) continue;
    const found = node.splitText(at);
    found.splitText(text.length);
    const twin = h("span", { "data-blank": span.dataset.blank });
    found.replaceWith(twin);
    twin.append(found);
    walker.currentNode = found;
  }
};

/** Note that the letter went today, and by when an answer is due where the table says how long it may take. @param {App} app @param {string} id */
const sent = async (app, id) => {
  const item = find(app.folder, REQUESTS, id);
  const months = value(item, "law") === "eu" ? app.page.forms[REQUESTS].months?.[value(item, "line")] : undefined;
  await app.change((folder, by) => {
    put(folder, by, REQUESTS, id, "sent", { v: today() });
    put(folder, by, REQUESTS, id, "state", { c: "sent" });
    if (months && !value(item, "due")) put(folder, by, REQUESTS, id, "due", { v: inMonths(months) });
  });
  app.announce(app.say("noted"));
  await app.go(request(id));
};

/** The runs of a paragraph; what is still in brackets is open. @param {Node} node @param {boolean} bold @returns {Run[]} */
const runs = (node, bold = false) =>
  [...node.childNodes].flatMap((child) => {
    if (child instanceof Element) return runs(child, bold || child.tagName === "STRONG");
    return (child.textContent ?? "")
      .replace(/[ \t\n]+/g, " ")
      .split(BLANK)
      .filter(Boolean)
      .map((text) => ({ text, ...(bold ? { bold } : {}), ...(BLANK.test(text) ? { open: true } : {}) }));
  });

/** The letter as a document of Word, with what is open marked. @param {string} title @param {HTMLElement} preview */
const save = async (title, preview) => {
  const lang = document.querySelector("article")?.lang || document.documentElement.lang;
  /** @type {Block[]} */
  const blocks = [...preview.children].flatMap((each) =>
    each.tagName === "OL"
      ? [...each.children].map((item, index) => ({ kind: /** @type {const} */ ("paragraph"), text: [{ text: `${index + 1}. ` }, ...runs(item)] }))
      : [{ kind: /** @type {const} */ ("paragraph"), text: runs(each) }],
  );
  const rtl = getComputedStyle(preview).direction === "rtl";
  await saveDocument(title.replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, "-").slice(0, 40), { title, lang, rtl, blocks });
};

/** What the core calls. */
export const tool = () => ofSystem(list(REQUESTS, request));
