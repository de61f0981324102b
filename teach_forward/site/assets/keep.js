/* "Keep this language on this device": asks the worker for every page, one after another, and shows how far it is.
   Nothing is registered or fetched before somebody presses the button. The page itself sends no request: the worker does. */

const box = document.querySelector(".keep");
const isShutOff = origin === "null"; // a frame in which nobody may even ask for workers
const workers = location.protocol.startsWith("http") && isSecureContext && !isShutOff && navigator.serviceWorker;

if (box && workers && self.caches) {
  const { locale, edition, mb } = box.dataset;
  const base = new URL(`${box.dataset.site}/`, location);
  const prefix = `tf-keep ${base.pathname} ${locale} `;
  const list = new URL(box.dataset.list, base).href;
  const AT_ONCE = 4;
  const one = (selector) => box.querySelector(selector);
  const [keep, update, remove] = ["keep", "update", "remove"].map((name) => one(`[data-do=${name}]`));
  const [said, waits, bar, withFiles] = [one(".keep-said"), one(".keep-busy"), one("progress"), one("input")];

  const size = (bytes) => mb.replace("{size}", (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }));
  const sum = (entries) => entries.reduce((all, [, bytes]) => all + bytes, 0);
  const wanted = ({ pages, shown, files }, all) => [...pages, ...shown, ...(all ? files : [])];
  const say = (text) => (said.textContent = text);

  /** What is kept of this language: the name of its cache, its list, and whether the files are with it. */
  const kept = async () => {
    for (const name of await caches.keys()) {
      const found = name.startsWith(prefix) && (await caches.match(list, { cacheName: name }));
      if (found) return { name, ...(await found.json()) };
    }
  };

  const ask = (worker, message) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => (data.error ? reject(Object.assign(new Error(), { name: data.error })) : resolve(data.text));
      worker.postMessage(message, [port2]);
    });

  /** The worker, registered now or before. */
  const start = async () => {
    await workers.register(new URL(box.dataset.worker, base), { scope: base.pathname });
    return (await workers.ready).active;
  };

  /** Whether an entry of a list is as it was in an earlier edition. */
  const same = (before) => {
    const known = new Set(before ? wanted(before, before.all).map((entry) => entry.join(" ")) : []);
    return (entry) => known.has(entry.join(" "));
  };

  const show = ({ busy = false, before, begun = before, newer = false } = {}) => {
    waits.hidden = !busy;
    keep.parentElement.hidden = busy || Boolean(before);
    update.hidden = busy || !newer;
    remove.hidden = busy || !begun;
  };

  /** Show what can be done now; a part of a language that was left halfway can be removed, too. */
  const showNow = async () => {
    const before = await kept();
    const begun = (await caches.keys()).some((name) => name.startsWith(prefix));
    show({ before, begun });
    return before;
  };

  /** Say what is kept, and offer the newer edition where there is one. */
  const tell = async () => {
    const before = await showNow();
    if (!before) return;
    say(box.dataset.done.replace("{size}", size(sum(wanted(before, before.all)))));
    const worker = await start(); // it may have been lost on the way
    if (before.edition === edition) return;
    const now = JSON.parse(await ask(worker, { list }));
    const isSame = same(before);
    const changed = wanted(now, before.all).filter((entry) => !isSame(entry));
    if (!changed.length) return;
    say(box.dataset.newer.replace("{size}", size(sum(changed))));
    show({ before, newer: true });
  };

  const fetchAll = async (all) => {
    const worker = await start();
    const before = await kept();
    const now = JSON.parse(await ask(worker, { list }));
    const into = prefix + now.edition;
    const cache = await caches.open(into); // whoever removes it meanwhile ends this
    const isSame = same(before);
    const entries = wanted(now, all);
    const total = sum(entries);
    const left = [...entries];
    let done = 0;
    const next = async () => {
      for (let entry = left.shift(); entry; entry = left.shift()) {
        await ask(worker, { keep: new URL(entry[0], base).href, into, from: isSame(entry) ? before.name : undefined });
        done += entry[1];
        bar.value = done / total;
        waits.firstChild.textContent = box.dataset.progress.replace("{done}", size(done)).replace("{total}", size(total));
      }
    };
    const stop = (error) => {
      left.length = 0; // what goes on behind a failure would bring back what is removed now
      throw error;
    };
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => next().catch(stop)));
    for (const { reason } of ended) if (reason) throw reason;
    const after = JSON.parse(await ask(worker, { list }));
    if (after.edition !== now.edition) return false; // it was published anew meanwhile
    await cache.put(list, new Response(JSON.stringify({ ...now, all })));
    if (!(await caches.has(into))) throw new Error("removed");
    for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== into) await caches.delete(name);
    return true;
  };

  const carryOut = async (all) => {
    show({ busy: true });
    bar.value = 0;
    say(""); // a voice need not say each step
    waits.focus();
    navigator.storage?.persist?.();
    try {
      if (!(await fetchAll(all)) && !(await fetchAll(all))) throw new Error("published again and again");
      await tell();
      remove.focus();
    } catch (error) {
      const { full, failed, stale } = box.dataset;
      const before = await showNow().catch(() => show()); // which is as it was; nothing, where the browser keeps nothing
      say(error.name === "QuotaExceededError" ? full : before ? stale : failed);
    }
  };

  keep.addEventListener("click", () => carryOut(withFiles.checked));
  update.addEventListener("click", async () => carryOut((await kept())?.all ?? false));
  remove.addEventListener("click", async () => {
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    const left = (await caches.keys()).some((name) => name.startsWith(`tf-keep ${base.pathname} `));
    if (!left) await (await workers.getRegistration(base.pathname))?.unregister();
    show();
    say(box.dataset.removed);
    keep.focus();
  });

  box.hidden = false;
  tell().catch(() => {}); // the site does not answer now: what is kept was said already
}
