/* The page as stops: what the person who leads goes to next. A stop is the cover, a slide, a question of the exercise, or
   a part that takes time and has no slide, such as a break. Everything is copied from the article of the page. */

const number = (text) => Number.parseInt(text, 10) || 0;

/** A message that goes with a number, of the forms that the template holds as JSON. */
const rules = new Intl.PluralRules(document.documentElement.lang || undefined);
const counted = (forms, count) => {
  const texts = JSON.parse(forms);
  return fill(texts[rules.select(count)] ?? texts.other, { minutes: count });
};

// Copies

const folded = (title, ...children) =>
  make("details", { className: "run-fold" }, make("summary", { textContent: title }), ...children);

/** A copy of what stands under a slide: tips and scenarios folded, links to be opened beside. */
const notesOf = (node) => {
  const whole = make("div", {}, copy(node));
  for (const each of many(whole, ".tip, .scenario")) {
    const title = each.querySelector(".tip-title, h3");
    title?.remove();
    each.replaceWith(folded(title ? words(title) : "", ...each.childNodes));
  }
  for (const link of many(whole, "a")) Object.assign(link, { target: "_blank", rel: "noopener" });
  return [...whole.childNodes];
};

/** A slide with the words of a heading. */
const slideFor = (heading, layout, ...body) => {
  const slide = make("section", { className: "slide" }, make("h3", {}, ...copy(heading).childNodes));
  slide.dataset.layout = layout;
  if (body.length) slide.append(make("div", { className: "slide-body" }, ...body));
  return slide;
};

// Parts and stops

/* `minutes` are those that the slide itself states, `countdown` those that the group has; 0 where there are none. */
const addStop = (part, id, slide, { minutes = 0, countdown = 0, optional = false, notes = [] } = {}) =>
  part.stops.push({ id, part, slide, minutes, countdown, optional, notes, title: words(slide.querySelector("h3")) });

const addSlide = (part, slide) => {
  const minutes = number(slide.dataset.minutes);
  const countdown = slide.dataset.layout === "task" ? minutes || part.minutes : 0;
  addStop(part, slide.querySelector("h3").id, slide, { minutes, countdown, optional: "optional" in slide.dataset });
};

const addQuestion = (part, node) => {
  const heading = node.querySelector("h3");
  addStop(part, heading.id, slideFor(heading, "question"));
};

/* `short`: the minutes in which the part can be done; `notes`: what stands before its first stop. */
const partOf = (heading, lasting = new Map()) => ({
  id: heading.id,
  heading,
  title: words(copy(heading)),
  minutes: lasting.get(heading.id) ?? number(heading.dataset.minutes),
  short: number(heading.dataset.short),
  optional: "optional" in heading.dataset,
  stops: [],
  notes: [],
});

const coverOf = (messages) => {
  const part = { ...partOf(document.querySelector(".band .of a")), title: "" };
  const here = document.querySelector(".page-exercise .tabs [aria-current]");
  const line = [messages.of, ...(here ? [words(here)] : [])].join(" · ");
  addStop(part, "", slideFor(part.heading, "section", make("p", { textContent: line })));
  return part;
};

/** The parts of the page, each with its stops. The first is the cover. `lasting`: minutes of parts that are planned otherwise. */
const read = (messages, lasting) => {
  const parts = [coverOf(messages)];
  for (const node of document.querySelector("main article").children) {
    const part = parts.at(-1);
    if (node.matches("h2")) parts.push(partOf(node, lasting));
    else if (node.matches(".slide")) addSlide(part, node);
    else if (node.matches(".question")) addQuestion(part, node);
    else if (!node.matches(".agenda, .plan, .session-time")) (part.stops.at(-1) ?? part).notes.push(node);
  }
  const full = [];
  for (const part of parts) {
    settle(part, full.at(-1)?.stops.at(-1), messages);
    if (part.stops.length) full.push(part);
  }
  return full;
};

/** A part without stops becomes one where it takes time; else it is folded away under the stop before it. */
const settle = (part, before, messages) => {
  const { heading, minutes, notes, stops } = part;
  if (stops.length) {
    stops[0].notes.unshift(...notes);
  } else if (minutes) {
    const time = make("p", { className: "task-minutes" }, make("b", { textContent: minutes }));
    time.append(` ${counted(messages.minutes, minutes)}`);
    addStop(part, heading.id, slideFor(heading, "section", time), { countdown: minutes, notes });
  } else if (notes.length) {
    before.notes.push(folded(part.title, ...notes.flatMap(notesOf)));
  }
};
