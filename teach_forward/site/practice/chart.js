/**
 * Strips of dots: where a union stands on one dimension, from level 0 to 4, and where it stood. There is no sum and no
 * area that would hint at one. Shapes differ, not colours, so that a photocopy still tells them apart.
 */

const [STEP, EDGE, HEIGHT, LEVELS] = [40, 14, 28, 5];
const WIDTH = 2 * EDGE + STEP * (LEVELS - 1);
const MIDDLE = HEIGHT / 2;
const [RING, DISC] = [9, 5]; // radii: a ring stays visible round a disc

/**
 * Levels; null: not known, which draws nothing.
 * @typedef {{now: number | null, low?: number | null, high?: number | null, before?: number | null, goal?: number | null}} Row
 */

/**
 * A drawing for the eye alone: the numbers stand beside it in words.
 * @param {Row} row
 * @param {boolean} rtl 0 stands at the right
 * @returns {SVGSVGElement} its parts have the classes tick, spread, goal, before, change and now
 */
export const strip = ({ now, low = null, high = null, before = null, goal = null }, rtl) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  /** @param {string} name @param {string} kind @param {Record<string, string | number>} attributes */
  const draw = (name, kind, attributes) => {
    const shape = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries({ class: kind, ...attributes })) shape.setAttribute(key, String(value));
    svg.append(shape);
  };
  /** @param {number} level */
  const x = (level) => EDGE + STEP * (rtl ? LEVELS - 1 - level : level);
  const [solid, hollow] = [{ fill: "currentColor" }, { fill: "none", stroke: "currentColor" }];

  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute("class", "practice-strip");
  svg.setAttribute("aria-hidden", "true");
  if (low !== null && high !== null && low < high)
    draw("rect", "spread", {
      ...{ x: Math.min(x(low), x(high)), y: MIDDLE - 5, width: STEP * (high - low), height: 10, rx: 5 },
      ...{ ...solid, "fill-opacity": 0.2 },
    });
  for (let level = 0; level < LEVELS; level++)
    draw("path", "tick", { d: `M${x(level)} ${MIDDLE - 4}v8`, ...hollow, "stroke-width": 1 });
  if (goal !== null)
    draw("path", "goal", { d: `M${x(goal)} 1v${HEIGHT - 2}`, ...hollow, "stroke-width": 2, "stroke-dasharray": "4 3" });
  if (before !== null) draw("circle", "before", { cx: x(before), cy: MIDDLE, r: RING, ...hollow, "stroke-width": 2 });
  if (before !== null && now !== null && before !== now) {
    const way = Math.sign(x(now) - x(before));
    const [start, end] = [x(before) + way * RING, x(now) - way * (DISC + 2)];
    draw("path", "change", {
      d: `M${start} ${MIDDLE}H${end}m${-way * 5} -4l${way * 5} 4l${-way * 5} 4`,
      ...{ ...hollow, "stroke-width": 2, "stroke-linejoin": "round" },
    });
  }
  if (now !== null) draw("circle", "now", { cx: x(now), cy: MIDDLE, r: DISC, ...solid });
  return svg;
};

/**
 * How many rows went up, down, stayed, or cannot be compared, since a level is not known on one of the two dates.
 * @param {Pick<Row, "now" | "before">[]} rows
 */
export const compare = (rows) => {
  const count = { up: 0, down: 0, same: 0, not: 0 };
  for (const { now, before = null } of rows)
    count[now === null || before === null ? "not" : now > before ? "up" : now < before ? "down" : "same"]++;
  return count;
};
