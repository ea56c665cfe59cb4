// The search itself: which pages answer a query, and which of their lines to show.
//
// A query is taken apart into notions: a word with all its readings, or a phrase of a group of
// synonyms. A page is worth what its best match for each notion is worth, and more if it has them
// all. Lines (phrases, rules, keywords) are weighed the same way and lift their page: somebody who
// types a whole sentence wants the page on which that sentence stands.

import MiniSearch from "minisearch"
import { otherKeyboard } from "./typing.js"
import { Vocabulary } from "./vocabulary.js"
import { fold, learnForms, pairsOf, termOf, termsOf, wordsOf } from "./words.js"

// Weights, set by trying them on all queries of tests/bench; small changes change little.
const FIELDS = { title: 2.5, words: 4, about: 2, said: 1, wrong: 0.6, text: 0.8 }
const LINES = { phrase: 0.8, rule: 2, heard: 1.4, keywords: 2.5 }
const KINDS = { tool: 0.85 }
const BM25 = { k: 1.2, b: 0.5, d: 0.3 }
const SYNONYM = 0.55
const COMPOUND = 0.9
const LIKELY = 0.7  // a compound with a slip in one half
const NEAR = 0.85  // one slip in a long word: likelier than a compound nobody has written here
const SURE = 0.75  // a reading that needs no other
const THIN = 3  // letters of a half that may stand there by chance
const PART = 0.5  // one half of a compound that is written here
const GAP = 2  // words that may stand inside a phrase: “brought the telly back”
const APART = 0.6  // what words of a phrase are worth one by one: who shows up shows nothing
const UNCOVERED = 0.85
const ITSELF = 0.8  // readings of a word that are that word
const WEAK = 0.5
const PAIRED = 0.6  // what a line gains by two words that stand side by side in it and in the query
const TELLING = 0.5  // below that a word is not worth a mark
const PER_PAGE = 4

export class Engine {
  /**
   * @param {{config: object, docs: object[]}} data what handbook/search/index.py has written
   * @param {string} lang language of the site
   */
  constructor({ config, docs }, lang) {
    learnForms(config.makegood.forms)
    this.lang = lang
    this.vocabulary = new Vocabulary(lang)
    this.entries = new Map(docs.map(entry => [entry.location, entry]))
    for (const entry of docs) for (const text of texts(entry)) this.vocabulary.learn(text)
    for (const group of config.makegood.synonyms) for (const name of group) this.vocabulary.learn(name)
    this.groups = config.makegood.synonyms.map(group => group.map(termsOf))
    this.weak = new Set(config.makegood.weak.flatMap(termsOf))
    this.#file(docs)
  }

