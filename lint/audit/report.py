"""What an audit found, as a Markdown text or one HTML page without anything from outside."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lint.audit.tally import Example, Tally
from lint.diagnostics import Diagnostic
from lint.phrases import LANG_NAMES

_PRIVATE = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|\d(?:[\s().-]?\d){3,}"
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BLOCK = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_STYLE = """
:root{color-scheme:light dark;--line:#8886;--error:#b3261e;--warning:#8a5a00;--note:#3b5ba5}
@media(prefers-color-scheme:dark){:root{--error:#ff8a80;--warning:#ffc46b;--note:#9db8ff}}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:1rem 0;width:100%}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line)}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
article{border:1px solid var(--line);border-radius:.5rem;padding:.2rem 1rem;margin:1rem 0}
mark{background:none;color:inherit;text-decoration:underline wavy;text-underline-offset:.2em}
mark.error{text-decoration-color:var(--error)}mark.warning{text-decoration-color:var(--warning)}
mark.note{text-decoration-color:var(--note)}small{opacity:.8}
blockquote{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0;border-left:3px solid;
padding-left:1rem}
"""


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is about.

    Attributes:
        name: Name of the file that was read.
        tally: What was found.
        seconds: How long it took.
        worst: How many of the worst messages are shown.
        masked: Whether addresses and long numbers in them are blanked out.
    """

    name: str
    tally: Tally
    seconds: float
    worst: int = 20
    masked: bool = True

    def examples(self) -> list[Example]:
        """Give the worst messages."""
        return self.tally.examples(self.worst)

    def shown(self, text: str) -> str:
        """Give a text as it may be shown, as long as it was."""
        if not self.masked:
            return text
        return _PRIVATE.sub(lambda found: re.sub(r"\w", "•", found[0]), text)


def markdown(report: Report) -> str:
    """Write a report as Markdown."""
    out = [f"# How we write: {_md(report.name)}", "", _md(_summary(report)), ""]
    for title, head, rows in _tables(report.tally):
        out += [f"## {title}", "", f"| {' | '.join(head)} |", "|---|" + "--:|" * (len(head) - 1)]
        out += [f"| {' | '.join(map(_md, row))} |" for row in rows] + [""]
    examples = report.examples()
    if examples:
        out += ["## Read these first", ""]
    for example in examples:
        text = _marked(example, report.shown(example.text), _md, lambda part, _: f"**{part}**")
        text = "\n".join(f"> {_BLOCK.sub(_escape_block, line)}" for line in text.splitlines())
        out += [f"**{_md(_heading(example))}**", "", text, ""]
        out += [f"- {_md(line)}" for line in _reasons(example)] + [""]
    return "\n".join(out).rstrip() + "\n"


def page(report: Report) -> str:
    """Write a report as one HTML page that needs nothing else."""
    esc = html.escape
    out = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>How we write: {esc(report.name)}</title><style>{_STYLE}</style></head>",
        f"<body><main><h1>How we write: {esc(report.name)}</h1><p>{esc(_summary(report))}</p>",
    ]
    for title, head, rows in _tables(report.tally):
        cells = "".join(f'<th{_right(n)} scope="col">{esc(h)}</th>' for n, h in enumerate(head))
        out.append(f"<h2>{esc(title)}</h2><table><thead><tr>{cells}</tr></thead><tbody>")
        for row in rows:
            cells = "".join(f"<td{_right(n)}>{esc(cell)}</td>" for n, cell in enumerate(row))
            out.append(f"<tr>{cells}</tr>")
        out.append("</tbody></table>")
    examples = report.examples()
    if examples:
        out.append("<h2>Read these first</h2>")
    for example in examples:
        text = _marked(
            example,
            report.shown(example.text),
            esc,
            lambda part, one: f'<mark class="{one.severity}" title="{esc(one.rule)}">{part}</mark>',
        )
        reasons = "".join(f"<li>{esc(line)}</li>" for line in _reasons(example))
        out.append(
            f"<article><p><small>{esc(_heading(example))}</small></p>"
            f'<blockquote lang="{esc(example.lang)}">{text}</blockquote>'
            f'<ul lang="{esc(example.lang)}">{reasons}</ul></article>'
        )
    out.append("</main></body></html>")
    return "\n".join(out) + "\n"


def _summary(report: Report) -> str:
    tally = report.tally
    checked, faulty = tally.messages.total(), tally.faulty.total()
    text = (
        f"{_count(checked)} messages checked in {report.seconds:.0f} s; "
        f"{_count(faulty)} ({_share(faulty, checked)}) have something to mend: "
        + ", ".join(
            f"{_count(tally.severities[name])} {name}{'' if tally.severities[name] == 1 else 's'}"
            for name in ("error", "warning", "note")
        )
        + "."
    )
    left = [
        (tally.empty, "without text"),
        (tally.other, "in other languages, or in none that was named"),
        (tally.unread, "that could not be read"),
    ]
    told = "; ".join(f"{_count(number)} {why}" for number, why in left if number)
    return f"{text} Left out were rows {told}." if told else text


Table = tuple[str, tuple[str, ...], list[tuple[str, ...]]]


def _tables(tally: Tally) -> Iterator[Table]:
    checked = tally.messages.total()
    yield (
        "By language",
        ("Language", "Messages", "With findings", "Share"),
        [
            (LANG_NAMES.get(lang, lang), _count(number), _count(tally.faulty[lang]),
             _share(tally.faulty[lang], number))
            for lang, number in tally.messages.most_common()
        ],
    )  # fmt: skip
    if tally.categories:
        yield (
            "By category",
            ("Category", "Messages", "Share"),
            [(name, _count(n), _share(n, checked)) for name, n in tally.categories.most_common()],
        )
        yield (
            "By rule",
            ("Rule", "Findings"),
            [(name, _count(number)) for name, number in tally.rules.most_common(25)],
        )


def _heading(example: Example) -> str:
    times = f", {_count(example.times)} times or more" if example.times > 1 else ""
    return f"Row {example.number}, {LANG_NAMES.get(example.lang, example.lang)}{times}"


def _reasons(example: Example) -> list[str]:
    seen: dict[str, str] = {}
    for one in example.found:
        say = f" → {one.suggestions[0]}" if one.suggestions else ""
        seen.setdefault(one.rule, f"{one.rule}: {one.message}{say}")
    return list(seen.values())


def _marked(
    example: Example,
    text: str,
    escape: Callable[[str], str],
    mark: Callable[[str, Diagnostic], str],
) -> str:
    """Mark the words of findings; where two overlap, the first one is marked."""
    parts, last = [], 0
    for one in example.found:
        if one.start >= last and one.start < one.end:
            words = escape(text[one.start : one.end])
            parts += [escape(text[last : one.start]), mark(words, one)]
            last = one.end
    return "".join([*parts, escape(text[last:])])


def _md(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text).replace("\r", " ")


def _escape_block(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2][:-1]}\\{found[2][-1]}"


def _right(column: int) -> str:
    return ' class="n"' if column else ""


def _count(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
