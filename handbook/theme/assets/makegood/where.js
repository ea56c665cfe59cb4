// The wordings of a script: one of each step stands open, the others are folded by the page itself.
// A switch keeps those for one channel. What is chosen lives in the address and is remembered on
// this device.

import { fill } from "./page.js"

const KEY = "makegood.where", LEAD = "mg-card--lead", OTHERS = "mg-fold--others"
const form = document.querySelector("[data-mg-tool=where]")
const choices = [...form.querySelectorAll("input")]
const languages = [...document.querySelectorAll(".mg-languages a")]

/** The steps of the page that have several wordings: their cards in order, and the fold. */
const steps = [...document.querySelectorAll(`.${OTHERS}`)].map(others => {
  let first = others
  while (!first.classList.contains("mg-card")) first = first.previousElementSibling
  const cards = [first, ...others.querySelectorAll(":scope > .mg-card")]
  return { others, cards, open: first, lead: first.classList.contains(LEAD) }
})

const fits = (card, channels) =>
  !channels || card.dataset.channel.split(" ").some(name => channels.split(" ").includes(name))

const asked = () => document.getElementById(decodeURIComponent(location.hash.slice(1)))

const apply = () => {
  const { value, dataset } = choices.find(choice => choice.checked)
  for (const step of steps) {
    const { others, cards, lead } = step
    let fitting = cards.filter(card => fits(card, dataset.channels))
    // A step without words for this channel would be a gap in the talk.
    if (!fitting.length) fitting = cards.slice(0, 1)
    const [first, ...rest] = fitting
    if (step.open !== first) step.open.before(first)
    step.open = first
    others.append(...cards.filter(card => card !== first))
    for (const card of cards) {
      card.hidden = !fitting.includes(card) && card !== asked()
      card.classList.toggle(LEAD, lead && card === first)
    }
    const shown = cards.filter(card => card !== first && !card.hidden).length
    others.hidden = !shown
    others.firstElementChild.textContent = fill(form.dataset.count, { n: shown })
  }
  const query = value && `?where=${value}`
  for (const link of languages) link.search = query
  return query
}

const choose = value => {
  const choice = choices.find(one => one.value === value) ?? choices[0]
  choice.checked = true
}

const keep = query => {
  try {
    localStorage.setItem(KEY, query.slice("?where=".length))
    history.replaceState(history.state, "", `${location.pathname}${query}${location.hash}`)
  } catch {
    // Some browsers forbid that for files; the switch works all the same.
  }
}

const remembered = () => {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

const read = () => {
  choose(new URLSearchParams(location.search).get("where") ?? remembered() ?? "")
  apply()
}

// A link to a wording shows it, whatever the switch says.
const show = () => {
  const card = asked()
  for (let box = card?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true
  card?.scrollIntoView()
}

form.addEventListener("change", () => keep(apply()))
form.addEventListener("submit", event => event.preventDefault())
addEventListener("popstate", read)
addEventListener("hashchange", () => {
  apply()
  show()
})

read()
if (location.hash) show()
