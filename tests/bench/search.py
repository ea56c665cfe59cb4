"""How well the search finds, how fast, and how much it weighs.

    python -m tests.bench.search                      our own queries, in all languages
    python -m tests.bench.search --queries FILE       others, as JSON lines
    python -m tests.bench.search --site site --misses

A query is a JSON line with `query`, `kind`, and either `pages` (paths without the ending, any
of which answers it) or `intent` (a key of queries/intents.yml), and `lang` unless the file is
named after it. The real worker of the built site runs in Node with the real index.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
LANGUAGES = ("en", "ru", "sv")
INTENTS = HERE / "queries" / "intents.yml"
GOALS = {"recall@1": 0.75, "recall@3": 0.92}
INDEX, WORKER = "search/entries.json", "assets/makegood/search.js"


@dataclass(frozen=True, slots=True)
class Query:
    """A query and its answers.

    Attributes:
        text: What somebody types.
        kind: In which manner, for example ``"typo"``.
        pages: Paths without the ending; any of them is right.
    """

    text: str
    kind: str
    pages: frozenset[str]


def read_queries(path: Path, intents: dict[str, list[str]]) -> dict[str, list[Query]]:
    """Read a file of queries.

    Args:
        path: JSON lines.
        intents: Pages by intent.

    Returns:
        Queries by language; those of an intent without pages are left out with a word.
    """
    queries: dict[str, list[Query]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        pages = row.get("pages") or intents.get(row["intent"])
        if pages is None:
            print(f"left out: no pages for the intent “{row['intent']}” in {INTENTS.name}")
        else:
            lang = row.get("lang", path.stem)
            queries[lang].append(Query(row["query"], row["kind"], frozenset(pages)))
    return queries


def run(site: Path, queries: Iterable[Query]) -> dict:
    """Let a site's worker answer queries; give pages found, and times in milliseconds.

    Args:
        site: Folder of one built site.
        queries: What to ask.

    Returns:
        ``ready`` (time to ready), ``took`` (per query) and ``pages`` (paths without the ending,
        best first, per query).
    """
    beside = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    node = shutil.which("node", path=beside)
    if not node:
        raise SystemExit("Node is not installed; make setup installs it")
    asked = {
        "worker": str(site / WORKER), "index": str(site / INDEX),
        "queries": [query.text for query in queries],
    }  # fmt: skip
    done = subprocess.run(
        [node, str(HERE / "search.mjs")], input=json.dumps(asked), capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"the search of {site} failed:\n{done.stderr}")
    said = json.loads(done.stdout)
    return {
        "ready": said["ready"],
        "took": [answer["took"] for answer in said["found"]],
        "pages": [
            [item[0].split("#")[0].removesuffix(".html") for item in answer["items"]]
            for answer in said["found"]
        ],
    }


def rank(query: Query, pages: list[str]) -> int:
    """Place of the first right page, from 1; 0 if it is not among those found."""
    return next((at for at, page in enumerate(pages, 1) if page in query.pages), 0)


def report(lang: str, site: Path, queries: list[Query], misses: bool) -> bool:
    """Print the figures of one language; give whether the goals are reached."""
    result = run(site, queries)
    ranks = [rank(query, pages) for query, pages in zip(queries, result["pages"], strict=True)]
    kinds: dict[str, list[int]] = defaultdict(list)
    for query, place in zip(queries, ranks, strict=True):
        kinds["all"].append(place)
        kinds[query.kind].append(place)
    print(f"{lang}  {'kind':12} {'queries':>7} {'recall@1':>9} {'recall@3':>9}")
    for kind, places in sorted(kinds.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        first, third = (share(places, most) for most in (1, 3))
        print(f"{lang}  {kind:12} {len(places):7} {first:9.3f} {third:9.3f}")
    index, worker = (site / INDEX).read_bytes(), (site / WORKER).read_bytes()
    packed = (len(gzip.compress(part)) / 1000 for part in (index, worker))
    print(
        "{}  index {:.0f} KB ({:.0f} compressed), worker {:.0f} KB ({:.0f}); ready in {:.0f} ms; "
        "per query {:.1f} ms, slowest {:.1f} ms".format(
            lang, len(index) / 1000, next(packed), len(worker) / 1000, next(packed),
            result["ready"], statistics.median(result["took"]), max(result["took"]),
        )
    )  # fmt: skip
    if misses:
        for query, pages, place in zip(queries, result["pages"], ranks, strict=True):
            if place != 1:
                print(f"{lang}    {place or '-'}  {query.kind:10} {query.text!r}: {pages[:3]}"
                      f" for {sorted(query.pages)}")  # fmt: skip
    places = kinds["all"]
    reached = share(places, 1) >= GOALS["recall@1"] and share(places, 3) >= GOALS["recall@3"]
    if not reached:
        print(f"{lang}  below the goal of {GOALS}")
    return reached


def share(places: list[int], most: int) -> float:
    """Share of queries whose answer stands among the first `most`."""
    return sum(0 < place <= most for place in places) / len(places)


def main() -> int:
    """Print the figures of each language; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--queries", type=Path, help="queries as JSON lines (default: our own)")
    parser.add_argument("--site", type=Path, help="built sites (default: build them)")
    parser.add_argument("--misses", action="store_true", help="list queries not answered first")
    options = parser.parse_args()
    intents = YAML(typ="safe").load(INTENTS.read_text(encoding="utf-8"))
    files = [options.queries] if options.queries else sorted((HERE / "queries").glob("*.jsonl"))
    queries: dict[str, list[Query]] = defaultdict(list)
    for path in files:
        for lang, rows in read_queries(path, intents).items():
            queries[lang] += rows
    with tempfile.TemporaryDirectory() as folder:
        sites = options.site or Path(folder)
        if not options.site:
            command = [sys.executable, "-m", "handbook.cli", "build", "--out", folder]
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        reached = [
            report(lang, sites / lang, queries[lang], options.misses)
            for lang in LANGUAGES if queries[lang]
        ]  # fmt: skip
    return 0 if all(reached) else 1


if __name__ == "__main__":
    raise SystemExit(main())
