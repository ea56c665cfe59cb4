/** Tell which patterns may begin at a word, by the word and the next: the task of lint/gate.py. */

import { add, ANY } from "./runner.js";

const MOST_PAIRS = 50000;

export class Gate {
  /** @param {Runner[]} patterns what may begin */
  constructor(patterns) {
    this.byLabel = [false, true].map((opening) => {
      const labelled = new Map();
      for (const pattern of patterns)
        for (const label of new Set(pattern.first(opening))) add(labelled, label, pattern);
      return labelled;
    });
    this.forget();
  }

  forget() {
    this.pairs = [new Map(), new Map()];
    this.count = 0;
  }

  /** Patterns that may begin at a place of a sentence. */
  at(sentence, place) {
    if (this.count > MOST_PAIRS) this.forget();
    const opening = place === 0, sign = sentence[place], next = sentence[place + 1];
    const pairs = this.pairs[Number(opening)];
    if (!pairs.has(sign)) pairs.set(sign, new Map([[null, this.beginning(sign, opening)]]));
    const after = pairs.get(sign);
    if (!after.has(next)) {
      after.set(next, after.get(null).filter((one) => one.mayBegin(sign, next, opening)));
      this.count++;
    }
    return after.get(next);
  }

  beginning(sign, opening) {
    const labelled = this.byLabel[Number(opening)];
    return [...new Set([ANY, ...sign].flatMap((label) => labelled.get(label) ?? []))];
  }
}
