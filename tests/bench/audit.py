"""How fast an archive is audited, and in how much memory.

    python -m tests.bench.audit                         a million messages
    python -m tests.bench.audit --lines 50000 200000    fewer, one size after the other
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def archive(path: Path, lines: int) -> int:
    """Write a CSV of messages made of the corpus's sentences, no two of them the same.

    One message in ten begins with a bad line, as in the writing of people who mean well. The
    second sentence has a word in another's place, so that it is one that was never seen before.

    Args:
        path: The file.
        lines: Messages to write.

    Returns:
        Its size in bytes.
    """
    langs = ("en", "ru", "sv")
    lines_of: dict[tuple[str, str], list[str]] = {}
    for lang in langs:
        for line in (ROOT / "corpus" / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            lines_of.setdefault((lang, row["label"]), []).append(row["text"])
    words = {lang: [word for text in lines_of[lang, "good"] for word in text.split()]
             for lang in langs}  # fmt: skip
    chance = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "lang", "text"])
        for number in range(lines):
            lang = chance.choice(langs)
            first = chance.choice(lines_of[lang, "good" if chance.random() < 0.9 else "bad"])
            second = chance.choice(lines_of[lang, "good"]).split()
            second[chance.randrange(len(second))] = chance.choice(words[lang])
            writer.writerow([number, lang, f"{first} {' '.join(second)} {number}"])
    return path.stat().st_size


def peak(process: int, stop: threading.Event, seen: list[list[float]]) -> None:
    """Note the memory of a process and of its children, again and again.

    Args:
        process: The process.
        stop: Set once it has ended.
        seen: Gets a list each time: MB of each process, with shared pages shared out, so that
            the sum is right.
    """
    while not stop.wait(0.2):
        family, each = {process}, []
        for place in sorted(Path("/proc").glob("[0-9]*"), key=lambda one: int(one.name)):
            try:
                parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
                if int(place.name) in family or parent in family:
                    family.add(int(place.name))
                    rollup = (place / "smaps_rollup").read_text()
                    each.append(int(rollup.split("Pss:")[1].split()[0]) / 1024)
            except (OSError, IndexError, ValueError):
                continue
        seen.append(each)


def measure(lines: int, jobs: int) -> None:
    """Audit an archive and print how long it took, and how much memory at most.

    Args:
        lines: Its messages.
        jobs: Processes; 0 for one a core.
    """
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "messages.csv")
        size = archive(path, lines)
        command = [sys.executable, "-m", "lint", "audit", str(path), "--text-column", "text",
                   "--lang-column", "lang", "--output", str(Path(name, "report.html")),
                   "--jobs", str(jobs)]  # fmt: skip
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        stop, seen = threading.Event(), [[0.0]]
        watcher = threading.Thread(target=peak, args=(process.pid, stop, seen))
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        stop.set()
        watcher.join()
        if status:
            raise SystemExit(f"the audit failed with status {status}")
        seconds = time.monotonic() - started
        cpu = usage.ru_utime + usage.ru_stime
    sums = [sum(each) for each in seen]
    parts = (sums[: len(sums) // 4], sums[: len(sums) // 2], sums)
    peaks = "/".join(f"{max(part, default=0.0):.0f}" for part in parts)
    print(
        f"lint audit, {lines} messages ({size / 1e6:.0f} MB, {os.cpu_count()} cores)  "
        f"{seconds:6.1f} s  {cpu:6.1f} s CPU  {lines / seconds:8.0f} messages/s  "
        f"{size / 1e6 / cpu:.1f} MB/s of CPU  peak of all processes {peaks} MB after a quarter of "
        f"the time, half, all; {max(max(each, default=0.0) for each in seen):.0f} MB of the largest",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--lines", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--jobs", type=int, default=0)
    options = parser.parse_args()
    for lines in options.lines:
        measure(lines, options.jobs)


if __name__ == "__main__":
    main()
