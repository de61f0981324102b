/* What a reader asked to keep opens without a connection. This worker is there only after somebody asked (keep.js), and
   only for what that person keeps: pages come from the site first, and from the device when the site has not answered
   for some seconds. Where the site has no list of a language any more, what was kept of it is removed. */

const BASE = new URL("./", location.href);
const CACHES = `tf-keep ${BASE.pathname} `; // then the language, a space, and the edition
const PATIENCE = 3000; // milliseconds
const NEVER_CHANGES = /\?[0-9a-f]{8}$|\/search\/[^/]+\/[0-9a-f]{8}\.js$/; // the name is made of what is in it

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(CACHES));
const languageOf = (name) => name.slice(CACHES.length).split(" ")[0];
const listOf = (language) => new URL(`assets/keep/${language}.json`, BASE).href;

/** What an edition has of an address. To open a cache would make it again where it is removed at this moment. */
const within = (name, address) => caches.match(address, { cacheName: name, ignoreVary: true });

/** What is kept of an address, in an edition that is whole: its list comes last. */
const find = async (request) => {
  const url = new URL(request.url);
  url.hash = "";
  if (request.mode === "navigate") {
    url.search = "";
    url.pathname = url.pathname.replace(/\/index\.html$/, "/");
  }
  for (const name of await ours()) {
    if (!(await within(name, listOf(languageOf(name))))) continue;
    const found = await within(name, url.href);
    if (found) return found;
    const folder = `${url.href}/`; // as somebody may write the address of a page
    if (request.mode === "navigate" && (await within(name, folder))) return Response.redirect(folder);
  }
};

/** Whether a reader goes to a page, and not to a file that is downloaded. */
const isPage = ({ mode, url }) => mode === "navigate" && !/\.(?!html$)[^./]+$/.test(new URL(url).pathname);

/** The page for addresses that there are not, of a language in whose folder this one lies: all its pages are kept. */
const missing = async ({ url }) => {
  const lies = (folder) => url.startsWith(new URL(folder, BASE).href);
  for (const name of await ours()) {
    const list = await within(name, listOf(languageOf(name)));
    const { missing: path, elsewhere } = list ? await list.json() : {};
    if (!path || !lies(path.replace(/[^/]+$/, "")) || elsewhere.some(lies)) continue;
    const page = await within(name, new URL(path, BASE).href);
    if (page) return new Response(page.body, { status: 404, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
};

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

const answer = async (event) => {
  const kept = await find(event.request).catch(() => undefined); // what the device cannot read is as if it were not kept
  if (event.request.mode === "navigate") event.waitUntil(look());
  if (kept && NEVER_CHANGES.test(event.request.url)) return kept;
  const asked = fetch(event.request);
  if (!kept) {
    return asked.catch(async (error) => {
      const page = isPage(event.request) && (await missing(event.request).catch(() => undefined));
      if (page) return page;
      throw error;
    });
  }
  const first = await Promise.race([asked.catch(() => undefined), wait(PATIENCE)]);
  return first && first.status < 500 ? first : kept;
};

/** Remove what the site has no more; and this worker, when nothing is left. */
const look = async () => {
  for (const name of await ours()) {
    const answered = await fetch(listOf(languageOf(name)), { method: "HEAD", cache: "no-store" }).catch(() => undefined);
    if (answered && [404, 410].includes(answered.status)) await caches.delete(name);
  }
  if (!(await ours()).length) await registration.unregister();
};

/** Fetch a list and give its text, or fetch a file into an edition that nobody has removed: from an earlier one where it
    is the same. */
const carryOut = async ({ list, keep, into, from }) => {
  if (list) return (await fresh(list)).text();
  if (!(await caches.has(into))) throw new Error("removed");
  const cache = await caches.open(into);
  if (await cache.match(keep)) return "";
  const before = from && (await within(from, keep));
  await cache.put(keep, before ?? (await fresh(keep)));
  return "";
};

const fresh = async (address) => {
  const found = await fetch(address, { cache: "no-cache" });
  if (!found.ok || found.redirected) throw new Error(address);
  return found;
};

addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(BASE.href)) event.respondWith(answer(event));
});
addEventListener("message", (event) => {
  const [port] = event.ports;
  event.waitUntil(
    carryOut(event.data).then(
      (text) => port.postMessage({ text }),
      (error) => port.postMessage({ error: error.name }),
    ),
  );
});
