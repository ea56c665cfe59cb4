// Copy a line to say, its slots filled in first.

import { copied, copyText, make } from "./page.js"

const HOLDER = ".mg-card, .mg-line"
const LINE = ".mg-card__say p, .mg-line__say"
// Times and sums belong to one line; a name holds for the whole conversation.
const OWN = /(time|date|deadline|amount|change|delay)$/
const remembered = new Map()

const slotsOf = line => {
  const slots = new Map()
  for (const slot of line.querySelectorAll(".slot")) {
    slot.dataset.slot ??= slot.textContent
    const same = slots.get(slot.dataset.slot)
    if (same) same.push(slot)
    else slots.set(slot.dataset.slot, [slot])
  }
  return slots
}

const show = (slots, value) => {
  for (const slot of slots) {
    slot.textContent = value || slot.dataset.slot
    slot.classList.toggle("slot--filled", Boolean(value))
  }
}

const open = (holder, button, slots) => {
  const form = make("form", { className: "mg-fill", autocomplete: "off" })
  for (const [name, places] of slots) {
    const field = make("input", { type: "text", className: "mg-fill__field" })
    field.addEventListener("input", () => {
      const value = field.value.trim()
      show(places, value)
      if (!OWN.test(name.slice(1, -1))) remembered.set(name, value)
    })
    field.value = remembered.get(name) ?? ""
    show(places, field.value)
    const label = make("span", { className: "mg-label" }, places[0].title || name)
    form.append(make("label", { className: "mg-field" }, label, field))
  }
  form.addEventListener("submit", event => {
    event.preventDefault()
    button.click()
  })
  form.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      form.remove()
      button.setAttribute("aria-expanded", "false")
      button.focus()
    }
  })
  // Enter in a field works only where the form has a button of its own.
  form.append(make("button", { type: "submit", hidden: true }))
  holder.querySelector(".mg-card__foot, .mg-line__foot").before(form)
  button.setAttribute("aria-expanded", "true")
  const fields = [...form.querySelectorAll("input")]
  ;(fields.find(field => !field.value) ?? fields[0]).focus()
}

const press = async button => {
  const holder = button.closest(HOLDER)
  const line = holder.querySelector(LINE)
  const slots = slotsOf(line)
  if (slots.size && !holder.querySelector(".mg-fill")) return open(holder, button, slots)
  await copyText(line.textContent)
  copied(button, button.dataset.copied)
}

/** Make the copy buttons of a page work, those that are added later too. */
export const copyButtons = () => {
  for (const button of document.querySelectorAll(".mg-copy")) {
    const slots = button.closest(HOLDER).querySelector(LINE).querySelector(".slot")
    if (slots) button.setAttribute("aria-expanded", "false")
  }
  document.addEventListener("click", event => {
    const button = event.target.closest?.(".mg-copy")
    if (button?.closest(HOLDER)) press(button)
  })
}
