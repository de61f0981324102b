/** What a tool may use: this is the one module that it imports, and what it finds at work when its own script comes. What writes files finds it so too. */

export { atRest, big, button, download, focus, h, newId, words } from "./dom.js";
export { called, field, own, summary } from "./fields.js";
export { json, more, saveDocument, toSave, writers } from "./files.js";
export { UNKNOWN, add, answer, conflicts, find, isEmpty, isOpen, items, only, put, twins, value } from "./folder.js";
export { start } from "./main.js";
export { ago, asked, date, isDay, isOurs, label, onPage, pair, rowWords, shown, today } from "./page.js";
export { buttons, fields, list, nameOf, next, ofSystem, part, removing } from "./records.js";
export { fresh } from "./store.js";
