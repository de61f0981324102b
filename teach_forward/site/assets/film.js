/* A film: the slides of this page one after another, with what is said in each as captions, at the pace of its words.

   All that it shows is copied from the article when it begins. A cue is one sentence. The clock takes the film from cue to
   cue, or a voice does: one of the device itself, in the language of the film, never one that sends the words somewhere. */

const MINUTE = 60_000;
const LEAST = 1_200; // ms that a caption stays, however short
const REST = 700; // ms between two scenes
const WIDTH = 960; // px: one point of the deck is one pixel, and a slide is scaled to the screen
const HEIGHT = 540;
const SWIPE = 40; // px
const SIZES = 3; // of the captions

const article = document.querySelector("main article");
const button = document.querySelector("[data-film] button");
const template = document.querySelector("#film-player");
const language = article.lang || document.documentElement.lang;
const direction = article.dir || document.documentElement.dir;
const own = (node, selector) => node.querySelector(selector);

const sentences = (text) => {
  if (!Intl.Segmenter) return [text];
  const found = [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)];
  return found.map(({ segment }) => segment.trim()).filter(Boolean);
};

/** The cues of the film in order, each with its scene, its words and how long it takes. */
const read = (pace) =>
  many(article, ".slide").flatMap((slide, scene) => {
    const texts = many(slide.nextElementSibling, "p").flatMap((node) => sentences(words(node)));
    return texts.map((text, at) => {
      const time = Math.max(LEAST, (text.split(/\s+/).length * MINUTE) / pace);
      return { scene, slide, text, time: time + (at === texts.length - 1 ? REST : 0) };
    });
  });

/** A voice of this device in the language of the film; none where there is none. */
const localVoice = () => {
  const of = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  const voices = window.speechSynthesis?.getVoices() ?? [];
  const found = voices.filter((voice) => voice.localService === true && of(voice.lang) === of(language));
  return found.find((voice) => voice.default) ?? found[0];
};

class Film {
  constructor() {
    this.root = template.content.firstElementChild.cloneNode(true);
    this.messages = this.root.dataset;
    this.screen = own(this.root, ".film-screen");
    this.view = own(this.root, ".film-view");
    this.caption = own(this.root, ".film-caption");
    this.buttons = Object.fromEntries(many(this.root, "[data-do]").map((button) => [button.dataset.do, button]));
    this.cues = read(Number(this.messages.pace));
    this.scenes = this.cues.at(-1).scene + 1;
    this.total = this.cues.reduce((sum, { time }) => sum + time, 0);
    this.at = 0;
    this.left = 0; // ms of the present cue
    this.playing = false;
    this.over = false;
    this.speaks = false;
    this.size = 1;
    this.pressed = null; // px
  }

  get cue() {
    return this.cues[this.at];
  }

  begin() {
    for (const node of [this.view, this.caption]) Object.assign(node, { lang: language, dir: direction });
    document.body.append(this.root);
    this.listen();
    this.root.showModal();
    this.screen.requestFullscreen?.().catch(() => {}); // a phone may refuse: the film fills the page all the same
    this.fit = new ResizeObserver(() => this.scale());
    this.fit.observe(this.view);
    this.offerVoice();
    this.show(0);
    this.play();
  }

  end() {
    this.stop();
    this.gone.abort();
    this.fit.disconnect();
    if (document.fullscreenElement) document.exitFullscreen();
    this.root.remove();
    button.focus();
  }

  listen() {
    this.gone = new AbortController();
    const { signal } = this.gone;
    const on = (target, type, act) => target.addEventListener(type, act, { signal });
    for (const [name, button] of Object.entries(this.buttons)) on(button, "click", () => this[name]());
    on(this.root, "close", () => this.end());
    on(this.root, "keydown", (event) => this.key(event));
    on(this.root, "pointerdown", (event) => this.press(event));
    on(this.view, "pointerup", ({ clientX }) => this.pressed !== null && this.touch(clientX - this.pressed));
    on(document, "visibilitychange", () => document.hidden && this.pause());
    on(document, "fullscreenchange", () => document.fullscreenElement || this.root.close());
    if (window.speechSynthesis) on(speechSynthesis, "voiceschanged", () => this.offerVoice());
  }

  key(event) {
    const onward = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const name = { ArrowLeft: "back", ArrowRight: "back", PageDown: "next", PageUp: "back", [onward]: "next" }[event.key];
    const turns = event.key === " " && event.target.localName !== "button"; // which presses itself
    if (!name && !turns) return;
    event.preventDefault();
    if (event.repeat) return; // the key is held down
    this[name ?? "turn"]();
  }

