/**
 * What is heard in one turn: the rules first, the second opinion where they are silent. The twin of
 * lint/checks/hearing.py.
 */

import { paragraphs } from "./text.js";

const NAME = "second-opinion";
const ADVICE = 2;
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

/** Add the second opinion where rules are silent; soften a lone warning that it doubts. */
const paragraph = (text, found, { lang, rules }, model) => {
  if (found.length) {
    const lone = found.length === 1 && found[0].severity === "warning";
    if (!lone || model.confidence(model.score(text).margin) >= model.clear) return found;
    return [{ ...found[0], severity: "note" }];
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
    const own = found.filter(({ start }) => first <= start && start < last);
    const out = paragraph(text.slice(first, last), own, matcher, model);
    if (own.length) return out;
    return out.map((one) => ({ ...one, start: one.start + first, end: one.end + first }));
  });
};
