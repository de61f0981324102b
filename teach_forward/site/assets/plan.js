/* A workshop in the minutes that a group has: the agenda of a guide with clock times, without what is left out, and how many
   copies to print. It is kept in the address (`#plan=90&people=16&start=18:30`), to share, and run mode goes by it. The rule
   is that of teach_forward/plan.py. */

/** Parts that stay with their minutes, ids of those left out, and minutes that are left, or lack (below 0). */
const planOf = (parts, minutes) => {
  const least = (some) => some.reduce((sum, { short }) => sum + short, 0);
  let kept = parts;
  for (let last; least(kept) > minutes && (last = kept.filter(({ optional }) => optional).pop()); )
    kept = kept.filter((part) => part !== last);
  const room = minutes - least(kept);
  const lost = kept.reduce((sum, part) => sum + part.minutes - part.short, 0);
  const given = Math.min(Math.max(room, 0), lost);
  let [sum, before] = [0, 0];
  const lasting = kept.map((part) => {
    sum += part.minutes - part.short;
    const share = lost ? Math.floor((given * sum) / lost) : 0;
    const length = part.short + share - before;
    before = share;
    return { id: part.id, length };
  });
  return { lasting, leftOut: parts.filter((part) => !kept.includes(part)).map(({ id }) => id), spare: room - given };
};

/** With which part the second of two evenings begins. */
const secondEvening = (lengths) => {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let [sum, best, off] = [0, 0, Infinity];
  lengths.slice(0, -1).forEach((length, index) => {
    sum += length;
    if (Math.abs(total - 2 * sum) < off) [best, off] = [index + 1, Math.abs(total - 2 * sum)];
  });
  return best;
};

{
  const panel = document.querySelector(".plan");
  const table = document.querySelector(".agenda");
  const [minutes, people, start] = panel.querySelectorAll("select, input");
  const said = panel.querySelector(".plan-said");
  const rows = [...table.tBodies[0].rows].map((row) => {
    const id = decodeURIComponent(row.querySelector("a").hash.slice(1));
    const { dataset } = document.getElementById(id);
    const whole = Number(dataset.minutes);
    const part = { id, minutes: whole, short: Number(dataset.short ?? whole), optional: "optional" in dataset };
    return { row, part, title: row.querySelector("a").textContent, heading: dataset };
  });
  const parts = rows.map(({ part }) => part);
  const whole = parts.reduce((sum, part) => sum + part.minutes, 0);
  const number = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: false });
  const times = new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC",
  });
  const clock = (at) => {
    const [hours, minute] = start.value.split(":").map(Number);
    return start.value ? times.format((hours * 60 + minute + at) * 60000) : String(at);
  };

  /** A row above the first part of an evening. */
  const evening = (count) => {
    const cell = Object.assign(document.createElement("th"), { colSpan: 3, scope: "rowgroup" });
    const row = document.createElement("tr");
    row.className = "evening";
    cell.textContent = panel.dataset.evening.replace("{number}", number.format(count));
    row.append(cell);
    return row;
  };

  const show = () => {
    const two = minutes.value === "two";
    const { lasting, leftOut, spare } = planOf(parts, two ? whole : Number(minutes.value) || whole);
    const second = two ? lasting[secondEvening(lasting.map(({ length }) => length))]?.id : undefined;
    for (const row of table.querySelectorAll(".evening")) row.remove();
    let at = 0;
    for (const { row, part, heading } of rows) {
      const length = lasting.find(({ id }) => id === part.id)?.length;
      row.hidden = length === undefined;
      delete heading.leftOut;
      heading.planned = length ?? 0;
      if (row.hidden) {
        heading.leftOut = "";
        continue;
      }
      if (part.id === second) at = 0;
      if (second && (part.id === second || part === parts[0])) row.before(evening(part.id === second ? 2 : 1));
      row.cells[0].textContent = clock(at);
      row.cells[2].textContent = length;
      at += length;
    }
    table.tFoot.rows[0].cells[2].textContent = lasting.reduce((sum, { length }) => sum + length, 0);
    const names = rows.filter(({ part }) => leftOut.includes(part.id)).map(({ title }) => title);
    const { left, over, lacking, comma } = panel.dataset;
    const lines = [
      names.length && left.replace("{parts}", names.join(comma)),
      spare > 0 && over.replace("{minutes}", number.format(spare)),
      spare < 0 && lacking.replace("{minutes}", number.format(-spare)),
    ];
    for (const copies of panel.querySelectorAll("[data-for]"))
      copies.textContent = number.format(Math.ceil(people.value / copies.dataset.for));
    const changed = lasting.filter(({ id, length }) => length !== parts.find((part) => part.id === id).minutes);
    const run = `#run&skip=${leftOut}&minutes=${changed.map(({ id, length }) => `${id}:${length}`)}`;
    for (const link of document.querySelectorAll(".plan-run, #run a")) link.href = run;
    said.replaceChildren(
      ...lines.filter(Boolean).map((line) => Object.assign(document.createElement("p"), { textContent: line })),
    );
  };

  const keep = () => {
    const state = new URLSearchParams({ plan: minutes.value, people: people.value, start: start.value });
    history.replaceState(null, "", `#${state}`.replace("%3A", ":"));
    show();
  };
  const read = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    if (!state.has("plan")) return false;
    if ([...minutes.options].some(({ value }) => value === state.get("plan"))) minutes.value = state.get("plan");
    people.value = Math.min(99, Math.max(1, Number.parseInt(state.get("people"), 10) || 16));
    start.value = state.get("start") ?? "";
    panel.open = true;
    show();
    return true;
  };
  /** The plan alone on paper, without the guide below it; also where a phone prints again because somebody chose other
      paper, until the reader goes on with the page. */
  const sheet = () => {
    const { classList } = document.documentElement;
    const done = new AbortController();
    const on = (type, act) => addEventListener(type, act, { signal: done.signal });
    on("beforeprint", () => classList.add("plan-alone"));
    on("afterprint", () => classList.remove("plan-alone"));
    for (const type of ["pointermove", "pointerdown", "keydown"]) on(type, () => done.abort());
    classList.add("plan-alone");
    print();
  };
  for (const field of [minutes, people, start]) field.addEventListener("change", () => field.validity.valid && keep());
  addEventListener("hashchange", read);
  panel.querySelector(".plan-sheet").addEventListener("click", sheet);
  show();
  if (read()) table.scrollIntoView(); // the address names no part of the page
}
