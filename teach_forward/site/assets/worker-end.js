/* Stands in the place of the worker where a site lets nobody keep anything any more: it removes what was kept, and itself. */

const CACHES = `tf-keep ${new URL("./", location.href).pathname} `;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name);
      await registration.unregister();
    })(),
  ),
);
