"""What the search looks through: pages and their parts, made from MkDocs' index and our data.

MkDocs knows headings and running text. Phrases and rules come from their own files instead, so
that each is a result by itself, with the wording to avoid leading to the wording to use.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from handbook import rulebook
from handbook.labels import Labels
from handbook.navigation import front_matter
from handbook.phrasebook import Phrasebook
from handbook.places import phrase_places, principle_places
from handbook.search import vocabulary

FILES = ("search/search_index.json", "search/search_index.js")
"""Where Material looks for the index: over http, and in a folder."""

ENTRIES = "search/entries.json"
"""The whole index over http; every page loads the one above, only a search loads this."""

HEARD = 120
"""Number of lines of the corpus by which a category is found; more find little more."""

LONGEST = 190
"""Characters of a row of the corpus, all it says about its line included, that is still read."""

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_TEXTLESS = {"phrases/index.html", "practice.html", "check.html", "scripts/index.html"}
"""Pages that repeat the words of others; they are found by title, heading and keywords."""


def write_index(
    site: Path, docs: Path, phrasebook: Phrasebook, labels: Labels, corpus: Path = Path("corpus")
) -> None:
    """Replace the index that MkDocs has made.

    Args:
        site: Folder of one built site.
        docs: Folder of its pages in Markdown.
        phrasebook: The phrases.
        labels: Words of the site's language.
        corpus: Folder of the labelled lines, ``<lang>.jsonl``; without it, a sentence is only
            found by the examples of the rules.

    Raises:
        HandbookError: If the words to search with or a rule file can't be used.
    """
    source = site / FILES[0]
    made = json.loads(source.read_text(encoding="utf-8"))
    words = vocabulary.load(labels.lang)
    pages = {page.relative_to(docs).with_suffix("").as_posix(): page for page in docs.rglob("*.md")}
    entries = list(_pages(made["docs"], pages, _by_location(words.pages, docs)))
    entries += _phrases(docs, phrasebook, labels)
    entries += _rules(site, labels.lang)
    entries += _heard(site, labels.lang, corpus)
    made["config"]["makegood"] = {
        "forms": words.forms, "synonyms": words.synonyms, "weak": words.weak,
        "labels": words.labels,
    }  # fmt: skip
    text = _json({"config": made["config"], "docs": entries})
    (site / ENTRIES).write_text(text, encoding="utf-8")
    light = {**made["config"], "makegood": {"labels": words.labels, "entries": ENTRIES}}
    source.write_text(_json({"config": light, "docs": []}), encoding="utf-8")
    script = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    (site / FILES[1]).write_text(f"var __index = {script}", encoding="utf-8")


def _json(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _pages(
    made: Iterable[dict], pages: dict[str, Path], words: dict[str, tuple[str, ...]]
) -> Iterator[dict]:
    """Give an entry for each page and each heading with text."""
    for entry in made:
        location = entry["location"]
        page, _, anchor = location.partition("#")
        name = page.removesuffix(".html") or "index"
        location = location if page else f"{name}.html{location}"
        text = "" if page in _TEXTLESS else _plain(entry["text"])
        title = _plain(entry["title"])
        if anchor:
            own = words.get(location, ())
            if text or own:
                yield {
                    "location": location, "kind": "section", "title": title, "text": text,
                    "words": own,
                }  # fmt: skip
            continue
        meta = front_matter(pages[name]) if name in pages else {}
        own = [str(word) for word in meta.get("search_words") or ()]
        yield {
            "location": location,
            "kind": _kind(name, meta),
            "title": title,
            "about": str(meta.get("description") or ""),
            "words": [*words.get(location, ()), *own],
            "text": text,
        }


def _by_location(words: dict[str, tuple[str, ...]], docs: Path) -> dict[str, tuple[str, ...]]:
    """Give keywords by address; ``principles#3`` is the heading of the third principle."""
    principles = principle_places(docs)
    found = {}
    for key, own in words.items():
        page, _, number = key.partition("#")
        if number and int(number) not in principles:
            continue
        place = principles[int(number)][1] if number else f"{page}.md"
        found[place.replace(".md", ".html", 1)] = own
    return found


def _kind(name: str, meta: dict) -> str:
    if meta.get("situation"):
        return "script"
    if name.startswith("words/"):
        return "words"
    return "tool" if f"{name}.html" in _TEXTLESS else "page"


def _phrases(docs: Path, phrasebook: Phrasebook, labels: Labels) -> Iterator[dict]:
    """Give an entry for each phrase that stands on a page."""
    lang = labels.lang
    for name, place in phrase_places(docs).items():
        phrase = phrasebook.phrase(name)
        if lang not in phrase.say:
            continue
        entry = {
            "location": place.replace(".md#", ".html#"),
            "kind": "phrase",
            "title": phrase.say[lang].text,
            "step": labels.name("steps", phrase.step),
        }
        if lang in phrase.avoid:
            entry["avoid"] = [phrase.avoid[lang].text]
        if lang in phrase.customer:
            entry["heard"] = phrase.customer[lang].text
        yield entry


def _rules(site: Path, lang: str) -> Iterator[dict]:
    """Give an entry for each rule whose category has a page."""
    for category in rulebook.names(lang):
        page = f"words/{category}.html"
        if not (site / page).is_file():
            continue
        for rule in rulebook.category(lang, category).rules:
            yield {
                "location": f"{page}#{rule.name.text}",
                "kind": "rule",
                "title": next(iter(rule.say), ""),
                "avoid": [bad.text for bad in rule.bad],
            }


def _heard(site: Path, lang: str, corpus: Path) -> Iterator[dict]:
    """Give an entry for each category with lines of its kind, as people really say them.

    Rules have few examples, and a reader types the sentence on the tip of their tongue. Short
    lines are the likest to that. They lift their page and are not shown: only rules know what to
    say instead.
    """
    path = corpus / f"{lang}.jsonl"
    lines: dict[str, set[str]] = {}
    for row in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        if len(row) <= LONGEST and '"bad"' in row:
            said = json.loads(row)
            if said["label"] == "bad" and len(said["categories"]) == 1:
                lines.setdefault(said["categories"][0], set()).add(said["text"])
    for category, texts in sorted(lines.items()):
        page = f"words/{category}.html"
        if (site / page).is_file():
            yield {
                "location": f"{page}#heard", "kind": "heard", "title": "", "avoid": _typical(texts),
            }  # fmt: skip


def _typical(texts: Iterable[str]) -> list[str]:
    """Choose lines so that what is said most often in a category is heard: pairs of words."""
    shortest: dict[tuple[str, str], str] = {}
    often: Counter[tuple[str, str]] = Counter()
    for text in sorted(texts, key=lambda text: (len(text), text)):
        words = _WORD.findall(text.lower())
        for pair in {*zip(words, words[1:], strict=False)}:
            often[pair] += 1
            shortest.setdefault(pair, text)
    ranked = sorted(often, key=lambda pair: (-often[pair], pair))
    return list(islice(dict.fromkeys(shortest[pair] for pair in ranked), HEARD))


def _plain(markup: str) -> str:
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", markup))).strip()
