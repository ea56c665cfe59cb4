// The worker under Material's search box. Messages in: 0 the index, 2 a query; out: 1 ready,
// 3 the results.

import { Engine } from "./engine.js"
import { results } from "./result.js"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3

let engine, labels

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    labels = data.config.makegood.labels
    engine = new Engine(data, data.config.lang[0])
    postMessage({ type: READY })
  } else if (type === QUERY)
    postMessage({ type: RESULT, data: { items: results(engine.search(data), labels) } })
})
