/**
 * A folder: what people wrote into the sheets, as plain data without words of ours. Values are ids or free words, so
 * that a folder of one language opens in every other one. Functions here change the folder that they are given.
 */

/**
 * One answer: free words (`v`) or the id of a choice (`c`). `n` counts the changes of the folder, `by` is a random mark
 * of who made this one; there are no clocks, so a file never tells who worked at night. `over` are the answers of others
 * that this one was written over: by mark, up to which number. `also` are answers of others that nobody has chosen from.
 * @typedef {{n: number, by: string, v?: string, c?: string, over?: Record<string, number>, also?: Answer[]}} Answer
 */
/**
 * One thing of a kind, such as a system. `of` is the id of the system that it belongs to, `row` that of the row of a
 * page. `gone`: it was removed, with all answers up to these numbers, by mark.
 * @typedef {{id: string, of?: string, row?: string, gone?: Record<string, number>, fields: Record<string, Answer>}} Item
 */
/**
 * `words` are the labels of answers as the language of `lang` calls them, by `kind.field`: so a file can be read when
 * this site is gone. `invented`: it holds examples alone.
 * @typedef {{format: string, version: number, id: string, lang: string, saved: string, invented: boolean,
 *   forms: Record<string, number>, words: Record<string, string>, items: Record<string, Item[]>}} Folder
 */
/** What is written into an answer; neither: it is emptied. @typedef {{v?: string, c?: string}} Value */

export const FORMAT = "teach-forward-folder";
export const VERSION = 1;
export const UNKNOWN = "unknown";
/**
 * Bytes of a file at most, which is as large as a folder in a tab: that has room for 5 million characters, and keeps the
 * folder before beside the one of now. The message "refused_large" says it, and so does that of how many things it has.
 */
export const MOST = 2e6;
/** How many characters an answer has at most: a file with a longer one would not open again. */
export const LONGEST = 20_000;

