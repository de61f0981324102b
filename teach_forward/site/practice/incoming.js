/** What somebody opens: a text of which nothing is believed. All that comes out of here has the shape of a folder. */

import { FORMAT, LONGEST, MOST, VERSION, bare, items } from "./folder.js";
import { DAY } from "./page.js";

/** @typedef {import("./folder.js").Folder} Folder */
/** @typedef {import("./folder.js").Item} Item */
/** @typedef {import("./folder.js").Answer} Answer */
/** Why it cannot be opened: names of messages. @typedef {"large" | "unread" | "other" | "newer"} Refusal */

const [ITEMS, GONE, FIELDS, MARKS, DEPTH] = [2_000, 5_000, 80, 1_000, 6];
/** How many marks an answer remembers: each opening of a file makes one, and the file must not grow until it is refused. */
const REMEMBERED = 100;
/** Numbers of changes end here: who wrote a larger one would leave none for the changes of others. */
const LAST = 1_000_000_000;
const ID = /^[a-z0-9][a-z0-9-]{0,47}$/;
const LABEL = /^[a-z0-9-]{1,48}\.[a-z0-9-]{1,48}$/;
const LANG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
// Control characters but tab and line feed; what turns the direction of reading; halves of characters.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;
const SHAPE = ["format", "version", "id", "lang", "saved", "invented", "forms", "words", "items"];

/** The text without what nobody can see. Word and PowerPoint break a line by a vertical tab. @param {string} text */
const clean = (text) => text.replace(/\r\n?|[\v\f]/g, "\n").replace(UNSEEN, "");

/** Thrown where a folder has more than is read. */
class Large extends Error {}

/** @param {unknown} found @returns {found is Record<string, any>} */
const isObject = (found) => typeof found === "object" && found !== null && !Array.isArray(found);

/** The pairs of an object whose keys fit and name nothing that every object has, at most so many. @param {unknown} found @param {number} most @param {RegExp} fits */
const pairs = (found, most, fits = ID) => {
  const all = isObject(found) ? Object.entries(found).filter(([key]) => fits.test(key) && !(key in Object.prototype)) : [];
  if (all.length > most) throw new Large();
  return all;
};

/** @param {unknown} found */
const text = (found) => {
  if (typeof found !== "string") return "";
  if (found.length > LONGEST) throw new Large();
  return clean(found);
};

/** A number of changes; 0 for what is none. @param {unknown} found */
const count = (found) => (Number.isSafeInteger(found) && Number(found) > 0 ? Math.min(Number(found), LAST) : 0);

/** @param {unknown} found @returns {Record<string, number>} */
const clock = (found) => {
  const made = bare();
  for (const [by, n] of pairs(found, MARKS)) if (count(n)) made[by] = count(n);
  return made;
};

/** What a later edition may have added, as far as it is plain data and not deep. @param {unknown} found @param {number} depth @returns {any} */
const plain = (found, depth) => {
  if (typeof found === "string") return text(found);
  if (typeof found !== "object") return found;
  if (found === null || depth > DEPTH) return null;
  if (Array.isArray(found)) {
    if (found.length > ITEMS) throw new Large();
    return found.map((each) => plain(each, depth + 1));
  }
  const made = bare();
  for (const [key, value] of pairs(found, FIELDS)) made[key] = plain(value, depth + 1);
  return made;
};

/** Copy what is not known here. @param {any} made @param {Record<string, any>} found @param {string[]} known */
const keepUnknown = (made, found, known) => {
  for (const [key, value] of pairs(found, FIELDS)) if (!known.includes(key)) made[key] = plain(value, 0);
  return made;
};

/** @param {unknown} found @param {boolean} first whether it may have others beside it @returns {Answer | undefined} */
const readAnswer = (found, first = true) => {
  if (!isObject(found) || !count(found.n) || !ID.test(found.by)) return undefined;
  const made = bare();
  if (typeof found.c === "string" && ID.test(found.c)) made.c = found.c;
  else made.v = text(found.v);
  [made.n, made.by] = [count(found.n), found.by];
  const over = Object.entries(clock(found.over)).sort(([, one], [, other]) => other - one);
  if (over.length) made.over = Object.assign(bare(), Object.fromEntries(over.slice(0, REMEMBERED)));
  if (first && Array.isArray(found.also) && found.also.length) {
    if (found.also.length > MARKS) throw new Large();
    const also = found.also.flatMap((each) => readAnswer(each, false) ?? []);
    if (also.length) made.also = also;
  }
  return keepUnknown(made, found, ["c", "v", "n", "by", "over", "also"]);
};

/** @param {unknown} found @returns {Item[]} */
const readItem = (found) => {
  if (!isObject(found) || !ID.test(found.id)) return [];
  const made = bare();
  made.id = found.id;
  for (const key of ["of", "row"]) if (typeof found[key] === "string" && ID.test(found[key])) made[key] = found[key];
  if (isObject(found.gone)) made.gone = clock(found.gone);
  made.fields = bare();
  for (const [id, answer] of pairs(found.fields, FIELDS)) {
    const read = readAnswer(answer);
    if (read) made.fields[id] = read;
  }
  return [keepUnknown(made, found, ["id", "of", "row", "gone", "fields"])];
};

/** @param {Record<string, any>} found @returns {Folder} */
const readFolder = (found) => {
  const made = bare();
  [made.format, made.version] = [FORMAT, VERSION];
  made.id = typeof found.id === "string" && ID.test(found.id) ? found.id : "folder";
  made.lang = typeof found.lang === "string" && LANG.test(found.lang) ? found.lang : "en";
  made.saved = typeof found.saved === "string" && DAY.test(found.saved) ? found.saved : "";
  made.invented = found.invented === true;
  [made.forms, made.words, made.items] = [bare(), bare(), bare()];
  for (const [kind, version] of pairs(found.forms, FIELDS)) if (count(version)) made.forms[kind] = count(version);
  for (const [name, label] of pairs(found.words, ITEMS, LABEL)) made.words[name] = text(label);
  let [there, gone] = [0, 0];
  for (const [kind, list] of pairs(found.items, FIELDS)) {
    if (!Array.isArray(list)) continue;
    const ids = new Set();
    made.items[kind] = list.flatMap(readItem).filter(({ id }) => !ids.has(id) && ids.add(id));
    const here = items(made, kind).length;
    [there, gone] = [there + here, gone + made.items[kind].length - here];
    if (there > ITEMS || gone > GONE) throw new Large();
  }
  return keepUnknown(made, found, SHAPE);
};

/**
 * The folder that a text holds, or why it is refused.
 * @param {string} content
 * @returns {{folder: Folder, error?: undefined} | {folder?: undefined, error: Refusal}}
 */
export const read = (content) => {
  if (content.length > MOST || new Blob([content]).size > MOST) return { error: "large" };
  try {
    const found = JSON.parse(content.replace(/^\ufeff/, ""));
    if (!isObject(found) || found.format !== FORMAT) return { error: "other" };
    if (!count(found.version)) return { error: "other" };
    if (found.version > VERSION) return { error: "newer" };
    return { folder: readFolder(found) };
  } catch (error) {
    return { error: error instanceof Large ? "large" : "unread" };
  }
};
