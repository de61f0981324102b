/** Files out of a folder, and into it: the folder itself, a copy to share, and a form as a spreadsheet. */

import { download, h } from "./dom.js";
import { VERSION, copy, items, share } from "./folder.js";
import { asked, isOurs, label, rowWords, shown } from "./page.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./folder.js").Folder} Folder */
/** @typedef {import("./writers.js")} Writers */

/** Scripts that were fetched, by where the page says their addresses. @type {Record<string, Promise<any>>} */
const fetched = {};

/** What a script leaves behind, under a name of its own. @param {"writers" | "more"} where @param {string} name */
const fetching = (where, name) =>
  (fetched[where] ??= new Promise((done, failed) => {
    const script = h("script", { src: document.querySelector("[data-practice]")?.getAttribute(`data-${where}`) });
    script.addEventListener("load", () => done(/** @type {any} */ (globalThis)[name]));
    script.addEventListener("error", failed);
    document.head.append(script);
  }));

/**
 * What opens files, and writes workbooks, documents of Word and values with separators: fetched when somebody asks.
 * @returns {Promise<Writers>}
 */
export const writers = () => fetching("writers", "practiceWriters");

/** Save a document of Word. @param {string} name without its ending @param {import("./docx.js").Document_} content */
export const saveDocument = async (name, content) => {
  const { docx } = await writers();
  download(`${name}.docx`, await docx(content), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
};

/** Save a workbook, in the language of the reader. @param {App} app @param {string} name without its ending @param {string} title @param {import("./xlsx.js").Sheet[]} sheets */
export const saveBook = async (app, name, title, sheets) => {
  const { xlsx } = await writers();
  download(`${name}.xlsx`, await xlsx({ title, lang: app.page.lang, rtl: app.page.dir === "rtl", sheets }), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
};

/** The second part of a tool, tools/KIND-more.js: fetched when somebody comes that far. @returns {Promise<any>} */
export const more = () => fetching("more", "practiceMore");

/** The day, as files and folders write it. */
export const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

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

/** @param {Folder} folder */
const text = (folder) => `${JSON.stringify(folder, null, 1)}\n`;

/** Save the folder to a file. @param {App} app */
export const save = async (app) => {
  await app.flush();
  download(`folder-${today()}.json`, text(toSave(app, app.folder)), "application/json");
  await app.store.change((kept) => void ([kept.changes, kept.filed] = [0, today()]));
  app.announce(app.say("saved"));
  for (const each of app.changed) each();
};

/** Answers that stay out of a copy to share, those that there are. @param {App} app */
export const leftOut = (app) =>
  Object.keys(app.folder.items).flatMap((kind) =>
    [...new Set(items(app.folder, kind).flatMap((item) => Object.keys(item.fields)))]
      .filter((field) => isOurs(app.page, kind, field))
      .map((field) => {
        const found = asked(app.page, kind, field);
        return found ? label(app.page, kind, found) : (app.folder.words[`${kind}.${field}`] ?? field);
      }),
  );

/** Save a copy without the answers that are the union's own. @param {App} app */
export const saveShared = async (app) => {
  await app.flush();
  const shared = share(toSave(app, app.folder), (kind, field) => isOurs(app.page, kind, field));
  download(`folder-to-share-${today()}.json`, text(shared), "application/json");
};

/**
 * The rows of a kind as people read them, under the names of their columns.
 * @param {App} app @param {string} kind @param {string} [of]
 * @returns {{columns: {title: string, choices?: string[]}[], rows: string[][]}}
 */
export const rows = (app, kind, of) => {
  const form = app.page.forms[kind];
  const ofRows = form.items === "each";
  const named = form.of ? items(app.folder, form.of) : [];
  /** @param {string | undefined} id */
  const system = (id) => named.find((item) => item.id === id)?.fields.system?.v ?? "";
  return {
    columns: [...(form.of ? [{ title: app.say("system") }] : []), ...(ofRows ? [{ title: form.title }] : []), ...form.answers.map((each) => ({ title: label(app.page, kind, each), choices: each.choices?.map(([, words]) => words) }))],
    rows: items(app.folder, kind, of).map((item) => [
      ...(form.of ? [system(item.of)] : []),
      ...(ofRows ? [rowWords(app.page, kind, item.row)] : []),
      ...form.answers.map((each) => shown(app.page, kind, each.id, item.fields[each.id])),
    ]),
  };
};

/** Every form with something in it as a sheet of one workbook. @param {App} app */
export const saveWorkbook = async (app) => {
  await app.flush();
  const sheets = Object.entries(app.page.forms)
    .filter(([kind]) => items(app.folder, kind).length)
    .map(([kind, form]) => {
      const found = rows(app, kind);
      const columns = found.columns.map(({ title, choices }, index) => ({ title, width: index ? 20 : 26, ...(choices ? { choices } : {}) }));
      return { name: form.title, columns, rows: found.rows };
    });
  await saveBook(app, `folder-${today()}`, app.say("folder"), sheets);
};

/** A form as values with separators. @param {App} app @param {string} kind */
export const saveValues = async (app, kind) => {
  await app.flush();
  const found = rows(app, kind);
  const { csv } = await writers();
  download(`${kind}-${today()}.csv`, csv([found.columns.map((each) => each.title), ...found.rows]), "text/csv");
};
