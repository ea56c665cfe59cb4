// Results as Material's search box shows them.

import { fold, termOf, wordsOf } from "./words.js"

const MOST = 20
const SHOWN_COVER = 0.5
const TEASER = 140
const FIRST_WRONG = 2  // lines of an entry are what to say, what the customer says, and the wrong ones

const escape = text => text.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`)

/** Markup of a text in which the words of some terms are marked. */
const marked = (text, terms) =>
  text.split(/([\p{L}\p{N}]+(?:['’][\p{L}]+)*)/u).map((piece, at) =>
    at % 2 && wordsOf(piece).some(word => terms.has(termOf(word)) || terms.has(fold(word)))
      ? `<mark>${escape(piece)}</mark>` : escape(piece)).join("")

/**
 * Make what the search box expects.
 * @param {Array<object>} found what Engine.search gives
 * @param {Object<string, string>} labels names of the kinds of result
 * @returns {Array<object[]>} for each page its entry and those of its lines, in Material's shape
 */
export const results = (found, labels) =>
  found.slice(0, MOST).map(({ page, score, lines, terms }) => [
    {
      location: page.location, score, terms: {}, tags: [labels[page.kind]],
      title: marked(page.title, terms), text: marked(page.about ?? "", terms),
    },
    // Material folds away what scores less than the page.
    ...lines.map(({ entry, cover, terms, which }, at) => ({
      location: entry.location, terms: {}, tags: [labels[entry.kind]],
      score: cover >= SHOWN_COVER && at < 2 ? score : 0,
      ...(entry.kind === "section" ? section(entry, terms) : line(entry, terms, labels, which)),
    })),
  ])

const quoted = text => (text ? `“${text}”` : "")

const section = (entry, terms) => ({
  title: marked(entry.title, terms), text: marked(beginning(entry.text), terms),
})

/** A phrase or a rule: the words to say, and those that were asked for if they are others. */
const line = (entry, terms, labels, which) => {
  const wrong = entry.avoid?.[which - FIRST_WRONG]
  if (wrong)
    return {
      title: `<s>${marked(wrong, terms)}</s>`,
      text: entry.title && `${escape(labels.instead)}: ${quoted(escape(entry.title))}`,
    }
  return {
    title: quoted(marked(entry.title, terms)),
    text: entry.heard ? `${escape(labels.customer)}: ${quoted(marked(entry.heard, terms))}` : "",
  }
}

const beginning = text => (text.length > TEASER ? `${text.slice(0, text.lastIndexOf(" ", TEASER))} …` : text)
