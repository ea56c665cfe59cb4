// The calculator of what loyalty is worth. Nothing typed here leaves the page.

import { amount, sums, written } from "./loyalty-sums.js"
import { fill } from "./page.js"

const tool = document.querySelector("[data-mg-tool=loyalty]")
const form = tool.querySelector("form")
const lang = document.documentElement.lang
const outs = [...tool.querySelectorAll("[data-out]")]

const show = () => {
  const given = Object.fromEntries(new FormData(form))
  const found = sums(given)
  const quarrel = amount(given.quarrel)
  const text = !quarrel || !found.total ? tool.dataset.none : found.ratio < 2 ? tool.dataset.even : tool.dataset.verdict
  const verdict = fill(text, {
    quarrel: written(quarrel, lang), total: written(found.total, lang), ratio: written(found.ratio, lang),
  })
  for (const out of outs) {
    const shown = out.dataset.out === "verdict" ? verdict : written(found[out.dataset.out], lang)
    if (out.textContent !== shown) out.textContent = shown
  }
}

form.addEventListener("input", show)
form.addEventListener("submit", event => event.preventDefault())
// A browser that goes back in its history puts in what was typed before.
addEventListener("pageshow", show)
show()
