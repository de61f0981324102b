/** What a tool may use: this is the one module that it imports, and what it finds at work when its own script comes. */

export { App } from "./app.js";
export { begin } from "./bar.js";
export { button, download, h, newId, words } from "./dom.js";
export { doubt, field, summary } from "./fields.js";
export { more, rows, saveBook, saveDocument, today, writers } from "./files.js";
export { UNKNOWN, add, answer, conflicts, copy, find, isOpen, items, only, put, remove, twins, value } from "./folder.js";
export { start } from "./main.js";
export { asked, label, rowWords, say, shown } from "./page.js";
export { onPage } from "./paper.js";
export { big, buttons, eachRow, fields, list, nameOf, next, ofSystem, part, records, removing, sheet } from "./records.js";
