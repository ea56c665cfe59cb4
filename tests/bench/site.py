"""How much the sites weigh and how long they take, beside plain Material on the same pages.

    python -m tests.bench.site             three sites, three runs of each
    python -m tests.bench.site --runs 5

Plain Material is what one would have without this handbook: the same pages with the same words as
plain Markdown, the theme with its own search, no card, no bundle, no offline copy. Both build
their three sites side by side, in turn with each other and in one run. Each is timed by the CPU
seconds that the system counts for it and all its processes, and by the clock; both must stay
below the limit. The CPU seconds suffer less from whatever else the machine does.
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

from handbook.drills import load
from handbook.phrasebook import Phrasebook
from lint.phrases import GENERAL
from lint.rules import load_category

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ru", "sv")
LIMIT = 1.3
PLAIN = """\
site_name: Plain
docs_dir: {docs}
site_dir: {out}
use_directory_urls: false
theme: {{name: material, language: {lang}, font: false}}
plugins: {{search: {{lang: [{lang}]}}, offline: {{}}}}
markdown_extensions:
  admonition: {{}}
  attr_list: {{}}
  def_list: {{}}
  footnotes: {{}}
  tables: {{}}
  toc: {{}}
  pymdownx.blocks.details: {{}}
  pymdownx.blocks.admonition:
    types: [say, words, customer, staff, heard, avoid, arc, scripts, categories, guide, check,
      practice, touchpoints, roles, selftest, calculator, compensation, law]
"""
FACTS = {
    "touchpoints": "touchpoints.yml", "selftest": "business.yml",
    "compensation": "compensation.yml", "law": "law.yml",
}
"""Blocks made from a file of facts, with that file."""


def timed(commands: list[list[str]], **settings: object) -> tuple[float, float]:
    """Run commands side by side; give their CPU seconds, children included, and the clock's."""
    before, began = os.times(), time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        running = [subprocess.Popen(command, stdout=said, stderr=said, **settings)
                   for command in commands]  # fmt: skip
        if any([process.wait() for process in running]):
            said.seek(0)
            raise SystemExit(f"{commands} failed:\n{said.read()[-2000:]}")
    clock, after = time.perf_counter() - began, os.times()
    cpu = after.children_user + after.children_system
    return cpu - before.children_user - before.children_system, clock


def plain(folder: Path) -> tuple[float, float]:
    """Build three plain sites."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f"]
    return timed([[*command, str(folder / f"{lang}.yml")] for lang in LANGUAGES], env=env)


def own(out: Path) -> tuple[float, float]:
    """Build our three sites, and all that belongs to them."""
    return timed([[sys.executable, "-m", "handbook.cli", "build", "--out", str(out)]], cwd=ROOT)


def expand(folder: Path) -> None:
    """Write the same pages with all their words as plain Markdown, and a configuration each."""
    book = Phrasebook(ROOT / "phrases")
    for lang in LANGUAGES:
        docs = folder / "docs" / lang
        for page in sorted((ROOT / "docs" / lang).rglob("*.md")):
            lines = page.read_text(encoding="utf-8").splitlines()
            words = [part for line in lines for part in (line, *spelled_out(line, lang, book))]
            target = docs / page.relative_to(ROOT / "docs" / lang)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(words) + "\n", encoding="utf-8")
        config = PLAIN.format(docs=docs, out=folder / "out" / lang, lang=lang)
        (folder / f"{lang}.yml").write_text(config, encoding="utf-8")


def spelled_out(line: str, lang: str, book: Phrasebook) -> Iterator[str]:
    """Give the words that one of our blocks would put on the page, as list items."""
    kind, _, name = line.removeprefix("/// ").partition("|")
    kind, name = kind.strip(), name.strip()
    if not line.startswith("/// "):
        return
    yield ""
    if kind == "say":
        phrase = book.phrase(name)
        for texts in (phrase.customer, phrase.say, phrase.avoid):
            if lang in texts:
                yield f"- {texts[lang].text}"
        yield f"- {', '.join(phrase.channels)}"
    elif kind == "words":
        rules = load_category(lang, name)
        yield rules.why
        for rule in rules.rules:
            yield ""
            yield from (f"- {text.text}" for text in (*rule.bad, *rule.good))
            yield from (f"- {text}" for text in rule.say)
    elif kind == "guide":
        for situation in book.situations():
            file = book.file(situation)
            folder = "phrases" if file.sector == GENERAL else "scripts"
            for phrase in file.phrases:
                link = f"../{folder}/{situation}.md"
                yield f"- {phrase.say[lang].text} [{situation}]({link})"
    elif kind == "practice":
        for drill in load(ROOT / "practice" / f"{lang}.yml"):
            yield f"- {drill.scene} {drill.line} {drill.model}"
    elif kind in FACTS:
        facts = YAML(typ="safe").load((ROOT / "phrases" / FACTS[kind]).read_text(encoding="utf-8"))
        yield from (f"- {text}" for text in texts_of(facts, lang))
    yield ""


def texts_of(facts: object, lang: str) -> Iterator[str]:
    """Give every text that a file of facts holds in one language."""
    if isinstance(facts, dict):
        if lang in facts:
            yield str(facts[lang])
        else:
            for part in facts.values():
                yield from texts_of(part, lang)
    elif isinstance(facts, list):
        for part in facts:
            yield from texts_of(part, lang)


def weight(paths: list[Path]) -> int:
    """Bytes of some files, compressed where that makes them smaller."""
    bodies = [path.read_bytes() for path in paths]
    return sum(min(len(body), len(gzip.compress(body))) for body in bodies)


def main() -> int:
    """Print the figures; 1 if our build takes more than the limit."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expand(folder)
        ours, theirs = [], []
        for _ in range(options.runs):
            theirs.append(plain(folder))
            ours.append(own(folder / "site"))
        # The least of the runs is the one that other programs disturbed least.
        least = [[min(part) for part in zip(*runs, strict=True)] for runs in (theirs, ours)]
        pages = len(list((ROOT / "docs").rglob("*.md")))
        print(f"three sites side by side, {pages} pages, the least of {options.runs} runs in turn")
        for name, (cpu, clock) in zip(("plain Material", "handbook build"), least, strict=True):
            print(f"  {name:16} {cpu:6.2f} s CPU of all processes  {clock:6.2f} s on the clock")
        ratios = [mine / other for other, mine in zip(*least, strict=True)]
        print("  ratio            {:6.2f} by CPU                 {:6.2f} by the clock; limit {}"
              .format(*ratios, LIMIT))  # fmt: skip
        for lang in LANGUAGES:
            site = folder / "site" / lang
            files = (site / "assets/makegood").iterdir()
            own_files = [path for path in files if path.suffix in (".css", ".js")]
            print(f"  {lang}: start page {weight([site / 'index.html']):7,} bytes, phrase guide "
                  f"{weight([site / 'phrases/index.html']):7,}, our scripts and styles "
                  f"{weight([p for p in own_files if p.name != 'rules.js']):7,}, rules "
                  f"{weight([site / 'assets/makegood/rules.js']):7,} (compressed)")  # fmt: skip
        print(f"  copy to take along: {(folder / 'site/makegood.zip').stat().st_size:,} bytes")
    return 1 if max(ratios) > LIMIT else 0


if __name__ == "__main__":
    raise SystemExit(main())
