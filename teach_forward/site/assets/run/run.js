/* One run of the stops. The window with the notes decides; the window with the slides, of the same page, follows and passes keys on. */

const MINUTE = 60_000; // ms, as all times of the clock
const LONGEST = 12 * 60 * MINUTE; // of one workshop: what is older was another evening's
const SILENCE = 3_000; // without a word from the other window: it is gone
const BEAT = 500;
const WIDTH = 960; // px of a slide before it is made to fit: one point of the deck is one pixel

const page = document.documentElement;
const local = location.protocol === "file:"; // pages from a folder have no origin
const here = () => location.href.split("#")[0];
const [forward, backward] = page.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];

const KEYS = {
  PageDown: "next", " ": "next", Enter: "next", [forward]: "next",
  PageUp: "back", Backspace: "back", [backward]: "back",
  Home: "first", End: "last", ".": "blank", b: "blank", B: "blank", f: "full", F: "full", Escape: "leave",
};
const CODES = { KeyB: "blank", KeyF: "full" }; // the same keys under the letters of another script
const UNSCROLLED = { ArrowDown: "next", ArrowUp: "back" }; // where there are no notes to scroll
const SHARED = ["next", "back", "first", "last", "blank"]; // what the window with the slides may ask for

class Run {
  /** `role` is "notes" or "screen". */
  constructor(role) {
    this.role = role;
    this.root = document.querySelector("#run-mode").content.querySelector(".run").cloneNode(true);
    this.messages = this.root.dataset;
    this.state = { at: "", began: 0, timer: null, blank: false, dark: false, left: [], view: "notes", ...this.kept() };
    this.plan(new URLSearchParams(location.hash.slice(1)));
    this.parts = read({ ...this.messages }, new Map(this.state.lasting));
    this.other = role === "screen" ? window.opener : null;
    this.heard = Date.now();
    this.announced = "";
  }

  /** What the address of a plan leaves out, and how long its parts last: taken once, so that a reload changes nothing. */
  plan(address) {
    const planned = address.toString();
    if (!address.has("skip") || planned === this.state.planned) return;
    const listed = (name) => address.get(name)?.split(",").filter(Boolean) ?? [];
    const lasting = listed("minutes").map((pair) => pair.split(":")).map(([id, minutes]) => [id, number(minutes)]);
    Object.assign(this.state, { planned, left: listed("skip"), lasting: lasting.filter(([, minutes]) => minutes > 0) });
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  buttons(name) {
    return many(this.root, `[data-do="${name}"]`);
  }

  begin() {
    this.behind = [...document.body.children].filter((node) => !node.inert);
    for (const node of this.behind) node.inert = true;
    document.body.append(this.root);
    page.classList.add("running");
    const article = document.querySelector("main article");
    for (const box of many(this.root, ".run-box, .run-notes")) {
      box.lang = article.lang || page.lang;
      box.dir = article.dir || page.dir;
    }
    for (const button of this.buttons("full")) button.hidden = !document.fullscreenEnabled;
    this.listen();
    this.show();
    this.root.focus();
    this.stayAwake();
  }

  end() {
    this.ended.abort();
    clearInterval(this.beat);
    this.fit.disconnect();
    this.root.remove();
    page.classList.remove("running", "run-full"); // the end of the full screen comes later, when nobody listens
    for (const node of this.behind) node.inert = false;
    this.lock?.release();
    if (this.role === "notes") this.other?.close();
  }

  // What is kept for a reload

  get place() {
    return `tf-run:${this.role}:${location.pathname}`;
  }

  kept() {
    try {
      const found = JSON.parse(sessionStorage.getItem(this.place)) ?? {};
      const over = found.began && Date.now() - found.began > LONGEST;
      return over ? { dark: found.dark, view: found.view } : found;
    } catch {
      return {}; // a browser that keeps nothing, or something that is not ours
    }
  }

  keep() {
    try {
      sessionStorage.setItem(this.place, JSON.stringify(this.state));
    } catch {
      // As above: a reload begins anew.
    }
  }

  // Where we are

  get index() {
    return Math.max(0, this.stops.findIndex(({ id }) => id === this.state.at));
  }

  get stop() {
    return this.stops[this.index];
  }

  get view() {
    return this.role === "screen" ? "screen" : this.state.view;
  }

  /** The countdown of this stop; one that runs for another stop goes on until this one's is started. */
  get timer() {
    const { stop } = this;
    const { timer } = this.state;
    if (timer?.id === stop.id || (timer?.ends && !stop.countdown)) return timer;
    return stop.countdown ? { id: stop.id, left: stop.countdown * MINUTE, ends: 0 } : null;
  }

  // What is done, by a button or a key

  act(name) {
    if (this.role === "screen" && SHARED.includes(name) && this.follows()) this.tell({ run: "do", name });
    else this[`do_${name}`]();
  }

  change(changes) {
    Object.assign(this.state, changes);
    this.keep();
    this.show();
    if (this.role === "notes") this.report();
  }

  /** The clock begins with the first stop that takes time. */
  go(index) {
    const stop = this.stops[Math.min(Math.max(index, 0), this.stops.length - 1)];
    const began = this.state.began || (stop.takes ? Date.now() - stop.start * MINUTE : 0);
    this.change({ at: stop.id, began, blank: false });
  }

  do_next() {
    if (this.state.blank) this.change({ blank: false });
    else if (this.index + 1 < this.stops.length) this.go(this.index + 1);
    else this.say(this.messages.end);
  }

  do_back() {
    this.go(this.index - 1);
  }

  do_first() {
    this.go(0);
  }

  do_last() {
    this.go(this.stops.length - 1);
  }

  do_blank() {
    this.change({ blank: !this.state.blank });
  }

  do_dark() {
    this.change({ dark: !this.state.dark });
  }

  do_turn() {
    this.change({ view: this.state.view === "notes" ? "slide" : "notes" });
    this.root.focus(); // so that the space bar goes on
  }

  do_set() {
    this.change({ began: Date.now() - this.stop.start * MINUTE });
  }

  do_drop() {
    this.change({ left: [...this.state.left, this.offered.name] });
    this.root.focus(); // the button is gone, or is another one
  }

  /** Take in again what was left out last. */
  do_restore() {
    this.change({ left: this.state.left.slice(0, -1) });
  }

  do_timer() {
    this.change({ timer: this.timer.ends ? paused(this.timer) : started(this.timer) });
  }

  do_longer() {
    this.change({ timer: longer(this.timer) });
  }

  do_full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen?.().catch(() => {}); // where that is refused, the window stays as it is
  }

