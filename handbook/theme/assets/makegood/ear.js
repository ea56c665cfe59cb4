// The rules in the browser: the matcher, fed with the data of the site's language.

import { Matcher } from "./matcher.js"
import { load } from "./page.js"

/** A matcher that hears a sentence once, however often the rest of the text changes. */
class Ear extends Matcher {
  constructor(data) {
    super(data)
    this.heard = new Map()
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

let heard
/**
 * Load the rules, once.
 * @returns {Promise<{ear: Matcher, titles: object, pages: object}>} the matcher, the titles of the
 *   categories, and the addresses of their pages
 */
export const listen = () =>
  (heard ??= load("rules.js").then(() => {
    const { rules, titles, pages } = globalThis.makegoodRules
    return { ear: new Ear(rules), titles, pages }
  }))

/** Split a draft into turns, as `lint principles` does: one for each line that says something. */
export const turnsOf = text => text.split(/\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/).filter(line => line.trim())
