// The service worker. It keeps one page without anybody's data (self.desk.page) and the files that page
// needs, and shows it where a page cannot be fetched. Everything else goes to the desk as if it were not here.
// The desk writes `self.desk` before this text; its version differs as soon as one of the kept files does.
const { version, page, files } = self.desk;
const PREFIX = "desk-";
const NAME = PREFIX + version;

async function keep() {
  const cache = await caches.open(NAME);
  // "reload": past the browser's own cache, which may still hold the files of the version before.
  await cache.addAll([page, ...files].map((url) => new Request(url, { cache: "reload", credentials: "omit" })));
  await self.skipWaiting(); // safe at once: no page depends on what is kept here
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
}

const kept = async (url) => (await (await caches.open(NAME)).match(url)) ?? Response.error();

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept(page)));
  else if (origin === self.location.origin && files.includes(pathname))
    event.respondWith(fetch(request).catch(() => kept(pathname)));
});
