// The filters of the phrase guide, of the catalogue and of the map. What is chosen lives in the address.

import { fill, make } from "./page.js"

const guide = document.querySelector("[data-mg-tool=guide]")
const form = guide.querySelector("form")
const fields = [...form.querySelectorAll("select")]
const count = form.querySelector("output")
const reset = form.querySelector("[type=reset]")
const sections = [...guide.querySelectorAll(".mg-guide__step")].map(section => ({
  section,
  lines: [...section.querySelectorAll(".mg-line, .mg-touch")],
}))
const languages = [...document.querySelectorAll(".mg-languages a")]

const fits = (section, line, wanted) =>
  wanted.every(({ name, value }) =>
    (line.dataset[name] ?? section.dataset[name]).split(" ").includes(value))

let narrowed = false
const narrow = wanted => {
  let shown = 0
  for (const { section, lines } of sections) {
    let here = 0
    for (const line of lines) {
      line.hidden = !fits(section, line, wanted)
      if (!line.hidden) here++
    }
    section.hidden = !here
    shown += here
  }
  count.textContent = shown ? fill(count.dataset.count, { n: shown }) : count.dataset.none
  reset.hidden = !wanted.length
  narrowed = !reset.hidden
}

const apply = () => {
  const wanted = fields.filter(field => field.value)
  // A page just opened shows every line; to look at a thousand of them would delay it.
  if (wanted.length || narrowed) narrow(wanted)
  const query = new URLSearchParams(wanted.map(({ name, value }) => [name, value])).toString()
  for (const link of languages) link.search = query
  return query
}

const keep = query => {
  try {
    history.replaceState(history.state, "", `${location.pathname}${query && "?"}${query}${location.hash}`)
  } catch {
    // Some browsers forbid that for files; the filters work all the same.
  }
}

const read = () => {
  const wanted = new URLSearchParams(location.search)
  for (const field of fields) {
    field.value = wanted.get(field.name) ?? ""
    if (field.selectedIndex < 0) field.value = ""
  }
  apply()
}

form.addEventListener("change", () => keep(apply()))
form.addEventListener("submit", event => event.preventDefault())
form.addEventListener("reset", event => {
  // The form would return to what the browser remembers, which need not be "all".
  event.preventDefault()
  for (const field of fields) field.value = ""
  keep(apply())
  fields[0].focus()
})
addEventListener("popstate", read)

// A link to a line that the filters hide shows all lines again.
const reveal = () => {
  const line = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!line?.closest(".mg-line[hidden], .mg-guide__step[hidden]")) return
  for (const field of fields) field.value = ""
  keep(apply())
  line.scrollIntoView()
}
addEventListener("hashchange", reveal)

/** Buttons come to a section when it comes near: hundreds of them at once would delay the page. */
const equip = section => {
  for (const line of section.querySelectorAll(".mg-line")) {
    const button = make("button", { type: "button", className: "mg-copy" }, guide.dataset.copy)
    button.dataset.copied = guide.dataset.copied
    if (line.querySelector(".slot")) button.setAttribute("aria-expanded", "false")
    line.querySelector(".mg-line__foot").prepend(button)
  }
}
const near = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries)
    if (isIntersecting) {
      near.unobserve(target)
      equip(target)
    }
}, { rootMargin: "800px" })
if (guide.dataset.copy) for (const { section } of sections) near.observe(section)

read()
reveal()
