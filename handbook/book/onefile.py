"""The whole handbook of one language as one HTML file, for a stick or an e-mail.

It needs no server, asks for nothing from outside, and can be searched.
"""

import base64
import datetime
import hashlib
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from lxml.html import HtmlElement

from handbook.book import paper, words
from handbook.book.build import BookReport
from handbook.book.clean import PrintPage, printable, svg_words
from handbook.book.edition import edition, source_date
from handbook.book.files import write_whole
from handbook.book.images import Pictures, alternative
from handbook.book.links import chapter_label, mark_links, place_label
from handbook.book.pages import Chapter, read_site

KEPT = frozenset(
    "abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 "
    "hr i kbd li mark ol p pre q s samp section small span strong sub sup table tbody td tfoot th "
    "thead tr u ul".split())
EMPTY = frozenset(("br", "hr"))
TYPES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}
CLASS = re.compile(r"[\w -]+")
NUMBER = re.compile(r"\d{1,4}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
style-src '{style_hash}'; script-src '{script_hash}'; base-uri 'none'; form-action 'none'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p>{description}</p>
<p class="about">{about}</p>
</header>
<div class="look" role="search">
<label for="look">{search}</label>
<input id="look" type="search" autocomplete="off" spellcheck="false">
<output id="count" for="look" data-found="{found}" data-none="{none}"></output>
<ol id="found" class="found"></ol>
</div>
<nav class="contents" aria-label="{contents}"><h2>{contents}</h2>{listing}</nav>
<main>
{chapters}
</main>
<footer class="about"><p>{licence}</p></footer>
<script>{script}</script>
</body>
</html>
"""


def build_one_file(site_dir: Path, lang: str, out: Path, *, only: tuple[str, ...] = (),
                   date: datetime.date | None = None, version: str | None = None) -> BookReport:
    """Make the one-file handbook of one language from the built site.

    Args:
        site_dir: Folder ``handbook build`` wrote, holding one folder per language.
        lang: Language, such as ``en``.
        out: HTML file to write.
        only: Names of chapters to keep; empty keeps all.
        date: Date of the content; SOURCE_DATE_EPOCH wins over it.
        version: Version shown; by default that of the installed package.

    Returns:
        What was made; it has no pages and no typesetting process.

    Raises:
        BookError: If something on a page can't be taken over; the page is named.
    """
    own = words.load(lang)
    site = read_site(Path(site_dir), lang, tuple(only))
    mark_links(site)
    paper.prepare(site.chapters, own)
    pictures = Pictures(site.root, colour=True)
    pages = [printable(chapter) for chapter in site.chapters]
    chapters = [_Page(page, number, pictures, own["answers"]).code() for number, page in enumerate(pages)]
    style, script = _asset("onefile.css"), _asset("onefile.js")
    about = ", ".join(edition(own, version, source_date(date)))
    whole = PAGE.format(
        lang=lang, title=escape(site.title), description=escape(site.description),
        about=escape(about), search=escape(own["search"]),
        found=escape(own["search_count"]), none=escape(own["search_none"]),
        contents=escape(own["contents"]), listing=_listing(site.chapters),
        chapters="\n".join(chapters), licence=escape(own["licence"].format(title=site.title)),
        style=style, style_hash=_hash(style), script=script, script_hash=_hash(script)).encode()
    write_whole(Path(out), whole)
    return BookReport(Path(out), lang, len(pages), whole.count(b'class="mg-card '), 0, len(whole),
                      0.0, 0)


def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _listing(chapters: list[Chapter]) -> str:
    code, part = ["<ol>"], None
    for number, chapter in enumerate(chapters):
        if part is not None and chapter.part != part:
            code.append("</ol></li>")
        link = f'<a href="#{chapter_label(number)}">{escape(chapter.title)}</a>'
        if chapter.part is None:
            code.append(f"<li>{link}</li>")
        elif chapter.part != part:
            head = link if chapter.opens_part else escape(chapter.part)
            code.append(f"<li>{head}<ol>")
        if chapter.part is not None and not chapter.opens_part:
            code.append(f"<li>{link}</li>")
        part = chapter.part
    return "".join([*code, "</ol></li>" if part is not None else "", "</ol>"])


class _Page:
    """Writes one chapter, keeping only elements and attributes that are known to be harmless."""

    def __init__(self, page: PrintPage, number: int, pictures: Pictures, answers: str) -> None:
        self._answers = answers
        self._page = page
        self._number = number
        self._pictures = pictures

    def code(self) -> str:
        """Write the chapter with its footnotes."""
        title = escape(self._page.chapter.title)
        notes = "".join(f'<li id="{self._id(key)}">{"".join(self._inside(note))}</li>'
                        for key, note in self._page.notes.items())
        answers = "" if self._page.answers is None else (
            f"<h2>{escape(self._answers)}</h2>{''.join(self._inside(self._page.answers))}")
        return (f'<section id="{chapter_label(self._number)}" data-title="{title}">'
                f'<h1>{title}</h1>{"".join(self._inside(self._page.body))}{answers}'
                + (f'<ol class="notes">{notes}</ol>' if notes else "") + "</section>")

    def _id(self, name: str) -> str:
        return escape(place_label(self._number, name))

    def _inside(self, element: HtmlElement) -> Iterator[str]:
        yield escape(element.text or "", quote=False)
        for child in element:
            yield from self._element(child)
            yield escape(child.tail or "", quote=False)

    def _element(self, element: HtmlElement) -> Iterator[str]:
        tag = element.tag
        if tag in ("img", "svg"):
            yield self._picture(element)
        elif tag == "a" and (goal := element.get("data-label") or element.get("data-url")):
            goal = f"#{goal}" if element.get("data-label") else goal
            yield f'<a href="{escape(goal)}">'
            yield from self._inside(element)
            yield "</a>"
        elif tag in KEPT:
            yield f"<{tag}{self._attributes(element)}>"
            if tag not in EMPTY:
                yield from self._inside(element)
                yield f"</{tag}>"
        else:
            yield from self._inside(element)

    def _attributes(self, element: HtmlElement) -> str:
        code = f' id="{self._id(element.get("id"))}"' if element.get("id") else ""
        for name, shape in (("class", CLASS), ("lang", LANGUAGE), ("colspan", NUMBER),
                            ("rowspan", NUMBER), ("start", NUMBER)):
            value = element.get(name)
            if value and shape.fullmatch(value):
                code += f' {name}="{value}"'
        return code

    def _picture(self, element: HtmlElement) -> str:
        if element.tag == "svg":
            name, alt = self._pictures.drawing(element), svg_words(element)
        else:
            path = self._page.chapter.path
            alt = alternative(element, path)
            name = self._pictures.file(path, element.get("src") or "")
        data = base64.b64encode(self._pictures.files[name]).decode()
        kind = TYPES[name.rpartition(".")[2]]
        return f'<img alt="{escape(alt)}" src="data:{kind};base64,{data}">'
