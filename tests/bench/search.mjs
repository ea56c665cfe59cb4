// Runs a site's search worker outside a browser. Reads {worker, index, queries} as JSON from
// standard input; writes what was found, and how long it took in milliseconds.

import { readFileSync } from "node:fs"
import { performance } from "node:perf_hooks"
import vm from "node:vm"

const { worker, index, queries } = JSON.parse(readFileSync(0, "utf8"))
const data = JSON.parse(readFileSync(index, "utf8"))

let listener, answer
const surroundings = vm.createContext({
  addEventListener: (type, heard) => { if (type === "message") listener = heard },
  postMessage: message => { answer = message },
  console, self: {},
})
const ask = async (type, data) => {
  const began = performance.now()
  await listener({ data: { type, data } })
  return performance.now() - began
}

const began = performance.now()
vm.runInContext(readFileSync(worker, "utf8"), surroundings)
await ask(0, data)
const ready = performance.now() - began
const found = []
for (const query of queries) {
  const took = await ask(2, query)
  found.push({ took, items: answer.data.items.map(item => item.map(({ location }) => location)) })
}
console.log(JSON.stringify({ ready, found }))
