/**
 * What is heard in one turn: the rules first, the second opinion where they are silent. The twin of
 * lint/checks/hearing.py.
 */

import { paragraphs, sentences } from "./text.js";

const NAME = "second-opinion";
const ADVICE = 2;
const MOST_OF_IT = 0.5;
const TELL = {
  en: ["No rule names these words, but they sound like lines of this kind; {} weighed most. ", "“{}”", " and "],
  ru: ["Ни одно правило не называет этих слов, но так звучат подобные фразы; больше всего весит вот что: {}. ", "«{}»", " и "],
  sv: ["Ingen regel nämner de här orden, men de låter som andra av samma slag; tyngst väger {}. ", "”{}”", " och "],
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

/** Whether a finding's sentence and its neighbours can't excuse it. */
const soundsBad = (text, one, spans, model) => {
  if (!model.categories.includes(one.rule.split("/")[0])) return true;
  const places = spans.flatMap(([start, end], n) => (start < one.end && one.start < end ? [n] : []));
  const first = Math.max(places[0] - 1, 0), last = Math.min(places[places.length - 1] + 1, spans.length - 1);
  const around = text.slice(spans[first][0], spans[last][1]);
  if ([...text.slice(one.start, one.end)].length > MOST_OF_IT * [...around.trim()].length) return true;
  return model.confidence(model.score(around).margin) >= model.clear;
};

/** Add the second opinion where rules are silent; soften what it thinks fine. */
const paragraph = (text, found, { lang, rules }, model) => {
  if (found.length) {
    const spans = sentences(text);
    return found.map((one) =>
      one.severity === "note" || soundsBad(text, one, spans, model) ? one : { ...one, severity: "note" });
  }
  const thought = model.opinion(text, Math.min(model.note, model.warning));
  if (!thought?.weighed.length) return [];
  const { category, confidence, weighed } = thought;
  const [tell, quote, joint] = TELL[lang];
  const words = weighed.map(([start, end]) => quote.replace("{}", () => text.slice(start, end)));
  const [why, suggestions] = about(category, rules);
  return [{
    rule: `${category}/${NAME}`,
    severity: confidence >= model.warning ? "warning" : "note",
    start: weighed[0][0],
    end: weighed[weighed.length - 1][1],
    message: tell.replace("{}", () => listed(words, joint)) + why,
    suggestions,
  }];
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
