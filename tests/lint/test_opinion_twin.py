"""The second opinion in the browser thinks exactly what the one in Python thinks."""

import json
import subprocess

import pytest

from lint import check_text
from lint.compiled import compiled
from lint.names import MODELS
from lint.opinion import letters, model
from tests.lint.test_twin import NODE, ROOT, lines

SCRIPT = """
import { Model } from %s;
import { heard } from %s;
import { Matcher } from %s;
import { readFileSync } from "node:fs";
const { data, head, rows, lines } = JSON.parse(readFileSync(0, "utf8"));
const matcher = new Matcher(data);
const model = new Model(head, rows);
const codePoints = (text, unit) => Array.from(text.slice(0, unit)).length;
console.log(JSON.stringify(lines.map((text) => {
  const { margin } = model.score(text);
  const found = heard(text, matcher.check(text), matcher, model);
  return [
    Number.isFinite(margin) ? margin : null,
    model.confidence(margin),
    found.map(({ rule, severity, start, end, message, suggestions }) =>
      [rule, severity, codePoints(text, start), codePoints(text, end), message, suggestions]),
  ];
})));
"""
STRANGE = ["", " ", "…", "½ ok", "\ud800 rules are rules", "ＰＯＬＩＣＹ", "a\n\nb", "{time}", "🙂🙂", "I", "x" * 500]


@pytest.mark.parametrize("lang", ["en", "ru", "sv"])
def test_page_and_command_line_think_alike(lang):
    """Margins agree to 1e-6, findings to the letter, on 3,000 real and generated lines."""
    texts = lines(lang, 3000) + STRANGE
    head, _, rows = (MODELS / f"{lang}.bin").read_bytes().partition(b"\n")
    folder = ROOT / "handbook/theme/assets/makegood"
    names = (folder / name for name in ("opinion.js", "hearing.js", "matcher.js"))
    given = {"data": compiled(lang), "head": json.loads(head),
             "rows": letters(rows), "lines": texts}  # fmt: skip
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", SCRIPT % tuple(json.dumps(n.as_uri()) for n in names)],
        input=json.dumps(given), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    ear = model(lang)
    for text, (margin, sure, found) in zip(texts, json.loads(done.stdout), strict=True):
        own = ear.margin(text)[0]
        if margin is None:
            assert own == float("-inf"), text
        else:
            assert margin == pytest.approx(own, abs=1e-6), text
        assert sure == pytest.approx(ear.confidence(own), abs=1e-6), text
        expected = [
            [d.rule, d.severity, d.start, d.end, d.message, list(d.suggestions)]
            for d in check_text(text, lang)
        ]
        assert expected == found, text
