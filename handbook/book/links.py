"""Where the links of a page lead, and which of its places are led to."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from handbook.book.errors import BookError
from handbook.book.pages import Site, plain
from handbook.book.paths import join, regular_file

WEB = re.compile(r"(https?://|mailto:|tel:)[^\s\x00-\x1f]+\Z", re.I)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


@dataclass(frozen=True, slots=True)
class Target:
    """What a link means in the book.

    ``label`` is a place in the book, ``url`` an address on the web. A link with neither is
    printed as the words it stands on: it leads to a file the book doesn't hold or to an
    address that must not be followed, such as ``file://`` or ``javascript:``.
    """

    label: str = ""
    url: str = ""


def chapter_label(number: int) -> str:
    """Name the start of a chapter."""
    return f"chapter-{number}"


def place_label(number: int, fragment: str) -> str:
    """Name a place within a chapter."""
    return f"chapter-{number}/{fragment}"


class Links:
    """All links of a site.

    Args:
        site: The site as read; its articles are looked at, not changed.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._numbers = {chapter.path: n for n, chapter in enumerate(site.chapters)}
        self._places = [set(chapter.article.xpath(".//@id")) for chapter in site.chapters]
        self._titles = [set(chapter.article.xpath(".//h1/@id")) for chapter in site.chapters]

    def resolve(self, path: str, href: str, words: str = "") -> Target:
        """Find out where a link leads.

        Args:
            path: Page the link is on.
            href: Address as written.
            words: What the link says, for the message.

        Returns:
            The target.

        Raises:
            BookError: If the page or the place on it doesn't exist.
        """
        if SCHEME.match(href):
            return Target(url=href) if WEB.match(href) else Target()
        fragment = unquote(urlsplit(href).fragment)
        goal = join(path, href) if urlsplit(href).path else path
        if goal is None:
            raise BookError(f"the link {href!r} ({words}) leads out of the site", path)
        number = self._numbers.get(goal)
        if number is None:
            try:
                found = regular_file(self._site.root, goal) or regular_file(
                    self._site.root, f"{goal}/index.html")
            except BookError as error:
                raise BookError(error.message, path) from error
            if found is None:
                raise BookError(f"the link {href!r} ({words}) leads to a page that does not exist",
                                path)
            return Target()
        if not fragment or fragment in self._titles[number]:
            return Target(label=chapter_label(number))
        if fragment not in self._places[number]:
            raise BookError(f"the link {href!r} ({words}) leads to a place that does not exist "
                            f"on {goal}", path)
        return Target(label=place_label(number, fragment))


def mark_links(site: Site) -> set[str]:
    """Write on every link of every article where it leads in the book.

    Sets ``data-label`` or ``data-url`` on the links and removes ``href``.

    Args:
        site: The site; its articles are changed.

    Returns:
        Labels of all places that some link leads to.

    Raises:
        BookError: If a link is broken.
    """
    links = Links(site)
    wanted: set[str] = set()
    for chapter in site.chapters:
        for link in chapter.article.iter("a"):
            href = link.attrib.pop("href", None)
            if href is None or _is_machinery(link):
                continue
            target = links.resolve(chapter.path, href.strip(), plain(link.text_content())[:60])
            if target.label:
                link.set("data-label", target.label)
                wanted.add(target.label)
            elif target.url:
                link.set("data-url", target.url)
    return wanted


def _is_machinery(link: HtmlElement) -> bool:
    classes = (link.get("class") or "").split()
    return bool({"footnote-backref", "headerlink", "md-content__button"} & set(classes))
