"use strict";
var practice = (() => {
// dom.js
var h = (name2, attributes = {}, ...content) => {
  const made = document.createElement(name2);
  for (const [key, value2] of Object.entries(attributes)) {
    if (key === "on") for (const [event, listener] of Object.entries(value2)) made.addEventListener(event, listener);
    else if (key === "value" || key === "checked") made[key] = value2;
    else if (value2 !== false && value2 !== void 0) made.setAttribute(key, value2 === true ? "" : String(value2));
  }
  for (const part2 of content) if (part2) made.append(part2);
  return made;
};
var isPressed = false;
var waiting = [];
var RELEASES = ["pointerup", "pointercancel", "mouseup", "keydown", "input"];
var atRest = (what) => void (isPressed ? waiting.push(what) : what());
var watchPresses = () => {
  for (const name2 of ["pointerdown", "mousedown"]) addEventListener(name2, () => isPressed = true, true);
  const rest = () => {
    isPressed = false;
    for (const what of waiting.splice(0)) what();
  };
  for (const name2 of RELEASES) addEventListener(name2, () => isPressed && setTimeout(rest), true);
  addEventListener("click", rest);
};
var focus = (found) => {
  if (!(found instanceof HTMLElement)) return;
  found.tabIndex = -1;
  found.focus();
};
var button = (text2, press, attributes = {}) => h("button", { type: "button", ...attributes, on: { click: press } }, text2);
var big = (text2, press) => button(text2, press, { class: "practice-button" });
var words = (text2) => h("bdi", { dir: "auto" }, text2);
var count = 0;
var newId = () => `practice-${++count}`;
var download = (name2, content, type) => {
  const url = URL.createObjectURL(new Blob([
    /** @type {BlobPart} */
    content
  ], { type }));
  const link = h("a", { href: url, download: name2, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 6e4);
};
var upload = (got) => {
  const input = h("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (file) got(file.size > 4e6 ? " ".repeat(4e6) : await file.text());
  });
  input.click();
};

// folder.js
var FORMAT = "teach-forward-folder";
var VERSION = 1;
var UNKNOWN = "unknown";
var MOST = 2e6;
var randomId = (length) => Array.from(crypto.getRandomValues(new Uint8Array(length / 2)), (byte) => byte.toString(16).padStart(2, "0")).join("");
var bare = () => /* @__PURE__ */ Object.create(null);
var copy = (value2) => JSON.parse(JSON.stringify(value2));
var create = (lang) => ({
  ...{ format: FORMAT, version: VERSION, id: randomId(16), lang, saved: "", invented: false },
  ...{ forms: {}, words: {}, items: {} }
});
var isThere = (item) => !item.gone || Object.keys(item.fields).length > 0;
var isEmpty = (folder) => !Object.values(folder.items).flat().some(isThere);
var items = (folder, kind, of) => (folder.items[kind] ?? []).filter((item) => isThere(item) && (of === void 0 || item.of === of));
var find = (folder, kind, id) => items(folder, kind).find((item) => item.id === id);
var only = (folder, kind, of, row) => items(folder, kind, of).find((item) => item.row === row);
var answer = (item, field2) => {
  const found = item?.fields[field2];
  return found && (found.v || found.c || found.also) ? found : void 0;
};
var value = (item, field2) => {
  const found = answer(item, field2);
  return found?.v ?? found?.c ?? "";
};
var isOpen = (item, field2) => {
  const found = answer(item, field2);
  return !found || found.c === UNKNOWN;
};
var all = (folder) => Object.values(folder.items).flat().flatMap((item) => Object.values(item.fields)).flatMap((found) => [found, ...found.also ?? []]);
var next = (folder) => {
  let most = 0;
  for (const { n } of all(folder)) most = Math.max(most, n);
  for (const item of Object.values(folder.items).flat())
    for (const n of Object.values(item.gone ?? {})) most = Math.max(most, n);
  return most + 1;
};
var latest = (...clocks) => {
  const found = bare();
  for (const clock of clocks)
    for (const [by, n] of Object.entries(clock)) found[by] = Math.max(found[by] ?? 0, n);
  return found;
};
var known = (found) => latest({ [found.by]: found.n }, found.over ?? {}, ...(found.also ?? []).map((each) => latest({ [each.by]: each.n }, each.over ?? {})));
var add = (folder, kind, facts = {}, single = facts.row) => {
  const id = facts.of && single ? `${facts.of}-${single}`.slice(-48) : randomId(16);
  (folder.items[kind] ??= []).push({ id, ...facts, fields: {} });
  return id;
};
var put = (folder, by, kind, id, field2, what) => {
  const item = find(folder, kind, id);
  if (!item) return;
  const before = item.fields[field2];
  const over = before ? known(before) : {};
  delete over[by];
  item.fields[field2] = { ...what.c ? { c: what.c } : { v: what.v ?? "" }, n: next(folder), by, ...Object.keys(over).length ? { over } : {} };
};
var remove = (folder, kind, id) => {
  for (const list2 of Object.values(folder.items))
    for (const item of list2)
      if (item.of === id || item.id === id && list2 === folder.items[kind]) {
        item.gone = latest(item.gone ?? {}, ...Object.values(item.fields).map(known));
        item.fields = {};
      }
};
var rename = (folder, forms) => {
  for (const [kind, form] of Object.entries(forms))
    for (const [now, before] of Object.entries(form.was ?? {}))
      for (const item of folder.items[kind] ?? []) {
        if (item.fields[before] && !item.fields[now]) item.fields[now] = item.fields[before];
        delete item.fields[before];
      }
};
var alone = ({ also = [], ...first }) => [first, ...also];
var conflicts = (folder) => Object.keys(folder.items).flatMap(
  (kind) => items(folder, kind).flatMap(
    (item) => Object.entries(item.fields).filter(([, found]) => found.also).map(([field2, found]) => ({ kind, item, field: field2, answers: alone(found) }))
  )
);
var folded = (name2) => name2.normalize("NFKC").toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, "");
var twins = (folder) => {
  const first = /* @__PURE__ */ new Map();
  return items(folder, "systems").flatMap((item) => {
    const name2 = folded(value(item, "system"));
    const one = first.get(name2);
    if (name2 && !one) first.set(name2, item);
    return one ? [
      /** @type {[Item, Item]} */
      [one, item]
    ] : [];
  });
};

// page.js
var DAY = /^\d{4}-\d\d-\d\d$/;
var readPage = () => {
  const page = (
    /** @type {{tfForms?: Data}} */
    globalThis.tfForms
  );
  if (!page) return void 0;
  for (const form of Object.values(page.forms)) {
    form.name ??= form.title;
    form.tables.forEach(readRows);
    form.answers = form.answers.flatMap((each, _, all2) => each.each ? ofRows(form, each, all2) : [each]);
  }
  return page;
};
var onPage = ({ id, number }) => {
  const heading = document.getElementById(id);
  const following = [...document.querySelectorAll("article table")].filter(
    (each) => heading && heading.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING
  );
  return (
    /** @type {HTMLTableElement | undefined} */
    following[number - 1]
  );
};
var readRows = (table) => {
  const listed = (
    /** @type {string[][]} */
    /** @type {unknown} */
    table.rows ?? []
  );
  const there = table.here ? [...onPage(table)?.tBodies[0].rows ?? []].slice(-listed.length) : void 0;
  table.columns ??= [];
  table.examples ??= [];
  table.rows = listed.map(([id, ...words2], at) => ({
    id,
    cells: there ? [...there[at]?.cells ?? []].map((cell) => (cell.textContent ?? "").trim()) : words2
  }));
};
var ofRows = (form, first, all2) => {
  const columns = all2.filter((each) => each.each && each.table === first.table);
  if (columns[0] !== first) return [];
  return form.tables[first.table].rows.flatMap(({ id: row }) => columns.map((each) => ({ ...each, row, id: columns.length > 1 ? `${row}-${each.id}` : row })));
};
var say = (page, key, values = {}) => (page.messages[key] ?? key).replace(/\{(\w+)\}/g, (whole, name2) => String(values[name2] ?? whole));
var asked = (page, kind, field2) => page.forms[kind]?.answers.find((each) => each.id === field2);
var isOurs = (page, kind, field2) => Boolean(page.ours[kind]?.includes(field2));
var pair = (page, name2, value2) => /[?؟:…]$/u.test(name2) ? `${name2} ${value2}` : say(page, "pair", { name: name2, value: value2 });
var label = (page, kind, found) => {
  const row = page.forms[kind].tables[found.table]?.rows.find((each) => each.id === found.row);
  if (!row) return found.label;
  return found.id === row.id || !found.label ? row.cells[0] : pair(page, row.cells[0], found.label);
};
var rowWords = (page, kind, row) => {
  const table = page.forms[kind].tables.find((each) => each.rows.some(({ id }) => id === row));
  return [table?.heading, ...table?.rows.find(({ id }) => id === row)?.cells.slice(0, 2) ?? []].filter(Boolean).join(" · ");
};
var shown = (page, kind, field2, answer2) => {
  if (!answer2?.c) return answer2?.v ?? "";
  const choice = asked(page, kind, field2)?.choices?.find(([id]) => id === answer2.c);
  return choice?.[1] ?? (answer2.c === "unknown" ? say(page, "unknown") : answer2.c);
};
var date = (page, text2) => {
  const lang = page.lang.includes("-") ? page.lang : `${page.lang}-001`;
  return DAY.test(text2) && Date.parse(text2) ? new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(text2)) : text2;
};
var DAY_IN_MS = 864e5;
var ago = (page, day) => {
  const days = Math.round((Date.parse(day) - Date.parse(today())) / DAY_IN_MS);
  return new Intl.RelativeTimeFormat(page.lang, { numeric: "auto" }).format(days, "day");
};
var today = () => {
  const now = /* @__PURE__ */ new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part2) => String(part2).padStart(2, "0")).join("-");
};

