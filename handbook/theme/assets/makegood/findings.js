// A finding as a card: the words, why they do harm, and what to say instead.

import { beside, make } from "./page.js"

/** The words a finding is about, a contraction such as "that's" whole. */
export const quoted = (text, { start, end }) =>
  text.slice(/['’]/.test(text[start]) ? text.lastIndexOf(" ", start) + 1 : start, end)

/**
 * Make the card of a finding.
 * @param {object} finding rule, severity, message, suggestions
 * @param {string} quote the words it is about
 * @param {object} words the site's words: instead, error, warning, note
 * @param {{titles: object, pages: object}} rules titles and pages of the categories
 * @param {?{show: Function, hint: Function, replace: Function}} deeds what a click does; none where
 *   nothing can be replaced
 */
export const card = (finding, quote, words, { titles, pages }, deeds) => {
  const [category, name] = finding.rule.split("/")
  const title = titles[category] ?? category
  const link = pages[category]
    ? make("a", { href: `${beside(`../../${pages[category]}`)}#${name}` }, title)
    : make("span", {}, title)
  const words_ = deeds
    ? make("button", { type: "button", className: "mg-finding__quote", onclick: deeds.show }, quote)
    : make("q", { className: "mg-finding__quote" }, quote)
  const head = make("p", { className: "mg-finding__head" },
    words_, make("span", { className: "mg-finding__grade" }, words[finding.severity]))
  const why = make("p", { className: "mg-finding__why" }, link, ". ", finding.message)
  const item = make("li", { className: `mg-finding mg-finding--${finding.severity}` }, head, why)
  if (finding.suggestions.length) {
    const list = make("ul", { className: "mg-rewrites" })
    for (const text of finding.suggestions) {
      const choice = deeds
        ? make("button", { type: "button", className: "mg-rewrite", onclick: () => deeds.replace(text) }, text)
        : make("span", { className: "mg-rewrite" }, text)
      if (deeds) {
        for (const event of ["pointerenter", "focus"]) choice.addEventListener(event, () => deeds.hint(text))
        for (const event of ["pointerleave", "blur"]) choice.addEventListener(event, () => deeds.hint(null))
      }
      list.append(make("li", {}, choice))
    }
    item.append(make("p", { className: "mg-label" }, words.instead), list)
  }
  return item
}
