"""What is done to a site after MkDocs has built it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from handbook import vendor
from handbook.errors import HandbookError
from handbook.labels import LANGUAGES
from handbook.security import secure

_CHOOSER = Path(__file__).with_name("chooser")
_ALTERNATE = re.compile(r'[ \t]*<link rel="alternate" [^>]*hreflang="(\w+)"[^>]*>\n?')
_CANONICAL = re.compile(r'[ \t]*<link rel="canonical" [^>]*>\n?')
_LOST_BLOCK = re.compile(r"<p>\s*/// *([\w-]*)[^<]*")
_NAMELESS_TOGGLE = re.compile(
    r'(<span class="md-ellipsis">\s*([^<]+?)\s*</span>\s*</a>\s*<label class="md-nav__link[^>]*>)'
)
_LOCAL = {"localhost", "127.0.0.1", "[::1]"}


def finish(site: Path, lang: str, address: str, modules: Path) -> list[str]:
    """Make a built site ready for readers: light, safe, and without anything from outside.

    Args:
        site: Folder of the built site.
        lang: Its language.
        address: Where it will be read, ending in ``/<lang>/``. A local address means that the
            public one is not known, and links that would need it are left out.
        modules: Folder ``node_modules``.

    Returns:
        Remarks worth showing to whoever builds.

    Raises:
        HandbookError: If a page would be blocked by its own security policy, or holds a
            block of a name that does not exist.
    """
    public = urlsplit(address).hostname not in _LOCAL
    _drop(site, lang, public)
    remarks = []
    if not vendor.add_typefaces(site, modules):
        remarks.append("typefaces are not installed (npm ci); pages use the reader's own")
    root = address.removesuffix(f"{lang}/")
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        html = _links(path.read_text(encoding="utf-8"), name, root if public else "")
        # Material opens a section by a label that holds an arrow alone; readers of a screen
        # need its name, and the section takes its own name from there.
        html = _NAMELESS_TOGGLE.sub(r'\1<span class="mg-hidden">\2</span>', html)
        try:
            if lost := _LOST_BLOCK.search(html):
                raise HandbookError(f"there is no block named {lost[1] or '(nothing)'}")
            path.write_text(secure(html), encoding="utf-8")
        except HandbookError as error:
            raise HandbookError(f"page {name}: {error}") from None
    return remarks


def add_chooser(site: Path) -> None:
    """Put the choice of languages at the root of the three sites.

    Args:
        site: Folder that holds the sites.
    """
    shutil.copytree(_CHOOSER, site, dirs_exist_ok=True)


def _drop(site: Path, lang: str, public: bool) -> None:
    """Remove what a reader never needs: source maps, other languages' stemmers."""
    for path in site.rglob("*.map"):
        path.unlink()
    keep = {"lunr.stemmer.support.min.js", f"lunr.{lang}.min.js"}
    lunr = site / "assets/javascripts/lunr"
    for path in lunr.rglob("*.js"):
        if path.name not in keep:
            path.unlink()
    if not public:
        for path in site.glob("sitemap.xml*"):
            path.unlink()


def _links(html: str, name: str, root: str) -> str:
    """Name the other languages with full addresses, as search engines want, or not at all."""
    html = _ALTERNATE.sub("", html)
    if not root:
        return _CANONICAL.sub("", html)
    if name == "404.html":
        return html
    links = "".join(
        f'      <link rel="alternate" href="{root}{lang}/{name}" hreflang="{lang}">\n'
        for lang in LANGUAGES
    )
    return html.replace("</head>", f"{links}</head>", 1)