// fields.js
var LONGEST = 2e4;
var ADDRESS = /\S@\S+\.\S/;
var DATE = /\p{Number}{1,4}([-./])\p{Number}{1,2}\1\p{Number}{1,4}/gu;
var DIGITS = /\p{Number}(?:[\s./()-]?\p{Number}){7,}/u;
var doubt = (text2) => ADDRESS.test(text2) ? "ask_address" : DIGITS.test(text2.replace(DATE, "")) ? "ask_digits" : "";
var text = (app, kind, isOwn2 = true) => isOwn2 && app.page.forms[kind]?.text || {};
var own = (app, kind, found) => h("bdi", text(app, kind), found);
var called = (app, kind, asked2) => h("bdi", text(app, kind, asked2.table !== -1), label(app.page, kind, asked2));
var field = (app, kind, id, asked2, options = {}) => {
  const item = find(app.folder, kind, id);
  const found = answer(item, asked2.id);
  const name2 = options.label ?? label(app.page, kind, asked2);
  if (found?.also) return conflict(app, kind, id, asked2, name2);
  const write = (what) => app.change((folder, by) => put(folder, by, kind, id, asked2.id, what));
  const isOwn2 = asked2.table !== -1;
  const parts = {
    ...{ app, key: `${kind}.${id}.${asked2.id}`, write, check: options.check ?? doubt },
    ...{ text: text(app, kind, isOwn2), choices: text(app, kind, isOwn2 || asked2.named) }
  };
  return asked2.choices ? choiceField(parts, name2, asked2, found) : textField(parts, name2, asked2, found, options.rows ?? 2);
};
var box = ({ app, key, write, check }, text2, attributes) => {
  const error = h("p", { class: "practice-error", id: newId(), hidden: true });
  const area = h("textarea", { dir: "auto", maxlength: LONGEST, ...attributes, value: text2 });
  const described = attributes["aria-describedby"];
  const look = () => {
    const wrong = check(area.value);
    error.hidden = !wrong;
    error.textContent = wrong && app.say(wrong);
    area.setAttribute("aria-describedby", [described, wrong && error.id].filter(Boolean).join(" "));
    area.toggleAttribute("data-doubt", Boolean(wrong));
  };
  area.addEventListener("input", () => app.later(key, () => write({ v: area.value.trim() })));
  area.addEventListener("change", () => (atRest(look), app.flush(key)));
  look();
  return { area, error };
};
var textField = (own2, name2, asked2, found, rows) => {
  const [id, help] = [newId(), newId()];
  const unknown = found?.c === UNKNOWN;
  const { area, error } = box(own2, found?.v ?? "", { id, rows, ...asked2.help ? { "aria-describedby": help } : {} });
  const tick = h("input", { type: "checkbox", checked: unknown });
  tick.addEventListener("change", () => {
    own2.app.waiting.delete(own2.key);
    if (tick.checked) area.value = "";
    own2.write(tick.checked ? { c: UNKNOWN } : { v: "" });
  });
  area.addEventListener("input", () => tick.checked = false);
  return h(
    "div",
    { class: "practice-field" },
    h("label", { for: id, class: "practice-name", ...own2.text }, name2),
    asked2.help && h("p", { class: "practice-help", id: help, ...own2.text }, asked2.help),
    area,
    error,
    h("label", { class: "practice-choice" }, tick, h("span", {}, own2.app.say("unknown")))
  );
};
var choiceField = (own2, name2, asked2, found) => {
  const [group, help] = [newId(), newId()];
  const { area, error } = box(own2, found?.v ?? "", { rows: 1, "aria-label": pair(own2.app.page, name2, own2.app.say("own_words")) });
  const radios = (asked2.choices ?? []).map(([id, text2]) => {
    const radio = h("input", { type: "radio", name: group, value: id, checked: found?.c === id });
    radio.addEventListener("change", () => {
      own2.app.waiting.delete(own2.key);
      area.value = "";
      own2.write({ c: id });
    });
    return { radio, shown: h("label", { class: "practice-choice" }, radio, h("span", own2.choices, text2)) };
  });
  area.addEventListener("input", () => {
    for (const { radio } of radios) radio.checked = false;
  });
  return h(
    "fieldset",
    { class: "practice-field", ...asked2.help ? { "aria-describedby": help } : {} },
    h("legend", { class: "practice-name", ...own2.text }, name2),
    asked2.help && h("p", { class: "practice-help", id: help, ...own2.text }, asked2.help),
    ...radios.map((each) => each.shown),
    h("label", { class: "practice-own" }, h("span", { "aria-hidden": "true" }, own2.app.say("own_words")), area),
    error
  );
};
var conflict = (app, kind, id, asked2, name2) => {
  const found = answer(find(app.folder, kind, id), asked2.id);
  const all2 = found ? [found, ...found.also ?? []] : [];
  const choose = async (what) => {
    await app.change((folder, by) => put(folder, by, kind, id, asked2.id, what));
    app.render();
  };
  const texts = all2.map((each) => shown(app.page, kind, asked2.id, each));
  return h(
    "fieldset",
    { class: "practice-field practice-conflict" },
    h("legend", { class: "practice-name" }, name2),
    h("p", { class: "practice-help" }, app.say("two_answers")),
    ...all2.map(
      (each, index) => h(
        "p",
        {},
        words(texts[index]),
        " ",
        button(app.say("take_this"), () => choose(each.c ? { c: each.c } : { v: each.v }), { class: "practice-button" })
      )
    ),
    button(app.say("keep_both"), () => choose({ v: texts.join("\n") }), { class: "practice-button" })
  );
};
var summary = (app, screen) => {
  const list2 = h("div", { class: "practice-summary" });
  const show = () => {
    const areas = screen instanceof Element ? [...screen.querySelectorAll("[data-doubt]")] : [];
    list2.replaceChildren(
      ...areas.length ? [
        h("p", {}, app.say("look_again")),
        h("ul", {}, ...areas.map((area) => {
          area.id ||= newId();
          const name2 = area.closest(".practice-field")?.querySelector(".practice-name")?.textContent ?? "";
          return h("li", {}, h("a", { href: `#${area.id}` }, name2));
        }))
      ] : []
    );
  };
  screen.addEventListener("change", () => queueMicrotask(() => atRest(show)));
  queueMicrotask(show);
  return list2;
};

