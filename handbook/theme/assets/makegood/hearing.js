/**
 * What is heard in one turn: the rules, and the second opinion beside them. The twin of
 * lint/checks/hearing.py.
 */

import { CHUNK, paragraphs, sentences } from "./text.js";

const NAME = "second-opinion";
const ADVICE = 2;
const AROUND = 3;
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

/** How sure the model is that the sentences around a finding are bad. */
const sureness = (text, one, known, spans, model) => {
  const places = spans.flatMap(([start, end], n) => (start < one.end && one.start < end ? [n] : []));
  const first = Math.max(Math.min(places[0] - 1, spans.length - AROUND), 0);
  const last = Math.min(Math.max(places[places.length - 1] + 1, AROUND - 1), spans.length - 1);
  const [start, end] = [spans[first][0], spans[last][1]];
  const near = known
    .filter((other) => start <= other.start && other.end <= end)
    .map((other) => ({ ...other, start: other.start - start, end: other.end - start }));
  const around = text.slice(start, end);
  return model.confidence(model.score(around).margin, evidence(near, around));
};

/** The second opinion of a paragraph in which rules found `found`; null where it is unsure. */
const secondOpinion = (text, { lang, rules }, model, found) => {
  const thought = model.opinion(text, Math.min(model.note, model.warning), evidence(found, text));
  if (!thought?.weighed.length) return null;
  const { category, confidence, weighed } = thought;
  const [tell, quote, joint] = TELL[lang];
  const words = weighed.map(([start, end]) => quote.replace("{}", () => text.slice(start, end)));
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

/** Soften what the model doubts; add its own opinion where that leaves no grave finding. */
const paragraph = (text, found, matcher, model) => {
  const known = found.filter(({ rule }) => model.learnt.has(rule));
  const spans = known.length ? sentences(text).filter(([start, end]) => text.slice(start, end).match(CHUNK)) : [];
  const out = found.flatMap((one) => {
    const sure = known.includes(one) ? sureness(text, one, known, spans, model) : 1;
    if (sure >= model.trust) return [one];
    return sure >= QUIET || one.severity === "error" ? [{ ...one, severity: "note" }] : [];
  });
  if (!out.every(({ severity }) => severity === "note")) return out;
  const opinion = secondOpinion(text, matcher, model, known);
  if (!opinion || (out.length && opinion.severity === "note")) return out;
  return [...out, opinion].sort((a, b) => a.start - b.start);
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
  if (!text.includes("\n")) return paragraph(text, found, matcher, model);
  return paragraphs(text).flatMap(([first, last]) => {
    const moved = (one, by) => ({ ...one, start: one.start + by, end: one.end + by });
    const own = found.filter(({ start }) => first <= start && start < last).map((one) => moved(one, -first));
    return paragraph(text.slice(first, last), own, matcher, model).map((one) => moved(one, first));
  });
};
