/* Run mode: the slides of this page full screen, with its notes and a clock beside them or in another window.

   All that it shows is copied from the article when it begins. A stop is what the person who leads goes to next: the
   title, a slide, a question of the exercise, or a part that takes time and has no slide, such as a break. Two windows
   of the same page talk by messages: the one with the notes decides, the one with the slides follows and passes keys
   on. A classic script in a block of its own, as run-start.js says. */
{
  const MINUTE = 60_000;
  const WIDTH = 960; // px: one point of the deck is one pixel, and a slide is scaled to its box
  const LONGEST = 12 * 60 * MINUTE; // of one workshop: what is older was another evening's
  const SILENCE = 3_000; // ms without a word from the other window: it is gone

  const page = document.documentElement;
  const article = document.querySelector("main article");
  const template = document.querySelector("#run-mode");
  const own = (node, selector) => node.querySelector(selector);
  const many = (node, selector) => [...node.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const number = (text) => Number.parseInt(text, 10) || 0;
  const words = (node) => node.textContent.replace(/[ \t\n]+/g, " ").trim(); // a space that holds words together stays

  // The page as stops

  /** A copy that can stand beside the original: no ids, no links to headings. */
  const copy = (node) => {
    const made = node.cloneNode(true);
    for (const each of [made, ...many(made, "[id], [aria-labelledby]")]) {
      each.removeAttribute("id");
      each.removeAttribute("aria-labelledby");
    }
    for (const each of many(made, ".here, .notes-label")) each.remove();
    return made;
  };

  /** A copy of a slide; its links are plain words, so that a click goes on. */
  const slideOf = (node) => {
    const made = copy(node);
    for (const link of many(made, "a")) {
      link.replaceWith(make("span", { className: link.className }, ...link.childNodes));
    }
    return made;
  };

  /** A slide's lengths are shares of what is around it: a frame of its own width, which is scaled as a whole. */
  const framed = (slide) => make("div", { className: "run-frame" }, slideOf(slide));

  const folded = (title, ...children) =>
    make("details", { className: "run-fold" }, make("summary", { textContent: title }), ...children);

  /** A copy of what stands under a slide: tips and scenarios folded, links open beside. */
  const notesOf = (node) => {
    const whole = make("div", {}, copy(node));
    for (const each of many(whole, ".tip, .scenario")) {
      const title = own(each, ".tip-title, h3");
      title?.remove();
      each.replaceWith(folded(title ? words(title) : "", ...each.childNodes));
    }
    for (const link of many(whole, "a")) Object.assign(link, { target: "_blank", rel: "noopener" });
    return whole.childNodes;
  };

  /** A slide made of a heading of the page: for the title, a question, a part without a slide. */
  const slideFor = (heading, layout, ...body) => {
    const title = copy(heading);
    const slide = make("section", { className: "slide" }, make("h3", {}, ...title.childNodes));
    slide.dataset.layout = layout;
    if (body.length) slide.append(make("div", { className: "slide-body" }, ...body));
    return slide;
  };

  const minutesOf = (count, forms) => {
    const line = make("p", { className: "task-minutes" }, make("b", { textContent: count }));
    line.append(` ${counted(forms, count)}`);
    return line;
  };

  const rules = new Intl.PluralRules(page.lang || undefined);
  const counted = (forms, count) => {
    const texts = JSON.parse(forms);
    return fill(texts[rules.select(count)] ?? texts.other, { minutes: count });
  };

  const stopOf = (part, id, slide, { minutes = 0, countdown = 0, optional = false } = {}) => {
    const stop = { id, part, slide, minutes, countdown, optional, notes: [], title: words(own(slide, "h3")) };
    part.stops.push(stop);
    return stop;
  };

  const partOf = (heading) => ({
    id: heading.id,
    heading,
    title: heading.matches("h2") ? words(copy(heading)) : "",
    minutes: number(heading.dataset.minutes),
    short: number(heading.dataset.short),
    optional: "optional" in heading.dataset,
    stops: [],
    notes: [],
  });

  /** The parts of the page with their stops; the first is its title. */
  const read = (messages) => {
    const title = document.querySelector(".band .of a");
    const here = document.body.matches(".page-exercise") ? ` · ${words(document.querySelector(".tabs [aria-current]"))}` : "";
    const parts = [partOf(title)];
    stopOf(parts[0], "", slideFor(title, "section", make("p", { textContent: messages.of + here })));
    for (const node of article.children) {
      let part = parts.at(-1);
      if (node.matches("h2")) parts.push(partOf(node));
      else if (node.matches(".slide")) stopOf(part, own(node, "h3").id, node, timesOf(node, part));
      else if (node.matches(".question")) stopOf(part, own(node, "h3").id, slideFor(own(node, "h3"), "question"));
      else if (!node.matches(".agenda, .session-time, h1")) (part.stops.at(-1) ?? part).notes.push(node);
    }
    return parts.filter((part, at) => settle(part, parts.slice(0, at).findLast(({ stops }) => stops.length), messages));
  };

  const timesOf = (slide, part) => {
    const minutes = number(slide.dataset.minutes);
    const countdown = slide.dataset.layout === "task" ? minutes || part.minutes : 0;
    return { minutes, countdown, optional: "optional" in slide.dataset };
  };

  /** What stands in a part before its first stop goes to that; a part without stops is one, or is folded away. */
  const settle = (part, before, messages) => {
    const { heading, minutes, notes } = part;
    if (part.stops.length) {
      part.stops[0].notes.unshift(...notes);
    } else if (minutes) {
      const slide = slideFor(heading, "section", minutesOf(minutes, messages.minutes));
      stopOf(part, heading.id, slide, { countdown: minutes }).notes = notes;
    } else if (notes.length) {
      before.notes.push(folded(part.title, ...notes.flatMap((node) => [...notesOf(node)])));
    }
    return part.stops.length > 0;
  };

  // One run

  const KEYS = {
    PageDown: "next", PageUp: "back", " ": "next", Enter: "next", Backspace: "back", Home: "first", End: "last",
    b: "blank", B: "blank", ".": "blank", f: "full", F: "full", Escape: "leave",
    [page.dir === "rtl" ? "ArrowLeft" : "ArrowRight"]: "next",
    [page.dir === "rtl" ? "ArrowRight" : "ArrowLeft"]: "back",
  };
  const FAR = { ArrowDown: "next", ArrowUp: "back" }; // where there is nothing to scroll
  const CODES = { KeyB: "blank", KeyF: "full" }; // the same keys under other letters
  const SAFE = ["next", "back", "first", "last", "blank"]; // what the other window may ask for

  class Run {
    constructor(role) {
      this.role = role; // "notes" or "screen"
      this.root = own(template.content, ".run").cloneNode(true);
      this.messages = this.root.dataset;
      this.find = (selector) => own(this.root, selector);
      this.buttons = Object.fromEntries(many(this.root, "[data-do]").map((button) => [button.dataset.do, button]));
      this.parts = read({ ...this.messages });
      this.state = { at: "", began: 0, timer: null, blank: false, dark: false, left: [], view: "notes", ...this.kept() };
      this.seconds = {}; // what has been said of the countdown
      this.heard = Date.now();
      this.other = role === "screen" ? window.opener : null;
      this.plan();
    }

    begin() {
      for (const node of document.body.children) {
        if (!node.inert) (node.inert = true), node.classList.add("run-behind");
      }
      this.before = document.activeElement;
      document.body.append(this.root);
      page.classList.add("running");
      this.root.dataset.role = this.role;
      for (const box of many(this.root, ".run-box, .run-notes")) {
        box.lang = article.lang || page.lang;
        box.dir = article.dir || page.dir;
      }
      this.listen();
      this.fit = new ResizeObserver(() => this.scale());
      for (const box of many(this.root, ".run-box")) this.fit.observe(box);
      this.show();
      this.root.focus();
      this.wake();
    }

    end() {
      this.stopped.abort();
      clearInterval(this.beat);
      this.fit.disconnect();
      this.root.remove();
      page.classList.remove("running");
      for (const node of many(document, ".run-behind")) (node.inert = false), node.classList.remove("run-behind");
      this.lock?.release();
      if (this.role === "notes" && this.other && !this.other.closed) this.other.close();
      (this.before?.isConnected && this.before !== document.body ? this.before : own(document, "[data-run] a"))?.focus();
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

    // Minutes

    /** The stops that are not left out, each with the minutes from and to which it is planned. */
    plan() {
      const asked = new URLSearchParams(location.hash.slice(1)).get("skip")?.split(",") ?? [];
      const left = new Set([...asked, ...this.state.left]);
      let minute = 0;
      this.stops = [];
      for (const part of this.parts) {
        const whole = left.has(`short:${part.id}`) ? part.short : part.minutes;
        const said = part.stops.reduce((sum, stop) => sum + stop.minutes, 0);
        const open = part.stops.filter((stop) => !stop.minutes);
        const rest = Math.max(0, whole - said);
        for (const stop of part.stops) {
          const last = !open.length && stop === part.stops.at(-1);
          stop.takes = stop.minutes ? stop.minutes + (last ? rest : 0) : rest / open.length;
          if (left.has(stop.id) || left.has(part.id)) continue;
          stop.start = minute;
          minute += stop.takes;
          stop.end = minute;
          this.stops.push(stop);
        }
      }
      this.total = minute;
    }

    get index() {
      const at = this.stops.findIndex(({ id }) => id === this.state.at);
      return Math.max(at, 0);
    }

    get stop() {
      return this.stops[this.index];
    }

    /** What could be left out or shortened from here on to make good so many minutes: the smallest that is enough. */
    offer(late) {
      const ahead = this.stops.slice(this.index + 1);
      const found = [];
      for (const part of new Set(ahead.map((stop) => stop.part))) {
        if (!part.stops.every((stop) => ahead.includes(stop) || !this.stops.includes(stop))) continue;
        const { id, title } = part;
        const takes = part.stops.reduce((sum, stop) => sum + (ahead.includes(stop) ? stop.takes : 0), 0);
        if (part.optional) found.push({ id, title, saves: takes, minutes: takes, message: "drop" });
        else if (part.short && part.short < takes) {
          found.push({ id: `short:${id}`, title, saves: takes - part.short, minutes: part.short, message: "shorten" });
        }
      }
      for (const { id, title, takes, optional, part } of ahead) {
        if (optional && !part.optional && takes) found.push({ id, title, saves: takes, minutes: takes, message: "drop" });
      }
      found.sort((one, two) => one.saves - two.saves);
      return found.find(({ saves }) => saves >= late) ?? found.at(-1);
    }

    // What is done

    act(name) {
      if (this.role === "screen" && SAFE.includes(name) && this.follows()) {
        this.tell({ run: "do", name });
      } else {
        this[`do_${name}`]?.();
      }
    }

    go(index) {
      const stop = this.stops[Math.min(Math.max(index, 0), this.stops.length - 1)];
      if (!this.state.began && stop.takes) this.state.began = Date.now() - stop.start * MINUTE;
      this.change({ at: stop.id, blank: false });
    }

    change(changes) {
      Object.assign(this.state, changes);
      this.keep();
      this.show();
      if (this.role === "notes") this.report();
    }

    do_next() {
      if (this.index + 1 < this.stops.length || this.state.blank) this.go(this.index + (this.state.blank ? 0 : 1));
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
      this.root.focus();
    }

    do_set() {
      this.change({ began: Date.now() - this.stop.start * MINUTE });
    }

    do_drop() {
      this.change({ left: [...this.state.left, this.offered.id] });
      this.root.focus();
    }

    do_timer() {
      const { timer, now } = { timer: this.timer, now: Date.now() };
      if (timer.ends) this.change({ timer: { ...timer, ends: 0, left: timer.ends - now } });
      else this.change({ timer: { ...timer, ends: now + timer.left } });
    }

    do_longer() {
      const { timer, now } = { timer: this.timer, now: Date.now() };
      if (timer.ends) this.change({ timer: { ...timer, ends: Math.max(timer.ends, now) + MINUTE } });
      else this.change({ timer: { ...timer, left: Math.max(timer.left, 0) + MINUTE } });
    }

    do_full() {
      if (document.fullscreenElement) document.exitFullscreen();
      else this.root.requestFullscreen?.().catch(() => {}); // a phone that cannot stays as it is
    }

    do_leave() {
      if (this.role === "notes") location.hash = this.state.at || "content";
    }

    do_screen() {
      this.other = window.open(`${location.href.split("#")[0]}#run=screen`, "_blank", "popup,width=960,height=540");
      this.find(".run-told").textContent = this.other ? this.messages.screen : this.messages.blocked;
      if (this.other) this.change({ view: "notes" });
    }

    // The two windows

    /** The window at the other end; a page from a folder has no origin, so there the window itself is what is checked. */
    tell(message) {
      this.other?.postMessage(message, location.protocol === "file:" ? "*" : location.origin);
    }

    report() {
      const { at, blank, dark, timer, left } = this.state;
      this.tell({ run: "state", page: location.href.split("#")[0], state: { at, blank, dark, timer, left } });
    }

    follows() {
      return Boolean(this.other) && !this.other.closed && Date.now() - this.heard < SILENCE;
    }

    hear({ data, source, origin }) {
      const mine = this.role === "screen" ? source === window.opener : source?.opener === window;
      if (!source || !mine || origin !== (location.protocol === "file:" ? "null" : location.origin)) return;
      if (this.role === "screen" && data?.run === "state") {
        this.heard = Date.now();
        if (!this.moves(data.page)) this.take(data.state);
      } else if (this.role === "notes" && (data?.run === "hello" || data?.run === "do")) {
        this.heard = Date.now();
        this.other = source;
        if (data.run === "hello") this.report();
        else if (SAFE.includes(data.name)) this.act(data.name);
      }
    }

    /** Whether the window goes to the page that the other one is at: from the guide to the exercise, and back. */
    moves(there) {
      if (there === location.href.split("#")[0]) return false;
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
      this.plan();
      const { stop, index, root, state } = this;
      const next = this.stops[index + 1];
      const view = this.role === "screen" ? "screen" : state.view;
      Object.assign(root.dataset, { view, dark: state.dark });
      const [stage, coming] = many(root, ".run-box");
      if (this.shown !== stop) {
        stage.replaceChildren(framed(stop.slide));
        coming.replaceChildren(...(next ? [framed(next.slide)] : []));
        const notes = this.find(".run-notes");
        notes.replaceChildren(
          make("h2", { textContent: stop.title }),
          ...stop.notes.flatMap((node) => (node.isConnected ? [...notesOf(node)] : [node.cloneNode(true)])),
        );
        for (const link of many(this.root, ".run-more a")) this.lead(link);
        notes.scrollTop = stage.parentElement.scrollTop = 0;
        if (this.shown) {
          this.say(stop.title);
          this.find(".run-told").textContent = "";
        }
        this.shown = stop;
      }
      this.find(".run-next p").textContent = next ? fill(this.messages.coming, next) : this.messages.end;
      this.find(".run-place").textContent = fill(this.messages.place, { number: index + 1, total: this.stops.length });
      this.find(".run-part").textContent = stop.part.title === stop.title ? "" : stop.part.title;
      this.find(".run-dark-room").hidden = !state.blank;
      this.buttons.blank.setAttribute("aria-pressed", state.blank);
      this.buttons.dark.setAttribute("aria-pressed", state.dark);
      this.buttons.turn.textContent = view === "notes" ? this.messages.showSlide : this.messages.showNotes;
      this.list();
      this.scale();
      this.tick();
    }

    /** Where the notes speak of the exercise, its link goes on with that in this window. */
    lead(there) {
      const bare = (link) => link.href.split("#")[0];
      for (const link of many(this.root, ".run-notes a")) {
        if (bare(link) === bare(there)) Object.assign(link, { href: there.href, target: "" });
      }
    }

    list() {
      const select = this.find("select");
      select.replaceChildren(
        ...this.stops.map(({ id, title }, at) => make("option", { value: id, textContent: `${at + 1}. ${title}` })),
      );
      select.value = this.stop.id;
    }

    /** Each slide as large as its box allows; on a narrow screen the style sheet lets it flow instead. */
    scale() {
      for (const box of many(this.root, ".run-box")) {
        const high = box.firstElementChild?.offsetHeight;
        if (high) box.style.setProperty("--scale", Math.min(box.clientWidth / WIDTH, box.clientHeight / high));
      }
    }

    /** The countdown of this stop; one that runs for another stop goes on until this one's is started. */
    get timer() {
      const { stop, state } = this;
      if (state.timer?.id === stop.id || (!stop.countdown && state.timer?.ends)) return state.timer;
      return stop.countdown ? { id: stop.id, left: stop.countdown * MINUTE, ends: 0 } : null;
    }

    tick() {
      if (this.role === "notes") this.tickClock();
      this.tickTimer();
    }

    tickClock() {
      const { stop, state, messages } = this;
      const late = this.find(".run-late");
      const drop = this.buttons.drop;
      drop.hidden = true;
      late.dataset.late = "";
      if (!state.began) {
        this.find(".run-clock b").textContent = "";
        late.textContent = this.total ? messages.waits : "";
        return;
      }
      const minute = (Date.now() - state.began) / MINUTE;
      this.find(".run-clock b").textContent = fill(messages.minute, {
        minute: Math.max(0, Math.floor(minute)),
        total: Math.round(this.total),
      });
      if (!stop.takes) {
        late.textContent = "";
        return;
      }
      const behind = Math.floor(minute - stop.end);
      const ahead = Math.floor(stop.start - minute);
      late.textContent =
        behind > 0 ? counted(messages.late, behind) : ahead > 0 ? counted(messages.early, ahead) : messages.onTime;
      late.dataset.late = behind > 0 ? "yes" : "";
      this.offered = behind > 0 ? this.offer(behind) : undefined;
      if (!this.offered) return;
      const { title, minutes, message } = this.offered;
      drop.textContent = fill(messages[message], { part: title, minutes: Math.round(minutes) });
      drop.hidden = false;
    }

    tickTimer() {
      const { timer, stop, messages } = this;
      const box = this.find(".run-timer");
      box.hidden = !timer;
      if (!timer) return;
      const left = Math.ceil((timer.ends ? timer.ends - Date.now() : timer.left) / 1000);
      const over = left <= 0;
      const text = `${Math.floor(Math.max(left, 0) / 60)}:${String(Math.max(left, 0) % 60).padStart(2, "0")}`;
      const fresh = !timer.ends && this.state.timer?.id !== timer.id;
      own(box, "b").textContent = text;
      own(box, ".run-over").textContent = over ? messages.over : "";
      this.buttons.timer.textContent = timer.ends ? messages.pause : messages.start;
      this.buttons.timer.hidden = over;
      const wall = timer.id === stop.id && this.find(".run-stage .task-minutes");
      if (wall && !fresh) {
        wall.closest(".slide").dataset.time = over ? "over" : "left";
        wall.replaceChildren(make("b", { textContent: text }), ...(over ? [make("strong", { textContent: messages.over })] : []));
      }
      if (!timer.ends) return;
      for (const [name, seconds] of [["over", 0], ["oneLeft", 60]]) {
        if (left > seconds) continue;
        const mark = `${timer.id}:${name}:${timer.ends}`;
        if (this.seconds[name] !== mark && left > seconds - 2) this.say(messages[name]);
        this.seconds[name] = mark;
        break;
      }
    }

    /** What a screen reader says, quietly. */
    say(text) {
      this.find(".run-said").textContent = text;
    }

    // Keys, fingers, other windows

    listen() {
      this.stopped = new AbortController();
      const { signal } = this.stopped;
      const on = (target, type, act, options = {}) => target.addEventListener(type, act, { signal, ...options });
      on(window, "keydown", (event) => this.press(event), { capture: true });
      on(window, "message", (event) => this.hear(event));
      on(document, "visibilitychange", () => document.hidden || (this.wake(), this.tick()));
      on(document, "fullscreenchange", () => page.classList.toggle("run-full", Boolean(document.fullscreenElement)));
      for (const button of many(this.root, "[data-do]")) on(button, "click", () => this.act(button.dataset.do));
      const menu = this.find(".run-bar details");
      on(this.root, "click", ({ target }) => {
        if (!menu.contains(target) || target.closest(".run-more button:not([data-do='dark'])")) menu.open = false;
      });
      on(this.find("select"), "change", ({ target }) => {
        menu.open = false;
        this.go(this.stops.findIndex(({ id }) => id === target.value));
        this.root.focus();
      });
      on(this.find(".run-stage"), "click", ({ target }) => target.closest("button") || this.tap());
      on(this.root, "touchstart", (event) => this.touch(event), { passive: true });
      on(this.root, "touchend", (event) => this.swipe(event), { passive: true });
      this.beat = setInterval(() => {
        if (this.role === "screen") this.tell({ run: "hello" });
        this.tick();
      }, 500);
      if (this.role === "screen") this.tell({ run: "hello" });
    }

    press(event) {
      const { key, code, target } = event;
      event.stopPropagation(); // the page behind has keys of its own
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest("select")) return;
      if ((key === " " || key === "Enter") && target.closest("button, a, summary")) return;
      const scrolls = this.role === "notes" && this.state.view === "notes";
      const name = KEYS[key] ?? (scrolls ? undefined : FAR[key]) ?? CODES[code];
      if (!name) return;
      const menu = this.find(".run-bar details");
      if (name === "leave" && menu.open) {
        menu.open = false;
        own(menu, "summary").focus();
        return;
      }
      event.preventDefault();
      this.act(name);
    }

    /** A click on the slide goes on in the second window; in the only one it shows the buttons, or hides them. */
    tap() {
      if (this.role === "screen") this.act("next");
      else this.root.classList.toggle("run-bars");
    }

    touch({ touches }) {
      this.from = touches.length === 1 ? touches[0] : null;
    }

    swipe({ changedTouches }) {
      if (!this.from) return;
      const across = changedTouches[0].clientX - this.from.clientX;
      const down = changedTouches[0].clientY - this.from.clientY;
      this.from = null;
      if (Math.abs(across) < 50 || Math.abs(across) < 2 * Math.abs(down)) return;
      this.act((across < 0) === (page.dir !== "rtl") ? "next" : "back");
    }

    async wake() {
      try {
        this.lock = await navigator.wakeLock?.request("screen");
      } catch {
        // The device saves its battery.
      }
    }
  }

  let run;
  const follow = () => {
    const [, role] = /^#run(?:=(screen)|(?=&|$))/.exec(location.hash) ?? [null, null];
    run?.end();
    run = role === null ? undefined : new Run(role ?? "notes");
    run?.begin();
  };
  addEventListener("hashchange", follow);
  follow();
}
