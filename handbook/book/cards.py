"""Pocket cards: one card of A6 for each situation and one for the four principles."""

import datetime
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml.html import HtmlElement

from handbook import labels
from handbook.book import ties, typst, words
from handbook.book.build import PAPERS, BookReport
from handbook.book.edition import edition, source_date, timestamp
from handbook.book.errors import BookError
from handbook.book.files import write_whole
from handbook.book.fonts import font_folders
from handbook.book.names import known
from handbook.book.pages import Chapter, plain, read_site
from handbook.book.typesetter import Job, typeset
from handbook.phrasebook import Phrasebook
from lint.phrases import GENERAL, Phrase

ROLES = {
    "front": frozenset(("desk", "on-board")),
    "phone": frozenset(("phone",)),
    "written": frozenset(("chat", "email", "letter", "sms", "review")),
}
"""Who carries the cards, and the channels they speak through."""
FEWER = (frozenset(), frozenset(("close",)), frozenset(("close", "inform", "details")),
         frozenset(("close", "inform", "details", "ask", "restore")))
"""Steps left out, one set after the other, until a card's words fit on it."""
SLOT = re.compile(r"\{[a-z][a-z0-9_]*\}")
PRINCIPLES = "principles"
TONES = ("brief", "warm", "formal")


@dataclass(frozen=True, slots=True)
class _Line:
    number: str  # of the principle, or empty
    name: str
    say: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class _Card:
    title: str
    above: str
    lines: tuple[_Line, ...]
    avoid: str = ""


def build_cards(site_dir: Path, lang: str, out: Path, *, phrases: Path, role: str | None = None,
                only: tuple[str, ...] = (), colour: bool = True,
                date: datetime.date | None = None, version: str | None = None,
                modules: Path | None = None) -> BookReport:
    """Make the pocket cards of one language, four on a sheet of A4.

    Args:
        site_dir: Folder ``handbook build`` wrote; the principles are read from it.
        lang: Language, such as ``sv``.
        out: PDF file to write.
        phrases: Folder of the phrase files.
        role: ``front``, ``phone`` or ``written``: only what is said through its channels.
        only: Situations to keep, such as ``late-delivery``; empty keeps all.
        colour: False for a black-and-white printer.
        date: Date of the content; SOURCE_DATE_EPOCH wins over it.
        version: Version printed on the cards; by default that of the installed package.
        modules: Folder npm installed the fonts into; by default the project's own.

    Returns:
        What was made; ``chapters`` counts the cards.

    Raises:
        BookError: If there is nothing to print or the words of a card don't fit on it.
    """
    start = time.process_time()
    if role is not None and role not in ROLES:
        raise BookError(f"no role is called {role!r}; there are: {', '.join(ROLES)}")
    own, names = words.load(lang), labels.load(lang)
    book = Phrasebook(Path(phrases))
    situations = [name for name in book.situations() if book.file(name).sector != GENERAL]
    for name in only:
        if name not in situations:
            raise BookError(f"no situation is called {name!r}; {known(name, situations)}")
    site = read_site(Path(site_dir), lang, (PRINCIPLES,))
    cards = [_principles(site.chapters[0], site.title)]
    found = (_situation(book, name, lang, names, ROLES.get(role or "", frozenset()))
             for name in situations if not only or name in only)
    cards += sorted((card for card in found if card), key=lambda card: own.order(card.title))
    day = source_date(date)
    foot = " · ".join(filter(None, (site.title, own.roles.get(role or "", ""),
                                    *edition(own, version, day))))
    template = Path(__file__).with_name("template.typ").read_bytes()
    look = Path(__file__).with_name("cards.typ").read_bytes()
    result = typeset(Job(
        {"main.typ": _main(cards, own, names, site.title, foot).encode(),
         "template.typ": template, "cards.typ": look}, {},
        {"colour": "yes" if colour else "no", "paper": PAPERS["a4"], "page": own["page"],
         "title": site.title}, font_folders(modules), timestamp(day)))
    write_whole(Path(out), result.content)
    return BookReport(Path(out), lang, len(cards), sum(len(card.lines) for card in cards),
                      result.pages, len(result.content),
                      time.process_time() - start + result.cpu_seconds, result.peak_memory)


