// What a customer who stays is worth. `sums` of handbook/loyalty.py does the same in Python.

const round = value => Math.floor(value + 0.5)

/** Read what stands in a field; whatever is no number, or below zero, counts as 0. */
export const amount = text => {
  const value = Number(String(text).trim().replace(",", "."))
  return Number.isFinite(value) ? Math.max(value, 0) : 0
}

/**
 * Work out the sums, in whole units of money: own and referred sales, their total, what is kept
 * of it; how many times the quarrel fits into the total, and how many such quarrels one new
 * customer's advertising would settle.
 */
export const sums = given => {
  const of = name => amount(given[name])
  const year = of("spend") * of("visits")
  const own = year * of("years")
  const referred = year * of("brought") * of("stay")
  const total = own + referred
  const quarrel = of("quarrel")
  return {
    own: round(own),
    referred: round(referred),
    total: round(total),
    kept: round((total * of("margin")) / 100),
    ratio: quarrel ? round(total / quarrel) : 0,
    recoveries: quarrel ? Math.floor(of("advertising") / quarrel) : 0,
  }
}

/** Write a number as the language does. */
export const written = (value, lang) =>
  new Intl.NumberFormat(lang === "en" ? "en-GB" : lang, { maximumFractionDigits: 2 }).format(value)
