"""A strict content security policy for finished pages, and the check that they keep to it."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

from handbook.errors import HandbookError

_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
_AFTER = '<meta charset="utf-8">'
_LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "prefetch",
                  "dns-prefetch", "manifest"}  # fmt: skip
_LOADING_TAGS = {"script", "img", "iframe", "audio", "video", "source", "embed", "track"}


class _Page(HTMLParser):
    """Collects what a policy has to allow, and what it can't."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self.faults: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        for name in named:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"<{tag} {name}=…> would be blocked")
        address = self._loaded(tag, named)
        if address.startswith(("http:", "https:", "//")):
            self.faults.append(f"<{tag}> loads {address} from outside")
        if tag == "style":
            self.faults.append("<style> in a page would be blocked")
        if tag == "script" and "src" not in named and named.get("type") != "application/json":
            self._inside = True
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data

    @staticmethod
    def _loaded(tag: str, named: dict[str, str]) -> str:
        if tag == "link" and _LOADING_LINKS & set(named.get("rel", "").split()):
            return named.get("href", "")
        return named.get("src", "") if tag in _LOADING_TAGS else ""


def secure(html: str) -> str:
    """Give a finished page its policy.

    Args:
        html: The whole page. Nothing in it may change afterwards.

    Returns:
        The page with a ``Content-Security-Policy`` that lets in its own inline scripts by
        their hashes, files of its own site, and nothing else.

    Raises:
        HandbookError: If the page holds what the policy blocks: style attributes, inline
            handlers, or files from outside.
    """
    page = _Page()
    page.feed(html)
    page.close()
    if page.faults:
        raise HandbookError("; ".join(dict.fromkeys(page.faults)))
    hashes = sorted({_hash(script) for script in page.scripts})
    policy = _POLICY.format(hashes="".join(f" '{value}'" for value in hashes))
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(_AFTER, f"{_AFTER}\n      {tag}", 1)


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
