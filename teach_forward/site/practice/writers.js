/** What writes the files of other programs: a script of its own, since most visits do without. */

export { csv, parseCsv } from "./csv.js";
export { docx } from "./docx.js";
export { xlsx } from "./xlsx.js";