def _principles(chapter: Chapter, above: str) -> _Card:
    for listing in chapter.article.iter("ol"):
        items = listing.findall("li")
        if len(items) == 4:
            return _Card(chapter.title, above,
                         tuple(_principle(n, item) for n, item in enumerate(items, 1)))
    raise BookError("found no numbered list of the four principles to make their card from",
                    chapter.path)


def _principle(number: int, item: HtmlElement) -> _Line:
    bold = item.find(".//strong")
    name = plain(bold.text_content()) if bold is not None else ""
    return _Line(str(number), name.rstrip("."),
                 plain(item.text_content()).removeprefix(name).strip())


def _situation(book: Phrasebook, name: str, lang: str, names: labels.Labels,
               channels: frozenset[str]) -> _Card | None:
    file = book.file(name)
    usable = [phrase for phrase in file.phrases if lang in phrase.say
              and (not channels or channels & set(phrase.channels))]
    lines = []
    for step in names.groups["steps"]:
        fitting = [phrase for phrase in usable if phrase.step == step]
        if fitting:
            best = min(fitting, key=lambda phrase: _cost(phrase, lang))
            number = labels.PRINCIPLE_OF_STEP.get(step)
            lines.append(_Line(str(number or ""), names.name("steps", step),
                               plain(best.say[lang].text), step))
    if not lines:
        return None
    bad = [plain(phrase.avoid[lang].text) for phrase in usable if lang in phrase.avoid]
    return _Card(file.title[lang].text if lang in file.title else name,
                 names.name("sectors", file.sector), tuple(lines),
                 bad[0] if bad else "")


def _cost(phrase: Phrase, lang: str) -> tuple[bool, int, int]:
    """Order the phrases of a step for a card: spoken ones first, then brief, then short."""
    tones = [TONES.index(tone) for tone in phrase.tones if tone in TONES]
    written = not (ROLES["front"] | ROLES["phone"]) & set(phrase.channels)
    return written, min(tones, default=1), len(phrase.say[lang].text)


def _main(cards: list[_Card], own: words.Words, names: labels.Labels, title: str,
          foot: str) -> str:
    written = [_code(card, names, foot) for card in cards]
    sheets = [typst.call("sheet", *written[n:n + 4]) for n in range(0, len(written), 4)]
    whole = typst.call("pocket-cards.with", lang=typst.quote(own.lang),
                       title=typst.quote(f"{title}: {own['cards']}"))
    return f'#import "/cards.typ": *\n#show: {whole}\n#{typst.block(sheets)}\n'


def _code(card: _Card, names: labels.Labels, foot: str) -> str:
    versions = [typst.array(
        typst.array([typst.quote(line.number) if line.number else "none", typst.quote(line.name),
                     typst.block(_spoken(line.say))])
        for line in card.lines if line.step not in left_out) for left_out in FEWER]
    return typst.call("card", typst.quote(card.title), typst.quote(card.above),
                      typst.array(versions), typst.quote(names["avoid"]),
                      typst.block(_spoken(card.avoid)) if card.avoid else "none",
                      typst.quote(foot))


def _spoken(text: str) -> Iterator[str]:
    loose, tied = ties.split(text)
    yield from _slots(loose)
    if tied:
        yield typst.call("tied", typst.block(_slots(tied)))


def _slots(text: str) -> Iterator[str]:
    position = 0
    for slot in SLOT.finditer(text):
        yield typst.quote(text[position:slot.start()])
        yield typst.call("slot", typst.quote(slot[0]))
        position = slot.end()
    yield typst.quote(text[position:])
