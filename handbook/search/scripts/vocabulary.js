// All words the search knows, and what an unknown one may have been meant to be.

import { fold, termOf, wordsOf } from "./words.js"
import { slips, withoutLookalikes } from "./typing.js"

const LINKS = ["", "s", "e"]
const SHORTEST_LEFT = 3, SHORTEST_RIGHT = 4
const SHORTEST_SLIPPED = 5  // a shorter half with a slip in it could be anything
const HEAD = 3
const MOST_READINGS = 12

/** Bits for the letters of a word: two words that differ in many can't be a slip apart. */
const lettersOf = word => {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << word.charCodeAt(at) % 32
  return bits
}

const countBits = bits => {
  let count = 0
  for (; bits; bits &= bits - 1) count++
  return count
}

export class Vocabulary {
  /** @param {string} lang language of the site */
  constructor(lang) {
    this.lang = lang
    this.known = new Map()  // folded word or stem -> term
    this.heads = new Map()  // first letters -> folded words
    this.lengths = []       // by length: [folded word, its letters]
    this.compounds = new Map()
  }

  /** Learn the words of a text. */
  learn(text) {
    for (const word of wordsOf(text)) {
      this.#add(fold(word), termOf(word))
      this.#add(termOf(word), termOf(word))
    }
  }

  #add(word, term) {
    if (this.known.has(word)) return
    this.known.set(word, term)
    const head = word.slice(0, HEAD)
    if (this.heads.has(head)) this.heads.get(head).push(word)
    else this.heads.set(head, [word])
    const alike = (this.lengths[word.length] ??= [])
    alike.push([word, lettersOf(word)])
  }

  /** The term of a word, or undefined if neither it nor its stem is known. */
  term(word) {
    return this.known.get(fold(word)) ?? this.known.get(termOf(word))
  }

  /**
   * Terms that a word stands for, the surest first.
   * @param {string} typed one word of a query
   * @returns {Array<[string, number]>} terms with a weight of at most 1
   */
  readings(typed) {
    const word = withoutLookalikes(typed), found = new Map()
    const note = (term, weight) => {
      if (term && weight > (found.get(term) ?? 0)) found.set(term, weight)
    }
    const exact = this.term(word)
    note(exact, 1)
    const start = fold(word)
    for (const [term, weight] of this.#begun(start)) note(term, weight * (exact ? 0.45 : 0.9))
    if (!exact) {
      for (const [term, weight] of this.#slipped(start)) note(term, weight)
      if (!found.size) for (const term of this.#akin(start)) note(term, 0.5)
    }
    return [...found].sort((a, b) => b[1] - a[1]).slice(0, MOST_READINGS)
  }

  /** Terms of known words that begin as this one does. */
  *#begun(start) {
    if (start.length < HEAD) return
    for (const word of this.heads.get(start.slice(0, HEAD)) ?? [])
      if (word.length > start.length && word.startsWith(start))
        yield [this.known.get(word), start.length / word.length]
  }

  /** Terms of known words that are a slip or two away. */
  *#slipped(start, most = 2) {
    const limit = start.length < 4 ? 0 : start.length < 6 ? 1 : most
    if (!limit) return
    const letters = lettersOf(start)
    for (let length = Math.max(3, start.length - limit); length <= start.length + limit; length++)
      for (const [word, its] of this.lengths[length] ?? []) {
        if (countBits(letters ^ its) > 2 * limit) continue
        const count = slips(start, word, limit)
        // First letters are seldom wrong, and long words survive more.
        if (count <= limit)
          yield [this.known.get(word), (word[0] === start[0] ? 0.95 : 0.65) * (1 - count / Math.max(4, start.length))]
      }
  }

  /** Terms of known words of the same beginning: another form that the stemmer keeps apart. */
  *#akin(start) {
    const need = Math.max(4, Math.ceil(start.length * 0.6))
    for (const word of this.heads.get(start.slice(0, HEAD)) ?? [])
      if (word.length >= need && word.slice(0, need) === start.slice(0, need)) yield this.known.get(word)
  }

  /**
   * Cut a compound into known words: "bagageförseningen" into "bagage" and "försening".
   * @param {string} word a folded word
   * @returns {string[]} two terms, or none
   */
  parts(word) {
    if (this.lang !== "sv" || word.length < SHORTEST_LEFT + SHORTEST_RIGHT) return []
    let parts = this.compounds.get(word)
    if (!parts) this.compounds.set(word, parts = this.#cut(word, half => this.term(half)))
    return parts
  }

  /**
   * Cut a compound that is written wrongly: "hotelräkning" into "hotell" and "räkning".
   * @param {string} word a folded word that is not known, nor are its parts
   * @returns {string[]} two terms, or none, as for a word that may go on
   */
  likelyParts(word) {
    if (this.lang !== "sv" || word.length < SHORTEST_SLIPPED + SHORTEST_RIGHT) return []
    if (!this.#begun(word).next().done) return []
    const slipped = half => {
      if (half.length < SHORTEST_SLIPPED) return
      let best, most = 0
      for (const [term, weight] of this.#slipped(half, 1)) if (weight > most) [best, most] = [term, weight]
      return best
    }
    const left = this.#cut(word, half => this.term(half), slipped)
    return left.length ? left : this.#cut(word, slipped, half => this.term(half))
  }

  /** Cut a word in two, each half known to its own reader. */
  #cut(word, rightTerm, leftTerm = rightTerm) {
    let best = [], most = 0
    for (let at = SHORTEST_LEFT; at <= word.length - SHORTEST_RIGHT; at++) {
      const right = rightTerm(word.slice(at))
      if (!right) continue
      for (const link of LINKS) {
        if (!word.slice(0, at).endsWith(link)) continue
        const left = word.slice(0, at - link.length)
        const term = left.length >= SHORTEST_LEFT && leftTerm(left)
        // Even halves are likelier than a long word with a short end.
        const sense = Math.min(left.length, word.length - at)
        if (term && sense > most) {
          best = [term, right]
          most = sense
        }
      }
    }
    return best
  }
}
