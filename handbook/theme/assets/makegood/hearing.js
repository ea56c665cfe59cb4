/**
 * What is heard in one turn: the rules, and the second opinion beside them. The twin of
 * lint/checks/hearing.py.
 */

import { CHUNK, paragraphs, sentences } from "./text.js";

const NAME = "second-opinion";
const ADVICE = 2;
const AROUND = 3;
const OWN = 0.9;
const QUIET = 0.5;
const MOST_RULES = 3;
const LEVELS = ["error", "warning", "note"];
const TELL = {
  en: ["No rule is sure of it, but lines of this kind sound like this; {} weighed most. ", "“{}”", " and "],
  ru: ["Правила в этом не уверены, но так звучат подобные фразы; больше всего весит вот что: {}. ", "«{}»", " и "],
  sv: ["Ingen regel är säker, men så här låter andra repliker av samma slag; tyngst väger {}. ", "”{}”", " och "],
};

/** The reason that most rules of a category give, and what the first of those says instead. */
const about = (category, rules) => {
  const own = rules.filter(({ id }) => id.startsWith(`${category}/`));
  const counts = new Map();
  for (const { why } of own) counts.set(why, (counts.get(why) ?? 0) + 1);
  let most = "";
  for (const [why, count] of counts) if (count > (counts.get(most) ?? 0)) most = why;
  return [most, own.find(({ why }) => why === most)?.say.slice(0, ADVICE) ?? []];
};

const listed = (words, joint) =>
  [words.slice(0, -1).join(", "), words[words.length - 1]].filter(Boolean).join(joint);

/** What rules found, in the numbers that the model weighs. */
const evidence = (found, text) => {
  if (!found.length) return [];
  const length = (from, to) => [...text.slice(from, to)].length;
  const grave = found.filter(({ severity }) => severity !== "note").map(({ start, end }) => length(start, end));
  return [
    ...LEVELS.map((level) => Number(found.some(({ severity }) => severity === level))),
    Math.min(new Set(found.map(({ rule }) => rule)).size, MOST_RULES),
    Math.max(0, ...grave) / length(0),
  ];
};

/** How sure the model is that a part of a text is bad, knowing what rules found in it. */
const badness = (text, [start, end], known, model) => {
  const near = known
    .filter((other) => start <= other.start && other.end <= end)
    .map((other) => ({ ...other, start: other.start - start, end: other.end - start }));
  const part = text.slice(start, end);
  return model.confidence(model.score(part).margin, evidence(near, part));
};

/** How sure the model is that the sentences around a finding are bad, or an error's own. */
const sureness = (text, one, known, spans, model) => {
  const places = spans.flatMap(([start, end], n) => (start < one.end && one.start < end ? [n] : []));
  const [head, tail] = [places[0], places[places.length - 1]];
  if (one.severity === "error") {
    const own = badness(text, [spans[head][0], spans[tail][1]], known, model);
    if (own >= OWN) return own;
  }
  const first = Math.max(Math.min(head - 1, spans.length - AROUND), 0);
  const last = Math.min(Math.max(tail + 1, AROUND - 1), spans.length - 1);
  return badness(text, [spans[first][0], spans[last][1]], known, model);
};

/** The second opinion of a paragraph in which rules found `found`; null where it is unsure. */
const secondOpinion = (text, { lang, rules }, model, found) => {
  const thought = model.opinion(text, Math.min(model.note, model.warning), evidence(found, text));
  if (!thought?.weighed.length) return null;
  const { category, confidence, weighed } = thought;
  const [tell, quote, joint] = TELL[lang];
  const words = weighed.map(([start, end]) => quote.replace("{}", () => text.slice(start, end).match(CHUNK).join(" ")));
  const [why, suggestions] = about(category, rules);
  return {
    rule: `${category}/${NAME}`,
    severity: confidence >= model.warning ? "warning" : "note",
    start: weighed[0][0],
    end: weighed[weighed.length - 1][1],
    message: tell.replace("{}", () => listed(words, joint)) + why,
    suggestions,
  };
};

const size = (text) => [...text].length;

const moved = (found, by) => found.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));

/** The findings that begin in a part of a text, with places in that part. */
const within = (found, [first, last]) =>
  moved(found.filter(({ start }) => first <= start && start < last), -first);

/** Leave one finding of those of a category that share words or touch: the gravest, longest. */
const clearest = (found, text) => {
  const length = ({ start, end }) => size(text.slice(start, end));
  const weightier = (one, other) =>
    LEVELS.indexOf(other.severity) - LEVELS.indexOf(one.severity) || length(one) - length(other);
  const last = new Map();
  const dropped = new Set();
  for (const one of found) {
    const kind = one.rule.split("/")[0];
    const before = last.get(kind);
    const touch = before && one.start <= before.end + 2 && size(text.slice(before.end, one.start)) <= 1;
    if (touch) dropped.add(weightier(one, before) > 0 ? before : one);
    if (!dropped.has(one)) last.set(kind, one);
  }
  return found.filter((one) => !dropped.has(one));
};

const spoken = (text) => sentences(text).filter(([start, end]) => text.slice(start, end).match(CHUNK));

/** Cut a paragraph into what is heard at a time: all of a short one, else each sentence. */
const stretches = (text) => {
  const spans = spoken(text);
  return spans.length > AROUND ? spans : [[0, text.length]];
};

/** Soften what the model doubts; add its own opinion where that leaves no grave finding. */
const paragraph = (text, found, matcher, model) => {
  const known = found.filter(({ rule }) => model.learnt.has(rule));
  const spans = known.length ? spoken(text) : [];
  const out = found.flatMap((one) => {
    const sure = known.includes(one) ? sureness(text, one, known, spans, model) : 1;
    if (sure >= model.trust) return [one];
    return sure >= QUIET || one.severity === "error" ? [{ ...one, severity: "note" }] : [];
  });
  for (const [start, end] of stretches(text)) {
    const own = within(out, [start, end]);
    if (!own.every(({ severity }) => severity === "note")) continue;
    const opinion = secondOpinion(text.slice(start, end), matcher, model, within(known, [start, end]));
    if (opinion && !(own.length && opinion.severity === "note")) out.push(...moved([opinion], start));
  }
  return out.sort((a, b) => a.start - b.start);
};

/**
 * Find what should not be said in a turn.
 * @param {string} text the turn
 * @param {Array<object>} found what the rules find in it
 * @param {{lang: string, rules: object[]}} matcher the rules
 * @param {Model} model the second opinion
 * @returns {Array<object>} findings in reading order
 */
export const heard = (text, found, matcher, model) => {
  const parts = text.includes("\n") ? paragraphs(text) : [[0, text.length]];
  const all = parts.flatMap(([first, last]) =>
    moved(paragraph(text.slice(first, last), within(found, [first, last]), matcher, model), first));
  return clearest(all, text);
};
