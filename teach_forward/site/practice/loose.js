/** Words that let go, such as "normally": where they stand in a draft, as the page's own table names them. */

/** Scripts without spaces between words. */
const JOINED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const BETWEEN = /[,;،؛、/]/;
/** In Arabic, and, to, in and the article are written together with the word. */
const BEFORE = "(?<![\\p{L}\\p{M}])(?:[وفبلك]?(?:ال|ل)?)?";

/** Vowel signs of Arabic, which a word is written with or without. */
const SIGNS = /[\u064b-\u0652\u0670]/g;
const SIGNED = "[\\u064b-\\u0652\\u0670]*";

/** @param {string} letter */
const signed = (letter) => (/\p{sc=Arab}/u.test(letter) ? letter + SIGNED : letter);

/** @param {string} text */
const plain = (text) => [...text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")].map(signed).join("");

/** A word with endings of a few letters: the page writes one form of it. @param {string} word */
const withEndings = (word) => {
  if (word.length < 4) return plain(word);
  return word.length < 5 ? `${plain(word)}\\p{L}?${SIGNED}` : `${plain(word.slice(0, -1))}(?:\\p{L}${SIGNED}){0,3}`;
};

/** What finds the words of a cell, such as "may, can"; none for an empty one. @param {string} cell */
const finder = (cell) => {
  const all = cell.normalize("NFC").replace(SIGNS, "").split(BETWEEN).map((each) => each.trim()).filter(Boolean);
  const found = all.map((each) => (JOINED.test(each) ? plain(each) : `${BEFORE}${each.split(/\s+/).map(withEndings).join("\\s+")}(?![\\p{L}\\p{M}])`));
  return found.length ? new RegExp(found.join("|"), "giu") : undefined;
};

/**
 * A text in pieces; `row` is the index of the cell that names the piece.
 * @param {string[]} cells
 * @returns {(text: string) => {text: string, row?: number}[]}
 */
export const loose = (cells) => {
  const finders = cells.map(finder);
  return (text) => {
    const draft = text.normalize("NFC");
    const hits = finders.flatMap((each, row) => [...(each ? draft.matchAll(each) : [])].map((hit) => ({ start: hit.index, text: hit[0], row })));
    hits.sort((one, other) => one.start - other.start || other.text.length - one.text.length);
    const pieces = [];
    let at = 0;
    for (const { start, text: words, row } of hits) {
      if (start < at || !words) continue;
      if (start > at) pieces.push({ text: draft.slice(at, start) });
      pieces.push({ text: words, row });
      at = start + words.length;
    }
    return at < draft.length ? [...pieces, { text: draft.slice(at) }] : pieces;
  };
};
