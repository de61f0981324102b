/** The screen as others have changed it: in another tab, or on another page before somebody came back. Fetched when that happens. */

import { atRest, focus } from "./core.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app @returns {HTMLElement[]} what can have the focus */
const places = (app) => [.../** @type {NodeListOf<HTMLElement>} */ (app.body.querySelectorAll("a, button, input, select, summary, textarea"))];

/** @param {App} app @returns {HTMLInputElement[]} what is kept nowhere but on the screen */
const onlyHere = (app) => [.../** @type {NodeListOf<HTMLInputElement>} */ (app.body.querySelectorAll("[data-only-here]"))];

/** Show it. What is typed here is written first, and whoever writes goes on there. @param {App} app */
export const renew = async (app) => {
  await app.flush();
  atRest(() => {
    const [before, typed] = [places(app), onlyHere(app)];
    const at = before.findIndex((each) => each === document.activeElement);
    app.render();
    onlyHere(app).forEach((each, index) => {
      if (typed[index]) [each.value, each.checked] = [typed[index].value, typed[index].checked];
      each.dispatchEvent(new Event("input"));
    });
    if (at < 0) return;
    const after = places(app);
    if (after.length !== before.length || after[at].tagName !== before[at].tagName) return focus(app.body.querySelector("h2, h3"));
    after[at].focus({ preventScroll: true });
    const [was, now] = /** @type {HTMLTextAreaElement[]} */ ([before[at], after[at]]);
    if (typeof was.selectionStart !== "number") return;
    if (now.value === was.value.trim()) now.value = was.value; // a space at the end is written with the next word
    now.setSelectionRange(was.selectionStart, was.selectionEnd);
  });
};
