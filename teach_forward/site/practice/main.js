/** "Fill in here": somebody asked for it, so that this script was fetched, and the sheet of the page becomes a tool. */

import { App } from "./app.js";
import { bar } from "./bar.js";
import { focus, h, watchPresses } from "./dom.js";
import { NotFetched, fetching, holder } from "./files.js";
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
  else (document.querySelector("#folder ~ p") ?? holder())?.after(region);
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

/** Whether a link leads to another place on this page. @param {HTMLAnchorElement} link */
const isHere = ({ hash, href }) => Boolean(hash) && href.split("#")[0] === location.href.split("#")[0];

/** Write what waits before the page goes, and ask whoever would lose something. @param {App} app */
const guard = (app) => {
  addEventListener("pagehide", () => app.flush());
  document.addEventListener("visibilitychange", () => document.hidden && app.flush());
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const stays = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey;
    app.leaving = !stays && link?.origin === location.origin && link.target !== "_blank" && !link.hasAttribute("download") && !isHere(link);
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    if (reason instanceof NotFetched) app.announce(document.querySelector("script[data-failed]")?.getAttribute("data-failed") ?? "");
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
  if (page)
    fetching("tool", "practiceTool").then(
      ({ tool }) => open(page, tool(page)),
      () => holder()?.dispatchEvent(new Event("failed")),
    );
};
