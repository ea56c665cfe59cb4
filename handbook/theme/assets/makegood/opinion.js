/**
 * The second opinion in the browser: the twin of lint/opinion.py. It reads the same weights and
 * gives the same confidence for the same text.
 */

import { CHUNK, tokens } from "./text.js";

const FINE = 0;
const STEM = 5;
const GROUPS = [3, 4, 5];
const EDGE = "^";
const MOST = 3;
const REACH = 3;
const SHIFT = 63;
const NEGATIONS = new Set(
  ("not no never nothing nobody without don't can't won't isn't didn't doesn't couldn't wasn't " +
    "не нет ни никто ничего никогда без inte ingen inget inga aldrig utan ej").split(" "),
);
const SIGNS = { number: "#", slot: "{}", stop: ".", question: "?" };
const LETTER = /^\p{L}/u;

const TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

/** CRC-32 of a text in UTF-8; half of a pair counts as Python's "surrogatepass" writes it. */
const crc32 = (text) => {
  let crc = -1;
  const add = (byte) => {
    crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 255];
  };
  for (const char of text) {
    const code = char.codePointAt(0);
    if (code < 0x80) {
      add(code);
      continue;
    }
    if (code < 0x800) add(0xc0 | (code >> 6));
    else {
      if (code < 0x10000) add(0xe0 | (code >> 12));
      else {
        add(0xf0 | (code >> 18));
        add(0x80 | ((code >> 12) & 63));
      }
      add(0x80 | ((code >> 6) & 63));
    }
    add(0x80 | (code & 63));
  }
  return ~crc;
};

const stem = (word) => Array.from(word).slice(0, STEM).join("");

/** The tokens of a text: place and key; a number, a slot or a sentence end is one sign. */
const read = (text) =>
  [...text.matchAll(CHUNK)].flatMap((match) =>
    tokens(match[0]).map(({ start, end, kind, key }) => ({
      start: match.index + start,
      end: match.index + end,
      key: SIGNS[kind] ?? key,
    })),
  );

const ofWord = (word) => {
  const letters = Array.from(word);
  if (letters.length < 2 || !LETTER.test(word)) return [`w ${word}`];
  const edged = ["<", ...letters, ">"];
  const names = [`w ${word}`, `s ${stem(word)}`];
  for (const size of GROUPS)
    for (let at = 0; at + size <= edged.length; at++)
      names.push(`c ${edged.slice(at, at + size).join("")}`);
  return names;
};

const ofPair = (left, right, beyond) => {
  const names = [`b ${stem(left)} ${stem(right)}`];
  if (beyond) names.push(`k ${stem(left)} ${stem(beyond)}`);
  return names;
};

/** Where words stand: the first two, the last two, those within reach of a "not". */
const standing = (words) => [
  ...words.slice(0, 2).map((word) => `first ${stem(word)}`),
  ...words.slice(-2).map((word) => `last ${stem(word)}`),
  ...words.flatMap((word, at) =>
    NEGATIONS.has(word) ? words.slice(at + 1, at + 1 + REACH).map((other) => `not ${stem(other)}`) : [],
  ),
];

/** A trained model of one language. */
export class Model {
  /**
   * @param {object} head what training found: categories, scale, bias, thresholds
   * @param {string} rows the weights, a character each
   */
  constructor(head, rows) {
    Object.assign(this, head);
    this.rows = Int8Array.from(rows, (char) => char.charCodeAt(0) - SHIFT);
    this.learnt = new Set(head.rules);
    this.width = head.categories.length;
    this.mask = 2 ** head.bits - 1;
    this.memo = new Map();
    this.scores = new Map();
  }

  /** Number of features of a word or pair, and their summed rows. */
  sum(key, names) {
    let found = this.memo.get(key);
    if (!found) {
      const total = new Int32Array(this.width);
      const features = names();
      for (const name of features) {
        const first = (crc32(name) & this.mask) * this.width;
        for (let n = 0; n < this.width; n++) total[n] += this.rows[first + n];
      }
      if (this.memo.size > 20000) this.memo.clear();
      found = { count: features.length, total };
      this.memo.set(key, found);
    }
    return found;
  }

