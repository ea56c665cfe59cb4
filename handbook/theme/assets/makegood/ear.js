// The rules and the second opinion in the browser, fed with the data of the site's language.

import { heard } from "./hearing.js"
import { Matcher } from "./matcher.js"
import { Model } from "./opinion.js"
import { load } from "./page.js"

/** A matcher that hears a sentence once, however often the rest of the text changes. */
class Ear extends Matcher {
  constructor(data, model) {
    super(data)
    this.heard = new Map()
    this.model = model
  }

  check(text) {
    return heard(text, super.check(text), this, this.model)
  }

  sentence(signs, asks) {
    const key = `${signs.join(";")}${asks ? "?" : ""}`
    let spans = this.heard.get(key)
    if (!spans) {
      spans = super.sentence(signs, asks)
      if (this.heard.size > 5000) this.heard.clear()
      this.heard.set(key, spans)
    }
    return spans
  }
}

let ready
/**
 * Load the rules, once.
 * @returns {Promise<{ear: Matcher, titles: object, pages: object}>} the matcher, the titles of the
 *   categories, and the addresses of their pages
 */
export const listen = () =>
  (ready ??= Promise.all([load("rules.js"), load("opinion-rows.js")]).then(() => {
    const { rules, titles, pages } = globalThis.makegoodRules
    const { head, rows } = globalThis.makegoodOpinion
    return { ear: new Ear(rules, new Model(head, rows)), titles, pages }
  }))

/** Split a draft into turns, as `lint principles` does: one for each line that says something. */
export const turnsOf = text => text.split(/\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/).filter(line => line.trim())
