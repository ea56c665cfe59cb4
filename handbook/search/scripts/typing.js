// What fingers do to words: slips, and the keyboard set to another alphabet.

const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
const SWEDISH = { å: "х", ö: "ж", ä: "э", "¨": "ъ", "§": "ё" }
const LOOKALIKE = { a: "а", c: "с", e: "е", k: "к", o: "о", p: "р", x: "х", y: "у" }

const toCyrillic = { ...Object.fromEntries([...LATIN].map((key, at) => [key, CYRILLIC[at]])), ...SWEDISH }
const toLatin = Object.fromEntries([...CYRILLIC].map((key, at) => [key, LATIN[at]]))
const toSwedish = { ...toLatin, ...Object.fromEntries(Object.entries(SWEDISH).map(([key, sign]) => [sign, key])) }

const swap = (text, keys) => Array.from(text.toLowerCase(), sign => keys[sign] ?? sign).join("")

/**
 * The same keys on the keyboard of the site's language.
 * @param {string} text what was typed
 * @param {string} lang language of the site
 * @returns {string} what it may have been meant to be; the text itself if all letters are right
 */
export const otherKeyboard = (text, lang) => {
  if (lang === "ru") return /\p{Script=Latin}/u.test(text) ? swap(text, toCyrillic) : text
  return /\p{Script=Cyrillic}/u.test(text) ? swap(text, lang === "sv" ? toSwedish : toLatin) : text
}

/** A Cyrillic word with the Latin letters in it that only look the same put right. */
export const withoutLookalikes = word =>
  /\p{Script=Cyrillic}/u.test(word) && /[a-z]/.test(word) ? swap(word, LOOKALIKE) : word

/**
 * Count the slips between two words: a letter too many, too few, another one, or two exchanged.
 * @param {string} typed one word
 * @param {string} meant another
 * @param {number} limit how many are of interest
 * @returns {number} the slips, or `limit + 1` if there are more
 */
export const slips = (typed, meant, limit) => {
  if (Math.abs(typed.length - meant.length) > limit) return limit + 1
  let last = [], row = Array.from({ length: meant.length + 1 }, (_, at) => at)
  for (let i = 1; i <= typed.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= meant.length; j++) {
      const same = typed[i - 1] === meant[j - 1]
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1))
      if (i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1])
        next[j] = Math.min(next[j], last[j - 2] + 1)
      least = Math.min(least, next[j])
    }
    if (least > limit) return limit + 1
    last = row
    row = next
  }
  return row[meant.length]
}
