/** Files out of a folder: the folder itself; and what is fetched when somebody asks for files of other kinds. */

import { download, h } from "./dom.js";
import { MOST, VERSION, copy, items } from "./folder.js";
import { label, today } from "./page.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./folder.js").Folder} Folder */
/** @typedef {import("./writers.js")} Writers */

/** Scripts that were fetched, by where the page says their addresses. @type {Record<string, Promise<any>>} */
const fetched = {};

/** Thrown where a script did not come. */
export class NotFetched extends Error {}

/** What a script leaves behind, under a name of its own; where it did not come, it is asked for again next time. @param {"writers" | "more" | "tool"} where @param {string} name */
export const fetching = (where, name) =>
  (fetched[where] ??= new Promise((done, failed) => {
    const script = h("script", { src: holder()?.getAttribute(`data-${where}`) });
    script.addEventListener("load", () => done(/** @type {any} */ (globalThis)[name]));
    script.addEventListener("error", () => {
      delete fetched[where];
      script.remove();
      failed(new NotFetched());
    });
    document.head.append(script);
  }));

/** The element of the page that says where scripts are. */
export const holder = () => document.querySelector("[data-practice]");

/**
 * What opens files, brings folders together, and writes copies to share, workbooks, documents of Word and values with
 * separators: fetched when somebody asks.
 * @returns {Promise<Writers>}
 */
export const writers = () => fetching("writers", "practiceWriters");

/** Save a document of Word. @param {string} name without its ending @param {import("./docx.js").Document_} content */
export const saveDocument = async (name, content) => {
  const { docx } = await writers();
  download(`${name}.docx`, await docx(content), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
};

/** The second part of a tool, tools/KIND-more.js: fetched when somebody comes that far. @returns {Promise<any>} */
export const more = () => fetching("more", "practiceMore");

/** Note what this page calls the answers of a folder: other pages, and readers of its file, know no other names. @param {App} app @param {Folder} folder */
export const name = (app, folder) => {
  for (const [kind, form] of Object.entries(app.page.forms)) {
    if (!items(folder, kind).length) continue;
    folder.forms[kind] = form.version;
    for (const each of form.answers) folder.words[`${kind}.${each.id}`] = label(app.page, kind, each);
  }
};

/** The folder as it goes into a file: with the labels of its answers, and the day. @param {App} app @param {Folder} folder */
export const toSave = (app, folder) => {
  const made = copy(folder);
  [made.version, made.saved, made.lang] = [VERSION, today(), app.page.lang];
  name(app, made);
  return made;
};

/** The text of its file. @param {Folder} folder */
export const json = (folder) => `${JSON.stringify(folder, null, 1)}\n`;

/** Save the folder to a file. @param {App} app */
export const save = async (app) => {
  await app.flush();
  const text = json(toSave(app, app.folder));
  download(`folder-${today()}.json`, text, "application/json");
  await app.store.change((kept) => void ([kept.changes, kept.filed] = [0, today()]));
  app.announce(app.say("saved") + (new Blob([text]).size > MOST ? ` ${app.say("refused_large")}` : ""));
  app.tell();
};
