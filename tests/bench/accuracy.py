"""How well the rules hear: recall, precision and false alarms on labelled lines.

    python -m tests.bench.accuracy                          corpus/, training part and set-aside fifth
    python -m tests.bench.accuracy --rows FILE…             any labelled JSON lines, .gz or not
    python -m tests.bench.accuracy --lines FILE… --lang en  false alarms on plain lines
    python -m tests.bench.accuracy --show missed|alarms     the lines behind the figures

A row: id, lang, text, label (bad, good), categories, and kind (plain, hard, pair, routine) or hard.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus import part
from lint import check_text
from lint.diagnostics import SEVERITIES
from lint.names import SECOND_OPINION

CORPUS = Path(__file__).parents[2] / "corpus"
LEVELS = {"errors": ("error",), "warnings": ("error", "warning"), "notes": SEVERITIES}


def rows(path: Path) -> Iterator[dict]:
    """Read JSON lines, or plain lines as good rows."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("{"):
                yield json.loads(line)
            elif line.strip():
                yield {"id": f"{path.name}:{number}", "text": line.strip()}


def heard(text: str, lang: str) -> list:
    """Findings of rules; what the second opinion adds is left out."""
    return [d for d in check_text(text, lang) if not d.rule.endswith(SECOND_OPINION)]


def from_level(found: list, level: str) -> list:
    """Findings at or above a level."""
    return [d for d in found if d.severity in LEVELS[level]]


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent."""
    return f"{100 * part / whole:5.1f} %" if whole else "    –  "


def is_hard(row: dict) -> bool:
    """Whether a row is meant to be hard."""
    return bool(row.get("hard")) or row.get("kind") in ("hard", "pair")


def labelled(name: str, lang: str, data: Iterable[dict], level: str, show: str | None) -> None:
    """Print the figures of labelled rows of one language."""
    count, by_category, right = Counter(), defaultdict(Counter), 0
    by_severity: Counter[tuple[str, bool]] = Counter()
    for row in data:
        every = heard(row["text"], lang)
        found = from_level(every, level)
        if every:
            gravest = max((d.severity for d in every), key=SEVERITIES.index)
            by_severity[gravest, row["label"] == "bad"] += 1
        flagged, bad = bool(found), row["label"] == "bad"
        kind = "bad" if bad else "routine" if row.get("kind") == "routine" else "good"
        if not bad and "-n" in row["id"] and not row.get("hard"):
            kind = "routine"
        count[kind, flagged] += 1
        if is_hard(row):
            count[kind + "-hard", flagged] += 1
        if bad:
            by_category[row["categories"][0]][flagged] += 1
            named = {d.category for d in found} & set(row["categories"])
            right += bool(named)
            by_category[row["categories"][0]]["right"] += bool(named)
        else:
            for category in {d.category for d in found}:
                by_category[category]["alarm"] += 1
        if (show == "missed" and bad and not flagged) or (show == "alarms" and flagged and not bad):
            rules = ", ".join(sorted({d.rule for d in found})) or ",".join(row["categories"])
            print(f"  {row['id']}  [{rules}]  {row['text']}")
    hits, misses = count["bad", True], count["bad", False]
    alarms = count["good", True] + count["routine", True]
    print(f"{name} {lang}, {level} and graver: {sum(n for (k, _), n in count.items() if '-' not in k)} rows")
    print(f"  recall {share(hits, hits + misses)}   precision {share(hits, hits + alarms)}   "
          f"category right {share(right, hits)}")
    hard = count["bad-hard", True], count["bad-hard", False]
    print(f"  recall on hard rows {share(hard[0], sum(hard))}   "
          f"alarms: hard negatives {share(count['good-hard', True], count['good-hard', True] + count['good-hard', False])}"
          f"   good {share(count['good', True], count['good', True] + count['good', False])}"
          f"   routine {share(count['routine', True], count['routine', True] + count['routine', False])}")
    held = (f"{name} {share(by_severity[name, True], by_severity[name, True] + by_severity[name, False])}"
            for name in reversed(SEVERITIES))  # fmt: skip
    print(f"  lines whose gravest finding is this, and truly bad: {'   '.join(held)}")
    for category, c in sorted(by_category.items()):
        print(f"    {category:20} recall {share(c[True], c[True] + c[False])} of {c[True] + c[False]:4}"
              f"   named right {share(c['right'], c[True])}   alarms {c['alarm']}")


def plain(path: Path, lang: str, level: str, show: str | None) -> None:
    """Print the false alarms on lines that are taken to be fine."""
    total = flagged = 0
    by_rule: Counter[str] = Counter()
    for row in rows(path):
        total += 1
        if found := from_level(heard(row["text"], lang), level):
            flagged += 1
            by_rule.update({d.rule for d in found})
            if show:
                print(f"  {row['id']}  [{', '.join(sorted({d.rule for d in found}))}]  {row['text'][:220]}")
    print(f"{path.name} {lang}, {level} and graver: {flagged} of {total} lines flagged, "
          f"{1000 * flagged / max(total, 1):.1f} per 1,000")
    print("   ", ", ".join(f"{rule} {n}" for rule, n in by_rule.most_common(12)))


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", nargs="*", type=Path, help="labelled JSON lines")
    parser.add_argument("--lines", nargs="*", type=Path, help="plain lines or JSON lines with text")
    parser.add_argument("--lang", help="only this language (needed for --lines)")
    parser.add_argument("--level", choices=LEVELS, default="warnings")
    parser.add_argument("--part", choices=("train", "aside"), help="only this part of corpus/")
    parser.add_argument("--category", help="only bad rows of this main category")
    parser.add_argument("--show", choices=("missed", "alarms"))
    options = parser.parse_args()
    for path in options.lines or ():
        plain(path, options.lang, options.level, options.show)
    if options.lines:
        return
    for lang in (options.lang,) if options.lang else ("en", "ru", "sv"):
        if options.rows:
            data = [row for path in options.rows for row in rows(path) if row["lang"] == lang]
            groups = {"rows": data}
        else:
            data = list(rows(CORPUS / f"{lang}.jsonl"))
            groups = {p: [r for r in data if part(r["id"]) == p] for p in ("train", "aside")}
            if options.part:
                groups = {options.part: groups[options.part]}
        for name, group in groups.items():
            if options.category:
                group = [r for r in group if r["label"] == "good" or r["categories"][0] == options.category]
            if group:
                labelled(name, lang, group, options.level, options.show)


if __name__ == "__main__":
    main()
