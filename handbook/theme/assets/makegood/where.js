// The wordings of a script: one of each step stands open, the rest unfold; a switch keeps those
// for one channel. What is chosen lives in the address and is remembered on this device.

import { fill, make } from "./page.js"

const KEY = "makegood.where"
const form = document.querySelector("[data-mg-tool=where]")
const choices = [...form.querySelectorAll("input")]
const languages = [...document.querySelectorAll(".mg-languages a")]

/** The steps of the page, each with its cards and the button that unfolds them. */
const steps = []
for (const card of form.parentElement.querySelectorAll(".mg-card")) {
  if (!("more" in card.dataset)) steps.push({ cards: [], open: false })
  steps.at(-1).cards.push(card)
}

const fits = (card, channels) =>
  !channels || card.dataset.channel.split(" ").some(name => channels.split(" ").includes(name))

const asked = () => document.getElementById(decodeURIComponent(location.hash.slice(1)))

const apply = () => {
  const { value, dataset } = choices.find(choice => choice.checked)
  for (const step of steps) {
    let fitting = step.cards.filter(card => fits(card, dataset.channels))
    // A step without words for this channel would be a gap in the talk.
    if (!fitting.length) fitting = step.cards.slice(0, 1)
    const [first, ...rest] = fitting
    for (const card of step.cards) {
      card.hidden = card !== first && !(step.open && rest.includes(card)) && card !== asked()
      delete card.dataset.more
    }
    step.button.hidden = !rest.length
    step.button.firstChild.data = fill(form.dataset.count, { n: rest.length })
    step.button.setAttribute("aria-expanded", step.open)
    const foot = first.querySelector(".mg-card__foot")
    if (step.button.parentElement !== foot) foot.append(step.button)
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

for (const step of steps) {
  const about = make("span", { className: "mg-hidden" }, `: ${form.dataset.of}`)
  step.button = make("button", { type: "button", className: "mg-more" }, "", about)
  step.button.addEventListener("click", () => {
    step.open = !step.open
    apply()
  })
}
form.addEventListener("change", () => keep(apply()))
form.addEventListener("submit", event => event.preventDefault())
addEventListener("popstate", read)

// A link to a wording shows it, whatever the switch says.
addEventListener("hashchange", () => {
  apply()
  asked()?.scrollIntoView()
})

read()
if (location.hash) asked()?.scrollIntoView()
