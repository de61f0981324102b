/** What opens files, brings folders together and writes the files of other programs: a script of its own, fetched when used. */

export { csv, parseCsv } from "./csv.js";
export { docx } from "./docx.js";
export { read } from "./incoming.js";
export { fuse, merge } from "./merge.js";
export { xlsx } from "./xlsx.js";