// files.js
var fetched = {};
var fetching = (where, name2) => fetched[where] ??= new Promise((done, failed) => {
  const script = h("script", { src: document.querySelector("[data-practice]")?.getAttribute(`data-${where}`) });
  script.addEventListener("load", () => done(
    /** @type {any} */
    globalThis[name2]
  ));
  script.addEventListener("error", failed);
  document.head.append(script);
});
var writers = () => fetching("writers", "practiceWriters");
var saveDocument = async (name2, content) => {
  const { docx } = await writers();
  download(`${name2}.docx`, await docx(content), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
};
var more = () => fetching("more", "practiceMore");
var name = (app, folder) => {
  for (const [kind, form] of Object.entries(app.page.forms)) {
    if (!items(folder, kind).length) continue;
    folder.forms[kind] = form.version;
    for (const each of form.answers) folder.words[`${kind}.${each.id}`] = label(app.page, kind, each);
  }
};
var toSave = (app, folder) => {
  const made = copy(folder);
  [made.version, made.saved, made.lang] = [VERSION, today(), app.page.lang];
  name(app, made);
  return made;
};
var json = (folder) => `${JSON.stringify(folder, null, 1)}
`;
var save = async (app) => {
  await app.flush();
  const text2 = json(toSave(app, app.folder));
  download(`folder-${today()}.json`, text2, "application/json");
  await app.store.change((kept) => void ([kept.changes, kept.filed] = [0, today()]));
  app.announce(app.say("saved") + (new Blob([text2]).size > MOST ? ` ${app.say("refused_large")}` : ""));
  app.tell();
};

// store.js
var [NAME, BEFORE] = ["teach-forward-folder", "teach-forward-before"];
var [BASE, STORE] = ["teach-forward", "folders"];
var [MINE, EARLIER] = ["mine", "before"];
var fresh = (folder, filed = "") => ({ folder, by: randomId(8), changes: 0, filed });
var answered = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});
var base = (make) => new Promise((done) => {
  try {
    const request = indexedDB.open(BASE, 1);
    request.onupgradeneeded = () => {
      if (make) request.result.createObjectStore(STORE);
      else request.transaction?.abort();
    };
    request.onsuccess = () => done(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      done(null);
    };
    request.onblocked = () => done(null);
  } catch {
    done(null);
  }
});
var onDevice = async (change, make = false) => {
  const db = await base(make);
  if (!db) return void 0;
  try {
    const step = db.transaction(STORE, "readwrite");
    const records = step.objectStore(STORE);
    const [mine, before] = await Promise.all([answered(records.get(MINE)), answered(records.get(EARLIER))]);
    const written = change(mine, before);
    if (written.mine) records.put(written.mine, MINE);
    if (written.before) records.put(written.before, EARLIER);
    await new Promise((done, failed) => {
      step.oncomplete = done;
      step.onabort = step.onerror = () => failed(step.error);
    });
    return await answered(db.transaction(STORE).objectStore(STORE).get(MINE));
  } finally {
    db.close();
  }
};
var inTab = (name2) => {
  try {
    return JSON.parse(sessionStorage.getItem(name2) ?? "null") ?? void 0;
  } catch {
    return void 0;
  }
};
var intoTab = (name2, kept) => {
  try {
    const text2 = JSON.stringify(kept);
    sessionStorage.setItem(name2, text2);
    return sessionStorage.getItem(name2) === text2;
  } catch {
    return false;
  }
};
var isOwn = ({ folder }) => !folder.invented && !isEmpty(folder);
var earlier = (before, later) => before && isOwn(before) && !isOwn(later) ? before : later;
var Store = class {
  /** @param {string} lang of the page, for a new folder */
  constructor(lang) {
    this.lang = lang;
    this.place = "page";
    this.kept = fresh(create(lang));
    this.before = void 0;
    this.channel = void 0;
  }
  /** Find the folder. `changed` is called when another tab has changed it, with the folder before. @param {(before: Folder) => void} changed */
  async open(changed) {
    const here = inTab(NAME);
    const there = here ? void 0 : await onDevice(() => ({})).catch(() => void 0);
    if (here) [this.place, this.kept, this.before] = ["tab", here, inTab(BEFORE)];
    else if (there) [this.place, this.kept] = ["device", there];
    try {
      this.channel = new BroadcastChannel(BASE);
      this.channel.onmessage = async () => {
        if (this.place === "tab" || this.place === "page" && (this.kept.changes || this.kept.filed)) return;
        const now = await onDevice(() => ({})).catch(() => void 0);
        const before = this.kept.folder;
        if (now) [this.place, this.kept] = ["device", now];
        else this.#forget();
        changed(before);
      };
    } catch {
    }
  }
  #forget() {
    [this.place, this.kept, this.before] = ["page", fresh(create(this.lang)), void 0];
  }
  /**
   * Change the folder where it is kept; false where it could not be kept and lives on the page alone.
   * @param {(kept: Kept) => Kept | void} change
   * @param {boolean} snapshot whether the folder as it is now can be had back
   * @returns {Promise<boolean>}
   */
  async change(change, snapshot = false) {
    const changed = (kept) => {
      const work = copy(kept);
      return change(work) ?? work;
    };
    if (this.place === "device") {
      try {
        const now = await onDevice((mine, before) => {
          const from = mine ?? this.kept;
          return { mine: changed(from), ...snapshot ? { before: earlier(before, from) } : {} };
        }, true);
        if (now) {
          this.kept = now;
          this.channel?.postMessage(0);
          return true;
        }
      } catch {
      }
      this.place = "page";
    }
    if (snapshot) this.before = earlier(this.before, this.kept);
    this.kept = changed(this.kept);
    const held = intoTab(NAME, this.kept);
    if (snapshot && this.before) intoTab(BEFORE, this.before);
    this.place = held ? "tab" : "page";
    return held;
  }
  /**
   * Keep the folder on this device from now on, together with what another tab may keep there since this one began.
   * @param {() => Promise<(mine: Folder, theirs: Folder) => Folder>} merging what brings two folders together
   * @returns {Promise<boolean>}
   */
  async keep(merging) {
    try {
      const there = await onDevice(() => ({}));
      const merge = there && await merging();
      const both = (mine) => mine && merge ? { ...this.kept, folder: merge(this.kept.folder, mine.folder) } : mine ?? this.kept;
      const now = await onDevice((mine) => ({ mine: both(mine), before: mine ?? this.before }), true);
      if (!now) return false;
      this.removeTab();
      [this.place, this.kept] = ["device", now];
      this.channel?.postMessage(0);
      await navigator.storage?.persist?.().catch(() => false);
      return true;
    } catch {
      return false;
    }
  }
  /** Go back to the folder as it was before the last opening, merging or removal, if there was one; once more: forward again. */
  async undo() {
    const again = (kept) => ({ ...kept, by: randomId(8) });
    const was = this.kept;
    if (this.place === "device") {
      const now = await onDevice((mine, before) => before ? { mine: again(before), before: mine } : {});
      if (now) this.kept = now;
      this.channel?.postMessage(0);
    } else if (this.before) {
      const { before } = this;
      this.before = void 0;
      await this.change(() => again(before), true);
    }
    return this.kept.by !== was.by;
  }
  /** Remove what this tab keeps of the folder, and nothing that the device keeps. */
  removeTab() {
    for (const name2 of [NAME, BEFORE])
      try {
        sessionStorage.removeItem(name2);
      } catch {
      }
    this.#forget();
  }
  /** Remove everything that this site keeps of the folder. */
  async removeAll() {
    this.removeTab();
    await new Promise((done) => {
      try {
        const request = indexedDB.deleteDatabase(BASE);
        request.onsuccess = request.onerror = request.onblocked = done;
      } catch {
        done(void 0);
      }
    });
    this.channel?.postMessage(0);
  }
};

