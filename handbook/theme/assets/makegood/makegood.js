// What the handbook's pages do beyond links: copy a line, open the search from a button, warn of
// an overdue review, keep themselves for offline use, and fetch the tools a page holds.
// Everything here is hidden until this script runs, so nothing on a page is dead without it.

import { copyButtons } from "./copy.js"
import { load } from "./page.js"
import { searchHelp } from "./search-help.js"
import { keepOffline } from "./update.js"

copyButtons()
searchHelp()

// The search listens to keys alone; words that are pasted or dictated come without any.
const field = document.querySelector(".md-search__input")
field?.addEventListener("input", () => field.dispatchEvent(new Event("keyup")))

field?.addEventListener("focus", () => {
  if ("BroadcastChannel" in window) new BroadcastChannel("makegood-search").postMessage("soon")
}, { once: true })

const toggle = document.getElementById("__search")
for (const button of document.querySelectorAll("[data-mg-find]")) {
  button.hidden = !(toggle && field)
  button.addEventListener("click", () => {
    if (!toggle.checked) toggle.click()
    field.focus()
  })
}

// A page built last year does not know what day it is.
const now = new Date()
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(n => String(n).padStart(2, "0")).join("-")
for (const badge of document.querySelectorAll("[data-mg-review]"))
  badge.hidden = badge.dataset.mgReview >= today

// A table that is wider than a phone is moved with the arrow keys, once it can be reached.
const tables = () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap"))
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
}

for (const tool of document.querySelectorAll("[data-mg-tool]")) load(`${tool.dataset.mgTool}.js`)

addEventListener("load", () => {
  tables()
  // Where a browser forbids to keep anything, the handbook is simply read from the network.
  keepOffline().catch(() => {})
})
