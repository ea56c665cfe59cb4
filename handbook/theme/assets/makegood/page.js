// Small things that every script of the handbook needs.

/** Address of the running script; its folder holds everything else. */
const here = document.currentScript.src

/** Address of a file beside the scripts. */
export const beside = name => new URL(name, here).href

/** Load a script from beside this one. A page opened from a folder may load no other way. */
export const load = name =>
  new Promise((done, failed) => {
    const script = document.createElement("script")
    script.src = beside(name)
    script.onload = done
    script.onerror = () => failed(new Error(name))
    document.head.append(script)
  })

/** Make an element; what is no property of it becomes an attribute. */
export const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties))
    if (name in element) element[name] = value
    else element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** Put values into the braces of a text. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)

let announcer
/** Tell readers of a screen what has happened. */
export const announce = text => {
  if (!announcer) {
    announcer = make("div", { className: "mg-hidden", role: "status" })
    document.body.append(announcer)
  }
  announcer.textContent = text
}

/** Put a text on the clipboard. */
export const copyText = async text => {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Pages on plain http have no clipboard of their own.
    const before = document.activeElement
    const field = make("textarea", { value: text, className: "mg-hidden" })
    document.body.append(field)
    field.select()
    document.execCommand("copy")
    field.remove()
    before?.focus({ preventScroll: true })
  }
}

/** Show for a moment, on a button and to screen readers, that something was copied. */
export const copied = (button, text) => {
  button.dataset.label ??= button.textContent
  button.textContent = text
  announce(text)
  button.classList.add("mg-copy--done")
  clearTimeout(Number(button.dataset.timer))
  button.dataset.timer = String(setTimeout(() => {
    button.textContent = button.dataset.label
    announce("")
    button.classList.remove("mg-copy--done")
  }, 2000))
}
