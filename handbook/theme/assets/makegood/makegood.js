// What the handbook's pages do beyond links: copy a line, and open the search from a button.
// Everything here is hidden until this script runs, so nothing on a page is dead without it.
(() => {
  "use strict"

  const copyText = async text => {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // Pages on plain http have no clipboard of their own.
      const field = document.createElement("textarea")
      field.value = text
      field.className = "mg-hidden"
      document.body.append(field)
      field.select()
      document.execCommand("copy")
      field.remove()
    }
  }

  const announcer = document.createElement("div")
  announcer.className = "mg-hidden"
  announcer.setAttribute("role", "status")
  document.body.append(announcer)

  for (const button of document.querySelectorAll(".mg-copy")) {
    const label = button.textContent
    let timer
    button.hidden = false
    button.addEventListener("click", async () => {
      await copyText(button.closest(".mg-card").querySelector(".mg-card__say p").textContent)
      button.textContent = announcer.textContent = button.dataset.copied
      button.classList.add("mg-copy--done")
      clearTimeout(timer)
      timer = setTimeout(() => {
        button.textContent = label
        announcer.textContent = ""
        button.classList.remove("mg-copy--done")
      }, 2000)
    })
  }

  // The search listens to keys alone; words that are pasted or dictated come without any.
  const field = document.querySelector(".md-search__input")
  field?.addEventListener("input", () => field.dispatchEvent(new Event("keyup")))

  const toggle = document.getElementById("__search")
  for (const button of document.querySelectorAll("[data-mg-find]")) {
    button.hidden = !(toggle && field)
    button.addEventListener("click", () => {
      if (!toggle.checked) toggle.click()
      field.focus()
    })
  }
})()