// app.js
var App = class {
  /** @param {Data} page @param {Screen} start */
  constructor(page, start2) {
    this.page = page;
    this.store = new Store(page.lang);
    this.screen = start2;
    this.start = start2;
    this.bar = h("div", { class: "practice-bar" });
    this.body = h("div", { class: "practice-body" });
    this.status = h("p", { class: "practice-status", role: "status" });
    this.waiting = /* @__PURE__ */ new Map();
    this.changed = [];
    this.current = {};
    this.cells = {};
    this.leaving = false;
  }
  /** The system that people are at, by its id; the only one there is where nobody chose, not even another one ("none"). */
  get system() {
    const all2 = items(this.folder, "systems");
    const { system } = this.store.kept;
    return (all2.find((item) => item.id === system) ?? (all2.length === 1 && system !== "none" ? all2[0] : void 0))?.id;
  }
  /** @param {string} id */
  async choose(id) {
    await this.flush();
    await this.store.change((kept) => void (kept.system = id));
  }
  get folder() {
    return this.store.kept.folder;
  }
  /** A message. @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values) {
    return say(this.page, key, values);
  }
  /** Find the folder and show the first screen. */
  async open() {
    await this.store.open((before) => {
      const isGone = Object.keys(before.items).some((kind) => items(before, kind).some(({ id }) => !find(this.folder, kind, id)));
      if (isGone) this.go(this.start);
      else this.render();
    });
    rename(this.folder, this.page.forms);
    this.render();
  }
  /**
   * Change the folder: `change` gets it with the mark of who writes. What is shown stays; call `render` where it must not.
   * @param {(folder: Folder, by: string) => void} change
   * @param {boolean} [snapshot] whether people can go back to the folder as it is now
   */
  async change(change, snapshot = false) {
    await this.store.change((kept) => {
      rename(kept.folder, this.page.forms);
      change(kept.folder, kept.by);
      name(this, kept.folder);
      kept.changes++;
    }, snapshot);
    atRest(() => this.tell());
  }
  /** Show what follows from a change. */
  tell() {
    for (const each of this.changed) each();
  }
  /** Write something soon, once typing rests; at once where the page goes. @param {string} name @param {() => Promise<void>} write */
  later(name2, write) {
    this.waiting.set(name2, write);
    setTimeout(() => this.waiting.get(name2) === write && this.flush(name2), 400);
  }
  /** Write what waits: all of it, or what has one name. @param {string} [name] */
  async flush(name2) {
    for (const [key, write] of [...this.waiting])
      if (name2 === void 0 || key === name2) {
        this.waiting.delete(key);
        await write();
      }
  }
  /** Show another screen, and begin at its heading. @param {Screen} screen */
  async go(screen) {
    await this.flush();
    this.screen = screen;
    this.render();
    focus(this.body.querySelector("h2, h3"));
    this.body.scrollIntoView();
  }
  /** Show the screen as the folder is now. */
  render() {
    this.body.replaceChildren(this.screen(this));
    this.tell();
  }
  /** Say something to everybody, once; screen readers hear it. @param {string} text */
  announce(text2) {
    this.status.textContent = text2;
  }
};

