"""The handbook without a network: installable, kept by the browser, and as one zip to unpack."""

from __future__ import annotations

import functools
import hashlib
import json
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from handbook.vendor import HOME

MANIFEST, WORKER, ARCHIVE = "manifest.webmanifest", "sw.js", "makegood.zip"

_SOURCES = Path(__file__).with_name("worker")
_LOGO = Path(__file__).parent / "theme" / HOME / "logo.svg"
_PAPER, _PINE = "#fbf6ec", "#1d4a41"
_ICONS = ((192, 1.0, "any"), (512, 1.0, "any"), (512, 0.78, "maskable"), (180, 0.86, "apple"))
"""Width in pixels, share of it that the drawing takes, and what the icon is for."""

_NOT_KEPT = {".gz", ".pdf", ".xml"}
"""Endings of files that no page needs."""

_ONLINE_ONLY = re.compile(
    r'<a href="[^"]*makegood[.]zip" data-mg-online[^>]*>[^<]*</a>|<link rel="manifest"[^>]*>'
)
_EARLY = (1980, 1, 1, 0, 0, 0)


def add_app(site: Path, lang: str, name: str, about: str) -> None:
    """Make a site installable: its icons and its manifest.

    Args:
        site: Folder of one built site.
        lang: Its language.
        name: Name of the site.
        about: What it is, in one sentence.
    """
    listed = []
    for (width, _, purpose), drawing in icons().items():
        file = site / HOME / f"icon-{purpose}-{width}.png"
        file.write_bytes(drawing)
        if purpose != "apple":
            listed.append({
                "src": file.relative_to(site).as_posix(), "sizes": f"{width}x{width}",
                "type": "image/png", "purpose": purpose,
            })  # fmt: skip
    manifest = {
        "name": name, "short_name": name, "description": about, "lang": lang, "dir": "ltr",
        "id": "./", "start_url": "index.html", "scope": "./", "display": "standalone",
        "background_color": _PAPER, "theme_color": _PAPER, "icons": listed,
    }  # fmt: skip
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (site / MANIFEST).write_text(text + "\n", encoding="utf-8")


@functools.cache
def icons() -> dict[tuple[int, float, str], bytes]:
    """Draw the icons of an installed site, the same in every language.

    Returns:
        PNG by width in pixels, share of it that the drawing takes, and purpose.
    """
    logo = _LOGO.read_text(encoding="utf-8")
    return {icon: _icon(logo, *icon[:2]) for icon in _ICONS}


def _icon(logo: str, width: int, share: float) -> bytes:
    """Draw the logo as a PNG; smaller than the icon, it lies on its own ground."""
    ground = f'rgb("{_PINE}")' if share < 1 else "none"
    source = (
        f"#set page(width: {width}pt, height: {width}pt, margin: 0pt, fill: {ground})\n"
        f'#place(center + horizon, image(bytes(sys.inputs.logo), format: "svg", '
        f"width: {width * share:.0f}pt))"
    )
    import typst  # only a build that draws has to wait for it

    return typst.compile(
        source.encode(), format="png", ppi=72, sys_inputs={"logo": logo}, ignore_system_fonts=True
    )


def add_worker(site: Path, lang: str, keep: bool = True) -> None:
    """Write the service worker of a finished site; nothing in it may change afterwards.

    Args:
        site: Folder of the site.
        lang: Its language.
        keep: Whether browsers keep the site; if not, the worker removes what they have kept.
    """
    target = site / WORKER
    target.unlink(missing_ok=True)
    if not keep:
        text = (_SOURCES / "retire.js").read_text(encoding="utf-8")
        target.write_text(text.replace("{lang}", lang), encoding="utf-8")
        return
    files = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix not in _NOT_KEPT
    }
    text = (_SOURCES / "worker.js").read_text(encoding="utf-8")
    listing = json.dumps(files, indent=0)
    version = hashlib.sha256((text + listing).encode()).hexdigest()[:12]
    for mark, value in (("{lang}", lang), ("{version}", version), ("{files}", listing)):
        text = text.replace(mark, value)
    target.write_text(text, encoding="utf-8")


def pack(out: Path, langs: Iterable[str]) -> Path:
    """Pack sites into a zip that can be unpacked anywhere and read without a server.

    Args:
        out: Folder of all sites.
        langs: Languages to take; those that have not been built are left out.

    Returns:
        The zip, ``out/makegood.zip``. The same sites give the same bytes.
    """
    archive, draft = out / ARCHIVE, out / f".{ARCHIVE}"
    chosen = [out / name for name in ("index.html", "chooser.css", "chooser.js")]
    for lang in langs:
        chosen += sorted((out / lang).rglob("*"))
    with zipfile.ZipFile(draft, "w") as pages:
        for path in chosen:
            if path.is_file() and path.name not in (WORKER, MANIFEST) and path.suffix != ".gz":
                body = path.read_bytes()
                if path.suffix == ".html":
                    body = _ONLINE_ONLY.sub("", body.decode()).encode()
                name = f"makegood/{path.relative_to(out).as_posix()}"
                entry = zipfile.ZipInfo(name, _EARLY)
                entry.external_attr = 0o644 << 16
                packed = path.suffix in (".woff2", ".png", ".pdf")
                entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
                pages.writestr(entry, body, compresslevel=1)
    draft.replace(archive)
    return archive