  /** Where a press on the slide begins; none where it begins beside it, with a second finger, or for a menu. */
  press({ clientX, target, button, isPrimary }) {
    this.pressed = isPrimary && !button && this.view.contains(target) ? clientX : null;
  }

  touch(way) {
    this.pressed = null;
    if (Math.abs(way) < SWIPE) this.turn();
    else if (way < 0 === (direction !== "rtl")) this.next();
    else this.back();
  }

  // What is shown

  show(at) {
    const { slide, scene, text } = this.cues[at];
    if (!this.view.firstChild || scene !== this.cue.scene) {
      this.view.replaceChildren(slideOf(slide));
      this.view.setAttribute("aria-label", words(own(slide, "h3")));
      this.view.scrollTop = 0;
      this.scale();
    }
    this.at = at;
    this.over = false;
    this.left = this.cue.time;
    this.caption.textContent = text;
    own(this.root, "#film-place").textContent = fill(this.messages.place, { number: scene + 1, total: this.scenes });
    this.progress(this.cues.slice(0, at).reduce((sum, { time }) => sum + time, 0));
  }

  progress(passed) {
    Object.assign(own(this.root, "progress"), { max: this.total, value: passed });
  }

  scale() {
    const { width, height } = this.view.getBoundingClientRect();
    this.view.style.setProperty("--scale", Math.min(width / WIDTH, height / HEIGHT));
  }

  label() {
    const { pause, goOn, again } = this.messages;
    this.buttons.turn.textContent = this.playing ? pause : this.over ? again : goOn;
  }

  // How it goes on

  play() {
    this.playing = true;
    this.label();
    this.wake();
    this.go();
  }

  /** Let the present cue take its time, or let the voice say it. */
  go() {
    const voice = this.speaks ? localVoice() : null;
    if (voice) this.say(voice);
    this.due = performance.now() + this.left;
    // A voice says itself when it has done; one that never does so holds the film up for no longer than this.
    this.timer = setTimeout(() => this.on(), voice ? this.cue.time * 3 + 8_000 : this.left);
  }

  on() {
    this.hush();
    if (this.at + 1 < this.cues.length) {
      this.show(this.at + 1);
      this.go();
    } else {
      this.finish();
    }
  }

  finish() {
    this.stop();
    this.over = true;
    this.progress(this.total);
    this.caption.textContent = this.messages.over;
    this.label();
  }

  stop() {
    this.playing = false;
    this.hush();
    this.lock?.release();
    this.lock = null;
  }

  /** Neither clock nor voice goes on. */
  hush() {
    clearTimeout(this.timer);
    if (this.said) speechSynthesis.cancel();
    this.said = null;
  }

  async wake() {
    const lock = await navigator.wakeLock?.request("screen").catch(() => null);
    if (this.playing) this.lock = lock;
    else lock?.release();
  }

  /** Show a cue, and go on from there if the film was playing. */
  jump(at) {
    this.hush();
    this.show(at);
    this.label();
    if (this.playing) this.go();
  }

  sceneAt(scene) {
    return this.cues.findIndex((cue) => cue.scene === scene);
  }

  // The voice

  offerVoice() {
    this.buttons.voice.hidden = !localVoice();
  }

  say(voice) {
    const said = Object.assign(new SpeechSynthesisUtterance(this.cue.text), { voice, lang: voice.lang });
    said.addEventListener("end", () => this.said === said && this.on());
    said.addEventListener("error", () => this.said === said && this.voice());
    this.said = said;
    speechSynthesis.speak(said);
  }

  // What the buttons do

  turn() {
    if (this.playing) return this.pause();
    if (this.over) this.show(0);
    this.play();
  }

  pause() {
    if (!this.playing) return;
    this.left = Math.max(0, this.due - performance.now());
    this.stop();
    this.label();
  }

  next() {
    if (this.cue.scene + 1 < this.scenes) this.jump(this.sceneAt(this.cue.scene + 1));
  }

  back() {
    this.jump(this.sceneAt(Math.max(0, this.cue.scene - 1)));
  }

  text() {
    this.size = (this.size % SIZES) + 1;
    this.root.dataset.size = this.size;
    this.scale();
  }

  voice() {
    this.speaks = !this.speaks;
    this.buttons.voice.setAttribute("aria-pressed", this.speaks);
    this.caption.setAttribute("aria-live", this.speaks ? "off" : "polite"); // or two voices would say the same
    if (this.playing) this.jump(this.at);
  }

  leave() {
    this.root.close();
  }
}

const start = () => new Film().begin();
button.addEventListener("click", start);
start();