// bar.js
var [CHANGES, DAYS] = [20, 3];
var wants = ({ store: { kept } }) => kept.changes >= CHANGES || kept.changes > 0 && kept.filed !== "" && Date.now() - Date.parse(kept.filed) > DAYS * DAY_IN_MS;
var bar = (app) => {
  const where = h("p", { class: "practice-where" });
  const ask = h("div", { class: "practice-panel practice-ask", hidden: true });
  const panel = h("div", { class: "practice-panel", hidden: true });
  let before = null;
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
    if (document.activeElement !== before) focus(where);
  };
  const cancel = () => big(app.say("cancel"), hide);
  const panes = { show, hide, cancel };
  const more2 = h(
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
        if (!await app.store.undo()) return;
        app.announce(app.say("undone"));
        await app.go(app.start);
      }),
      big(
        app.say("remove_all"),
        () => show(
          h("p", {}, app.say("remove_sure")),
          big(app.say("save"), () => save(app)),
          big(app.say("remove_all"), async () => {
            hide();
            app.waiting.clear();
            await app.store.removeAll();
            app.announce(app.say("removed"));
            await app.go(app.start);
          }),
          cancel()
        )
      )
    ),
    h("p", { class: "practice-help" }, app.say("leave_remains"))
  );
  app.bar.append(
    where,
    h(
      "div",
      { class: "practice-buttons" },
      big(app.say("save"), () => save(app)),
      big(app.say("open"), () => upload(async (text2) => (await writers()).opened(app, text2, panes))),
      button(app.say("leave"), () => leave(app), { class: "practice-button practice-leave" })
    ),
    more2,
    ask,
    panel
  );
  const answer2 = async (device) => {
    await app.store.change((kept) => void (kept.asked = true));
    if (device) await keep(app);
    else app.tell();
    if (ask.hidden) focus(where);
  };
  ask.append(
    h("p", {}, app.say("where_ask")),
    big(app.say("where_mine"), () => answer2(true)),
    big(app.say("where_shared"), () => answer2(false))
  );
  app.changed.push(() => {
    const { place, kept } = app.store;
    ask.hidden = Boolean(kept.asked) || place === "device" || !kept.changes;
    where.replaceChildren(
      h("strong", {}, app.say(app.folder.invented ? "folder_invented" : "folder")),
      " ",
      place !== "page" || kept.changes ? `${app.say(`place_${place}`)} ` : "",
      // before that, nothing is kept anywhere
      kept.filed ? app.say("last_file", { when: ago(app.page, kept.filed) }) : app.say("no_file"),
      wants(app) ? h("strong", {}, ` ${app.say("file_wanted")}`) : ""
    );
  });
};
var keep = async (app) => {
  const kept = await app.store.keep(async () => (await writers()).joining(app));
  app.announce(app.say(kept ? "kept" : "not_kept"));
  app.tell();
};
var leave = async (app) => {
  document.body.hidden = true;
  app.leaving = true;
  if (app.store.place === "device") await app.flush();
  else {
    app.waiting.clear();
    app.store.removeTab();
  }
  location.replace(app.page.urls.home);
};

