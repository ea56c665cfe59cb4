// "Check your wording": what the linter finds, while one writes. Nothing leaves the page.

import { listen, turnsOf } from "./ear.js"
import { card, quoted } from "./findings.js"
import { copied, copyText, fill, make } from "./page.js"

const PAUSE = 600
const tool = document.querySelector("[data-mg-tool=check]")
const words = tool.dataset
const field = tool.querySelector("textarea")
const marks = tool.querySelector(".mg-draft__marks")
const list = tool.querySelector(".mg-findings")
const sum = tool.querySelector(".mg-check__sum")
const lamps = [...tool.querySelectorAll(".mg-lamp")]

const state = { found: [], shape: null, current: -1, hint: null }
let rules
/** Whoever listens to the draft: each takes a text and gives findings. */
const checkers = [text => rules.ear.check(text)]

const check = text =>
  checkers.flatMap(checker => checker(text)).sort((a, b) => a.start - b.start || a.end - b.end)

/** The part of the text that a suggestion stands for: whole sentences replace whole sentences. */
const replaced = (text, { start, end }, suggestion) => {
  if (!/[.!?…]["»”’)]*$/.test(suggestion)) return [start, end]
  const before = text.slice(0, start)
  let from = 0
  for (const match of before.matchAll(/[.!?…]+["»”’)]*\s+|\n\s*/g)) from = match.index + match[0].length
  const after = /[.!?…]+["»”’)]*(?=\s|$)|\n/.exec(text.slice(end))
  const to = after ? end + after.index + (after[0] === "\n" ? 0 : after[0].length) : text.length
  // A finding may end with its sentence's own mark.
  return [from, /[.!?…]$/.test(text.slice(start, end)) ? end : to]
}

const paint = () => {
  const text = field.value
  const edges = new Set([0, text.length])
  for (const { start, end } of state.found) edges.add(start).add(end)
  if (state.hint) for (const edge of state.hint) edges.add(edge)
  const places = [...edges].sort((a, b) => a - b)
  const pieces = []
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i], places[i + 1]]
    const over = state.found.filter(({ start, end }) => start <= from && to <= end)
    const inside = state.hint && state.hint[0] <= from && to <= state.hint[1]
    if (!over.length && !inside) pieces.push(text.slice(from, to))
    else {
      const names = over.map(({ severity }) => `mg-mark--${severity}`)
      if (inside) names.push("mg-mark--hint")
      if (over.some(finding => finding === state.found[state.current])) names.push("mg-mark--current")
      pieces.push(make("mark", { className: ["mg-mark", ...names].join(" ") }, text.slice(from, to)))
    }
  }
  // The last line needs something on it to be as high as in the field.
  marks.replaceChildren(...pieces, "\u200b")
}

const choose = number => {
  if (number === state.current) return
  state.current = number
  ;[...list.children].forEach((item, at) => item.classList.toggle("mg-finding--current", at === number))
  paint()
}

const replace = (finding, suggestion) => {
  const [from, to] = replaced(field.value, finding, suggestion)
  state.hint = null
  field.focus()
  field.setSelectionRange(from, to)
  // The old command is the only one that a reader can undo.
  if (!document.execCommand("insertText", false, suggestion)) {
    field.setRangeText(suggestion, from, to, "end")
    update()
  }
  const gap = /\{[^}]+\}|…/.exec(suggestion)
  if (gap) field.setSelectionRange(from + gap.index, from + gap.index + gap[0].length)
}

const deedsFor = number => ({
  show: () => {
    const { start, end } = state.found[number]
    field.focus()
    field.setSelectionRange(start, end)
    choose(number)
  },
  hint: suggestion => {
    state.hint = suggestion && replaced(field.value, state.found[number], suggestion)
    paint()
  },
  replace: suggestion => replace(state.found[number], suggestion),
})

let timer
const tell = text => {
  clearTimeout(timer)
  timer = setTimeout(() => {
    if (sum.textContent !== text) sum.textContent = text
  }, state.shape === null ? 0 : PAUSE)
}

const update = () => {
  if (!rules) return prepare()
  const text = field.value
  const covered = rules.ear.principles(turnsOf(text))
  state.found = check(text)
  state.current = -1
  state.hint = null
  const quotes = state.found.map(finding => quoted(text, finding))
  tell(!text.trim() ? words.empty : state.found.length ? fill(words.found, { n: state.found.length }) : words.clean)
  // The cards stay as they are while only their places move: the focus stays with them.
  const shape = JSON.stringify(state.found.map(({ rule }, number) => [rule, quotes[number]]))
  if (shape !== state.shape) {
    state.shape = shape
    list.replaceChildren(...state.found.map((finding, number) =>
      card(finding, quotes[number], words, rules, deedsFor(number))))
  }
  for (const lamp of lamps) {
    const lit = covered.has(lamp.dataset.principle)
    lamp.classList.toggle("mg-lamp--on", lit)
    lamp.querySelector(".mg-lamp__state").textContent = text.trim() ? words[lit ? "on" : "off"] : ""
  }
  paint()
}

const follow = () => {
  const place = field.selectionStart
  if (place !== field.selectionEnd) return
  choose(state.found.findIndex(({ start, end }) => start <= place && place <= end))
}

const deeds = {
  example: () => {
    field.value = tool.querySelector("[data-do=example]").dataset.text
    field.focus()
    update()
  },
  copy: async button => {
    await copyText(field.value)
    copied(button, words.copied)
  },
  clear: () => {
    field.value = ""
    field.focus()
    update()
  },
}

/** Fetch the rules when somebody means to write, and look at what is there by then. */
const prepare = async () => {
  if (rules) return
  try {
    rules = await listen()
    update()
  } catch {
    sum.textContent = words.failed
  }
}

for (const button of tool.querySelectorAll("[data-do]"))
  button.addEventListener("click", () => deeds[button.dataset.do](button))
field.addEventListener("input", update)
for (const event of ["focus", "pointerenter"]) field.addEventListener(event, prepare)
for (const event of ["click", "keyup"]) field.addEventListener(event, follow)
field.addEventListener("click", () => list.children[state.current]?.scrollIntoView({ block: "nearest" }))
// Browsers bring a draft back when a page is loaded again.
if (field.value) update()
// What tests and other tools may ask, after `ready`.
globalThis.makegood = { ready: prepare, check, checkers, principles: turns => rules.ear.principles(turns), turnsOf }
