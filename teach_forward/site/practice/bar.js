/** The bar at the top of every tool: which folder, where it is kept, and what can be done with it. */

import { button, h, upload } from "./dom.js";
import { leftOut, save, saveShared, saveWorkbook, writers } from "./files.js";
import { conflicts, create, items } from "./folder.js";
import { fresh } from "./store.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./folder.js").Folder} Folder */

const [CHANGES, DAYS, DAY] = [20, 3, 86_400_000];

/** How long ago a day was, in words. @param {App} app @param {string} day */
const ago = (app, day) => {
  const days = Math.round((Date.now() - Date.parse(day)) / DAY);
  return new Intl.RelativeTimeFormat(app.page.lang, { numeric: "auto" }).format(-days, "day");
};

/** Whether it is time for a file. @param {App} app */
const wants = ({ store: { kept } }) =>
  kept.changes >= CHANGES || (kept.changes > 0 && kept.filed !== "" && Date.now() - Date.parse(kept.filed) > DAYS * DAY);

/** Build the bar, and keep it as the folder is. @param {App} app */
export const bar = (app) => {
  const where = h("p", { class: "practice-where" });
  const ask = h("div", { class: "practice-panel practice-ask", hidden: true });
  const panel = h("div", { class: "practice-panel", hidden: true });
  /** @param {...Node | string | false} content */
  const show = (...content) => {
    panel.replaceChildren(...content.filter((each) => each !== false));
    panel.hidden = false;
    const first = panel.querySelector("p, button");
    if (first instanceof HTMLElement) {
      first.tabIndex = -1;
      first.focus();
    }
  };
  const hide = () => {
    panel.hidden = true;
    panel.replaceChildren();
  };
  /** @param {string} text @param {() => unknown} press */
  const big = (text, press) => button(text, press, { class: "practice-button" });
  const cancel = () => big(app.say("cancel"), hide);

  /** @param {string} text */
  const opened = async (text) => {
    const { merge, read } = await writers();
    const { folder, error } = read(text);
    if (error) return show(h("p", {}, app.say(`refused_${error}`)), cancel());
    /** @param {Folder} next @param {string} said */
    const take = async (next, said) => {
      hide();
      await app.store.change((kept) => ({ ...fresh(next, kept.filed), asked: kept.asked, changes: kept.changes + 1 }), true);
      app.announce(app.say(said));
      await app.go(app.start);
    };
    const together = () => {
      const next = merge(app.folder, folder);
      const count = conflicts(next).length;
      return take(next, count ? "merged_conflicts" : "merged");
    };
    if (!Object.keys(app.folder.items).some((kind) => items(app.folder, kind).length)) return take(folder, "opened");
    return show(
      h("p", {}, app.say("file_holds", { count: items(folder, "systems").length })),
      big(app.say("merge"), together),
      big(app.say("take_place"), () => take(folder, "opened")),
      cancel(),
    );
  };

  const more = h(
    "details",
    { class: "practice-more" },
    h("summary", { class: "practice-button" }, app.say("more")),
    h(
      "div",
      { class: "practice-buttons" },
      big(app.say("export_xlsx"), () => saveWorkbook(app)),
      big(app.say("print"), () => print()),
      big(app.say("share"), () => {
        const out = leftOut(app);
        show(
          h("p", {}, app.say("share_without")),
          out.length > 0 && h("ul", {}, ...out.map((each) => h("li", {}, each))),
          big(app.say("share_save"), () => (hide(), saveShared(app))),
          cancel(),
        );
      }),
      big(app.say("keep"), () => keep(app)),
      big(app.say("undo"), async () => {
        await app.store.undo();
        app.announce(app.say("undone"));
        await app.go(app.start);
      }),
      big(app.say("remove_all"), () =>
        show(
          h("p", {}, app.say("remove_sure")),
          big(app.say("save"), () => save(app)),
          big(app.say("remove_all"), async () => {
            hide();
            app.waiting.clear();
            await app.store.removeAll();
            app.announce(app.say("removed"));
            await app.go(app.start);
          }),
          cancel(),
        ),
      ),
    ),
    h("p", { class: "practice-help" }, app.say("leave_remains")),
  );
  app.bar.append(
    where,
    h(
      "div",
      { class: "practice-buttons" },
      big(app.say("save"), () => save(app)),
      big(app.say("open"), () => upload(opened)),
      button(app.say("leave"), () => leave(app), { class: "practice-button practice-leave" }),
    ),
    more,
    ask,
    panel,
  );

  const answer = async (/** @type {boolean} */ device) => {
    await app.store.change((kept) => void (kept.asked = true));
    if (device) await keep(app);
    else for (const each of app.changed) each();
  };
  ask.append(
    h("p", {}, app.say("where_ask")),
    big(app.say("where_mine"), () => answer(true)),
    big(app.say("where_shared"), () => answer(false)),
  );
  app.changed.push(() => {
    const { place, kept } = app.store;
    ask.hidden = Boolean(kept.asked) || place === "device" || !kept.changes;
    where.replaceChildren(
      h("strong", {}, app.say(app.folder.invented ? "folder_invented" : "folder")),
      " ",
      app.say(`place_${place}`),
      " ",
      kept.filed ? app.say("last_file", { when: ago(app, kept.filed) }) : app.say("no_file"),
      wants(app) ? h("strong", {}, ` ${app.say("file_wanted")}`) : "",
    );
  });
};

/** @param {App} app */
const keep = async (app) => {
  const kept = await app.store.keep(async () => (await writers()).merge);
  app.announce(app.say(kept ? "kept" : "not_kept"));
  for (const each of app.changed) each();
};

/** Hide at once, end what the tab alone keeps, and go to the home page, which takes this page's place in the history. @param {App} app */
const leave = async (app) => {
  document.body.hidden = true;
  app.leaving = true;
  if (app.store.place === "device") await app.flush();
  else await app.store.removeAll();
  location.replace(app.page.urls.home);
};

/** A new folder in place of this one, such as that of the examples; this one can be had back. @param {App} app @param {boolean} invented */
export const begin = (app, invented) =>
  app.store.change((kept) => ({ ...fresh({ ...create(app.page.lang), invented }), asked: kept.asked }), true);
