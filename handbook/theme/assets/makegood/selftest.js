// The self-test: answers become choices, and their sum picks the result.

import { fill, make } from "./page.js"

const tool = document.querySelector("[data-mg-tool=selftest]")
const sum = tool.querySelector(".mg-quiz__sum")
const results = [...tool.querySelectorAll(".mg-quiz__result")]
const questions = [...tool.querySelectorAll(".mg-quiz__question")]
let most = 0

const show = () => {
  const chosen = [...tool.querySelectorAll("input:checked")]
  const points = chosen.reduce((all, input) => all + Number(input.value), 0)
  const left = questions.length - chosen.length
  const own = left ? null : results.filter(result => Number(result.dataset.from) <= points).pop()
  for (const result of results) result.classList.toggle("mg-quiz__result--own", result === own)
  sum.textContent = own
    ? fill(tool.dataset.sum, { n: points, all: most, result: own.querySelector("h2").textContent })
    : fill(tool.dataset.left, { n: left })
}

questions.forEach((question, number) => {
  const list = question.querySelector(".mg-quiz__answers")
  list.setAttribute("role", "radiogroup")
  list.setAttribute("aria-labelledby", question.querySelector("p").id)
  const items = [...list.children]
  most += items.length - 1
  for (const item of items) {
    item.setAttribute("role", "presentation")
    const input = make("input", { type: "radio", name: `question-${number}`, value: item.dataset.points })
    const label = make("label", { className: "mg-quiz__choice" }, input, item.querySelector(".mg-quiz__answer"))
    item.replaceChildren(label)
  }
})
tool.addEventListener("change", show)
addEventListener("pageshow", show)
show()
