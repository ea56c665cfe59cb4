"""The matcher in the browser finds exactly what the matcher in Python finds."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from lint.checks.protocol import principles
from lint.checks.wording import matcher, wording
from lint.compiled import compiled

ROOT = Path(__file__).parents[2]
NODE = shutil.which("node", path=str(ROOT / ".venv" / "bin")) or shutil.which("node")

SCRIPT = """
import { Matcher } from %s;
import { readFileSync } from "node:fs";
const { data, lines } = JSON.parse(readFileSync(0, "utf8"));
const matcher = new Matcher(data);
const codePoints = (text, unit) => Array.from(text.slice(0, unit)).length;
console.log(JSON.stringify(lines.map((text) => [
  matcher.find(text).map((h) => [codePoints(text, h.start), codePoints(text, h.end), h.rule]),
  matcher.check(text).map((d) => [codePoints(text, d.start), codePoints(text, d.end), d.rule]),
  [...matcher.principles([text])].sort(),
])));
"""

JUNK = list("'’-–—…?!.,:;()[]{}<>«»“”\"*_`#%/\\|\u00a0\u00ad\u200b\u2060\u0301\n😀👍🏽0123456789ёЁéİßﬁ") + [
    "\n\n", "\n- ", "\n1. ", "{time}", "{{x}}", "{new_time}", "%s", "https://x.example/policy", "www.a.b",
    "<b>", "</b>", "14:20", "14.20", "25:61", "t.ex.", "kl.", "can't", "CANNOT", "dont", "won’t",
    "it's", "поли\u0301тика", "пoлитика", "e.g.", "...", "?!",
]  # fmt: skip


def lines(lang: str, count: int) -> list[str]:
    """Real lines of the corpus, cut, joined, shuffled and strewn with junk."""
    path = ROOT / "corpus" / f"{lang}.jsonl"
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    chance = random.Random(f"{lang} twin")
    out = chance.sample(texts, count // 2)
    while len(out) < count:
        words = " ".join(chance.sample(texts, 2)).split(" ")
        start = chance.randrange(len(words))
        words = words[start : start + chance.randint(1, 25)]
        for _ in range(chance.randint(0, 6)):
            place = chance.randrange(len(words) + 1)
            words.insert(place, "".join(chance.choices(JUNK, k=chance.randint(1, 3))))
        text = chance.choice([" ", " ", " ", "\n", ""]).join(words)
        out.append(chance.choice([str, str, str.upper, str.title])(text))
    return out


@pytest.mark.parametrize("lang", ["en", "ru", "sv"])
def test_page_and_command_line_agree(lang):
    """Places, rules and principles are the same over thousands of real and generated lines."""
    texts = lines(lang, 3000)
    script = SCRIPT % json.dumps((ROOT / "handbook/theme/assets/makegood/matcher.js").as_uri())
    given = json.dumps({"data": compiled(lang), "lines": texts})
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", script], input=given, capture_output=True, text=True,
        encoding="utf-8", check=True,
    )  # fmt: skip
    rules = matcher(lang)
    for text, (hits, findings, covered) in zip(texts, json.loads(done.stdout), strict=True):
        expected = [list(hit[:3]) for hit in rules.find(text)], [
            [d.start, d.end, d.rule] for d in wording(text, rules)
        ]
        assert expected == (hits, findings), text
        assert sorted(principles([text], rules)) == covered, text
