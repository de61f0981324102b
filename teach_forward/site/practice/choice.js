/** Answers of two people, to choose from. */

import { buttons, conflicts, field, h, next } from "./core.js";

/** @typedef {import("./app.js").Screen} Screen */

/** @type {Screen} */
export const choose = (app) => {
  const waiting = conflicts(app.folder);
  return h(
    "div",
    {},
    h("h3", {}, app.say("conflicts", { count: waiting.length })),
    ...waiting.flatMap(({ kind, item, field: name }) => {
      const asked = app.page.forms[kind]?.answers.find((each) => each.id === name) ?? { id: name, label: app.folder.words[`${kind}.${name}`] ?? name, table: -1 };
      return field(app, kind, item.id, asked, { label: asked.label });
    }),
    buttons(next(app.say(waiting.length ? "back" : "done"), () => app.go(app.start))),
  );
};