  /** The sums of each word, and of each word with its two followers. */
  parts(words) {
    const ofWords = words.map((word) => this.sum(word, () => ofWord(word)));
    const ofPairs = words.slice(1).map((right, at) => {
      const [left, beyond] = [words[at], words[at + 2] ?? ""];
      return this.sum(`${left}\n${right}\n${beyond}`, () => ofPair(left, right, beyond));
    });
    return [ofWords, ofPairs];
  }

  /**
   * Score a text, once however often the rest of a draft changes.
   * @param {string} text what is said in one go
   * @returns {{margin: number, category: number, tokens: object[], parts: object[][]}} by how much
   *   the strongest category exceeds "fine"; minus infinity for a text without words
   */
  score(text) {
    let found = this.scores.get(text);
    if (!found) {
      found = this.scored(text);
      if (this.scores.size > 1000) this.scores.clear();
      this.scores.set(text, found);
    }
    return found;
  }

  scored(text) {
    const found = read(text);
    if (!found.length) return { margin: -Infinity, category: FINE, tokens: found, parts: [] };
    const words = found.map(({ key }) => key);
    const parts = this.parts([EDGE, ...words]);
    const places = standing(words).map((name) => this.sum(`\n${name}`, () => [name]));
    let count = 0;
    const total = new Int32Array(this.width);
    for (const part of [...parts.flat(), ...places]) {
      count += part.count;
      for (let n = 0; n < this.width; n++) total[n] += part.total[n];
    }
    const norm = this.scale / Math.sqrt(count);
    const scores = this.bias.map((bias, n) => total[n] * norm + bias);
    let category = 1;
    for (let n = 2; n < scores.length; n++) if (scores[n] > scores[category]) category = n;
    return { margin: scores[category] - scores[FINE], category, tokens: found, parts };
  }

  /** How sure a margin and the evidence of rules make that a text is bad, 0 to 1. */
  confidence(margin, evidence = []) {
    const level = this.level + evidence.reduce((sum, one, n) => sum + one * this.heard[n], 0);
    return 1 / (1 + Math.exp(Math.min(-(this.slope * margin + level), 700)));
  }

  /**
   * Give an opinion of a text.
   * @param {string} text what is said in one go
   * @param {number} floor the least confidence
   * @param {number[]} evidence what rules found, as hearing.js puts it
   * @returns {?{category: string, confidence: number, weighed: Array<[number, number]>}} the
   *   category and the places of the words that weighed most; null where it is not sure enough
   */
  opinion(text, floor, evidence = []) {
    const { margin, category, tokens: found, parts } = this.score(text);
    const confidence = this.confidence(margin, evidence);
    if (category === FINE || confidence < floor) return null;
    return {
      category: this.categories[category],
      confidence,
      weighed: weighed(found, parts, category),
    };
  }
}

/** The words that weigh most, each with half of the pairs it is part of; neighbours as one. */
const weighed = (found, [ofWords, ofPairs], category) => {
  const weight = ({ total }) => total[category] - total[FINE];
  const weights = ofWords.map(weight);
  ofPairs.forEach((pair, at) => {
    weights[at] += weight(pair) / 2;
    weights[at + 1] += weight(pair) / 2;
  });
  const top = weights
    .map((_, n) => n)
    .filter((n) => n > 0 && weights[n] > 0 && LETTER.test(found[n - 1].key))
    .sort((a, b) => weights[b] - weights[a] || a - b)
    .slice(0, MOST)
    .sort((a, b) => a - b);
  const groups = [];
  top.forEach((number, at) => {
    const { start, end } = found[number - 1];
    if (at && top[at - 1] === number - 1) groups[groups.length - 1][1] = end;
    else groups.push([start, end]);
  });
  return groups;
};