// paper.js
var rowLike = (like, texts) => h(
  "tr",
  {},
  ...[...like.cells].map(
    (cell, index) => h("td", { dir: "auto", "data-label": cell.dataset.label, class: "practice-text" }, texts[index] ?? "")
  )
);
var filled = (app, kind, table, rows) => {
  const form = app.page.forms[kind];
  const of = form.of ? app.system ?? "" : void 0;
  const all2 = items(app.folder, kind, of).filter((item) => Object.keys(item.fields).some((name2) => answer(item, name2)));
  const text2 = (item, field2) => date(app.page, shown(app.page, kind, field2, item?.fields[field2]));
  if (!table.rows.length)
    return form.items === "sheet" ? [] : all2.map((item) => rowLike(rows[0], table.fields.map((field2, at) => field2 ? text2(item, field2) : at ? "" : rowWords(app.page, kind, item.row))));
  const sheet = form.items === "sheet" ? only(app.folder, kind, of) : find(app.folder, kind, app.current[kind] ?? "") ?? (form.parts ? void 0 : all2.at(-1));
  const cells = (id) => {
    const item = form.items === "each" ? only(app.folder, kind, of, id) : sheet;
    const alone2 = form.items !== "each" && form.answers.filter((each) => each.row === id).length === 1;
    return table.fields.map((field2) => field2 && text2(item, form.items === "each" ? field2 : alone2 ? id : `${id}-${field2}`));
  };
  const write = app.cells[table.id] ?? (table.fields.some(Boolean) && (sheet || form.items === "each") ? cells : void 0);
  if (!write) return [];
  const first = rows.length - table.rows.length;
  return rows.map((row, index) => {
    const made = (
      /** @type {HTMLTableRowElement} */
      row.cloneNode(true)
    );
    const { id } = table.rows[index - first] ?? {};
    if (id)
      write(id).forEach((words2, at) => {
        if (words2) made.cells[at].replaceWith(h("td", { dir: "auto", class: "practice-text", "data-label": row.cells[at].dataset.label }, words2));
      });
    return made;
  });
};
var print2 = (app) => {
  let before = [];
  addEventListener("beforeprint", () => {
    for (const [kind, form] of Object.entries(app.page.forms))
      for (const table of form.tables.filter((each) => each.here)) {
        const body = onPage(table)?.tBodies[0];
        const made = body ? filled(app, kind, table, [...body.rows]) : [];
        if (!body || !made.length) continue;
        before.push([body, [...body.childNodes]]);
        body.replaceChildren(...made);
      }
  });
  addEventListener("afterprint", () => {
    for (const [body, nodes] of before) body.replaceChildren(...nodes);
    before = [];
  });
};

