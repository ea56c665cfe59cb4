// Search within one page: words are folded, every word of the question must begin some word.
const box = document.getElementById("look");
const list = document.getElementById("found");
const count = document.getElementById("count");

/** Make text comparable: lower case, without accents, ё as е; å, ä and ö stay letters. */
function fold(text) {
  return text.toLowerCase().normalize("NFKC").replace(/ё/g, "е")
    .replace(/[àáâã]/g, "a").replace(/[èéêë]/g, "e").replace(/[ìíîï]/g, "i")
    .replace(/[òóôõ]/g, "o").replace(/[ùúûü]/g, "u").replace(/[’ʼ]/g, "'");
}

/** The text of an element, with a space between its parts. */
function textOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const parts = [];
  while (walker.nextNode()) parts.push(walker.currentNode.data);
  return parts.join(" ").replace(/\s+/g, " ").replace(/ ([.,:;!?…»”)])/g, "$1").trim();
}

function wordsOf(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether a word of the handbook answers one of the question, whatever its ending. */
function answers(own, asked) {
  return own.startsWith(asked) || (asked.length > 5 && own.startsWith(asked.slice(0, -2)));
}

/** The handbook as pieces that can be found: each card, turn, rule, paragraph and item. */
const pieces = [...document.querySelectorAll(
  "main figure, main .mg-turn, main .mg-rule, main p, main li, main tr, main h1, main h2, main h3",
)].filter((piece) => !piece.parentElement.closest("figure, .mg-turn, .mg-rule, li"))
  .map((piece, number) => {
    const section = piece.closest("section[data-title]");
    piece.id ||= `piece-${number}`;
    const text = textOf(piece);
    const weight = /^H\d$/.test(piece.tagName) ? 4 : piece.tagName === "FIGURE" ? 2 : 1;
    return { id: piece.id, title: section?.dataset.title ?? "", text, weight,
      words: wordsOf(text), above: wordsOf(section?.dataset.title ?? "") };
  });

/** Pieces that hold every word of the question; some may stand in the chapter's title instead. */
function search(question) {
  const asked = wordsOf(question);
  return pieces
    .map((piece) => {
      const held = asked.filter((word) => piece.words.some((own) => answers(own, word)));
      const rest = asked.filter((word) => !held.includes(word));
      const known = rest.every((word) => piece.above.some((own) => answers(own, word)));
      const score = piece.weight + 3 / piece.words.length;
      return { piece, score: !held.length || !known ? 0 : rest.length ? score / 10 : score };
    })
    .filter((hit) => hit.score > 0)
    .sort((one, other) => other.score - one.score)
    .map((hit) => hit.piece);
}

function show() {
  const hits = search(box.value);
  list.replaceChildren(...hits.slice(0, 30).map((hit) => {
    const link = document.createElement("a");
    link.href = `#${encodeURIComponent(hit.id)}`;
    const title = document.createElement("strong");
    title.textContent = hit.title;
    link.append(title, hit.text.length > 160 ? `${hit.text.slice(0, 160)}…` : hit.text);
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
  count.textContent = !box.value.trim() ? ""
    : hits.length ? count.dataset.found.replace("{count}", hits.length) : count.dataset.none;
}

box.addEventListener("input", show);
list.addEventListener("click", (event) => {
  if (!event.target.closest("a")) return;
  box.value = "";
  setTimeout(show);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== box) {
    event.preventDefault();
    box.focus();
  } else if (event.key === "Escape" && document.activeElement === box) {
    box.value = "";
    show();
  }
});
