"""How fast the linter is: whole processes, by the CPU time the system counts for them.

    python -m tests.bench.speed            all figures
    python -m tests.bench.speed --size 10  megabytes of phrase files for the throughput figure
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 5
_ODD = re.compile(r'["\\\\{}]')

_BARE = """
import re, sys
from pathlib import Path
from ruamel.yaml import CParser
from ruamel.yaml.events import ScalarEvent
found = 0
pattern = re.compile(r"\\bpolic(y|ies)\\b|полити[а-я]+|\\bpolicy\\w*", re.I)
for path in sorted(Path(sys.argv[1]).rglob("*.yml")):
    parser = CParser(path.read_text(encoding="utf-8"))
    while parser.check_event():
        event = parser.get_event()
        if type(event) is ScalarEvent and pattern.search(event.value):
            found += 1
"""


def cpu(command: list[str], runs: int = RUNS) -> tuple[float, float]:
    """Median CPU seconds and largest memory (MB) of a whole process over some runs."""
    times, peak = [], 0
    for run in range(runs + 1):
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, _, usage = os.wait4(process.pid, 0)
        if run:
            times.append(usage.ru_utime + usage.ru_stime)
            peak = max(peak, usage.ru_maxrss)
    return sorted(times)[len(times) // 2], peak / 1024


def sentences(words: list[str]) -> list[list[str]]:
    """Cut the words of a text into sentences."""
    found: list[list[str]] = [[]]
    for word in words:
        found[-1].append(word)
        if word[-1] in ".?!…":
            found.append([])
    return [one for one in found if one]


def phrase_files(folder: Path, size: int) -> int:
    """Write phrase files made of the project's own phrases, every line different.

    A line is two phrases with the words of every second sentence in another order, so that hardly
    a sentence comes twice.

    Args:
        folder: Where to.
        size: Bytes to reach.

    Returns:
        Number of phrases.
    """
    from lint.documents import read
    from lint.phrases import load

    texts = {lang: [] for lang in ("en", "ru", "sv")}
    for path in sorted((ROOT / "phrases").glob("*.yml")):
        for phrase in load(read(path)).phrases:
            for lang, scalar in phrase.say.items():
                words = [word for word in scalar.text.split() if not _ODD.search(word)]
                texts[lang].append(sentences(words))
    chance, written, phrases, number = random.Random(7), 0, 0, 0
    while written < size:
        number += 1
        lines = [
            f"situation: bench-{number}",
            "title: {en: Bench, ru: Замер, sv: Mätning}",
            "sector: air",
            "touchpoint: desk",
            "contact_level: low",
            "severity: C",
            "owner: Bench",
            "review_by: 2099-01-01",
            "phrases:",
        ]
        for index in range(100):
            lines += [f"  - id: line-{index}", "    step: inform", "    channels: [desk]", "    say:"]
            for lang, pool in texts.items():
                chosen = [list(one) for _ in range(2) for one in chance.choice(pool)]
                for one in chosen[chance.randrange(2) :: 2]:
                    place = chance.randrange(len(one))
                    one[:] = one[place:] + one[:place]
                said = " ".join(word for one in chosen for word in one)
                lines.append(f'      {lang}: "{said} {number}-{index}"')
            phrases += 1
        text = "\n".join(lines) + "\n"
        (folder / f"bench-{number}.yml").write_text(text, encoding="utf-8")
        written += len(text.encode())
    return phrases


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--size", type=float, default=10, help="megabytes (default 10)")
    options = parser.parse_args()
    python = sys.executable
    bare, _ = cpu([python, "-c", "pass"])
    print(f"python -c pass                      {bare:6.3f} s CPU")
    with tempfile.TemporaryDirectory() as name:
        hundred = Path(name, "hundred")
        hundred.mkdir()
        phrase_files(hundred, 1)
        seconds, peak = cpu([python, "-m", "lint", "check", "--no-cache", str(hundred)])
        print(f"lint check, 100 phrases, whole      {seconds:6.3f} s CPU  {peak:5.0f} MB")
        with tempfile.TemporaryDirectory() as cache:
            environment = f"import os; os.environ['MAKEGOOD_CACHE'] = {cache!r}"
            code = f"{environment}; from lint.compiler import compile_now; [compile_now(l) for l in ('en','ru','sv')]"
            seconds, peak = cpu([python, "-c", code], 3)
        print(f"compile all rules, three languages  {seconds:6.3f} s CPU  {peak:5.0f} MB")
        big = Path(name, "big")
        big.mkdir()
        phrases = phrase_files(big, int(options.size * 1_000_000))
        floor, _ = cpu([python, "-c", _BARE, str(big)], 3)
        cold = [python, "-m", "lint", "check", "--quiet", "--no-cache", str(big)]
        seconds, peak = cpu(cold, 3)
        print(f"{options.size:g} MB of phrase files ({phrases} phrases)")
        print(f"  bare loop over C events, one re   {floor:6.3f} s CPU")
        print(f"  lint check                        {seconds:6.3f} s CPU  {peak:5.0f} MB  "
              f"{seconds / floor:.2f} times the bare loop")
        os.environ["MAKEGOOD_CACHE"] = str(Path(name, "cache"))
        seconds, peak = cpu([python, "-m", "lint", "check", "--quiet", str(big)], 3)
        print(f"  lint check again, nothing changed {seconds:6.3f} s CPU  {peak:5.0f} MB")


if __name__ == "__main__":
    main()
