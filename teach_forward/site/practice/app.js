/** What all tools share: the folder and its place, the screen that is shown, and what is announced. */

import { atRest, focus, h } from "./dom.js";
import { name, writers } from "./files.js";
import { find, items, rename } from "./folder.js";
import { say } from "./page.js";
import { Store } from "./store.js";

/** @typedef {import("./folder.js").Folder} Folder */
/** @typedef {import("./page.js").Data} Data */
/** A screen: what is shown below the bar. @typedef {(app: App) => Node} Screen */

export class App {
  /** @param {Data} page @param {Screen} start */
  constructor(page, start) {
    this.page = page;
    this.store = new Store(page.lang);
    this.screen = start;
    this.start = start;
    this.bar = h("div", { class: "practice-bar" });
    this.body = h("div", { class: "practice-body" });
    this.status = h("p", { class: "practice-status", role: "status" });
    /** What is typed and not written yet. @type {Map<string, () => Promise<void>>} */
    this.waiting = new Map();
    /** What is being written, until all of it is kept. @type {Promise<unknown>} */
    this.writing = Promise.resolve();
    /** Called after each change. @type {(() => void)[]} */
    this.changed = [];
    /** The thing of each kind that is shown, by its id: paper shows the same. @type {Record<string, string>} */
    this.current = {};
    /** What a tool writes into a table on paper: by the id of the table, for the id of a row the words of its cells. @type {Record<string, (row: string) => string[]>} */
    this.cells = {};
    /** Whether the page is being left on purpose. */
    this.leaving = false;
  }

  /** The system that people are at, by its id; the only one there is where nobody chose, not even another one ("none"). */
  get system() {
    const all = items(this.folder, "systems");
    const { system } = this.store.kept;
    return (all.find((item) => item.id === system) ?? (all.length === 1 && system !== "none" ? all[0] : undefined))?.id;
  }

  /** @param {string} id */
  async choose(id) {
    await this.flush();
    await this.store.change((kept) => void (kept.system = id));
  }

  get folder() {
    return this.store.kept.folder;
  }

  /** A message. @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values) {
    return say(this.page, key, values);
  }

  /** Find the folder and show the first screen. */
  async open() {
    await this.store.open((before) => {
      const isGone = Object.keys(before.items).some((kind) => items(before, kind).some(({ id }) => !find(this.folder, kind, id)));
      if (isGone) this.go(this.start); // it may be what is shown, and what is written into it would be lost
      else
        writers().then(
          ({ renew }) => renew(this),
          () => this.render(),
        );
    });
    this.render();
  }

  /**
   * Change the folder: `change` gets it with the mark of who writes. What is shown stays; call `render` where it must not.
   * @param {(folder: Folder, by: string) => void} change
   * @param {boolean} [snapshot] whether people can go back to the folder as it is now
   */
  async change(change, snapshot = false) {
    const written = this.store.change((kept) => {
      rename(kept.folder, this.page.forms);
      change(kept.folder, kept.by);
      name(this, kept.folder);
      kept.changes++;
    }, snapshot);
    this.writing = Promise.allSettled([this.writing, written]);
    await written;
    atRest(() => this.tell());
  }

  /** Show what follows from a change. */
  tell() {
    for (const each of this.changed) each();
  }

  /** Write something soon, once typing rests; at once where the page goes. @param {string} name @param {() => Promise<void>} write */
  later(name, write) {
    this.waiting.set(name, write);
    setTimeout(() => this.waiting.get(name) === write && this.flush(name), 400);
  }

  /** Write what waits, all of it or what has one name, until that and what was begun before is kept. @param {string} [name] */
  async flush(name) {
    for (const [key, write] of [...this.waiting])
      if (name === undefined || key === name) {
        this.waiting.delete(key);
        write();
      }
    await this.writing;
  }

  /** Show another screen, and begin at its heading. @param {Screen} screen */
  async go(screen) {
    await this.flush();
    this.screen = screen;
    this.render();
    focus(this.body.querySelector("h2, h3"));
    this.body.scrollIntoView();
  }

  /** Show the screen as the folder is now. */
  render() {
    rename(this.folder, this.page.forms);
    this.body.replaceChildren(this.screen(this));
    this.tell();
  }

  /** Say something to everybody, once; screen readers hear it. @param {string} text */
  announce(text) {
    this.status.textContent = text;
  }
}
