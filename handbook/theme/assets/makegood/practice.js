// The drills, judged by the rules.

import { listen } from "./ear.js"
import { card, quoted } from "./findings.js"
import { announce, fill, make } from "./page.js"

const tool = document.querySelector("[data-mg-tool=practice]")
const words = tool.dataset
const score = tool.querySelector(".mg-practice__score")
const drills = [...tool.querySelectorAll(".mg-drill")]
const solved = new Set()

const strong = text => make("strong", {}, text)
const lineOf = drill => drill.querySelector(".mg-drill__line p").textContent

/** Make the place for verdicts on a drill; gives a function that shows one. */
const verdict = drill => {
  const box = make("div", { className: "mg-verdict", role: "status" })
  drill.append(box)
  return (good, ...content) => {
    box.className = `mg-verdict mg-verdict--${good ? "good" : "bad"}`
    box.replaceChildren(...content)
    drill.classList.toggle("mg-drill--solved", good)
    if (good) solved.add(drill)
    else solved.delete(drill)
    score.textContent = fill(words.score, { n: solved.size, all: drills.length })
  }
}

/** The rules are fetched with the first answer: looking at the page needs none. */
const judged = (say, judge) => async () => {
  const rules = await listen().catch(() => null)
  if (rules) judge(rules)
  else say(false, words.failed)
}

const cards = (found, text, rules) =>
  make("ul", { className: "mg-findings" }, ...found.map(finding =>
    card(finding, quoted(text, finding), words, rules)))

const makers = {
  fault(drill) {
    const say = verdict(drill)
    const line = lineOf(drill)
    for (const item of drill.querySelectorAll("[data-choice]")) {
      const button = make("button", { type: "button", className: "mg-button" }, item.textContent)
      button.setAttribute("aria-pressed", "false")
      item.replaceChildren(button)
      button.addEventListener("click", judged(say, rules => {
        for (const other of drill.querySelectorAll(".mg-choices button"))
          other.setAttribute("aria-pressed", String(other === button))
        const finding = rules.ear.check(line).find(({ rule }) => rule.split("/")[0] === item.dataset.choice)
        if (finding) say(true, strong(words.right), cards([finding], line, rules))
        else say(false, strong(words.wrong))
      }))
    }
  },

  rewrite(drill) {
    const model = drill.querySelector(".mg-drill__model")
    const form = drill.querySelector("form")
    const field = form.querySelector("textarea")
    const say = verdict(drill)
    const answer = judged(say, rules => {
      const text = field.value.trim()
      if (text.split(/\s+/).length < 3) return say(false, strong(words.short))
      if (text === lineOf(drill).trim()) return say(false, strong(words.same))
      const found = rules.ear.check(text).filter(({ severity }) => severity !== "note")
      if (found.length) return say(false, strong(words.again), cards(found, text, rules))
      const wanted = drill.dataset.shows
      if (wanted && !rules.ear.principles([text]).has(wanted))
        return say(false, strong(words.lacks), " ", drill.querySelector(".mg-drill__goal").lastChild.textContent)
      say(true, strong(words.clean), make("p", { className: "mg-verdict__model", lang: model.lang },
        strong(words.modelLabel), " ", ...model.cloneNode(true).childNodes))
    })
    form.addEventListener("submit", event => {
      event.preventDefault()
      answer()
    })
  },

  order(drill) {
    const list = drill.querySelector(".mg-order")
    const say = verdict(drill)
    const items = () => [...list.children]
    const arrows = item => [...item.querySelectorAll(".mg-arrow")]
    const judge = () => {
      const all = items()
      const wrong = all.filter((item, at) => Number(item.dataset.place) !== at).length
      for (const item of all) item.querySelector(".mg-step").hidden = wrong > 0
      if (wrong) say(false, fill(words.orderWrong, { n: wrong }))
      else say(true, strong(words.orderRight))
    }
    const move = (item, by, button) => {
      const all = items()
      const to = all.indexOf(item) + by
      if (by < 0) all[to].before(item)
      else all[to].after(item)
      items().forEach((other, at) => {
        const [up, down] = arrows(other)
        up.disabled = at === 0
        down.disabled = at === all.length - 1
      })
      // The arrow that led to an end can't be pressed again; its sister keeps the focus there.
      ;(button.disabled ? arrows(item).find(other => !other.disabled) : button).focus()
      judge()
      announce(fill(words.moved, { n: to + 1, all: all.length }))
    }
    for (const item of items())
      arrows(item).forEach((button, which) =>
        button.addEventListener("click", () => move(item, which ? 1 : -1, button)))
  },
}

for (const drill of drills) makers[drill.dataset.kind](drill)
