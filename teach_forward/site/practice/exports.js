/** Files that come and go: a folder is opened, a copy is shared, forms become spreadsheets. All this is fetched when somebody asks. */

import { asked, big, conflicts, download, fresh, h, isEmpty, isOurs, items, json, label, rowWords, shown, toSave, today } from "./core.js";
import { csv } from "./csv.js";
import { rename, share } from "./folder.js";
import { read } from "./incoming.js";
import { merge, unite } from "./merge.js";
import { xlsx } from "./xlsx.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./bar.js").Panes} Panes */
/** @typedef {import("./folder.js").Folder} Folder */

/** What makes one folder of two. @param {App} app @returns {(mine: Folder, theirs: Folder) => Folder} */
export const joining = (app) => (mine, theirs) => unite(merge(mine, theirs), app.page.forms);

/** A file was opened: it takes the place of an empty folder, and else people choose. @param {App} app @param {string} content @param {Panes} panes */
export const opened = async (app, content, { show, hide, cancel }) => {
  const { folder, error } = read(content);
  if (error) return show(h("p", {}, app.say(`refused_${error}`)), cancel());
  rename(folder, app.page.forms); // or an answer of ours would not meet that of an older file
  /** `next` gets the folder as it is kept now, with what was written a moment before and in other tabs. @param {(mine: Folder) => Folder} next @param {() => string} said */
  const take = async (next, said) => {
    hide();
    await app.flush();
    await app.store.change((kept) => {
      rename(kept.folder, app.page.forms);
      return { ...fresh(next(kept.folder), kept.filed), asked: kept.asked, changes: kept.changes + 1 };
    }, true);
    app.announce(app.say(said()));
    await app.go(app.start);
  };
  const together = () => take((mine) => joining(app)(mine, folder), () => (conflicts(app.folder).length ? "merged_conflicts" : "merged"));
  const instead = () => take(() => folder, () => "opened");
  if (isEmpty(app.folder)) return instead();
  return show(
    h("p", {}, app.say("file_holds", { count: items(folder, "systems").length })),
    big(app.say("merge"), together),
    big(app.say("take_place"), instead),
    cancel(),
  );
};

/** Before a copy is saved to share: what it leaves out. @param {App} app @param {Panes} panes */
export const sharing = (app, { show, hide, cancel }) => {
  const out = leftOut(app);
  show(
    h("p", {}, app.say("share_without")),
    out.length > 0 && h("ul", {}, ...out.map((each) => h("li", {}, each))),
    big(app.say("share_save"), () => (hide(), saveShared(app))),
    cancel(),
  );
};

/** Save a workbook, in the language of the reader. @param {App} app @param {string} name without its ending @param {string} title @param {import("./xlsx.js").Sheet[]} sheets */
export const saveBook = async (app, name, title, sheets) => {
  download(`${name}.xlsx`, await xlsx({ title, lang: app.page.lang, rtl: app.page.dir === "rtl", sheets }), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
};

/** Answers that stay out of a copy to share, those that there are. @param {App} app */
const leftOut = (app) =>
  Object.keys(app.folder.items).flatMap((kind) =>
    [...new Set(items(app.folder, kind).flatMap((item) => Object.keys(item.fields)))]
      .filter((field) => isOurs(app.page, kind, field))
      .map((field) => {
        const found = asked(app.page, kind, field);
        return found ? label(app.page, kind, found) : (app.folder.words[`${kind}.${field}`] ?? field);
      }),
  );

/** Save a copy without the answers that are the union's own. @param {App} app */
const saveShared = async (app) => {
  await app.flush();
  const shared = share(toSave(app, app.folder), (kind, field) => isOurs(app.page, kind, field));
  download(`folder-to-share-${today()}.json`, json(shared), "application/json");
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
    columns: [
      ...(form.of ? [{ title: app.say("system") }] : []),
      ...(ofRows ? [{ title: form.title }] : []),
      ...form.answers.map((each) => ({ title: label(app.page, kind, each), choices: each.choices?.map(([, words]) => words) })),
    ],
    rows: items(app.folder, kind, of).map((item) => [
      ...(form.of ? [system(item.of)] : []),
      ...(ofRows ? [rowWords(app.page, kind, item.row)] : []),
      ...form.answers.map((each) => shown(app.page, kind, each.id, item.fields[each.id])),
    ]),
  };
};

/** The forms of the page with something in them. @param {App} app */
const used = (app) => Object.entries(app.page.forms).filter(([kind]) => items(app.folder, kind).length);

/** Every form with something in it as a sheet of one workbook. @param {App} app */
export const saveWorkbook = async (app) => {
  await app.flush();
  const sheets = used(app).map(([kind, form]) => {
    const found = rows(app, kind);
    const columns = found.columns.map(({ title, choices }, index) => ({ title, width: index ? 20 : 26, ...(choices ? { choices } : {}) }));
    return { name: form.name, columns, rows: found.rows };
  });
  await saveBook(app, `folder-${today()}`, app.say("folder"), sheets);
};

/** Every form with something in it as values with separators, one below the other, each under its title where there are several. @param {App} app */
export const saveValues = async (app) => {
  await app.flush();
  const all = used(app);
  const lines = all.flatMap(([kind, form], index) => {
    const found = rows(app, kind);
    const table = [found.columns.map(({ title }) => title), ...found.rows];
    return all.length > 1 ? [...(index ? [[]] : []), [form.name], ...table] : table;
  });
  const isDecimal = new Intl.NumberFormat(app.page.lang).format(0.5).includes(",");
  download(`folder-${today()}.csv`, csv(lines, isDecimal ? ";" : ","), "text/csv");
};
