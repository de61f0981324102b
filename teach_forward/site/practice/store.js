/**
 * Where a folder is kept: in this tab, which ends with it, or on this device, once somebody asked for that. Where the
 * browser refuses both, it lives as long as the page. Each change reads, changes and writes in one step, so that two tabs
 * do not undo each other.
 */

import { copy, create, isEmpty, randomId } from "./folder.js";

/** @typedef {import("./folder.js").Folder} Folder */
/**
 * A folder with what its file does not hold: the mark of who writes here, how many changes no file has yet, the day of
 * the last file (empty for none), the system that people are at, and whether they were asked where to keep it.
 * @typedef {{folder: Folder, by: string, changes: number, filed: string, system?: string, asked?: boolean}} Kept
 */
/** @typedef {"page" | "tab" | "device"} Place */

const [NAME, BEFORE] = ["teach-forward-folder", "teach-forward-before"];
const [BASE, STORE] = ["teach-forward", "folders"];
const [MINE, EARLIER] = ["mine", "before"];

/** @param {Folder} folder @param {string} [filed] @returns {Kept} */
export const fresh = (folder, filed = "") => ({ folder, by: randomId(8), changes: 0, filed });

/** The same under a new mark. @param {Kept} kept @returns {Kept} */
const marked = (kept) => ({ ...kept, by: randomId(8) });

/** The answer of a request. @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answered = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/**
 * The database; none where there is none yet and none is wanted, or where the browser has none for us.
 * @param {boolean} make
 * @returns {Promise<IDBDatabase | null>}
 */
const base = (make) =>
  new Promise((done) => {
    try {
      const request = indexedDB.open(BASE, 1);
      request.onupgradeneeded = () => {
        if (make) request.result.createObjectStore(STORE);
        else request.transaction?.abort(); // to look must leave nothing behind
      };
      request.onsuccess = () => done(request.result);
      request.onerror = (event) => {
        event.preventDefault();
        done(null);
      };
      request.onblocked = () => done(null);
    } catch {
      done(null);
    }
  });

/**
 * What the device keeps, changed in one transaction. `change` gets both records and gives what to write.
 * @param {(mine: Kept | undefined, before: Kept | undefined) => {mine?: Kept, before?: Kept}} change
 * @param {boolean} make
 * @returns {Promise<Kept | undefined>} what is kept now, as it was written
 */
const onDevice = async (change, make = false) => {
  const db = await base(make);
  if (!db) return undefined;
  try {
    const step = db.transaction(STORE, "readwrite");
    const records = step.objectStore(STORE);
    const [mine, before] = await Promise.all([answered(records.get(MINE)), answered(records.get(EARLIER))]);
    const written = change(mine, before);
    if (written.mine) records.put(written.mine, MINE);
    if (written.before) records.put(written.before, EARLIER);
    await new Promise((done, failed) => {
      step.oncomplete = done;
      step.onabort = step.onerror = () => failed(step.error);
    });
    return await answered(db.transaction(STORE).objectStore(STORE).get(MINE));
  } finally {
    db.close();
  }
};

/** @param {string} name @returns {Kept | undefined} */
const inTab = (name) => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
};

/** Whether the tab took it, which only reading back tells. @param {string} name @param {Kept} kept */
const intoTab = (name, kept) => {
  try {
    const text = JSON.stringify(kept);
    sessionStorage.setItem(name, text);
    return sessionStorage.getItem(name) === text;
  } catch {
    return false;
  }
};

/** Whether people may want a folder back: nobody wrote what is invented. @param {Kept} kept */
const isOwn = ({ folder }) => !folder.invented && !isEmpty(folder);

/** The folder to go back to: a later one, but for an example in place of what people wrote. @param {Kept | undefined} before @param {Kept} later */
const earlier = (before, later) => (before && isOwn(before) && !isOwn(later) ? before : later);

export class Store {
  /** @param {string} lang of the page, for a new folder */
  constructor(lang) {
    this.lang = lang;
    /** @type {Place} */
    this.place = "page";
    /** @type {Kept} */
    this.kept = fresh(create(lang));
    /** @type {Kept | undefined} */
    this.before = undefined;
    /** @type {BroadcastChannel | undefined} */
    this.channel = undefined;
    /** The changes that the device is writing. @type {Set<(kept: Kept) => Kept>} */
    this.underway = new Set();
  }

  /** Find the folder. `changed` is called when somebody has changed it elsewhere, with the folder before. @param {(before: Folder) => void} changed */
  async open(changed) {
    await this.#find();
    const again = async () => {
      const before = this.kept.folder;
      await this.#find();
      changed(before);
    };
    // A browser that goes back shows the page as it was left, and other pages of this tab have written since.
    addEventListener("pageshow", ({ persisted }) => persisted && again());
    try {
      this.channel = new BroadcastChannel(BASE);
      this.channel.onmessage = () => this.place !== "tab" && !this.#isAlone && again();
    } catch {
      // Without it, another tab shows what is new when it is loaded again; nothing is lost.
    }
  }

