"""Small built sites for the tests of the book, shaped like the theme's output."""

import json
import shutil
from html import escape
from pathlib import Path

FIXTURES = Path(__file__).with_name("fixtures")
NAV = ("index", "principles", ("scripts", ("scripts/index", "scripts/lost-suitcase")),
       ("words", ("words/index", "words/policy")), "about")
"""The navigation: pages, and sections with their own front page."""

PAGE = """<!doctype html>
<html lang="{lang}" class="no-js">
<head><meta charset="utf-8"><meta name="description" content="{description}">
<link rel="canonical" href="https://example.org/{lang}/{page}.html"><title>{title}</title>
<script>document.write("never printed")</script></head>
<body><header class="md-header"><a href="https://example.org">never printed</a></header>
<nav class="md-nav md-nav--primary" aria-label="Navigation" data-md-level="0">
<label class="md-nav__title"><a href="{up}index.html" title="{title}" class="md-logo"></a></label>
<ul class="md-nav__list">{nav}</ul></nav>
<main><article class="md-content__inner md-typeset">
<a href="https://example.org/edit" class="md-content__button md-icon">edit this page</a>
{article}</article></main></body></html>
"""


def make_site(folder: Path, lang: str, changed: dict[str, str] | None = None,
              nav: tuple = NAV) -> Path:
    """Write a built site of one language.

    Args:
        folder: Folder to write ``<lang>/`` into.
        lang: Language of the fixture.
        changed: Articles that differ from the fixture or are added, by page.
        nav: The navigation.

    Returns:
        The folder.
    """
    source = FIXTURES / lang
    about = json.loads((source / "site.json").read_text(encoding="utf-8"))
    articles = {path.relative_to(source).as_posix().removesuffix(".html"):
                path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.html"))}
    articles |= changed or {}
    for page, article in articles.items():
        up = "../" * page.count("/")
        target = folder / lang / f"{page}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(PAGE.format(
            lang=lang, page=page, up=up, title=escape(about["title"]), article=article,
            description=escape(about["description"]),
            nav="".join(_item(entry, up, articles, about) for entry in nav)), encoding="utf-8")
    (folder / lang / "assets").mkdir(exist_ok=True)
    shutil.copy(FIXTURES / "arc.svg", folder / lang / "assets" / "arc.svg")
    return folder


def _item(entry: str | tuple, up: str, articles: dict[str, str], about: dict[str, str]) -> str:
    if isinstance(entry, str):
        return (f'<li class="md-nav__item"><a href="{up}{entry}.html" class="md-nav__link">'
                f'<span class="md-ellipsis">{_title(articles[entry])}</span></a></li>')
    name, pages = entry
    title = about[name]
    front = (f'<div class="md-nav__link md-nav__container"><a href="{up}{name}/index.html" '
             f'class="md-nav__link">{title}</a></div>')
    return (f'<li class="md-nav__item md-nav__item--nested">{front}'
            f'<nav class="md-nav" data-md-level="1"><label class="md-nav__title">{title}</label>'
            '<ul class="md-nav__list">'
            + "".join(_item(page, up, articles, about) for page in pages[1:]) + "</ul></nav></li>")


def _title(article: str) -> str:
    return article.partition("<h1")[2].partition(">")[2].partition("<")[0]
