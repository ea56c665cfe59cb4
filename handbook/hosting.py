"""What stands beside the sites: the choice of languages, and what a web server should say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from handbook.offline import WORKER
from handbook.security import POLICY

_CHOOSER = Path(__file__).with_name("chooser")
_META = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
_HASH = re.compile(r"'sha256-[^']+'")
_SAID = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def add_chooser(site: Path) -> None:
    """Put the choice of languages at the root of the three sites.

    Args:
        site: Folder that holds the sites.
    """
    shutil.copytree(_CHOOSER, site, dirs_exist_ok=True)


def add_headers(out: Path) -> None:
    """Write ``_headers`` and ``nginx.conf`` beside the sites.

    A header holds for every page and the stricter of header and page wins; so it lets in the
    inline scripts of all pages, and each page its own.

    Args:
        out: Folder of all sites.
    """
    hashes: set[str] = set()
    for page in out.rglob("*.html"):
        for policy in _META.findall(page.read_text(encoding="utf-8")):
            hashes |= set(_HASH.findall(policy))
    policy = POLICY.format(hashes="".join(f" {value}" for value in sorted(hashes)))
    said = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'", **_SAID}
    lines = ["/*", *(f"  {name}: {value}" for name, value in said.items())]
    lines += ["  Cache-Control: no-cache"]
    (out / "_headers").write_text("\n".join(lines) + "\n", encoding="utf-8")
    nginx = [
        "# Include this in the server block that serves this folder.",
        *(f'add_header {name} "{value}" always;' for name, value in said.items()),
        'add_header Cache-Control "no-cache" always;',
        "gzip on;",
        "gzip_types text/css text/javascript application/javascript application/json "
        "application/manifest+json image/svg+xml;",
        "location ~ [.]webmanifest$ { default_type application/manifest+json; }",
        f"location ~ /{WORKER.replace('.', '[.]')}$ {{ expires off; }}",
        "location ~ /(_headers|nginx[.]conf)$ { return 404; }",
        "location ~ ^(?<lang>/[a-z][a-z]/) { error_page 404 ${lang}404.html; }",
    ]
    (out / "nginx.conf").write_text("\n".join(nginx) + "\n", encoding="utf-8")
