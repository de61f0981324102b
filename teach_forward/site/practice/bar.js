/** The bar at the top of every tool: which folder, where it is kept, and what can be done with it. */

import { big, button, focus, h, upload } from "./dom.js";
import { save, writers } from "./files.js";
import { DAY_IN_MS, ago } from "./page.js";

/** @typedef {import("./app.js").App} App */
/** What shows something below the bar, what takes it away, and a button for that. @typedef {{show: (...content: (Node | string | false)[]) => void, hide: () => void, cancel: () => Node}} Panes */

const [CHANGES, DAYS] = [20, 3];

/** Whether it is time for a file. @param {App} app */
const wants = ({ store: { kept } }) =>
  kept.changes >= CHANGES || (kept.changes > 0 && kept.filed !== "" && Date.now() - Date.parse(kept.filed) > DAYS * DAY_IN_MS);

/** Build the bar, and keep it as the folder is. @param {App} app */
export const bar = (app) => {
  const where = h("p", { class: "practice-where" });
  const ask = h("div", { class: "practice-panel practice-ask", hidden: true });
  const panel = h("div", { class: "practice-panel", hidden: true });
  /** What had the focus before the panel, and has it again afterwards. @type {Element | null} */
  let before = null;
  /** @param {...Node | string | false} content */
  const show = (...content) => {
    if (!panel.contains(document.activeElement)) before = document.activeElement;
    panel.replaceChildren(...content.filter((each) => each !== false));
    panel.hidden = false;
    focus(panel.querySelector("p, button"));
  };
  const hide = () => {
    const had = panel.contains(document.activeElement);
    panel.hidden = true;
    panel.replaceChildren();
    if (!had) return;
    if (before instanceof HTMLElement) before.focus();
    if (document.activeElement !== before || before === document.body) focus(where); // it is folded away, or gone, or Safari gave it none
  };
  const cancel = () => big(app.say("cancel"), hide);

  const panes = { show, hide, cancel };

  const more = h(
    "details",
    { class: "practice-more" },
    h("summary", { class: "practice-button" }, app.say("more")),
    h(
      "div",
      { class: "practice-buttons" },
      big(app.say("export_xlsx"), async () => (await writers()).saveWorkbook(app)),
      big(app.say("export_csv"), async () => (await writers()).saveValues(app)),
      big(app.say("print"), () => print()),
      big(app.say("share"), async () => (await writers()).sharing(app, panes)),
      big(app.say("keep"), () => keep(app)),
      big(app.say("undo"), async () => {
        if (!(await app.store.undo())) return;
        app.announce(app.say("undone"));
        await app.go(app.start);
      }),
      big(app.say("remove_all"), () =>
        show(
          h("p", {}, app.say("remove_sure")),
          big(app.say("save"), () => void save(app)),
          big(app.say("remove_all"), async () => {
            hide();
            app.waiting.clear();
            await app.flush(); // what the device is still writing would come back
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
      big(app.say("save"), () => void save(app)), // at once, each time: there may be new words since
      big(app.say("open"), () => upload(async (text) => (await writers()).opened(app, text, panes))),
      button(app.say("leave"), () => leave(app), { class: "practice-button practice-leave" }),
    ),
    more,
    ask,
    panel,
  );

  const answer = async (/** @type {boolean} */ device) => {
    await app.store.change((kept) => void (kept.asked = true));
    if (device) await keep(app);
    else app.tell();
    if (ask.hidden) focus(where);
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
      place !== "page" || kept.changes ? `${app.say(`place_${place}`)} ` : "", // before that, nothing is kept anywhere
      kept.filed ? app.say("last_file", { when: ago(app.page, kept.filed) }) : app.say("no_file"),
      wants(app) ? h("strong", {}, ` ${app.say("file_wanted")}`) : "",
    );
  });
};

/** @param {App} app */
const keep = async (app) => {
  const kept = await app.store.keep(async () => (await writers()).joining(app));
  app.announce(app.say(kept ? "kept" : "not_kept"));
  app.tell();
};

/** Hide at once, end what the tab alone keeps, and go to the home page, which takes this page's place in the history. @param {App} app */
const leave = async (app) => {
  document.body.hidden = true;
  app.leaving = true;
  if (app.store.place === "device") await app.flush();
  else {
    app.waiting.clear();
    app.store.removeTab();
  }
  location.replace(app.page.urls.home);
};