  do_leave() {
    if (this.role === "notes") location.hash = this.state.at || "content";
  }

  do_screen() {
    this.other = window.open(`${here()}#run=screen`, "teach-forward-run", "popup,width=960,height=540");
    this.find(".run-told").textContent = this.other ? this.messages.screen : this.messages.blocked;
  }

  // The two windows

  tell(message) {
    this.other?.postMessage(message, local ? "*" : location.origin);
  }

  report() {
    const { at, blank, dark, timer, left } = this.state;
    this.tell({ run: "state", page: here(), state: { at, blank, dark, timer, left } });
  }

  follows() {
    return Boolean(this.other) && !this.other.closed && Date.now() - this.heard < SILENCE;
  }

  /** Listen to the window that opened this one, or to one that this one opened: to no other, and on the same site. */
  hear({ data, source, origin }) {
    const ours = this.role === "screen" ? source === window.opener : source?.opener === window;
    if (!source || !ours || origin !== (local ? "null" : location.origin)) return;
    this.heard = Date.now();
    if (this.role === "screen") {
      if (data?.run === "state" && !this.moves(data.page)) this.take(data.state);
      return;
    }
    this.other = source; // after a reload it is known again by its first word
    if (data?.run === "hello") this.report();
    if (data?.run === "do" && SHARED.includes(data.name)) this.act(data.name);
  }

  /** Whether this window goes where the other one is: from the guide to the exercise, and back. */
  moves(there) {
    if (there === here()) return false;
    const { protocol, origin } = new URL(there);
    if (protocol === location.protocol && origin === location.origin) location.replace(`${there}#run=screen`);
    return true;
  }

  take(state) {
    const before = JSON.stringify(this.state);
    Object.assign(this.state, state);
    if (JSON.stringify(this.state) === before) return;
    this.keep();
    this.show();
  }

  // What is seen