/** A new random id of so many characters, from a to f and digits. @param {number} length */
export const randomId = (length) =>
  Array.from(crypto.getRandomValues(new Uint8Array(length / 2)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** An object that takes its keys from outside: it inherits nothing. @returns {any} */
export const bare = () => Object.create(null);

/** @template T @param {T} value @returns {T} */
export const copy = (value) => JSON.parse(JSON.stringify(value));

/** @param {string} lang @returns {Folder} */
export const create = (lang) => ({
  ...{ format: FORMAT, version: VERSION, id: randomId(16), lang, saved: "", invented: false },
  ...{ forms: {}, words: {}, items: {} },
});

/** Whether a thing is there, and was not removed. @param {Item} item */
const isThere = (item) => !item.gone || Object.keys(item.fields).length > 0;

/** Whether nothing is in it, whatever was. @param {Folder} folder */
export const isEmpty = (folder) => !Object.values(folder.items).flat().some(isThere);

/**
 * The things of a kind, in order; of one system alone, where its id is given.
 * @param {Folder} folder @param {string} kind @param {string} [of]
 */
export const items = (folder, kind, of) =>
  (folder.items[kind] ?? []).filter((item) => isThere(item) && (of === undefined || item.of === of));

/** @param {Folder} folder @param {string} kind @param {string} id */
export const find = (folder, kind, id) => items(folder, kind).find((item) => item.id === id);

/**
 * The thing of a kind that a sheet (of a system), or a row of the page, has one of.
 * @param {Folder} folder @param {string} kind @param {string} [of] @param {string} [row]
 */
export const only = (folder, kind, of, row) => items(folder, kind, of).find((item) => item.row === row);

/** An answer; none where it is empty. @param {Item | undefined} item @param {string} field */
export const answer = (item, field) => {
  const found = item?.fields[field];
  return found && (found.v || found.c || found.also) ? found : undefined;
};

/** Its free words, or the id of its choice; empty for none. @param {Item | undefined} item @param {string} field */
export const value = (item, field) => {
  const found = answer(item, field);
  return found?.v ?? found?.c ?? "";
};

/** Whether it is empty, or said not to be known. @param {Item | undefined} item @param {string} field */
export const isOpen = (item, field) => {
  const found = answer(item, field);
  return !found || found.c === UNKNOWN;
};

/** All answers, with those that nobody has chosen from. @param {Folder} folder @returns {Answer[]} */
const all = (folder) =>
  Object.values(folder.items)
    .flat()
    .flatMap((item) => Object.values(item.fields))
    .flatMap((found) => [found, ...(found.also ?? [])]);

/** The number of the next change. @param {Folder} folder */
const next = (folder) => {
  let most = 0;
  for (const { n } of all(folder)) most = Math.max(most, n);
  for (const item of Object.values(folder.items).flat())
    for (const n of Object.values(item.gone ?? {})) most = Math.max(most, n);
  return most + 1;
};

/** The later of two numbers for each mark. @param {Record<string, number>[]} clocks @returns {Record<string, number>} */
export const latest = (...clocks) => {
  const found = bare();
  for (const clock of clocks)
    for (const [by, n] of Object.entries(clock)) found[by] = Math.max(found[by] ?? 0, n);
  return found;
};

/** Which answers one knew of: itself and those that it was written over. @param {Answer} found */
export const known = (found) => latest({ [found.by]: found.n }, found.over ?? {}, ...(found.also ?? []).map((each) => latest({ [each.by]: each.n }, each.over ?? {})));

/** How many characters an id has at most: what has a longer one does not open again. */
const LONGEST_ID = 48;

/**
 * Add a thing of a kind; its id. What there is one of, a sheet or what is about a row, is added once, whoever else has begun
 * it. The id of a row is made of the system's and the row's, and that of a sheet of the system's and the kind, so that two
 * folders that are brought together have it once; where that would be too long, they are united by what they are about.
 * @param {Folder} folder @param {string} kind @param {{of?: string, row?: string}} [facts] @param {string} [single] of what the system has one
 */
export const add = (folder, kind, facts = {}, single = facts.row) => {
  const there = single && only(folder, kind, facts.of, facts.row);
  if (there) return there.id;
  const own = `${facts.of}-${single}`;
  const id = facts.of && single && own.length <= LONGEST_ID ? own : randomId(16);
  (folder.items[kind] ??= []).push({ id, ...facts, fields: {} });
  return id;
};

/**
 * Write an answer over what stands there.
 * @param {Folder} folder @param {string} by @param {string} kind @param {string} id @param {string} field
 * @param {Value} what
 */
export const put = (folder, by, kind, id, field, what) => {
  const item = find(folder, kind, id);
  if (!item) return;
  const before = item.fields[field];
  const over = before ? known(before) : {};
  delete over[by];
  item.fields[field] = { ...(what.c ? { c: what.c } : { v: (what.v ?? "").slice(0, LONGEST) }), n: next(folder), by, ...(Object.keys(over).length ? { over } : {}) };
};

/**
 * Remove a thing, and what belongs to it. Nothing of it is kept but that it is gone, so that no merge brings it back.
 * @param {Folder} folder @param {string} kind @param {string} id
 */
export const remove = (folder, kind, id) => {
  for (const list of Object.values(folder.items))
    for (const item of list)
      if (item.of === id || (item.id === id && list === folder.items[kind])) {
        item.gone = latest(item.gone ?? {}, ...Object.values(item.fields).map(known));
        item.fields = {};
      }
};

/**
 * A copy to share: without the answers that are the union's own.
 * @param {Folder} folder @param {(kind: string, field: string) => boolean} isOurs
 */
export const share = (folder, isOurs) => {
  const shared = copy(folder);
  for (const [kind, list] of Object.entries(shared.items))
    for (const item of list)
      for (const field of Object.keys(item.fields)) if (isOurs(kind, field)) delete item.fields[field];
  for (const name of Object.keys(shared.words)) {
    const [kind, field] = name.split(".");
    if (isOurs(kind, field)) delete shared.words[name];
  }
  return shared;
};

/**
 * Give answers the ids that they have now, where a form calls them otherwise than it did.
 * @param {Folder} folder @param {Record<string, {was?: Record<string, string>}>} forms
 */
export const rename = (folder, forms) => {
  for (const [kind, form] of Object.entries(forms))
    for (const [now, before] of Object.entries(form.was ?? {}))
      for (const item of folder.items[kind] ?? []) {
        if (item.fields[before] && !item.fields[now]) item.fields[now] = item.fields[before];
        delete item.fields[before];
      }
};

/** @param {Answer} found @returns {Answer[]} each for itself */
export const alone = ({ also = [], ...first }) => [first, ...also];

/**
 * The answers that wait for a choice.
 * @param {Folder} folder
 * @returns {{kind: string, item: Item, field: string, answers: Answer[]}[]}
 */
export const conflicts = (folder) =>
  Object.keys(folder.items).flatMap((kind) =>
    items(folder, kind).flatMap((item) =>
      Object.entries(item.fields)
        .filter(([, found]) => found.also)
        .map(([field, found]) => ({ kind, item, field, answers: alone(found) })),
    ),
  );

/** A name without what people write in one way or another, such as the vowel signs of Arabic; those of Hindi tell names apart. @param {string} name */
const folded = (name) => name.normalize("NFKC").toLowerCase().replace(/[^\p{Letter}\p{Mark}\p{Number}]+|[\u064b-\u065f\u0670\u0640]+/gu, "");

/** Systems of one name, which may be the same: the first one with each other. @param {Folder} folder @returns {[Item, Item][]} */
export const twins = (folder) => {
  /** @type {Map<string, Item>} */
  const first = new Map();
  return items(folder, "systems").flatMap((item) => {
    const name = folded(value(item, "system"));
    const one = first.get(name);
    if (name && !one) first.set(name, item);
    return one ? [/** @type {[Item, Item]} */ ([one, item])] : [];
  });
};
