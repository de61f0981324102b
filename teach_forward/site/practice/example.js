/** Invented examples: a folder of their own, and the rows that a page of the plain tool invented. */

import { add, fresh, put } from "./core.js";
import { create } from "./folder.js";

/** @typedef {import("./app.js").App} App */

/** A folder of invented examples in place of an empty one. @param {App} app */
export const begin = (app) =>
  app.store.change((kept) => ({ ...fresh({ ...create(app.page.lang), invented: true }), asked: kept.asked }), true);

/** Take the page's invented rows into a folder of their own, which says so. @param {App} app @param {string} kind */
export const tryExample = async (app, kind) => {
  await begin(app);
  await app.change((folder, by) => {
    for (const table of app.page.forms[kind].tables.filter((each) => each.here && !each.rows.length))
      for (const cells of table.examples) {
        const id = add(folder, kind);
        table.fields.forEach((name, index) => {
          const choice = app.page.forms[kind].answers.find((each) => each.id === name)?.choices?.find(([, text]) => text === cells[index]);
          if (name) put(folder, by, kind, id, name, choice ? { c: choice[0] } : { v: cells[index] });
        });
      }
  });
  await app.go(app.start);
};