  show() {
    this.stops = plan(this.parts, new Set(this.state.left));
    const { stop, index, state, messages } = this;
    const next = this.stops[index + 1];
    Object.assign(this.root.dataset, { view: this.view, dark: state.dark });
    if (this.shown !== stop) this.turnTo(stop);
    if (this.coming !== next) this.find(".run-next .run-box").replaceChildren(...(next ? [slideOf(next.slide)] : []));
    this.coming = next;
    this.find(".run-next p").textContent = next ? fill(messages.coming, next) : messages.end;
    this.find(".run-place").textContent = fill(messages.place, { number: index + 1, total: this.stops.length });
    this.find(".run-part").textContent = stop.part.title === stop.title ? "" : stop.part.title;
    this.find(".run-dark-room").hidden = !state.blank;
    for (const name of ["blank", "dark"]) {
      for (const button of this.buttons(name)) button.setAttribute("aria-pressed", state[name]);
    }
    this.buttons("turn")[0].textContent = this.view === "notes" ? messages.showSlide : messages.showNotes;
    const [restore] = this.buttons("restore");
    const last = titleOf(this.parts, state.left.at(-1));
    restore.hidden = !last;
    restore.textContent = fill(messages.restore, { part: last });
    this.list();
    this.scale();
    this.tick();
  }

  turnTo(stop) {
    const notes = this.find(".run-notes");
    const [stage] = many(this.root, ".run-box");
    stage.replaceChildren(slideOf(stop.slide));
    notes.replaceChildren(make("h2", { textContent: stop.title }), ...stop.notes.flatMap(notesOf));
    notes.scrollTop = stage.scrollTop = 0;
    for (const link of many(this.root, ".run-more a")) this.lead(link);
    if (this.shown) {
      this.say(stop.title);
      this.find(".run-told").textContent = "";
    }
    this.shown = stop;
  }

  /** Where the notes speak of the exercise, their link goes on with that, in this window. */
  lead(there) {
    const bare = (link) => link.href.split("#")[0];
    for (const link of many(this.root, ".run-notes a")) {
      if (bare(link) === bare(there)) Object.assign(link, { href: there.href, target: "" });
    }
  }

  list() {
    const option = ({ id, title }, at) => make("option", { value: id, textContent: `${at + 1}. ${title}` });
    this.find("select").replaceChildren(...this.stops.map(option));
    this.find("select").value = this.stop.id;
  }

  /** Each slide as large as its box allows; on a narrow screen the style sheet lets it flow instead. */
  scale() {
    for (const box of many(this.root, ".run-box")) {
      const high = box.firstElementChild?.offsetHeight;
      if (high) box.style.setProperty("--scale", Math.min(box.clientWidth / WIDTH, box.clientHeight / high));
    }
  }

  tick() {
    if (this.role === "notes") this.tickClock();
    this.tickTimer();
  }

  tickClock() {
    const { stop, state, messages } = this;
    const total = this.stops.at(-1).end;
    const minute = (Date.now() - state.began) / MINUTE;
    const late = state.began && stop.takes ? Math.floor(minute - stop.end) : 0;
    const early = state.began && stop.takes ? Math.floor(stop.start - minute) : 0;
    this.offered = late > 0 ? offer(this.stops.slice(this.index + 1), late) : undefined;
    this.find(".run-clock b").textContent = state.began
      ? fill(messages.minute, { minute: Math.max(0, Math.floor(minute)), total: Math.round(total) })
      : "";
    this.find(".run-late").dataset.late = late > 0;
    this.find(".run-late").textContent = this.lateness(late, early, total);
    const [drop] = this.buttons("drop");
    drop.hidden = !this.offered;
    if (!this.offered) return;
    const { title, minutes, message } = this.offered;
    drop.textContent = fill(messages[message], { part: title, minutes: Math.round(minutes) });
  }

  lateness(late, early, total) {
    if (!this.state.began) return total ? this.messages.waits : "";
    if (!this.stop.takes) return "";
    if (late > 0) return counted(this.messages.late, late);
    return early > 0 ? counted(this.messages.early, early) : this.messages.onTime;
  }

  tickTimer() {
    const { timer, messages } = this;
    this.find(".run-timer").hidden = !timer;
    if (!timer) return;
    const seconds = leftOf(timer);
    const [button] = this.buttons("timer");
    this.find(".run-timer b").textContent = shown(seconds);
    this.find(".run-over").textContent = seconds ? "" : messages.over;
    button.textContent = timer.ends ? messages.pause : messages.start;
    button.hidden = !seconds;
    this.tickWall(timer, seconds);
    if (timer.ends) this.announce(timer, seconds);
  }

