// Results as Material's search box shows them.

import { fold, termOf, wordsOf } from "./words.js"

const MOST = 20
const LEAST = 0.12
const SHOWN = 2
const SHOWN_COVER = 0.5
const TEASER = 140
const FIRST_WRONG = 2  // lines of an entry are what to say, what the customer says, and the wrong ones

const WORDS = /([\p{L}\p{N}]+(?:['’][\p{L}]+)*)/u

const escape = text => text.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`)

const fits = (piece, terms) => wordsOf(piece).some(word => terms.has(termOf(word)) || terms.has(fold(word)))

/** Markup of a text in which the words of some terms are marked. */
const marked = (text, terms) =>
  text.split(WORDS).map((piece, at) =>
    at % 2 && fits(piece, terms) ? `<mark>${escape(piece)}</mark>` : escape(piece)).join("")

/** Words of some texts that fit, in Material's shape: it marks them on the page one goes to. */
const words = (terms, ...texts) =>
  Object.fromEntries(texts.flatMap(text => (text ?? "").split(WORDS).filter((piece, at) => at % 2 && fits(piece, terms)))
    .map(piece => [piece.toLowerCase(), true]))

/**
 * Make what the search box expects.
 * @param {Array<object>} found what Engine.search gives
 * @param {Object<string, string>} labels names of the kinds of result
 * @returns {Array<object[]>} for each page its entry and those of its lines, in Material's shape
 */
export const results = (found, labels) =>
  found
    .filter(({ score }) => score >= found[0].score * LEAST)
    .slice(0, MOST)
    .map(({ page, score, lines, terms }) => [
      {
        location: page.location, score, terms: words(terms, page.title, page.about),
        title: kind(labels[page.kind]) + marked(page.title, terms), text: paragraph(marked(page.about ?? "", terms)),
      },
      // Material folds away what scores less than the page.
      ...lines.map((line, at) => ({
        location: line.entry.location, terms: words(line.terms, line.entry.title, ...(line.entry.avoid ?? [])),
        score: line.cover >= SHOWN_COVER && at < SHOWN ? score : 0,
        ...(line.entry.kind === "section" ? section(line, labels) : wording(line, labels)),
      })),
    ])

// A sign before the title: Material's own tags would make a landmark of each.
const kind = label => `<span class="mg-kind">${escape(label)}</span> `

// The text stands beside the label; in a paragraph it keeps its spaces.
const paragraph = text => (text ? `<p>${text}</p>` : "")
// Each language has its own marks; the browser knows them.
const quoted = text => (text ? `<q>${text}</q>` : "")

const section = ({ entry, terms }, labels) => ({
  title: kind(labels.section) + marked(entry.title, terms), text: paragraph(marked(beginning(entry.text), terms)),
})

/** A phrase or a rule: the words to say, under those to avoid if it was found by them. */
const wording = ({ entry, terms, which }, labels) => {
  const wrong = entry.avoid?.[which - FIRST_WRONG]
  if (wrong)
    return {
      title: `${kind(labels.rule)}<s>${marked(wrong, terms)}</s>`,
      text: entry.title && paragraph(`${escape(labels.instead)}: ${quoted(escape(entry.title))}`),
    }
  const heard = entry.heard && `${escape(labels.customer)}: ${quoted(marked(entry.heard, terms))}`
  return {
    title: kind(entry.kind === "rule" ? labels.instead : labels.phrase) + quoted(marked(entry.title, terms)),
    text: paragraph(heard),
  }
}

const beginning = text => (text.length > TEASER ? `${text.slice(0, text.lastIndexOf(" ", TEASER))} …` : text)
