"""How hard the handbook is to read, and its hardest ten pages in each language.

    python -m tests.bench.readability

English is measured by Flesch's reading ease: 60 to 70 is plain, higher is easier. Swedish and
Russian are measured by LIX: below 30 is as easy as a children's book, 40 as a newspaper, lower is
easier. Only prose counts, as the linter reads it: no code, no lines from phrase files, no names of
studies in brackets. The list of sources, names of journals for the most part, is left out.

Source: Flesch 1948, “A new readability yardstick”; Björnsson 1968, “Läsbarhet”.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from lint.documents import read
from lint.documents.markdown import passages

ROOT = Path(__file__).parents[2]
LANGS = ("en", "ru", "sv")
FEWEST = 80
"""Words a page needs to be measured by itself."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?…:]+(?=[\s”»\"’)]|$)|\n\s*\n|\|")
_VOWELS = re.compile(r"[aeiouy]+")
_BLANKED = re.compile(r"\u2060|\([^()]*\d{4}[^()]*\)")


def syllables(word: str) -> int:
    """Count the syllables of an English word, as near as its letters tell."""
    word = word.lower().replace("'", "").replace("’", "")
    groups = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee", "ye")) and groups > 1:
        groups -= 1
    if word.endswith("ed") and not word.endswith(("ted", "ded")) and groups > 1:
        groups -= 1
    return max(groups, 1)


def counts(texts: list[str]) -> Counter:
    """Count sentences, words, long words (over six letters) and syllables.

    Args:
        texts: Paragraphs, headings and list items; each ends a sentence. A single word is a label
            and does not count.
    """
    found: Counter = Counter()
    for text in texts:
        for sentence in _END.split(_BLANKED.sub(" ", text)):
            words = _WORD.findall(sentence)
            if len(words) < 2:
                continue
            found["sentences"] += 1
            found["words"] += len(words)
            found["long"] += sum(len(word) > 6 for word in words)
            found["syllables"] += sum(map(syllables, words))
    return found


def score(lang: str, found: Counter) -> float:
    """Give Flesch's reading ease for English, LIX for the others."""
    length = found["words"] / found["sentences"]
    if lang == "en":
        return 206.835 - 1.015 * length - 84.6 * found["syllables"] / found["words"]
    return length + 100 * found["long"] / found["words"]


def measure(lang: str) -> dict[str, Counter]:
    """Count every page of a language.

    Returns:
        Counts by the page's path below ``docs/<lang>``.
    """
    docs = ROOT / "docs" / lang
    found = {}
    for page in sorted(docs.rglob("*.md")):
        prose = [p.text for p in passages(read(str(page)), lang) if p.role == "prose"]
        if page.name != "sources.md":
            found[page.relative_to(docs).as_posix()] = counts(prose)
    return found


def main() -> None:
    """Measure and print."""
    for lang in LANGS:
        pages = measure(lang)
        total = sum(pages.values(), Counter())
        name = "Flesch" if lang == "en" else "LIX"
        print(
            f"{lang}: {name} {score(lang, total):.0f}, {total['words']} words on {len(pages)} "
            f"pages, {total['words'] / total['sentences']:.1f} words a sentence; hardest:"
        )
        whole = [page for page, found in pages.items() if found["words"] >= FEWEST]
        whole.sort(key=lambda page: score(lang, pages[page]), reverse=lang != "en")
        for page in whole[:10]:
            found = pages[page]
            print(
                f"  {score(lang, found):5.1f}  {found['words'] / found['sentences']:4.1f} words a "
                f"sentence  {page}"
            )


if __name__ == "__main__":
    main()