// main.js
var FOLDER = "folder";
var open = async (page, first) => {
  const own2 = page.forms[page.kind]?.tables ?? [];
  const tables = own2.some(({ here }) => here) ? own2 : Object.values(page.forms).flatMap((form) => form.tables);
  const place = tables.find((table2) => table2.here && table2.fields.some(Boolean)) ?? tables.find((table2) => table2.here);
  const app = new App(page, first);
  const region = h("section", { class: "practice", "aria-label": app.say("folder"), dir: page.dir, lang: page.lang });
  const table = place && onPage(place);
  const before = table?.closest(".wide") ?? table;
  if (before) before.before(region);
  else (document.querySelector("#folder ~ p") ?? document.querySelector("[data-practice]"))?.after(region);
  region.append(app.bar, app.status, app.body);
  const all2 = Object.values(page.forms).flatMap((form) => form.parts ? form.tables : []);
  for (const each of all2.filter(({ here, fields: fields2 }) => here && fields2.some(Boolean))) {
    const shown2 = onPage(each);
    (shown2?.closest(".wide") ?? shown2)?.classList.add("practice-paper");
  }
  watchPresses();
  bar(app);
  print2(app);
  await app.open();
  if (page.kind !== FOLDER) focus(app.body.querySelector("h2, h3"));
  if (before) region.scrollIntoView();
  guard(app);
};
var guard = (app) => {
  addEventListener("pagehide", () => app.flush());
  document.addEventListener("visibilitychange", () => document.hidden && app.flush());
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    app.leaving = link?.origin === location.origin && link.target !== "_blank" && !link.hasAttribute("download");
  });
  addEventListener("beforeunload", (event) => {
    const { place, kept } = app.store;
    const stays = place === "device" || place === "tab" && app.leaving || document.body.hidden;
    if (kept.changes && !stays) event.preventDefault();
  });
};
var start = () => {
  const page = readPage();
  const tool = document.querySelector("[data-practice]")?.getAttribute("data-tool");
  if (!page || !tool) return;
  const script = h("script", { src: tool });
  script.addEventListener("load", () => open(
    page,
    /** @type {any} */
    globalThis.practiceTool.tool(page)
  ));
  document.head.append(script);
};

