/** "Fill in here": somebody asked for it, so that this script was fetched, and the sheet of the page becomes a tool. */

import { App } from "./app.js";
import { bar } from "./bar.js";
import { focus, h, watchPresses } from "./dom.js";
import { onPage, readPage } from "./page.js";
import { print } from "./paper.js";

/** @typedef {import("./page.js").Data} Data */
/** @typedef {import("./app.js").Screen} Screen */

/** What the page of the whole folder is for; it opens by itself. */
const FOLDER = "folder";

/** @param {Data} page @param {Screen} first */
const open = async (page, first) => {
  const own = page.forms[page.kind]?.tables ?? [];
  const tables = own.some(({ here }) => here) ? own : Object.values(page.forms).flatMap((form) => form.tables);
  const place = tables.find((table) => table.here && table.fields.some(Boolean)) ?? tables.find((table) => table.here);
  const app = new App(page, first);
  const region = h("section", { class: "practice", "aria-label": app.say("folder"), dir: page.dir, lang: page.lang });
  const table = place && onPage(place);
  const before = table?.closest(".wide") ?? table;
  if (before) before.before(region);
  else (document.querySelector("#folder ~ p") ?? document.querySelector("[data-practice]"))?.after(region);
  region.append(app.bar, app.status, app.body);
  const all = Object.values(page.forms).flatMap((form) => (form.parts ? form.tables : []));
  for (const each of all.filter(({ here, fields }) => here && fields.some(Boolean))) {
    const shown = onPage(each);
    (shown?.closest(".wide") ?? shown)?.classList.add("practice-paper");
  }
  watchPresses();
  bar(app);
  print(app);
  await app.open();
  if (page.kind !== FOLDER) focus(app.body.querySelector("h2, h3")); // the button that was pressed is gone
  if (before) region.scrollIntoView();
  guard(app);
};

/** Write what waits before the page goes, and ask whoever would lose something. @param {App} app */
const guard = (app) => {
  addEventListener("pagehide", () => app.flush());
  document.addEventListener("visibilitychange", () => document.hidden && app.flush());
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    app.leaving = link?.origin === location.origin && link.target !== "_blank" && !link.hasAttribute("download");
  });
  addEventListener("beforeunload", (event) => {
    const { place, kept } = app.store;
    const stays = place === "device" || (place === "tab" && app.leaving) || document.body.hidden;
    if (kept.changes && !stays) event.preventDefault();
  });
};

/** Open the tool of this page, which is fetched now. */
export const start = () => {
  const page = readPage();
  const tool = document.querySelector("[data-practice]")?.getAttribute("data-tool");
  if (!page || !tool) return;
  const script = h("script", { src: tool });
  script.addEventListener("load", () => open(page, /** @type {any} */ (globalThis).practiceTool.tool(page)));
  document.head.append(script);
};
