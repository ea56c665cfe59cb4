"""What the book costs: CPU time and memory per language, and growth with the chapters.

    python -m tests.book.bench             the built site in site/
    python -m tests.book.bench --site DIR  another one
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

from handbook.book import BookReport, build_book
from tests.book.conftest import LANGUAGES
from tests.book.sites import FIXTURES, make_site

SIZES = (50, 100, 200, 400)


def grown(folder: Path, lang: str, chapters: int) -> Path:
    """Write a site with many script pages, each different.

    Args:
        folder: Where to.
        lang: Language of the fixture it is made from.
        chapters: Number of script pages.

    Returns:
        The folder.
    """
    article = (FIXTURES / lang / "scripts" / "lost-suitcase.html").read_text(encoding="utf-8")
    card = re.search(r"<figure.*?</figure>", article, re.DOTALL)[0]
    article += 2 * re.sub(r' id="[^"]*"', "", card)
    pages = {f"scripts/s{n}": re.sub(r"(<h1[^>]*>)", rf"\g<1>{n}. ", article)
             for n in range(chapters)}
    return make_site(folder, lang, pages, nav=(
        "index", "principles", ("scripts", ("scripts/index", "scripts/lost-suitcase", *pages)),
        ("words", ("words/index", "words/policy")), "about"))


def show(name: str, report: BookReport) -> None:
    """Print one line of figures."""
    print(f"{name:>14} {report.chapters:>9} {report.pages:>6} {report.cpu_seconds:>8.2f} "
          f"{report.peak_memory / 1e6:>8.0f} {report.size / 1e6:>8.2f} "
          f"{1000 * report.cpu_seconds / report.chapters:>12.1f}")


def main(arguments: list[str]) -> None:
    """Build books and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=Path("site"), help="built site (%(default)s)")
    site = parser.parse_args(arguments).site
    print(f"{'book':>14} {'chapters':>9} {'pages':>6} {'CPU s':>8} {'MB RAM':>8} {'MB file':>8} "
          f"{'ms/chapter':>12}")
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary)
        for lang in LANGUAGES:
            if (site / lang / "index.html").is_file():
                show(lang, build_book(site, lang, out / f"{lang}.pdf"))
        for size in SIZES:
            folder = grown(out / str(size), "ru", size)
            show(f"ru grown {size}", build_book(folder, "ru", out / "grown.pdf"))


if __name__ == "__main__":
    main(sys.argv[1:])