// records.js
var SYSTEMS = "systems";
var next2 = (text2, press) => button(text2, press, { class: "practice-button practice-next" });
var buttons = (...content) => h("div", { class: "practice-buttons" }, ...content);
var nameOf = (app, kind, id) => {
  const item = find(app.folder, kind, id);
  const first = kind === SYSTEMS ? "system" : (asked(app.page, kind, "title") ?? app.page.forms[kind].answers[0]).id;
  return words(value(item, first).split("\n")[0].slice(0, 80) || app.say("no_name"));
};
var known2 = (app, kind, id) => {
  const { answers } = app.page.forms[kind];
  const open2 = answers.filter((each) => isOpen(find(app.folder, kind, id), each.id)).length;
  return app.say("known_of", { known: answers.length - open2, total: answers.length });
};
var ofSystem = (then) => (app) => {
  const all2 = items(app.folder, SYSTEMS);
  if (app.system) {
    const select = h(
      "select",
      { "aria-label": app.say("which_system") },
      ...all2.map((item) => h("option", { value: item.id, selected: item.id === app.system, dir: "auto" }, value(item, "system") || app.say("no_name"))),
      h("option", { value: "" }, app.say("another_system"))
    );
    select.addEventListener("change", async () => {
      await app.choose(select.value || "none");
      app.render();
      (app.body.querySelector("select") ?? app.body.querySelector("input"))?.focus();
    });
    return h("div", {}, h("p", { class: "practice-system" }, app.say("system"), " ", select), then(app));
  }
  const name2 = h("input", { type: "text", dir: "auto", maxlength: 200, "aria-label": app.say("name_system") });
  const start2 = async () => {
    if (!name2.value.trim()) return name2.focus();
    let id = "";
    await app.change((folder, by) => {
      id = add(folder, SYSTEMS);
      put(folder, by, SYSTEMS, id, "system", { v: name2.value.trim() });
    });
    await app.choose(id);
    await app.go(app.screen);
  };
  return h(
    "div",
    {},
    h("h3", {}, app.say("which_system")),
    all2.length > 0 && buttons(...all2.map((item) => button(value(item, "system") || app.say("no_name"), async () => (await app.choose(item.id), app.go(app.screen)), { class: "practice-button", dir: "auto" }))),
    h("p", {}, app.say("name_system")),
    name2,
    buttons(next2(app.say("begin"), start2))
  );
};
var list = (kind, open2) => (app) => {
  const form = app.page.forms[kind];
  const all2 = items(app.folder, kind, form.of ? app.system : void 0);
  const begun = async () => {
    let id = "";
    await app.change((folder) => void (id = add(folder, kind, form.of ? { of: app.system } : {})));
    if (kind === SYSTEMS) await app.choose(id);
    await app.go(open2(id));
  };
  const examples = form.tables.filter((table) => table.here && !table.rows.length && table.examples.length && table.fields.some(Boolean));
  return h(
    "div",
    {},
    h("h3", {}, own(app, kind, form.tables[0].heading)),
    all2.length ? h("ul", { class: "practice-list" }, ...all2.map((item) => h(
      "li",
      {},
      h("button", { type: "button", class: "practice-open", on: { click: () => app.go(open2(item.id)) } }, nameOf(app, kind, item.id)),
      h("span", { class: "practice-help" }, known2(app, kind, item.id)),
      big(app.say("remove"), () => app.go(removing(kind, item.id, app.screen)))
    ))) : h("p", {}, app.say("nothing_yet")),
    buttons(
      next2(app.say(all2.length ? "add" : "begin"), begun),
      !form.of && isEmpty(app.folder) && examples.length > 0 && big(app.say("try_example"), async () => (await writers()).tryExample(app, kind))
    )
  );
};
var removing = (kind, id, back, name2) => (app) => h(
  "div",
  {},
  h("h3", {}, app.say("remove"), " ", name2 === void 0 ? nameOf(app, kind, id) : words(name2)),
  h("p", {}, app.say("remove_one")),
  buttons(
    big(app.say("remove"), async () => {
      await app.change((folder) => remove(folder, kind, id), true);
      app.announce(app.say("removed_one"));
      await app.go(back);
    }),
    next2(app.say("cancel"), () => app.go(back))
  )
);
var fields = (app, kind, id, answers) => {
  const { tables } = app.page.forms[kind];
  const rows = [...new Set(answers.map((each) => each.row))];
  const screen = h("div", {});
  screen.append(
    ...rows.flatMap((row) => {
      const some = answers.filter((each) => each.row === row);
      const name2 = row && tables[some[0].table].rows.find((each) => each.id === row)?.cells[0];
      return [
        ...name2 && some.length > 1 ? [h("h4", {}, own(app, kind, name2))] : [],
        ...some.map((each) => field(app, kind, id, each, { label: name2 && some.length > 1 ? each.label : label(app.page, kind, each) }))
      ];
    })
  );
  screen.prepend(summary(app, screen));
  return screen;
};
var part = (kind, id, number, done) => (app) => {
  const form = app.page.forms[kind];
  app.current[kind] = id;
  const sizes = form.parts?.length ? form.parts : [form.answers.length];
  const first = sizes.slice(0, number).reduce((sum, size) => sum + size, 0);
  const last = number === sizes.length - 1;
  const end = last ? form.answers.length : first + sizes[number];
  const { row } = find(app.folder, kind, id) ?? {};
  return h(
    "div",
    {},
    h("h3", {}, row ? own(app, kind, rowWords(app.page, kind, row)) : nameOf(app, kind, id)),
    sizes.length > 1 && h("p", { class: "practice-help" }, app.say("part_of", { number: number + 1, total: sizes.length })),
    fields(app, kind, id, form.answers.slice(first, end)),
    buttons(
      next2(app.say(last ? "done" : "next"), () => app.go(last ? done ?? app.start : part(kind, id, number + 1, done))),
      big(app.say("back"), () => app.go(number ? part(kind, id, number - 1, done) : app.start))
    )
  );
};
return {
  DAY,
  UNKNOWN,
  add,
  ago,
  answer,
  asked,
  big,
  button,
  buttons,
  called,
  conflicts,
  date,
  download,
  field,
  fields,
  find,
  fresh,
  h,
  isEmpty,
  isOpen,
  isOurs,
  items,
  json,
  label,
  list,
  more,
  nameOf,
  newId,
  next: next2,
  ofSystem,
  onPage,
  only,
  own,
  pair,
  part,
  put,
  removing,
  rowWords,
  saveDocument,
  shown,
  start,
  summary,
  toSave,
  today,
  twins,
  value,
  words,
  writers
};
})();
practice.start();
