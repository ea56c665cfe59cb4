// Stands where a site without offline use would have its worker: takes itself and its caches away.
"use strict"

addEventListener("install", () => skipWaiting())
addEventListener("activate", event =>
  event.waitUntil((async () => {
    for (const key of await caches.keys())
      if (key.startsWith("makegood-{lang}-")) await caches.delete(key)
    await registration.unregister()
  })()))
