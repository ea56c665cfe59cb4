// Keeps the handbook of one language for times without a network. Written into the site after
// the build: FILES names every file with a hash of its content, and a change to any of them
// makes this another worker.
"use strict"

const PREFIX = "makegood-{lang}-"
const CACHE = `${PREFIX}{version}`
const FILES = {files}

const HOME = new URL("./", location.href)
const LIST = new URL(".files", HOME).href
const AT_ONCE = 6

const address = name => new URL(name, HOME).href

// The cache of another version, and the hashes of what it holds.
const before = async () => {
  for (const key of await caches.keys()) {
    if (!key.startsWith(PREFIX) || key === CACHE) continue
    const cache = await caches.open(key)
    const list = await cache.match(LIST)
    if (list) return { cache, files: await list.json() }
  }
  return { cache: null, files: {} }
}

const take = async name => {
  const response = await fetch(address(name), { cache: "no-cache" })
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  if (!response.redirected) return response
  // A redirected answer may not be given to a page.
  return new Response(await response.blob(), { headers: response.headers })
}

const fill = async () => {
  const old = await before()
  const cache = await caches.open(CACHE)
  const names = Object.keys(FILES)
  const work = async () => {
    for (let name; (name = names.pop()); ) {
      const same = old.files[name] === FILES[name] && (await old.cache.match(address(name)))
      await cache.put(address(name), same || (await take(name)))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await cache.put(LIST, new Response(JSON.stringify(FILES)))
}

const clear = async () => {
  for (const key of await caches.keys())
    if (key.startsWith(PREFIX) && key !== CACHE) await caches.delete(key)
  await clients.claim()
}

const answer = async (request, url) => {
  const cache = await caches.open(CACHE)
  let name = url.pathname.slice(HOME.pathname.length)
  if (!name || name.endsWith("/")) name += "index.html"
  if (!(name in FILES) && `${name}.html` in FILES) name += ".html"
  const kept = name in FILES && (await cache.match(address(name)))
  if (kept) return kept
  try {
    return await fetch(request)
  } catch (error) {
    const missing = request.mode === "navigate" && (await cache.match(address("404.html")))
    if (!missing) throw error
    return new Response(await missing.blob(), { status: 404, headers: missing.headers })
  }
}

addEventListener("install", event => event.waitUntil(fill()))
addEventListener("activate", event => event.waitUntil(clear()))
addEventListener("fetch", event => {
  const url = new URL(event.request.url)
  if (event.request.method === "GET" && url.href.startsWith(HOME.href))
    event.respondWith(answer(event.request, url))
})
// A new version waits until the reader asks for it or has closed every page of the old one.
addEventListener("message", event => {
  if (event.data === "now") skipWaiting()
})
