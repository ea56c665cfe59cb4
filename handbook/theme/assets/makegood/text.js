/**
 * How text is read: the browser's twin of lint/text.py.
 *
 * Offsets are UTF-16 units, as JavaScript counts them. The two are kept equal by a test that runs
 * both over generated and real lines.
 */

const MARKS = "\\u00ad\\u0300-\\u036f\\u200b-\\u200d\\u2060\\ufeff";
// What Python's str.isspace() calls white space; \s of JavaScript is a different set.
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const INLINE_SPACE = SPACE.replace("\\t-\\r", "\\t\\x0b-\\r");
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const ALNUM = "[\\p{L}\\p{N}]";

export const CHUNK = new RegExp(`[^${SPACE}]+`, "gu");
const PARAGRAPH = new RegExp(
  `\\n[${INLINE_SPACE}]*(?=\\n)|\\n(?=[${INLINE_SPACE}]*(?:[\\-*•–—+]|\\p{Nd}+[.)])[${INLINE_SPACE}])`,
  "gu",
);
const TOKEN = new RegExp(
  [
    `(?<url>(?:https?:\\/\\/|www\\.)[^${SPACE}<>()\\[\\]«»"]+)`,
    `(?<number>\\p{Nd}+(?:[.,:]\\p{Nd}+)*)`,
    `(?<word>(?:${LETTER}|[${MARKS}])(?:${ALNUM}|[${MARKS}]|['’ʼ‐‑\\-](?=${ALNUM}))*)`,
    `(?<slot>\\{\\{[^{}]*\\}\\}|\\{[^{}]*\\}|%\\([^()${SPACE}]+\\)[sd]|%[sd](?!${ALNUM}))`,
    `(?<tag><\\/?[a-zA-Z][^<>]*>)`,
    `(?<end>[.!?…]+(?=[»”"')\\]“’*_\`>\\u2060]*$))`,
  ].join("|"),
  "gu",
);
const CLOCK = /^(?:[01]?\p{Nd}|2[0-3])[.:][0-5]\p{Nd}$/u;
const FILLERS = /^[\u200b\u2060\ufeff]+|[\u200b\u2060\ufeff]+$/gu;
const LEADING = /^[\u200b\u2060\ufeff]+/u;
const IGNORED = /[\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301]/gu;
const STRAIGHT = { "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "′": "'", "‐": "-", "‑": "-" };
const LATIN = "ABCEHKMOPTXYaceopxyk";
const CYRILLIC = "АВСЕНКМОРТХУасеорхук";
const TO_CYRILLIC = Object.fromEntries([...LATIN].map((c, i) => [c, CYRILLIC[i]]));
const TO_LATIN = Object.fromEntries([...CYRILLIC].map((c, i) => [c, LATIN[i]]));
const ABBREVIATIONS = new Set(
  (
    "т д п е г гг руб коп тыс млн им ул стр см напр др проч кв мин сек тел " +
    "t ex bl a dvs osv etc ca kl nr tel st d v s k fr o m " +
    "e g i mr mrs ms dr vs inc ltd co approx dept est p"
  ).split(" "),
);
const CLITICS = new Map([
  ["ve", "have"], ["re", "are"], ["ll", "will"], ["m", "am"], ["d", "'d"], ["s", "'s"],
]);
const IRREGULAR = new Map([["wo", "will"], ["ca", "can"], ["sha", "shall"], ["ai", "is"]]);
const BARE_NOT = new Set(
  (
    "dont didnt doesnt isnt arent wasnt werent havent hasnt hadnt shouldnt " +
    "couldnt wouldnt cant wont aint mustnt neednt"
  ).split(" "),
);
const BARE = new Set(
  "im ive youve weve theyve youre theyre theyll youll itll thats whats".split(" "),
);

const swap = (text, table) => Array.from(text, (c) => table[c] ?? c).join("");

/**
 * Make a word comparable: compatibility forms, case, ё, quotes, invisible marks, look-alikes.
 * @param {string} word one word as it stands in the text
 * @returns {string} the word in lower case
 */
export function fold(word) {
  if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
  let out = swap(word.normalize("NFC").replace(IGNORED, "").normalize("NFKC"), STRAIGHT);
  if (/[A-Za-z]/.test(out)) {
    const cyrillic = (out.match(/[\u0400-\u04ff]/g) ?? []).length;
    if (cyrillic) out = swap(out, 2 * cyrillic >= Array.from(out).length ? TO_CYRILLIC : TO_LATIN);
  }
  return out.toLowerCase().replaceAll("ё", "е");
}

/**
 * Split an English contraction into the two words it stands for.
 * @param {string} word a folded word
 * @returns {?[string, string, number]} both words and the length of the first one's letters
 */
export function splitContraction(word) {
  if (!word.includes("'")) {
    if (word === "cannot") return ["can", "not", 3];
    if (BARE_NOT.has(word)) {
      const head = word.slice(0, -2);
      return [IRREGULAR.get(head) ?? head, "not", head.length];
    }
    if (!BARE.has(word)) return null;
    const tail = ["ve", "re", "ll", "m", "s"].find((end) => word.endsWith(end));
    const head = word.slice(0, word.length - tail.length);
    return [head, CLITICS.get(tail), head.length];
  }
  const cut = word.lastIndexOf("'");
  const head = word.slice(0, cut);
  const tail = word.slice(cut + 1);
  if (tail === "t" && head.endsWith("n") && head.length > 1) {
    const verb = head.slice(0, -1);
    return [IRREGULAR.get(verb) ?? verb, "not", verb.length];
  }
  return head && CLITICS.has(tail) ? [head, CLITICS.get(tail), head.length] : null;
}

/**
 * Cut one chunk of text into tokens.
 * @param {string} chunk text without white space
 * @returns {Array<{start: number, end: number, kind: string, key: string}>} tokens; kind is
 *   "word", "slot", "number", "stop" or "question"
 */
export function tokens(chunk) {
  const out = [];
  let previous = "";
  for (const match of chunk.matchAll(TOKEN)) {
    const group = match.groups;
    let start = match.index;
    let end = start + match[0].length;
    if (group.word !== undefined) {
      previous = fold(match[0]);
      if (previous) {
        start += match[0].length - match[0].replace(LEADING, "").length;
        end = start + match[0].replace(FILLERS, "").length;
        out.push({ start, end, kind: "word", key: previous });
      }
    } else if (group.number !== undefined) {
      previous = "";
      out.push({ start, end, kind: "number", key: match[0] });
    } else if (group.end !== undefined) {
      const marks = match[0];
      if (marks.includes("?")) out.push({ start, end, kind: "question", key: marks });
      else if (marks.includes("!") || (marks === "." && !isAbbreviation(previous)))
        out.push({ start, end, kind: "stop", key: marks });
    } else if (group.tag === undefined) {
      previous = "";
      const key = match[0].startsWith("{") ? match[0].replace(/^[{} ]+|[{} ]+$/g, "") : "";
      out.push({ start, end, kind: "slot", key });
    }
  }
  return out;
}

const isAbbreviation = (word) => ABBREVIATIONS.has(word) || /^\p{L}$/u.test(word);

/**
 * Tell whether a number token has the shape of a time of day.
 * @param {string} digits the token
 * @returns {boolean}
 */
export const isClock = (digits) => CLOCK.test(digits);

/**
 * Cut a text at blank lines and before list items.
 * @param {string} text any text
 * @returns {Array<[number, number]>} half-open spans that together cover the text
 */
export function paragraphs(text) {
  const out = [];
  let start = 0;
  for (const match of text.matchAll(PARAGRAPH)) {
    out.push([start, match.index]);
    start = match.index;
  }
  out.push([start, text.length]);
  return out;
}

/**
 * Cut a text after the marks that end a sentence.
 * @param {string} text any text
 * @returns {Array<[number, number]>} half-open spans that together cover the text
 */
export function sentences(text) {
  const out = [];
  let start = 0;
  for (const { 0: chunk, index } of text.matchAll(CHUNK))
    for (const { end, kind } of tokens(chunk))
      if (kind === "stop" || kind === "question") {
        out.push([start, index + end]);
        start = index + end;
      }
  out.push([start, text.length]);
  return out;
}
