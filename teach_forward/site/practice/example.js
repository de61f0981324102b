/** The rows that a page invented, for the plain tool. */

import { add, begin, put } from "./core.js";

/** @typedef {import("./app.js").App} App */

/** Take the page's invented rows into a folder of their own, which says so. @param {App} app @param {string} kind */
export const tryExample = async (app, kind) => {
  await begin(app, true);
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
