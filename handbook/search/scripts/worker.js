// The worker under Material's search box. Messages in: 0 the index, 2 a query; out: 1 ready,
// 3 the results. Over a network the index arrives without its entries, which weigh more than the
// rest of a page: they are fetched when somebody is about to search.

import { Engine } from "./engine.js"
import { results } from "./result.js"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3

let ready, labels

const fetched = async place => {
  const answer = await fetch(new URL(`../../${place}`, location.href))
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
  return answer.json()
}

const start = data => {
  const { lang, makegood } = data.config
  labels = makegood.labels
  const load = () => {
    ready ??= (makegood.entries && !data.docs.length ? fetched(makegood.entries) : Promise.resolve(data))
      .then(whole => new Engine(whole, lang[0]))
    ready.catch(() => { ready = null })  // no network just now: the next query tries again
    return ready
  }
  if (makegood.entries && "BroadcastChannel" in self) new BroadcastChannel("makegood-search").onmessage = load
  return load
}

let load
addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    load = start(data)
    if (data.docs.length) await load()
    postMessage({ type: READY })
  } else if (type === QUERY) {
    const items = data.trim() ? results((await load()).search(data), labels) : []
    postMessage({ type: RESULT, data: { items } })
  }
})
