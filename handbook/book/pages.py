"""The built site of one language as a list of chapters in reading order."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html
from lxml.html import HtmlElement

from handbook.book import names
from handbook.book.errors import BookError
from handbook.book.paths import join, read_bytes

PAGE_LIMIT = 20_000_000  # bytes of one HTML page


@dataclass(slots=True)
class Chapter:
    """One page of the site."""

    path: str  # relative to the site folder, such as "en/scripts/index.html"
    title: str
    part: str | None  # title of the navigation section the page belongs to
    opens_part: bool  # the section's own front page
    eyebrow: str  # titles of the sections between part and page
    article: HtmlElement

    @property
    def key(self) -> str:
        """Path without language folder and ending: what ``--only`` names."""
        return self.path.partition("/")[2].removesuffix(".html")


@dataclass(slots=True)
class Site:
    """The built site of one language."""

    root: Path
    lang: str
    title: str
    description: str
    address: str  # where the site is published, or empty
    chapters: list[Chapter]


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str
    title: str
    trail: tuple[str, ...]
    front: bool


def has_class(element: HtmlElement, name: str) -> bool:
    """Say whether an element carries a class."""
    return name in (element.get("class") or "").split()


def plain(text: str | None) -> str:
    """Collapse white space, keeping no-break spaces, and trim."""
    return re.sub(r"[ \t\r\n\f]+", " ", text or "").strip(" ")


def _page(root: Path, path: str) -> HtmlElement:
    content = read_bytes(root, path, PAGE_LIMIT)
    if content is None:
        raise BookError("the page is missing; run `handbook build` first", path)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BookError("the page is not UTF-8", path) from error
    if not text.strip():
        raise BookError("the page is empty", path)
    return html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True))


def _entries(listing: HtmlElement, home: str, trail: tuple[str, ...]) -> list[_Entry]:
    found: list[_Entry] = []
    for item in listing.xpath("./li"):
        if has_class(item, "md-nav__item--pruned"):
            raise BookError("the navigation is cut short; switch navigation.prune off", home)
        links = item.xpath('./a[@href] | ./div[contains(@class,"md-nav__container")]/a[@href]')
        nested = [n for n in item.xpath("./nav") if not has_class(n, "md-nav--secondary")]
        title = plain(links[0].text_content()) if links else ""
        if nested and not title:
            title = plain("".join(nested[0].xpath("./label[1]")[0].itertext()))
        below = (*trail, title) if nested else trail
        if links and not re.match(r"[a-z][a-z0-9+.-]*:|//", links[0].get("href"), re.I):
            path = join(home, links[0].get("href"))
            if path is None:
                raise BookError(f"the navigation leads out of the site: {links[0].get('href')}",
                                home)
            found.append(_Entry(path, title, below, bool(nested)))
        for nav in nested:
            for inner in nav.xpath("./ul"):
                found.extend(_entries(inner, home, below))
    return found


def _article(page: HtmlElement, path: str) -> HtmlElement:
    articles = [a for a in page.iter("article") if has_class(a, "md-content__inner")]
    if len(articles) != 1:
        raise BookError(f"expected one article on the page, found {len(articles)}", path)
    return articles[0]


def _chapter(root: Path, entry: _Entry) -> Chapter:
    try:
        article = _article(_page(root, entry.path), entry.path)
    except BookError as error:
        raise error if error.page else BookError(error.message, entry.path) from error
    heading = article.find(".//h1")
    for link in [] if heading is None else heading.xpath('.//a[contains(@class,"headerlink")]'):
        link.drop_tree()
    title = plain(heading.text_content()) if heading is not None else ""
    return Chapter(entry.path, title or entry.title, entry.trail[0] if entry.trail else None,
                   entry.front and len(entry.trail) == 1, " · ".join(entry.trail[1:]), article)


def _wanted(entries: list[_Entry], only: tuple[str, ...]) -> list[_Entry]:
    if not only:
        return entries
    keys = [entry.path.partition("/")[2].removesuffix(".html") for entry in entries]
    kept: set[int] = set()
    for name in only:
        hits = names.chosen(name, keys)
        if not hits:
            raise BookError(f"no chapter is called {name!r}; {names.known(name, keys)}")
        kept.update(hits)
    return [entry for i, entry in enumerate(entries) if i in kept]


def _public(address: str) -> str:
    host = urlsplit(address).hostname or ""
    if not address.startswith("https://") or "." not in host:
        return ""
    return address.removesuffix("index.html")


def read_site(site_dir: Path, lang: str, only: tuple[str, ...] = ()) -> Site:
    """Read the built site of one language.

    Args:
        site_dir: Folder ``handbook build`` wrote, holding one folder per language.
        lang: Language folder, such as ``sv``.
        only: Names of chapters to keep (``scripts/late-delivery``, ``words/*``); empty keeps all.

    Returns:
        The site with its chapters in the order of the navigation.

    Raises:
        BookError: If a page is missing, unreadable or not shaped like a page of the theme, or
            a name in ``only`` fits no chapter.
    """
    home = f"{lang}/index.html"
    if not site_dir.is_dir():
        raise BookError(f"there is no built site at {site_dir}; run `handbook build` first")
    front = _page(site_dir, home)
    navs = front.xpath('//nav[contains(@class,"md-nav--primary")]')
    if not navs:
        raise BookError("found no navigation on the page", home)
    entries: dict[str, _Entry] = {}
    for listing in navs[0].xpath("./ul"):
        for entry in _entries(listing, home, ()):
            entries.setdefault(entry.path, entry)
    if not entries:
        raise BookError("the navigation is empty", home)
    chosen = _wanted(list(entries.values()), only)
    logo = navs[0].xpath('.//a[contains(@class,"md-logo")]/@title')
    meta = front.xpath('//meta[@name="description"]/@content')
    address = front.xpath('//link[@rel="canonical"]/@href')
    return Site(site_dir, lang, plain(logo[0]) if logo else plain(front.findtext(".//title")),
                plain(meta[0]) if meta else "",
                _public(address[0]) if address else "",
                [_chapter(site_dir, entry) for entry in chosen])
