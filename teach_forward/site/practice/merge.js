/**
 * Two copies of a folder become one: the things of both, by their ids, and for each answer the later one. Of two answers
 * that nobody wrote over the other, both are kept until a person chooses. Merging again changes nothing, and the order
 * does not matter.
 */

import { alone, answer, bare, find, items, known, latest, randomId, remove } from "./folder.js";

/** @typedef {import("./folder.js").Folder} Folder */
/** @typedef {import("./folder.js").Item} Item */
/** @typedef {import("./folder.js").Answer} Answer */

/** Whether the writer of `later` knew `earlier`. @param {Answer} later @param {Answer} earlier */
const covers = (later, earlier) =>
  later.by === earlier.by ? later.n > earlier.n : (later.over?.[earlier.by] ?? 0) >= earlier.n;

/** @param {Answer} one @param {Answer} other */
const order = (one, other) => other.n - one.n || (one.by < other.by ? -1 : one.by > other.by ? 1 : said(one) < said(other) ? -1 : 1);

/** @param {Answer} found */
const said = (found) => (found.c ? `c${found.c}` : `v${found.v}`);

/** One answer out of several. @param {Answer[]} all @returns {Answer} */
const join = (all) => {
  const left = all.filter((each) => !all.some((other) => covers(other, each))).sort(order);
  /** @type {Answer[]} */
  const kept = [];
  for (const each of left) {
    const same = kept.find((other) => said(other) === said(each));
    if (!same) kept.push({ ...each });
    else {
      const over = latest(same.over ?? {}, known(each));
      delete over[same.by];
      if (Object.keys(over).length) same.over = over;
    }
  }
  const [first, ...also] = kept;
  return also.length ? { ...first, also } : first;
};

/** @param {Item} mine @param {Item} theirs @returns {Item} */
const joinItems = (mine, theirs) => {
  const gone = mine.gone || theirs.gone ? latest(mine.gone ?? {}, theirs.gone ?? {}) : undefined;
  const fields = bare();
  for (const field of new Set([...Object.keys(mine.fields), ...Object.keys(theirs.fields)])) {
    const all = [mine, theirs].flatMap((item) => (item.fields[field] ? alone(item.fields[field]) : []));
    const left = all.filter((each) => !(gone && (gone[each.by] ?? 0) >= each.n));
    if (left.length) fields[field] = join(left);
  }
  return { ...theirs, ...mine, fields, ...(gone ? { gone } : {}) };
};

/** Both folders as one; neither of them is changed. @param {Folder} mine @param {Folder} theirs @returns {Folder} */
export const merge = (mine, theirs) => {
  const kinds = bare();
  for (const kind of new Set([...Object.keys(mine.items), ...Object.keys(theirs.items)])) {
    const [here, there] = [mine.items[kind] ?? [], theirs.items[kind] ?? []];
    const ids = new Set(here.map((item) => item.id));
    /** @type {Item} */
    const nothing = { id: "", fields: {} };
    kinds[kind] = [
      ...here.map((item) => {
        const twin = there.find((other) => other.id === item.id);
        return joinItems(item, twin ?? { ...nothing, id: item.id });
      }),
      ...there.filter((item) => !ids.has(item.id)).map((item) => joinItems({ ...nothing, id: item.id }, item)),
    ];
  }
  const forms = latest(mine.forms, theirs.forms);
  return { ...theirs, ...mine, invented: mine.invented && theirs.invented, forms, words: { ...theirs.words, ...mine.words }, items: kinds };
};

/** Answers of two things side by side; marks that people wrote with elsewhere tell nothing here. @param {Answer} one @param {Answer} other */
const beside = (one, other) => join([...alone(one), ...alone(other).map(({ over, ...each }) => ({ ...each, by: randomId(8) }))]);

/** Give a thing the answers of another; where both have one, a person will choose. @param {Item} into @param {Item} from */
const give = (into, from) => {
  for (const [field, found] of Object.entries(from.fields)) {
    const before = into.fields[field];
    if (!before) into.fields[field] = found;
    else if (!answer(into, field)) into.fields[field] = { ...found, over: latest(found.over ?? {}, known(before)) };
    else if (answer(from, field)) into.fields[field] = beside(before, found);
  }
};

/**
 * Join what there is one of, the sheet of a system or what was written about a row of the page, where it came twice.
 * @param {Folder} folder @param {Record<string, {items?: string}>} forms
 */
export const unite = (folder, forms) => {
  for (const kind of Object.keys(folder.items)) {
    /** @type {Map<string, Item>} */
    const first = new Map();
    const single = items(folder, kind).filter((item) => item.row || forms[kind]?.items === "sheet");
    for (const item of single.sort((one, other) => (one.id < other.id ? -1 : 1))) {
      const name = `${item.of} ${item.row}`;
      const into = first.get(name);
      if (!into) first.set(name, item);
      else {
        give(into, item);
        remove(folder, kind, item.id);
      }
    }
  }
  return folder;
};

/**
 * Make one system of two: what the second has goes to the first.
 * @param {Folder} folder @param {string} id @param {string} other @param {Record<string, {items?: string}>} forms
 */
export const fuse = (folder, id, other, forms) => {
  const [into, from] = [find(folder, "systems", id), find(folder, "systems", other)];
  if (!into || !from) return;
  give(into, from);
  for (const item of Object.values(folder.items).flat()) if (item.of === other) item.of = id;
  unite(folder, forms);
  remove(folder, "systems", other);
};
