"""A strict content security policy for finished pages, and the check that they keep to it."""

from __future__ import annotations

import base64
import hashlib
import re

from lxml import html as reader

from handbook.errors import HandbookError

POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""What a page may load; `{hashes}` stands for those of its inline scripts."""

_AFTER = '<meta charset="utf-8">'
_LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "prefetch",
                  "dns-prefetch", "manifest"}  # fmt: skip
_LOADING_TAGS = {"script", "img", "iframe", "audio", "video", "source", "embed", "track"}


_SCRIPT = re.compile(r"<(?i:script)\b([^>]*)>(.*?)</(?i:script)>", re.DOTALL)
"""Scripts as a browser reads them, to the byte; a parser would tidy up what is hashed."""


_SUSPECTS = tuple(
    re.compile(pattern.encode())
    for pattern in (
        r"""on(?<=[\s"'/]on)[a-z]+\s*=""",
        r"""style(?<=[\s"'/<]style)(?:\s*=|(?<=<style))""",
        rf"""<(?:link|{"|".join(sorted(_LOADING_TAGS))})\b[^>]*["'=](?:https?:)?//""",
    )
)
"""What a page without faults never holds in its markup, in small letters; words may look like it.
Each begins with plain text, which is found ten times as fast as a choice."""


def _scripts(page: str) -> list[str]:
    """Find the inline scripts that a browser would run."""
    return [
        body for attributes, body in _SCRIPT.findall(page)
        if "src=" not in attributes and "application/json" not in attributes
    ]  # fmt: skip


def _suspect(page: str) -> bool:
    """Tell whether a page may hold what no policy of ours lets through."""
    small = page.encode().lower()  # of bytes, which takes a third of the time: markup is ASCII
    return any(seen.search(small) for seen in _SUSPECTS)


def _faults(page: str) -> list[str]:
    """Find what no policy of ours lets through."""
    faults = []
    tree = reader.document_fromstring(page.encode(), parser=reader.HTMLParser(encoding="utf-8"))
    for attribute in tree.xpath("//@*[name() = 'style' or starts-with(name(), 'on')]"):
        name = f"<{attribute.getparent().tag} {attribute.attrname}=…>"
        faults.append(f"{name} would be blocked")
    if tree.find(".//style") is not None:
        faults.append("<style> in a page would be blocked")
    for element in tree.iter("link", *_LOADING_TAGS):
        if element.tag != "link":
            address = element.get("src") or ""
        else:
            loads = _LOADING_LINKS & set((element.get("rel") or "").split())
            address = element.get("href") or "" if loads else ""
        if address.startswith(("http:", "https:", "//")):
            faults.append(f"<{element.tag}> loads {address} from outside")
    return faults


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
    # Reading a page as a tree takes long; few pages give a reason to.
    if _suspect(html) and (faults := _faults(html)):
        raise HandbookError("; ".join(dict.fromkeys(faults)))
    hashes = sorted({_hash(script) for script in _scripts(html)})
    policy = POLICY.format(hashes="".join(f" '{value}'" for value in hashes))
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(_AFTER, f"{_AFTER}\n      {tag}", 1)


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