  /** Whether this page alone has what somebody wrote. */
  get #isAlone() {
    return this.place === "page" && Boolean(this.kept.changes || this.kept.filed);
  }

  /** Take the folder as it is kept now. */
  async #find() {
    const here = inTab(NAME); // what this tab began stays in it, whatever another one keeps meanwhile
    const there = here ? undefined : await onDevice(() => ({})).catch(() => undefined);
    // Under a mark of its own: a tab that is duplicated has all that the first one had, and both write on.
    if (here) [this.place, this.kept, this.before] = ["tab", marked(here), inTab(BEFORE)];
    else if (there) [this.place, this.kept] = ["device", there];
    else if (!this.#isAlone) this.#forget(); // it was removed
  }

  #forget() {
    [this.place, this.kept, this.before] = ["page", fresh(create(this.lang)), undefined];
  }

  /**
   * Change the folder where it is kept; false where it could not be kept and lives on the page alone.
   * @param {(kept: Kept) => Kept | void} change
   * @param {boolean} snapshot whether the folder as it is now can be had back
   * @returns {Promise<boolean>}
   */
  async change(change, snapshot = false) {
    /** @param {Kept} kept @returns {Kept} */
    const changed = (kept) => {
      const work = copy(kept);
      return change(work) ?? work;
    };
    if (this.place === "device") {
      this.underway.add(changed);
      try {
        const now = await onDevice((mine, before) => {
          const from = mine ?? this.kept;
          return { mine: changed(from), ...(snapshot ? { before: earlier(before, from) } : {}) };
        }, true);
        if (now) {
          this.kept = now;
          this.channel?.postMessage(0);
          return true;
        }
      } catch {
        // The device is full, or the browser changed its mind: from now on the page alone has it, and says so.
      } finally {
        this.underway.delete(changed);
      }
      [this.place, this.kept] = ["page", marked(this.kept)]; // other tabs write on under the mark of the device
    }
    if (snapshot) this.before = earlier(this.before, this.kept);
    this.kept = changed(this.kept);
    const held = intoTab(NAME, this.kept);
    if (snapshot && this.before) intoTab(BEFORE, this.before);
    this.place = held ? "tab" : "page";
    return held;
  }

  /** Have in the folder what the device is still writing: paper does not wait for it. */
  lookAhead() {
    for (const changed of this.underway) this.kept = changed(this.kept);
  }

  /**
   * Keep the folder on this device from now on, together with what another tab may keep there since this one began.
   * @param {() => Promise<(mine: Folder, theirs: Folder) => Folder>} merging what brings two folders together
   * @returns {Promise<boolean>}
   */
  async keep(merging) {
    const there = await onDevice(() => ({})).catch(() => undefined);
    const merge = there && (await merging());
    try {
      /** @param {Kept | undefined} mine */
      const both = (mine) =>
        mine && merge ? { ...this.kept, folder: merge(this.kept.folder, mine.folder) } : (mine ?? this.kept);
      // Who asks once more keeps the way back, too.
      const now = await onDevice((mine) => ({ mine: both(mine), before: this.place === "device" ? undefined : (mine ?? this.before) }), true);
      if (!now) return false;
      this.removeTab();
      [this.place, this.kept] = ["device", now];
      this.channel?.postMessage(0);
      navigator.storage?.persist?.().catch(() => false); // some browsers ask first, and people may leave that open
      return true;
    } catch {
      return false;
    }
  }

  /** Go back to the folder as it was before the last opening, merging or removal, if there was one; once more: forward again. */
  async undo() {
    const was = this.kept;
    if (this.place === "device") {
      // Under a new mark: numbers that were used since then may stand in a file.
      const now = await onDevice((mine, before) => (before ? { mine: marked(before), before: mine } : {}));
      if (now) this.kept = now;
      this.channel?.postMessage(0);
    } else if (this.before) {
      const { before } = this;
      this.before = undefined; // what is there now takes its place, whatever it is
      await this.change(() => marked(before), true);
    }
    return this.kept.by !== was.by;
  }

  /** Remove what this tab keeps of the folder, and nothing that the device keeps. */
  removeTab() {
    for (const name of [NAME, BEFORE])
      try {
        sessionStorage.removeItem(name);
      } catch {
        // It kept nothing either.
      }
    this.#forget();
  }

  /** Remove everything that this site keeps of the folder. */
  async removeAll() {
    this.removeTab();
    await new Promise((done) => {
      try {
        const request = indexedDB.deleteDatabase(BASE);
        request.onsuccess = request.onerror = request.onblocked = done;
      } catch {
        done(undefined);
      }
    });
    this.channel?.postMessage(0);
  }
}