  /** On the slide itself the countdown takes the place of the minutes, once it was started. */
  tickWall(timer, seconds) {
    const wall = this.find(".run-stage .task-minutes");
    if (!wall || timer.id !== this.stop.id || this.state.timer?.id !== timer.id) return;
    wall.closest(".slide").dataset.time = seconds ? "left" : "over";
    const over = seconds ? [] : [make("strong", { textContent: this.messages.over })];
    wall.replaceChildren(make("b", { textContent: shown(seconds) }), ...over);
  }

  /** Say once that a minute is left, and that the time is up. */
  announce(timer, seconds) {
    const message = seconds === 0 ? "over" : seconds <= 60 && seconds > 55 ? "oneLeft" : "";
    const name = `${message} ${timer.id} ${timer.ends}`;
    if (!message || this.announced === name) return;
    this.announced = name;
    this.say(this.messages[message]);
  }

  /** What a screen reader says when it has time. */
  say(text) {
    this.find(".run-said").textContent = text;
  }

  // Keys, fingers, windows

  listen() {
    this.ended = new AbortController();
    const { signal } = this.ended;
    const on = (target, type, act, options = {}) => target.addEventListener(type, act, { signal, ...options });
    on(window, "keydown", (event) => this.press(event), { capture: true });
    on(window, "message", (event) => this.hear(event));
    on(document, "visibilitychange", () => document.hidden || this.stayAwake());
    on(document, "fullscreenchange", () => page.classList.toggle("run-full", Boolean(document.fullscreenElement)));
    on(this.root, "click", (event) => this.click(event));
    on(this.find("select"), "change", ({ target }) => this.choose(target.value));
    on(this.root, "touchstart", (event) => this.touch(event), { passive: true });
    on(this.root, "touchend", (event) => this.swipe(event), { passive: true });
    this.fit = new ResizeObserver(() => this.scale());
    for (const box of many(this.root, ".run-box")) this.fit.observe(box);
    this.beat = setInterval(() => this.live(), BEAT);
    if (this.role === "screen") this.tell({ run: "hello" });
  }

  live() {
    if (this.role === "screen") this.tell({ run: "hello" });
    this.tick();
  }

  press(event) {
    const { key, code, target } = event;
    event.stopPropagation(); // the page behind has keys of its own
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("select")) return;
    if ((key === " " || key === "Enter") && target.closest("button, a, summary")) return;
    const name = KEYS[key] ?? (this.view === "notes" ? undefined : UNSCROLLED[key]) ?? CODES[code];
    if (!name) return;
    event.preventDefault();
    if (event.repeat) return; // a key that is held down, or a remote control that is leaned on
    if (name === "leave" && this.find(".run-bar details").open) this.closeMenu();
    else this.act(name);
  }

  closeMenu() {
    const menu = this.find(".run-bar details");
    const within = menu.contains(document.activeElement);
    menu.open = false;
    if (within) menu.querySelector("summary").focus();
  }

  click({ target }) {
    const button = target.closest("[data-do]");
    if (button) this.act(button.dataset.do);
    else if (target.closest(".run-stage")) this.tap();
    if (!target.closest(".run-bar details") || (button && button.dataset.do !== "dark")) this.closeMenu();
  }

  /** A click on the slide goes on in the second window; in the only one it shows the buttons, or hides them. */
  tap() {
    if (this.role === "screen") this.act("next");
    else this.root.classList.toggle("run-bars");
  }

  choose(id) {
    this.closeMenu();
    this.go(this.stops.findIndex((stop) => stop.id === id));
    this.root.focus();
  }

  touch({ touches }) {
    this.touched = touches.length === 1 ? touches[0] : null;
  }

  swipe({ changedTouches }) {
    if (!this.touched) return;
    const across = changedTouches[0].clientX - this.touched.clientX;
    const down = changedTouches[0].clientY - this.touched.clientY;
    this.touched = null;
    if (Math.abs(across) < 50 || Math.abs(across) < 2 * Math.abs(down)) return;
    this.act(across < 0 === (page.dir !== "rtl") ? "next" : "back");
  }

  async stayAwake() {
    try {
      const lock = await navigator.wakeLock?.request("screen");
      if (this.ended.signal.aborted) lock?.release(); // it came too late
      else this.lock = lock;
    } catch {
      // The device saves its battery.
    }
  }
}

let run;
const follow = () => {
  const asked = /^#run(=screen)?(?=$|&)/.exec(location.hash);
  run?.end();
  run = asked ? new Run(asked[1] ? "screen" : "notes") : undefined;
  run?.begin();
};
addEventListener("hashchange", follow);
follow();
