"""What the books cost: CPU time and memory beside the pages, and growth with the chapters.

    python -m tests.book.bench             the built sites in site/, built first if there are none
    python -m tests.book.bench --site DIR  other ones
    python -m tests.book.bench --quick     only the books of the sites, no growth

CPU seconds are those of both processes, reading and typesetting; memory is the peak of the
typesetting one. Limits of the issue: 10 s, 1 GB and 3 MB for each language's whole book, and a
chapter that costs no more in a book of 400 than in one of 50.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from handbook.book import BookReport, build_book
from handbook.book.cards import build_cards
from handbook.book.onefile import build_one_file
from tests.book.conftest import LANGUAGES
from tests.book.sites import FIXTURES, make_site

ROOT = Path(__file__).parents[2]
SIZES = (50, 100, 200, 400)
SECONDS, MEMORY, SIZE = 10, 1e9, 3e6
SLACK = 1.15  # of the cost of one chapter, for what varies between runs


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


def show(name: str, report: BookReport) -> bool:
    """Print one line of figures.

    Args:
        name: What was made.
        report: Its figures.

    Returns:
        Whether it keeps within the limits of a whole book.
    """
    print(f"{name:>14} {report.chapters:>9} {report.pages:>6} {report.cpu_seconds:>8.2f} "
          f"{report.peak_memory / 1e6:>8.0f} {report.size / 1e6:>8.2f} "
          f"{1000 * report.cpu_seconds / report.chapters:>12.1f}", flush=True)
    return (report.cpu_seconds <= SECONDS and report.peak_memory <= MEMORY
            and report.size <= SIZE)


def main() -> int:
    """Print the figures; 1 if a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="built sites (site)")
    parser.add_argument("--quick", action="store_true", help="no growth")
    options = parser.parse_args()
    if not all((options.site / lang / "index.html").is_file() for lang in LANGUAGES):
        subprocess.run([sys.executable, "-m", "handbook.cli", "build", "--out",
                        str(options.site)], cwd=ROOT, check=True)
    good = True
    print(f"{'book':>14} {'chapters':>9} {'pages':>6} {'CPU s':>8} {'MB RAM':>8} {'MB file':>8} "
          f"{'ms/chapter':>12}")
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary)
        for lang in LANGUAGES:
            good &= show(lang, build_book(options.site, lang, out / f"{lang}.pdf"))
        for lang in LANGUAGES:
            show(f"{lang} cards", build_cards(options.site, lang, out / "cards.pdf",
                                              phrases=ROOT / "phrases"))
            build_one_file(options.site, lang, out / f"{lang}.html")
            print(f"{f'{lang} one file':>14} {(out / f'{lang}.html').stat().st_size / 1e6:>43.2f}")
        each = []
        for size in () if options.quick else SIZES:
            folder = grown(out / str(size), "ru", size)
            # The lesser of two runs is the one that other programs disturbed less.
            report = min((build_book(folder, "ru", out / "grown.pdf") for _ in range(2)),
                         key=lambda one: one.cpu_seconds)
            show(f"ru grown {size}", report)
            each.append(report.cpu_seconds / report.chapters)
        if each:
            print(f"one chapter costs {each[-1] / each[0]:.2f} times as much among {SIZES[-1]} as "
                  f"among {SIZES[0]}")
            good &= each[-1] <= SLACK * each[0]
    print("within all limits" if good else "a limit is passed")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
