// What the search offers while it has found nothing, and the keys that serve it on every machine.

/** Show help under an empty list of results, and let its examples be typed with one click. */
export const searchHelp = () => {
  const field = document.querySelector(".md-search__input")
  const list = document.querySelector(".md-search-result__list")
  const template = document.getElementById("mg-search-help")
  if (!field || !list || !template) return
  const help = template.content.firstElementChild

  // Material knows its own parts as the first and the last; the help goes between them.
  const show = () => {
    if (list.children.length) help.remove()
    else if (!help.isConnected) list.before(help)
  }
  new MutationObserver(show).observe(list, { childList: true })
  show()

  help.addEventListener("click", event => {
    const example = event.target.closest("[data-mg-query]")
    if (!example) return
    event.preventDefault()
    event.stopPropagation()  // a click on a link closes the search
    field.value = example.dataset.mgQuery
    field.focus()
    field.dispatchEvent(new Event("keyup"))
  })

  keepPlace(field, list)

  // Nothing to go to yet: the key would submit the form.
  field.addEventListener("keydown", event => {
    if (event.key === "Enter" && !list.children.length) {
      event.preventDefault()
      event.stopPropagation()
    }
  })

  // On a Cyrillic keyboard the key of the slash types a full stop, which would turn the page.
  addEventListener("keydown", event => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]")
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.code !== "Slash" || event.key !== ".") return
    event.preventDefault()
    event.stopPropagation()
    field.focus()
    field.select()
  }, true)
}

// Results of the last letter may come after the arrow key: whoever stood on a result stands there
// again when the list is made anew, or on the first one if theirs is gone.
const keepPlace = (field, list) => {
  let place = null
  addEventListener("focusin", event => {
    place = list.contains(event.target) ? event.target.closest("[href]") : null
  })
  new MutationObserver(() => {
    if (!place || place.isConnected || !list.children.length) return
    const links = [...list.querySelectorAll("[href]")]
    const same = links.find(link => link.getAttribute("href") === place.getAttribute("href"))
    ;(same ?? links[0] ?? field).focus()
  }).observe(list, { childList: true, subtree: true })
}
