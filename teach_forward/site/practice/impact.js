/** What a score sheet tells, row by row: there is no sum and no average. Plain values in and out. */

/**
 * A row of a sheet. null: no level is written; `unknown`: somebody wrote that it is not known.
 * @typedef {{row: string, now: number | null, low: number | null, high: number | null, goal: number | null,
 *   unknown: boolean}} Score
 */

export const LEVELS = 5;

/**
 * The lowest and the highest level for which fingers were raised; none where there were none.
 * @param {number[]} raised how many, by level; those after the last level said that they do not know
 * @returns {[number, number] | null}
 */
export const range = (raised) => {
  const those = raised.slice(0, LEVELS).flatMap((count, index) => (count ? [index] : []));
  return those.length ? [Math.min(...those), Math.max(...those)] : null;
};

/** Where people can be hurt: their data, their access, their cases. */
const HURT = ["members-data", "access", "advice"];
const OWN_HOUSE = ["leadership", "members-data", "tools", "skills", "access"];
/** From how many question marks on there are many, and from how many rows on a sheet tells what is "all over". */
const [MANY, ALL_OVER] = [3, 5];

/**
 * The lines of "How to read it" that apply, by their ids, each with the rows that it is about. That others hang on a row,
 * people alone can say.
 * @param {Score[]} scores
 * @returns {[string, string[]][]}
 */
export const readings = (scores) => {
  /** @param {(each: Score) => unknown} test */
  const those = (test) => scores.filter(test).map((each) => each.row);
  const known = scores.filter((each) => each.now !== null);
  const demands = those((each) => each.row === "bargaining" && (each.now ?? 0) >= 3);
  const low = those((each) => OWN_HOUSE.includes(each.row) && each.now !== null && each.now <= 1);
  const marks = those((each) => each.unknown);
  /** @type {[string, string[]][]} */
  const all = [
    ["hurt", those((each) => HURT.includes(each.row) && each.now !== null && each.now <= 1)],
    ["apart", those((each) => each.low !== null && each.high !== null && each.high - each.low >= 2)],
    ["others-only", demands.length && low.length ? [...low, ...demands] : []],
    ["marks", marks.length >= MANY ? marks : []],
    ["all-high", known.length >= ALL_OVER && known.every((each) => (each.now ?? 0) >= 3) ? known.map((each) => each.row) : []],
  ];
  return all.filter(([, rows]) => rows.length);
};
