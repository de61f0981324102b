/* When each stop is due, and what can be left out. What is left out is a set of names: a stop's or a part's id, or
   `short:` and a part's id where only the part's minutes are fewer. */

const shortened = (part) => `short:${part.id}`;

/** What a name of the set is called; nothing where the page has no such thing. */
const titleOf = (parts, name) =>
  [...parts, ...parts.flatMap(({ stops }) => stops)].find((each) => [each.id, shortened(each)].includes(name))?.title;

/** The stops that are not left out, each with the minutes from (`start`) and to (`end`) which it is planned.

    A part's minutes are shared out among its slides that state none; what is left over belongs to its last. */
const plan = (parts, left) => {
  let minute = 0;
  const stops = [];
  for (const part of parts) {
    const open = part.stops.filter((stop) => !stop.minutes);
    const stated = part.stops.reduce((sum, stop) => sum + stop.minutes, 0);
    const whole = left.has(shortened(part)) ? part.short : part.minutes;
    const rest = Math.max(0, whole - stated);
    const share = stated > whole ? whole / stated : 1; // where the part is shorter than its slides together
    for (const stop of part.stops) {
      const spare = !open.length && stop === part.stops.at(-1) ? rest : 0;
      stop.takes = stop.minutes ? stop.minutes * share + spare : rest / open.length;
      if (left.has(stop.id) || left.has(part.id)) continue;
      stop.start = minute;
      stop.end = minute += stop.takes;
      stops.push(stop);
    }
  }
  return stops;
};

/** What the stops ahead could do without: its name for the set, its title, the minutes that this saves and that it takes. */
const offers = (ahead) => {
  const whole = [...new Set(ahead.map(({ part }) => part))].filter(({ stops }) => ahead.includes(stops[0]));
  const found = [];
  for (const part of whole) {
    const takes = ahead.filter((stop) => stop.part === part).reduce((sum, stop) => sum + stop.takes, 0);
    const { title, short } = part;
    if (part.optional) found.push({ name: part.id, title, saves: takes, minutes: takes, message: "drop" });
    if (short && short < takes) {
      found.push({ name: shortened(part), title, saves: takes - short, minutes: short, message: "shorten" });
    }
  }
  for (const { id, title, takes, optional } of ahead) {
    if (optional && takes) found.push({ name: id, title, saves: takes, minutes: takes, message: "drop" });
  }
  return found;
};

/** The least that makes good so many minutes; where nothing does, that which saves most. */
const offer = (ahead, late) => {
  const found = offers(ahead).sort((one, two) => one.saves - two.saves);
  return found.find(({ saves }) => saves >= late) ?? found.at(-1);
};

// The countdown: `{id, left, ends}`, of a stop; `ends` is a time of the clock while it runs, `left` are ms while it waits.

const leftOf = (timer) => Math.max(0, Math.ceil((timer.ends ? timer.ends - Date.now() : timer.left) / 1000));
const started = (timer) => ({ ...timer, ends: Date.now() + timer.left });
const paused = (timer) => ({ ...timer, ends: 0, left: timer.ends - Date.now() });
const longer = (timer) =>
  timer.ends
    ? { ...timer, ends: Math.max(timer.ends, Date.now()) + MINUTE }
    : { ...timer, left: timer.left + MINUTE };

const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
