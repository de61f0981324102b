/** Elements, made without a word of markup: text from people reaches the page as text alone. */

/**
 * An element. Of the attributes, `on` holds listeners by event, `true` is an attribute without a value, and `false` or
 * undefined is none; `value` and `checked` are set as properties too.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | false | null | undefined)} content what is false or nothing is left out
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const h = (name, attributes = {}, ...content) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else if (key === "value" || key === "checked") /** @type {any} */ (made)[key] = value;
    else if (value !== false && value !== undefined) made.setAttribute(key, value === true ? "" : String(value));
  }
  for (const part of content) if (part) made.append(part);
  return made;
};

let [isPressed, isComposing] = [false, false];
/** @type {(() => void)[]} */
const waiting = [];
const RELEASES = ["pointerup", "pointercancel", "mouseup", "keydown", "input"];

/**
 * Do what may move things on the page, but not under a press, which would miss its button, and not while a word is put
 * together from several keys, which would be cut off.
 * @param {() => void} what
 */
export const atRest = (what) => void (isPressed || isComposing ? waiting.push(what) : what());

/** Know when something is pressed, or a word put together. A click comes with the end of a press, before what waits. */
export const watchPresses = () => {
  for (const name of ["pointerdown", "mousedown"]) addEventListener(name, () => (isPressed = true), true);
  const rest = () => {
    isPressed = false;
    if (!isComposing) for (const what of waiting.splice(0)) what();
  };
  addEventListener("compositionstart", () => (isComposing = true), true);
  addEventListener("compositionend", () => ((isComposing = false), setTimeout(rest)), true);
  for (const name of RELEASES) addEventListener(name, () => isPressed && setTimeout(rest), true);
  addEventListener("click", rest); // what listens to the click itself has heard it by now
};

/** Let those who use keys, or hear the page, go on from words that have no focus by themselves. @param {Element | null} found */
export const focus = (found) => {
  if (!(found instanceof HTMLElement)) return;
  found.tabIndex = -1;
  found.focus();
};

/** A button; who presses twice does nothing twice. @param {string} text @param {() => unknown} press @param {Record<string, any>} [attributes] */
export const button = (text, press, attributes = {}) => {
  let isBusy = false;
  const once = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      await press();
    } finally {
      isBusy = false;
    }
  };
  return h("button", { type: "button", ...attributes, on: { click: once } }, text);
};

/** A large one. @param {string} text @param {() => unknown} press */
export const big = (text, press) => button(text, press, { class: "practice-button" });

/** Words that people wrote, in their own direction. @param {string} text */
export const words = (text) => h("bdi", { dir: "auto" }, text);

let count = 0;

/** A new id for an element. */
export const newId = () => `practice-${++count}`;

/** Give somebody a file. @param {string} name @param {string | Uint8Array} content @param {string} type */
export const download = (name, content, type) => {
  const url = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (content)], { type }));
  const link = h("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** Let somebody choose a file; its text, or nothing where it is too large to be one of ours. @param {(text: string) => void} got */
export const upload = (got) => {
  const input = h("input", { type: "file", accept: ".json,application/json", hidden: true });
  input.addEventListener("cancel", () => input.remove());
  input.addEventListener("change", async () => {
    input.remove();
    const file = input.files?.[0];
    if (file) got(file.size > 4_000_000 ? " ".repeat(4_000_000) : await file.text());
  });
  document.body.append(input); // an iPhone forgets one that stands nowhere while people look for their file
  input.click();
};
