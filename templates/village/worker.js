/* Keeps the page of the village and its files, so that it opens without a connection. Answers about people are never kept. */
"use strict";
const KEPT = {{ kept|safe }};
const PAGE = {{ page|safe }};
const STORE = "enbek-village-1";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("enbek-village-") && name !== STORE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method !== "GET" || !KEPT.includes(path)) return;
  event.respondWith(path === PAGE ? fresh(event.request) : kept(event.request));
});

async function fresh(request) {
  const store = await caches.open(STORE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await store.put(PAGE, answer.clone());
    return answer;
  } catch {
    return (await store.match(PAGE)) || Response.error();
  }
}

async function kept(request) {
  const store = await caches.open(STORE);
  return (await store.match(new URL(request.url).pathname)) || fetch(request);
}
