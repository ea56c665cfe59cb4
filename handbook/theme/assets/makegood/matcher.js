/**
 * Find compiled rules in a text: the browser's twin of lint/matcher.py and lint/checks/wording.py.
 * It reads the same compiled JSON and finds the same places.
 */

import { Gate } from "./gate.js";
import { add, Runner } from "./runner.js";
import { CHUNK, fold, isClock, paragraphs, splitContraction, tokens } from "./text.js";

const STOP = "\n", QUESTION = "?";
const SEVERITIES = ["note", "warning", "error"];

const words = (text) => text.split(" ").filter(Boolean);
const numerically = (a, b) => a - b;

/** Finds the rules of one language. */
export class Matcher {
  /** @param {object} data compiled rules, as lint.compiler makes them */
  constructor(data) {
    this.lang = data.lang;
    this.rules = data.rules;
    this.principlesOf = data.principles;
    this.tables = [new Map(), new Map(), new Map()];
    data.classes.forEach((parts, number) =>
      parts.forEach((part, which) =>
        words(part).forEach((word) => add(this.tables[which], word, number)),
      ),
    );
    const lengths = (map) => [...new Set([...map.keys()].map((w) => w.length))].sort(numerically);
    this.endingLengths = lengths(this.tables[1]);
    this.beginningLengths = lengths(this.tables[2]);
    const patterns = data.patterns.map((entry) => new Runner(entry));
    this.exceptions = new Map();
    for (const one of patterns.filter(({ unless }) => unless)) add(this.exceptions, one.rule, one);
    this.gate = new Gate(patterns.filter(({ unless }) => !unless));
    this.memo = new Map();
    this.signs = new Map();
  }

  /**
   * Find every rule and signal in a text.
   * @param {string} text any text
   * @returns {Array<{start: number, end: number, rule: number, place: number}>} hits in reading
   *   order; place is where their sentence begins
   */
  find(text) {
    const spans = text.includes("\n") ? paragraphs(text) : [[0, text.length]];
    return spans.flatMap(([start, end]) => this.paragraph(text.slice(start, end), start));
  }

  paragraph(text, offset) {
    const sequence = [];
    for (const match of text.matchAll(CHUNK))
      for (const [start, end, sign] of this.read(match[0]))
        sequence.push([match.index + start + offset, match.index + end + offset, sign]);
    const hits = [];
    let first = 0;
    for (let place = 0; place <= sequence.length; place++) {
      const sign = place < sequence.length ? sequence[place][2] : STOP;
      if (sign !== STOP && sign !== QUESTION) continue;
      const sentence = sequence.slice(first, place);
      for (const [a, b, rule] of this.sentence(sentence.map((t) => t[2]), sign === QUESTION))
        hits.push({ start: sentence[a][0], end: sentence[b - 1][1], rule, place: sentence[0][0] });
      first = place + 1;
    }
    return hits.sort((a, b) => a.start - b.start || a.end - b.end || a.rule - b.rule);
  }

  read(chunk) {
    let signed = this.memo.get(chunk);
    if (!signed) {
      signed = tokens(chunk).flatMap((token) => this.signed(chunk, token));
      if (this.memo.size > 50000) this.memo.clear();
      this.memo.set(chunk, signed);
    }
    return signed;
  }

  signed(chunk, { start, end, kind, key }) {
    if (kind === "word") return this.word(chunk, start, end, key);
    if (kind === "stop") return [[start, end, STOP]];
    if (kind === "question") return [[start, end, QUESTION]];
    if (kind === "number") {
      const names = ["#number", key, ...(isClock(key) ? ["#clock"] : [])];
      return [[start, end, this.exactly(names)]];
    }
    const last = key.slice(key.lastIndexOf("_") + 1);
    return [[start, end, this.exactly(["{}", `{${key}}`, `{${last}}`])]];
  }

  word(chunk, start, end, key) {
    const letters = Array.from(chunk.slice(start, end));
    if (this.lang === "en" && Array.from(key).length === letters.length) {
      const split = splitContraction(key);
      if (split) {
        const cut = start + letters.slice(0, split[2]).join("").length;
        return [
          [start, cut, this.classes(split[0])],
          [cut, end, this.classes(split[1])],
        ];
      }
    }
    const classes = this.classes(key);
    if (classes.length || !key.includes("-")) return [[start, end, classes]];
    const parts = [];
    let place = start;
    for (const part of chunk.slice(start, end).split(/[-‐‑]/)) {
      if (part) parts.push([place, place + part.length, this.classes(fold(part))]);
      place += part.length + 1;
    }
    return parts;
  }