  #file(docs) {
    const pages = new Map(), lines = []
    for (const entry of docs) {
      const page = entry.location.split("#")[0]
      for (const [at, words] of (entry.words ?? []).entries())
        lines.push({ location: `${page}#${entry.location.split("#")[1] ?? ""}?${at}`, line: words })
      if (!entry.location.includes("#"))
        pages.set(page, {
          location: page, title: entry.title, about: entry.about, words: entry.words.join(" "),
          text: entry.text, said: "", wrong: "",
        })
    }
    for (const entry of docs) {
      const page = pages.get(entry.location.split("#")[0])
      if (!page || page.location === entry.location) continue
      if (entry.kind === "section") {
        page.text += ` ${entry.title} ${entry.text}`
        page.words += ` ${(entry.words ?? []).join(" ")}`
      } else {
        page[entry.kind === "rule" ? "wrong" : "said"] += ` ${entry.title} ${entry.heard ?? ""}`
        page.wrong += ` ${(entry.avoid ?? []).join(" ")}`
        // Each wording is a line of its own: long lists must not drown a sentence.
        for (const [at, line] of [entry.title, entry.heard, ...(entry.avoid ?? [])].entries())
          if (line) lines.push({ location: `${entry.location}?${at}`, line })
      }
    }
    this.pages = this.#index(Object.keys(FIELDS), [...pages.values()])
    this.lines = this.#index(["line"], lines)
    this.pairs = new Map()  // two words side by side -> locations of lines
    for (const { location, line } of lines)
      for (const pair of pairsOf(line)) {
        const on = this.pairs.get(pair)
        if (on) on.push(location)
        else this.pairs.set(pair, [location])
      }
    this.count = pages.size
  }

  #index(fields, rows) {
    const made = new MiniSearch({
      idField: "location", fields, tokenize: wordsOf,
      processTerm: word => [termOf(word), ...this.vocabulary.parts(fold(word))],
      searchOptions: { tokenize: text => [text], processTerm: term => term },
    })
    made.addAll(rows)
    return made
  }

  /**
   * Take a query apart.
   * @param {string} text what was meant
   * @returns {Array<{readings: Array<{terms: string[], weight: number}>, tells: number}>} notions,
   *   each with its readings and how much it tells, up to 1: words of every page tell little
   */
  #notions(text) {
    const readings = wordsOf(text).flatMap(word => this.#readings(word))
    const notions = readings.map(list => list.map(([term, weight]) => ({ terms: [term], weight })))
    const whole = new Set()  // places of words that are read as one
    for (const group of this.groups)
      for (const name of group) {
        const found = this.#found(name, readings)
        if (!found) continue
        const { places, sure } = found
        for (const at of places) {
          if (places.length > 1) whole.add(notions[at])
          for (const other of group)
            if (other !== name) notions[at].push({ terms: other, weight: SYNONYM * sure / name.length ** 0.5 })
        }
      }
    return notions.filter(readings => readings.length).map(readings => {
      const on = new Set()
      for (const { terms, weight } of readings)
        if (weight >= ITSELF && terms.length === 1)
          for (const { id } of this.pages.search({ queries: terms })) on.add(id)
      const rarity = Math.sqrt(Math.log(1 + this.count / Math.max(1, on.size)) / Math.log(1 + this.count))
      const tells = this.weak.has(readings[0].terms[0]) ? WEAK * rarity : rarity
      const plain = reading => whole.has(readings) && reading.terms.length === 1 && reading.weight > SYNONYM
      return { tells, readings: readings.map(one => (plain(one) ? { ...one, weight: APART * one.weight } : one)) }
    })
  }

  /** Readings of one word; a compound nobody has written here is as good as its parts. */
  #readings(word) {
    const { vocabulary } = this, parts = vocabulary.parts(fold(word)), readings = vocabulary.readings(word)
    const [surest, sure] = readings[0] ?? ["", 0]
    if (sure >= (parts.length ? NEAR : SURE)) {
      const own = sure === 1 ? parts : vocabulary.parts(surest)
      return [[...readings, ...own.map(part => [part, PART])]]
    }
    // "hot" and "elräkning" may be chance where "hotell" and "räkning" were meant.
    const sound = parts.length && parts.every(part => part.length > THIN)
    const likely = sound ? [] : vocabulary.likelyParts(fold(word))
    if (likely.length) return likely.map(part => [[part, LIKELY]])
    return parts.length ? parts.map(part => [[part, COMPOUND]]) : [readings]
  }

  /** Where in the query the terms of a phrase stand, and how sure that is. */
  #found(name, readings) {
    for (let from = 0; from + name.length <= readings.length; from++) {
      const places = []
      let sure = 1
      for (const part of name) {
        const last = places.at(-1)
        const reach = last === undefined ? from : Math.min(readings.length - 1, last + 1 + GAP)
        let best = 0, place
        for (let at = last === undefined ? from : last + 1; at <= reach; at++) {
          const here = readings[at].find(([term]) => term === part)?.[1] ?? 0
          if (here > best) [best, place] = [here, at]
        }
        sure = Math.min(sure, best)
        if (!sure) break
        places.push(place)
      }
      if (sure >= 0.5) return { places, sure }
    }
    return null
  }

  /** The query as it was meant: on the other keyboard if more of its words are known there. */
  #meant(text) {
    const other = otherKeyboard(text, this.lang)
    if (other === text || wordsOf(text).every(word => this.vocabulary.term(word))) return text
    const known = written => wordsOf(written).filter(word => this.vocabulary.readings(word).length).length
    const share = written => known(written) / Math.max(1, wordsOf(written).length)
    return share(other) >= share(text) ? other : text
  }

  /**
   * Weigh everything in an index by a query.
   * @returns {Map<string, {score: number, cover: number, terms: Set<string>}>} by location
   */
  #weigh(made, notions, boost) {
    const found = new Map()
    let all = 0
    for (const { readings, tells } of notions) {
      const best = new Map()
      for (const { terms, weight } of readings)
        for (const hit of made.search({ combineWith: "AND", queries: terms }, { boost, bm25: BM25 })) {
          const score = (weight * hit.score) / terms.length
          if (score > (best.get(hit.id)?.score ?? 0)) best.set(hit.id, { score, terms })
        }
      all += tells
      for (const [id, { score, terms }] of best) {
        const sum = found.get(id) ?? { score: 0, cover: 0, terms: new Set() }
        sum.score += score * tells
        sum.cover += tells
        // Small words of a synonym are found, but not marked.
        if (tells >= TELLING) for (const term of terms) if (!this.weak.has(term)) sum.terms.add(term)
        found.set(id, sum)
      }
    }
    for (const sum of found.values()) sum.cover /= all
    return found
  }

  /** What lines gain by the pairs of words they share with a query, by their location. */
  #paired(text) {
    const pairs = pairsOf(text), found = new Map()
    for (const pair of pairs) {
      const on = new Set(this.pairs.get(pair))
      const rarity = Math.log(1 + this.lines.documentCount / Math.max(1, on.size))
      for (const id of on) {
        const sum = found.get(id) ?? { count: 0, rarity: 0 }
        found.set(id, { count: sum.count + 1, rarity: sum.rarity + rarity })
      }
    }
    return new Map([...found].map(([id, { count, rarity }]) => [id, rarity * count / pairs.length]))
  }

  /**
   * Answer a query.
   * @param {string} text what was typed
   * @returns {Array<{page: object, score: number, lines: object[], terms: Set<string>}>} pages,
   *   the best first, each with the entries on it that fit
   */
  search(text) {
    const meant = this.#meant(text)
    const notions = this.#notions(meant)
    if (!notions.length) return []
    const pages = this.#weigh(this.pages, notions, FIELDS)
    const lines = new Map(), paired = this.#paired(meant)
    for (const [id, sum] of this.#weigh(this.lines, notions, {})) {
      const [page, place] = id.split("#")
      const kind = this.entries.get(id.split("?")[0].replace(/#$/, "")).kind
      const score = (sum.score * sum.cover + PAIRED * (paired.get(id) ?? 0)) * (LINES[kind] ?? LINES.keywords)
      const anchor = place.split("?")[0]
      const here = lines.get(page) ?? lines.set(page, new Map()).get(page)
      if (score > (here.get(anchor)?.score ?? 0)) here.set(anchor, { ...sum, score, which: Number(place.split("?")[1]) })
    }
    const results = []
    for (const [id, sum] of pages) {
      const page = this.entries.get(id)
      const here = [...(lines.get(id) ?? [])].sort((a, b) => b[1].score - a[1].score)
      results.push({
        page,
        score: (KINDS[page.kind] ?? 1)
          * (sum.score * (1 - UNCOVERED * (1 - sum.cover)) + (here[0]?.[1].score ?? 0)),
        lines: here.filter(([anchor]) => anchor)
          .map(([anchor, line]) => ({ entry: this.entries.get(`${id}#${anchor}`), ...line }))
          .filter(({ entry }) => entry.kind !== "heard").slice(0, PER_PAGE),
        terms: sum.terms,
      })
    }
    return results.sort((a, b) => b.score - a.score)
  }
}

const texts = entry =>
  [entry.title, entry.about, entry.text, entry.heard, ...(entry.words ?? []), ...(entry.avoid ?? [])].filter(Boolean)
