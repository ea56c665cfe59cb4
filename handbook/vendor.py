"""Files of others that the sites serve: the typefaces, from the npm packages of package.json."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

HOME = Path("assets/makegood")
"""Folder of our own files within a site."""

_CYRILLIC = "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"
_LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)


@dataclass(frozen=True, slots=True)
class _Face:
    family: str
    package: str
    file: str
    style: str
    characters: str


_FACES = tuple(
    _Face(family, package, f"{package}-{script}-wght-{style}.woff2", style, characters)
    for family, package, styles in (
        ("Source Sans 3", "source-sans-3", ("normal", "italic")),
        ("Source Serif 4", "source-serif-4", ("normal",)),
    )
    for style in styles
    for script, characters in (("latin", _LATIN), ("cyrillic", _CYRILLIC))
)


_STAND_INS = (
    ("Makegood Sans", "200 550", "Arial", "Liberation Sans", 93.4, 109.6, 42.8),
    ("Makegood Sans", "551 900", "Arial Bold", "Liberation Sans Bold", 89.4, 114.5, 44.7),
    ("Makegood Serif", "200 550", "Times New Roman", "Liberation Serif", 117.4, 88.2, 28.5),
    ("Makegood Serif", "551 900", "Times New Roman Bold", "Liberation Serif Bold", 111.7, 92.7, 30),
)
"""Family, weights, two typefaces of equal measures that many systems have, and in per cent the
width of ours by theirs, our ascent and our descent. Measured on corpus lines; the same to 1 % in
all three languages."""


def add_typefaces(site: Path, modules: Path) -> bool:
    """Copy the typefaces into a site and write the style sheet that names them.

    A browser loads only the files whose characters a page uses. Until they are there it shows a
    typeface of its own, stretched to the same measures: words must not jump under a finger.

    Args:
        site: Folder of one built site.
        modules: Folder ``node_modules``.

    Returns:
        Whether the typefaces were there; without them pages use the reader's own.
    """
    fonts = modules / "@fontsource-variable"
    home = site / HOME
    found = all((fonts / face.package / "files" / face.file).is_file() for face in _FACES)
    rules = []
    for face in _FACES if found else ():
        folder = fonts / face.package
        shutil.copyfile(folder / "files" / face.file, home / face.file)
        shutil.copyfile(folder / "LICENSE", home / f"LICENSE-{face.package}.txt")
        rules.append(
            f'@font-face{{font-family:"{face.family}";font-style:{face.style};'
            f"font-weight:200 900;font-display:swap;"
            f'src:url("{face.file}") format("woff2");unicode-range:{face.characters}}}'
        )
    rules += [
        f'@font-face{{font-family:"{family}";font-weight:{weights};'
        f'src:local("{first}"),local("{second}");size-adjust:{width}%;'
        f"ascent-override:{ascent}%;descent-override:{descent}%;line-gap-override:0%}}"
        for family, weights, first, second, width, ascent, descent in _STAND_INS
    ]
    (home / "fonts.css").write_text("\n".join(rules) + "\n", encoding="utf-8")
    return found
