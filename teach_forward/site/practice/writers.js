/** What opens files, brings folders together and writes the files of other programs: a script of its own, fetched when used. */

export { choose } from "./choice.js";
export { docx } from "./docx.js";
export { begin, tryExample } from "./example.js";
export { opened, rows, saveBook, saveValues, saveWorkbook, sharing } from "./exports.js";
export { fuse, merge } from "./merge.js";
