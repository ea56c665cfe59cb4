"""What is done to a site after MkDocs has built it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from handbook import bundle, offline, vendor
from handbook.errors import HandbookError
from handbook.labels import LANGUAGES
from handbook.search import add_search_worker, use_search_worker
from handbook.security import secure

# Each begins with plain text: a page is then searched ten times as fast. The first two stand in
# its head.
_ALTERNATE = re.compile(r'<link rel="alternate" [^>]*hreflang="(\w+)"[^>]*>')
_CANONICAL = re.compile(r'<link rel="canonical" [^>]*>')
_LOST_BLOCK = re.compile(r"<p>\s*/// *([\w-]*)[^<]*")
_NAMELESS_TOGGLE = re.compile(
    r'<span class="md-ellipsis">([^<]+)</span>\s*</a>\s*<label class="md-nav__link[^>]*>'
)
_LOCAL = {"localhost", "127.0.0.1", "[::1]"}


def finish(
    site: Path, lang: str, address: str, modules: Path, name: str, about: str, keep: bool = True
) -> list[str]:
    """Make a built site ready for readers: light, safe, and without anything from outside.

    Args:
        site: Folder of the built site.
        lang: Its language.
        address: Where it will be read, ending in ``/<lang>/``. A local address means that the
            public one is not known, and links that would need it are left out.
        modules: Folder ``node_modules``.
        name: Name of the site.
        about: What it is, in one sentence.
        keep: Whether browsers keep the site for times without a network.

    Returns:
        Remarks worth showing to whoever builds.

    Raises:
        HandbookError: If a page would be blocked by its own security policy or holds a block
            of a name that does not exist, or if the scripts can't be made.
    """
    public = urlsplit(address).hostname not in _LOCAL
    _drop(site, public)
    remarks = []
    if not vendor.add_typefaces(site, modules):
        remarks.append("typefaces are not installed (npm ci); pages use the reader's own")
    bundle.add_scripts(site, lang, modules)
    add_search_worker(site, lang, modules)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    bundle.add_styles(site, modules, pages.values())
    offline.add_app(site, lang, name, about)
    root = address.removesuffix(f"{lang}/")
    for path, html in pages.items():
        page = path.relative_to(site).as_posix()
        html = _links(html, page, root if public else "")
        # Material opens a section by a label that holds an arrow alone; readers of a screen
        # need its name, and the section takes its own name from there.
        html = _NAMELESS_TOGGLE.sub(
            lambda found: f'{found[0]}<span class="mg-hidden">{found[1].strip()}</span>', html
        )
        try:
            if lost := _LOST_BLOCK.search(html):
                raise HandbookError(f"there is no block named {lost[1] or '(nothing)'}")
            path.write_text(secure(use_search_worker(bundle.lighten(html))), encoding="utf-8")
        except HandbookError as error:
            raise HandbookError(f"page {page}: {error}") from None
    offline.add_worker(site, lang, keep)
    return remarks


def _drop(site: Path, public: bool) -> None:
    """Remove what a reader never needs: source maps, addresses that only hold on this machine."""
    for path in site.rglob("*.map"):
        path.unlink()
    if not public:
        for path in site.glob("sitemap.xml*"):
            path.unlink()


def _links(html: str, name: str, root: str) -> str:
    """Name the other languages with full addresses, as search engines want, or not at all."""
    head, end, rest = html.partition("</head>")
    head = _ALTERNATE.sub("", head)
    if not root:
        head = _CANONICAL.sub("", head)
    elif name != "404.html":
        head += "".join(
            f'      <link rel="alternate" href="{root}{lang}/{name}" hreflang="{lang}">\n'
            for lang in LANGUAGES
        )
    return f"{head}{end}{rest}"
