// How text becomes terms: words in one writing, then their stems.

import { newStemmer } from "./stemmer.cjs"

const stemmer = newStemmer()
const MARKS = /[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]|(?<=\p{L})['’ʼ](?=\p{L})/gu
const WORD = /[\p{L}\p{N}]+/gu
const PLAIN = { ё: "е", å: "a", ä: "a", ö: "o", é: "e", è: "e", ü: "u" }

/** Words of a text in small letters, without apostrophes, stress marks and invisible marks. */
export const wordsOf = text => text.normalize("NFC").replace(MARKS, "").toLowerCase().match(WORD) ?? []

/** A word in the letters that everybody has on the keyboard. */
export const fold = word => word.replace(/[ёåäöéèü]/g, letter => PLAIN[letter])

const stems = new Map(), irregular = new Map()

/**
 * Learn which forms are one word although their stems differ.
 * @param {string[][]} groups forms; the first stands for all
 */
export const learnForms = groups => {
  for (const [first, ...others] of groups)
    for (const other of others) irregular.set(stemOf(other), stemOf(first))
  stems.clear()
}

// The stemmers know their own alphabet; only ё is foreign to the Russian one.
const stemOf = word => fold(stemmer.stem(word.replaceAll("ё", "е")))

/** The term a word is filed under: the stem of its letters. */
export const termOf = word => {
  let term = stems.get(word)
  if (term === undefined) {
    term = stemOf(word)
    term = irregular.get(term) ?? term
    stems.set(word, term)
  }
  return term
}

/** Terms of a text in reading order. */
export const termsOf = text => wordsOf(text).map(termOf)

/** Terms that stand side by side in a text: small words say little alone, and much in their order. */
export const pairsOf = text => {
  const terms = termsOf(text)
  return terms.slice(1).map((term, at) => `${terms[at]} ${term}`)
}