  exactly(names) {
    return this.sign(new Set(names.flatMap((name) => this.tables[0].get(name) ?? [])));
  }

  classes(word) {
    const found = new Set(this.tables[0].get(word));
    for (const size of this.endingLengths)
      if (size <= word.length)
        for (const n of this.tables[1].get(word.slice(word.length - size)) ?? []) found.add(n);
    for (const size of this.beginningLengths)
      if (size <= word.length)
        for (const n of this.tables[2].get(word.slice(0, size)) ?? []) found.add(n);
    return this.sign(found);
  }

  /** The sign of some classes, always the same object: automata remember where it leads. */
  sign(found) {
    const classes = [...found].sort(numerically);
    const name = classes.join();
    if (!this.signs.has(name)) this.signs.set(name, classes);
    return this.signs.get(name);
  }

  sentence(sentence, asks) {
    const byRule = new Map();
    for (let start = 0; start < sentence.length; start++)
      for (const pattern of this.gate.at(sentence, start)) {
        const end = pattern.run(sentence, start, asks);
        if (end > start) add(byRule, pattern.rule, [pattern.shortest, start, end]);
      }
    const found = [];
    for (const [rule, spans] of byRule) {
      const cancelled = (this.exceptions.get(rule) ?? [])
        .flatMap((pattern) => pattern.find(sentence, asks));
      const kept = [];
      for (const [, start, end] of spans.sort(tidiest))
        if (
          !cancelled.some(([a, b]) => a <= end && start <= b) &&
          !kept.some(([a, b]) => a < end && start < b)
        )
          kept.push([start, end]);
      for (const [start, end] of kept) found.push([start, end, rule]);
    }
    return found;
  }

  /**
   * Check one turn of talk.
   * @param {string} text the text
   * @returns {Array<object>} findings with rule, severity, start, end, message, suggestions
   */
  check(text) {
    const hits = this.find(text);
    const seen = new Set(hits.map((hit) => hit.rule));
    const near = new Set(hits.map(({ rule, place }) => `${rule} ${place}`));
    const found = hits.filter(({ rule, place }) => {
      const { id, present, absent, beside } = this.rules[rule];
      return (
        !id.startsWith("signals/") &&
        present.every((signal) => seen.has(signal)) &&
        !absent.some((signal) => seen.has(signal)) &&
        !beside.some((signal) => near.has(`${signal} ${place}`))
      );
    });
    const grade = (hit) => SEVERITIES.indexOf(this.rules[hit.rule].severity);
    const covers = (other, hit) =>
      other.end - other.start > hit.end - hit.start &&
      other.start <= hit.start &&
      hit.end <= other.end &&
      grade(other) >= grade(hit);
    return found
      .filter((hit) => !found.some((other) => covers(other, hit)))
      .map(({ start, end, rule }) => {
        const { id, severity, why, say } = this.rules[rule];
        return { rule: id, severity, start, end, message: why, suggestions: say };
      });
  }

  /**
   * Tell which of the four principles a talk covers in its words. One turn alone is judged by
   * itself: what another turn may show is not asked of it.
   * @param {string[]} turns what staff say, turn by turn
   * @returns {Set<string>}
   */
  principles(turns) {
    const shown = turns.map((turn) => new Set(this.find(turn).map((hit) => hit.rule)));
    const met = (signal, seen) => {
      const number = Number(signal.replace(/^[-+]/, ""));
      if (signal.startsWith("+")) return shown.length < 2 || shown.some((turn) => turn.has(number));
      return seen.has(number) !== signal.startsWith("-");
    };
    const covers = (signals) => shown.some((seen) => signals.every((signal) => met(signal, seen)));
    const principles = Object.entries(this.principlesOf);
    return new Set(principles.filter(([, ways]) => ways.some(covers)).map(([name]) => name));
  }
}

function tidiest(a, b) {
  const size = ([gap, start, end]) => (gap ? end - start : start - end);
  return a[0] - b[0] || size(a) - size(b) || a[1] - b[1];
}
