/* The search; fetched when its dialog first opens. site/search.py writes the indexes that it reads, and says what they
   hold; util/folding.py folds words in the same way. */
(() => {
  const indexes = (self.tfSearch = {}); // the scripts of the index put their contents here
  const dialog = document.querySelector("#search");
  const field = dialog.querySelector("input");
  const state = dialog.querySelector(".state");
  const meant = dialog.querySelector(".meant");
  const list = dialog.querySelector("ol");
  const more = dialog.querySelector(".more");
  const locale = dialog.dataset.locale;
  const PAGE = 4; // results at a time
  const WAIT = 250; // milliseconds after a letter: who writes on need not pay for results on the way
  const LOOKED_AT = 12; // results whose texts are looked at for the words in a row: each file of texts costs 3 kB
  const ENOUGH = 5; // parts with a word, above which those with a distant relative of it are left out
  const AROUND = 24; // words of an excerpt

  /** A file of the index, by its name. */
  const files = {};
  const file = (name) =>
    (files[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${dialog.dataset.index.slice(0, -locale.length)}${name}.js`, location);
      script.addEventListener("load", () => (indexes[name] ? resolve(indexes[name]) : reject(new Error(name))));
      script.addEventListener("error", () => {
        delete files[name];
        script.remove();
        reject(new Error(name));
      });
      document.head.append(script);
    }));

  // Words

  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
  const ALIKE = { œ: "oe", æ: "ae", ø: "o", ß: "ss", ł: "l", đ: "d", ı: "i", ة: "ه", ى: "ي" };
  for (const zero of "\u0660\u06f0\u0966\u09e6") {
    for (let digit = 0; digit < 10; digit++) ALIKE[String.fromCodePoint(zero.codePointAt(0) + digit)] = `${digit}`;
  }
  const UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff";
  const STRETCH = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "g");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`);
  const pairs = (text) => {
    if (text.length < 2 || !IS_UNSPACED.test(text)) return [text];
    return Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  };
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(MARKS, "").replace(/./gsu, (c) => ALIKE[c] ?? c);
  const wordsOf = (text) =>
    (fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).flatMap((word) => word.match(STRETCH).flatMap(pairs));

  /** Arabic and Hebrew write the article and short words in one with the noun. */
  const PREFIXES = {
    ar: /^(?:[وفبك]?ال|لل|[وف](?=....))(?=...)/,
    he: /^(?:[ושכ]?ה|[ושכבלמ])(?=...)/,
  };
  const PLURAL = /^(?:s|x|es)$/;
  const same = (a, b) => {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return at;
  };

  /** Whether one letter more, less, other or in another place makes one word of the other. */
  const isSlip = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    const at = same(a, b);
    const rests = [
      [a.slice(at + 1), b.slice(at)],
      [a.slice(at), b.slice(at + 1)],
      [a.slice(at + 1), b.slice(at + 1)],
      [a[at + 1] + a[at] + a.slice(at + 2), b.slice(at)],
    ];
    return rests.some(([one, other]) => one === other);
  };

  /** How near a word of a text is to one that is looked for, of one language: from 0 to 1, which is the word itself. */
  const nearness = (word, sought, stem) => {
    if (word === sought) return 1;
    const [one, other] = [stem(word), stem(sought)];
    if (one === other) return 0.95;
    if (one.startsWith(other)) {
      const rest = one.slice(other.length);
      return PLURAL.test(rest) ? 0.95 : Math.max(0.5, 0.75 - rest.length / 20);
    }
    const rest = other.length - one.length;
    if (one.length > 3 && rest < 4 && other.startsWith(one)) return PLURAL.test(other.slice(one.length)) ? 0.95 : 0.6;
    const common = same(one, other);
    return common > 4 && other.length - common < 4 && one.length - common < 5 ? 0.35 : 0;
  };

  // The index

  /** An index as it comes, made ready: the parts of all pages, and for each word the numbers of its parts. */
  const ready = (raw, language) => {
    const parts = [];
    for (const [url, title, workshop, awaits, long, texts, below] of raw.pages) {
      const page = { url, title, workshop, awaits, words: wordsOf(title) };
      const places = texts.flatMap(([name, count]) => Array.from({ length: count }, (_, at) => ({ texts: name, at })));
      [["", title, "p", long], ...below].forEach(([id, title, kind, long], at) =>
        parts.push({ page, id, title, kind, long, ...places[at] }),
      );
    }
    const searched = parts.filter(({ page }) => !page.awaits);
    const words = []; // all, in order
    let before = "";
    for (const line of raw.words ? raw.words.split("\n") : []) {
      before = before.slice(0, parseInt(line[0], 36)) + line.slice(1);
      words.push(before);
    }
    const listed = new Map(); // a word's file of lists, and its place in that
    let from = 0;
    for (const [name, count] of raw.lists) {
      for (let at = 0; at < count; at++) listed.set(words[from + at], { name, at });
      from += count;
    }
    const prefix = PREFIXES[language.split("-")[0]];
    const stem = prefix ? (word) => word.replace(prefix, "") : (word) => word;
    const usual = searched.reduce((sum, { long }) => sum + long, 0) / (searched.length || 1);
    const fillers = new Set(raw.fillers.flatMap(wordsOf));
    const synonyms = raw.synonyms.map((alike) => alike.map((text) => wordsOf(text)));
    const names = raw.workshop.flatMap((name) => wordsOf(name).map(stem));
    return { ...raw, parts, searched, words, listed, lists: new Map(), stem, usual, fillers, synonyms, names };
  };

  const opened = {};
  const open = (name, language) => (opened[name] ??= file(name).then((raw) => ready(raw, language)));

  /** Fetch in which parts some words stand, so that `lists` has it. */
  const fetchLists = async (index, words) => {
    const lacking = words.filter((word) => !index.lists.has(word));
    await Promise.all(
      lacking.map(async (word) => {
        const { name, at } = index.listed.get(word);
        const steps = (await file(name))[at].split(",");
        let number = 0;
        index.lists.set(word, steps.map((step) => index.searched[(number += parseInt(step, 36))]));
      }),
    );
  };

  // What is asked

  /** The words that are near a sought one, with how near; where there are none, one at a slip from it. */
  const alike = async (index, sought, slips) => {
    const near = new Map();
    for (const word of index.words) {
      const how = nearness(word, sought, index.stem);
      if (how) near.set(word, how);
    }
    await fetchLists(index, [...near.keys()]);
    const close = [...near].filter(([, how]) => how > 0.35).flatMap(([word]) => index.lists.get(word));
    if (close.length > ENOUGH) for (const [word, how] of [...near]) if (how < 0.5) near.delete(word);
    if (close.length || !slips || sought.length < 4) return { near };
    const found = index.words.filter((word) => isSlip(word, sought));
    await fetchLists(index, found);
    const [word] = found.sort((a, b) => index.lists.get(b).length - index.lists.get(a).length);
    return word ? { near: new Map([...near, [word, 0.7]]), word } : { near };
  };

  /** The places in a row of words where another row stands. */
  const within = (words, row) => ` ${words.join(" ")} `.includes(` ${row.join(" ")} `);

  /** What is asked for: each a word of the question, or several that have a synonym, with all that stands for it. */
  const conceptsOf = (index, words) => {
    const concepts = [];
    for (let at = 0; at < words.length; ) {
      const rest = words.slice(at);
      const found = index.synonyms
        .flatMap((alike) => alike.map((row) => ({ row, alike })))
        .filter(({ row }) => row.length <= rest.length && row.every((word, i) => index.stem(word) === index.stem(rest[i])))
        .sort((a, b) => b.row.length - a.row.length)[0];
      const length = found?.row.length ?? 1;
      const own = rest.slice(0, length);
      const others = (found?.alike ?? []).filter((row) => row !== found.row).map((row, at) => ({ row, worth: 0.85 - at / 50 }));
      if (found || !index.fillers.has(own[0])) concepts.push([{ row: own, worth: 1 }, ...others]);
      at += length;
    }
    if (!concepts.length) return words.map((word) => [{ row: [word], worth: 1 }]);
    return concepts;
  };

  /** A concept with the parts that have it, and how well; `rare` is more for what few parts have. */
  const look = async (index, rows) => {
    const there = new Map();
    const slips = rows.length === 1; // a word that has synonyms is written as it should be
    const ways = await Promise.all(
      rows.map(async ({ row, worth }) => ({
        worth,
        words: await Promise.all(row.map((word) => alike(index, word, slips))),
      })),
    );
    for (const { worth, words } of ways) {
      const apart = words.length > 1 ? 0.7 : 1; // whether they stand in a row is not known here
      const each = words.map(({ near }) => {
        const best = new Map();
        for (const [word, how] of near) {
          for (const part of index.lists.get(word)) best.set(part, Math.max(how, best.get(part) ?? 0));
        }
        return best;
      });
      for (const part of each[0].keys()) {
        const how = worth * apart * Math.min(...each.map((best) => best.get(part) ?? 0));
        if (how) there.set(part, Math.max(how, there.get(part) ?? 0));
      }
    }
    const sure = [...there.values()].filter((how) => how > 0.8).length || there.size;
    const corrected = there.size ? ways[0].words.map(({ word }) => word) : [];
    return { rows, ways, there, rare: Math.log(1 + index.searched.length / (sure + 1)), corrected };
  };

  /** How well a title has a concept. */
  const inTitle = ({ ways }, words) =>
    Math.max(
      ...ways.map(
        ({ worth, words: sought }) =>
          worth * Math.min(...sought.map(({ near }) => Math.max(0, ...words.map((word) => near.get(word) ?? 0)))),
      ),
    );

  const KINDS = { p: 1.25, h: 1, t: 1.15, q: 1 };

  /** A part as a result: whether it has all that is asked for, and in the very words; and its points. */
  const judge = (index, concepts, words, part) => {
    const title = wordsOf(part.title);
    const weight = concepts.reduce((sum, { rare }) => sum + rare, 0);
    const hows = concepts.map(({ there }) => there.get(part) ?? 0);
    const share = concepts.reduce((sum, { rare }, at) => sum + (hows[at] ? rare : 0), 0) / weight;
    const length = 0.6 + (0.4 * part.long) / index.usual;
    let points = 0;
    let titled = 0;
    let named = 0; // in the very word, or one that means the same
    concepts.forEach((concept, at) => {
      const here = inTitle(concept, title);
      titled += here > 0.5 ? 1 : 0;
      named += here > 0.8 ? 1 : 0;
      points += (concept.rare * hows[at] ** 2) / length;
      points += 2.5 * concept.rare * here ** 2;
      if (part.kind !== "p") points += 0.5 * concept.rare * inTitle(concept, part.page.words) ** 2;
    });
    const bare = title.filter((word) => !index.fillers.has(word));
    const sought = bare.filter((word) => concepts.some(({ ways }) => ways.some((way) => way.words.some(({ near }) => near.get(word) > 0.5))));
    points += weight * 1.5 * (titled / concepts.length) * (sought.length / (bare.length || 1));
    const asked = words.filter((word) => !index.fillers.has(word));
    if (titled && (within(title, words) || (asked.length && within(bare, asked)))) points += weight * 2;
    if (titled === concepts.length && bare.length === asked.length) points += weight / 2; // the title says no more
    return { part, share, exact: named === hows.length || hows.every((how) => how > 0.9), points: points * KINDS[part.kind] };
  };

  const byPoints = (a, b) => (b.share === 1) - (a.share === 1) || b.exact - a.exact || b.points - a.points;

  /** The text of a part. */
  const textOf = async ({ texts, at }) => (texts ? (await file(texts))[at] : "");

  /** What stands in a row goes first; told from the texts of the best results alone. */
  const rowsFirst = async (results, words) => {
    if (words.length < 2) return results;
    const looked = results.slice(0, LOOKED_AT);
    const texts = new Set();
    for (const result of looked) {
      texts.add(result.part.texts);
      if (texts.size > PAGE) break;
      if (within(wordsOf(await textOf(result.part)), words)) result.points *= 1.5;
    }
    return [...looked.sort(byPoints), ...results.slice(LOOKED_AT)];
  };

  /** The workshop that a question names ("workshop 4", "W4"), and the words that are left. */
  const workshopIn = (index, words) => {
    const numbers = new Set(index.parts.map(({ page }) => page.workshop));
    const code = words.findIndex((word) => /^w\d+$/.test(word) && numbers.has(word.slice(1)));
    if (code >= 0) return { number: words[code].slice(1), left: words.filter((_, at) => at !== code) };
    const name = words.findIndex((word) => index.names.some((name) => nearness(index.stem(word), name, index.stem) > 0.9));
    const at = words.findIndex((word) => numbers.has(word) && /^\d+$/.test(word));
    if (name < 0 || at < name || at > name + 2) return { left: words };
    return { number: words[at], left: [...words.slice(0, name), ...words.slice(at + 1)] };
  };

  const ORDER = ["", "guide/", "exercise/"];
  const orderOf = ({ page }) => (ORDER.indexOf(page.url.replace(/^.*workshops\/[^/]+\//, "")) + 10) % 10;

  /** The results of a question in an index, best first; `corrected` are its words where they had a slip. */
  const ask = async (index, question, fits = () => true) => {
    const words = wordsOf(question);
    if (!words.length) return { results: [] };
    const { number, left } = workshopIn(index, words);
    const pages = index.parts.filter(({ page, kind }) => number && kind === "p" && page.workshop === number && fits(page));
    pages.sort((a, b) => orderOf(a) - orderOf(b));
    const asked = left.filter((word) => !index.fillers.has(word));
    if (number && !asked.length) return { results: pages.map((part) => ({ part, words: [] })) };
    const concepts = await Promise.all(conceptsOf(index, left).map((rows) => look(index, rows)));
    const known = concepts.filter(({ there }) => there.size);
    const parts = new Set(known.flatMap(({ there }) => [...there.keys()]));
    const judged = [...parts]
      .filter(({ page }) => fits(page) && (!number || page.workshop === number))
      .map((part) => judge(index, concepts, left, part))
      .filter(({ share }) => share >= 0.5)
      .sort(byPoints);
    const whole = judged.filter(({ share }) => share === 1);
    const found = await rowsFirst(whole.length > 2 ? whole : judged, left);
    const sought = new Set(known.flatMap(({ ways }) => ways.flatMap(({ words }) => words.flatMap(({ near }) => [...near.keys()]))));
    const corrected = concepts.flatMap(({ rows, corrected }) => rows[0].row.map((word, at) => corrected[at] ?? word));
    const slipped = concepts.some(({ corrected }) => corrected.some(Boolean));
    const results = found.map(({ part }) => ({ part, words: sought }));
    if (number && !results.length) return { results: pages.map((part) => ({ part, words: [] })) };
    if (slipped && results.length) return { ...(await ask(index, corrected.join(" "), fits)), corrected };
    return { results };
  };

  // What is shown

  const element = (tag, text = "", className = "") => Object.assign(document.createElement(tag), { textContent: text, className });

  /** The words around what was looked for, with marks. */
  const excerpt = (text, sought) => {
    const shown = element("p");
    const words = text.split(" ");
    const hits = words.map((word) => wordsOf(word).some((folded) => sought.has?.(folded)));
    const count = (from) => hits.slice(from, from + AROUND).filter(Boolean).length;
    let from = 0;
    for (let at = 0; at < words.length; at++) if (hits[at] && count(at) > count(from)) from = at;
    from = Math.max(0, from - 4);
    const to = Math.min(words.length, from + AROUND);
    if (from) shown.append("… ");
    for (let at = from; at < to; at++) {
      shown.append(hits[at] ? element("mark", words[at]) : words[at], at + 1 < to ? " " : "");
    }
    if (to < words.length) shown.append(" …");
    return shown;
  };

  /** A result as an entry of the list: a link, where it stands, and an excerpt. */
  const entry = async ({ part, words, foreign }) => {
    const { page } = part;
    const item = element("li");
    const link = element("a", part.kind === "t" && part.title !== dialog.dataset.tip ? `${dialog.dataset.tip} · ${part.title}` : part.title);
    const url = (foreign ? `${locale}/${page.url}` : page.url) + (location.protocol === "file:" ? "index.html" : "");
    link.href = new URL(`${url}${part.id ? `#${part.id}` : ""}`, new URL(`${dialog.dataset.site}/`, location));
    link.addEventListener("click", () => dialog.close());
    item.append(link);
    if (part.id) item.append(element("p", page.title, "where"));
    const text = await textOf(part);
    if (text) item.append(excerpt(text, words));
    if (foreign ?? page.awaits) item.lang = foreign ?? page.awaits;
    if (item.lang) item.dir = "auto";
    return item;
  };

  let left = [];
  let turn = 0;
  let shown; // the question of the results that are shown
  let told = ""; // how many there are

  const next = () => {
    const now = left.splice(0, PAGE);
    return Promise.all(now.map((result) => (result.heading ? element("li", result.heading, "heading") : entry(result))));
  };

  /** What there is in the source, of the pages that await translation. */
  const inSource = async (index, question) => {
    const awaited = new Set(index.parts.filter(({ page }) => page.awaits).map(({ page }) => page.url.slice(locale.length + 1)));
    if (!index.source || !awaited.size) return { results: [] };
    const answer = await ask(await open(index.source, index.source), question, ({ url }) => awaited.has(url));
    return { ...answer, results: answer.results.map((result) => ({ ...result, foreign: index.source })) };
  };

  /** A word as it is written in a text, if it is there. */
  const written = (word, text) => text.split(/[^\p{L}\p{N}\p{M}]+/u).find((found) => wordsOf(found)[0] === word);

  const answer = async (question) => {
    const index = await open(locale, document.documentElement.lang);
    let own = await ask(index, question);
    const other = own.results.length < 3 || own.corrected ? await inSource(index, question) : { results: [] };
    if (own.corrected && other.results.length && !other.corrected) own = { results: [] };
    const heading = other.results.length ? [{ heading: dialog.dataset.source }] : [];
    const results = [...own.results, ...other.results];
    const corrected = own.corrected ?? (own.results.length ? undefined : other.corrected);
    if (!corrected) return { results: [...own.results, ...heading, ...other.results], count: results.length };
    const { part } = results[0];
    const text = `${part.title} ${await textOf(part)}`;
    const words = corrected.map((word) => written(word, text)?.toLowerCase() ?? word).join(" ");
    return { results: [...own.results, ...heading, ...other.results], count: results.length, words };
  };

  const suggest = (words) => {
    meant.replaceChildren();
    if (!words) return;
    const button = element("button", dialog.dataset.meant.replace("{words}", () => words));
    button.type = "button";
    button.addEventListener("click", () => {
      field.value = words;
      field.focus();
      search();
    });
    meant.append(button);
  };

  const search = async () => {
    const mine = ++turn;
    const question = field.value.trim();
    const { loading, found, none, failed } = dialog.dataset;
    if (question && !indexes[locale]) state.textContent = loading;
    try {
      const { results, count, words } = question ? await answer(question) : { results: [], count: 0 };
      if (mine !== turn) return;
      left = [...results];
      const entries = await next();
      if (mine !== turn) return;
      list.replaceChildren(...entries);
      more.hidden = !left.length;
      suggest(words);
      state.textContent = told = !question ? "" : count ? found.replace("{count}", count) : none;
      shown = question;
    } catch {
      if (mine === turn) {
        list.replaceChildren(); // they answer another question
        more.hidden = true;
        suggest();
        shown = undefined;
        state.textContent = failed;
      }
      for (const name of Object.keys(opened)) if (!indexes[name]) delete opened[name];
    }
  };

  let wait;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(search, field.value ? WAIT : 0);
  });
  more.addEventListener("click", async () => {
    const [mine, before] = [turn, [...left]];
    try {
      const entries = await next();
      if (mine !== turn) return; // they answer another question
      list.append(...entries);
      more.hidden = !left.length;
      state.textContent = told;
      entries[0]?.querySelector("a")?.focus();
    } catch {
      if (mine !== turn) return;
      left = before; // for who asks again
      state.textContent = dialog.dataset.failed;
    }
  });

  /** See to it that the results are those of what is written now. */
  const upToDate = async () => {
    clearTimeout(wait);
    if (shown !== field.value.trim()) await search();
  };

  /* Enter opens the first result; the arrows go through all of them, and back to the words. */
  const form = dialog.querySelector("form");
  const enter = async () => {
    await upToDate();
    list.querySelector("a")?.click();
  };
  form.addEventListener("submit", enter);
  dialog.addEventListener("keydown", async (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const from = stops.indexOf(document.activeElement);
    if (from < 0) return;
    event.preventDefault();
    if (from > 0) return stops[from + step]?.focus();
    await upToDate();
    if (step > 0) list.querySelector("a")?.focus();
  });

  state.textContent = field.value ? dialog.dataset.loading : "";
  open(locale, document.documentElement.lang).catch(() => {
    delete opened[locale];
    state.textContent = dialog.dataset.failed;
  });
  if ("sent" in form.dataset) enter();
  else if (field.value) search();
})();
