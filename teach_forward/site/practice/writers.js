/** What opens files, brings folders together and writes the files of other programs: a script of its own, fetched when used. */

export { choose } from "./choice.js";
export { docx } from "./docx.js";
export { begin, tryExample } from "./example.js";
export { joining, opened, rows, saveBook, saveValues, saveWorkbook, sharing } from "./exports.js";
export { fuse } from "./merge.js";
export { renew } from "./renew.js";
