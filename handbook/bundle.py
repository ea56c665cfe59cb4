"""Scripts and styles of a site, as few and small files as pages need.

Our own modules become plain scripts, and the rules one of them: browsers load neither modules nor
data for a page opened from a folder. All style sheets become one.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from handbook import rulebook, sheet
from handbook.errors import HandbookError
from handbook.vendor import HOME
from lint.compiled import compiled
from lint.names import MODELS
from lint.opinion import letters
from lint.rules import RuleError

ENTRIES = ("makegood", "check", "guide", "practice", "loyalty", "selftest", "where")
"""Scripts that pages load; the other modules beside them are only imported."""

RULES, OPINION, STYLES = "rules.js", "opinion-rows.js", "styles.css"
_DATA = (RULES, OPINION)
_PATTERN = 5
"""Entries of a compiled pattern that make its automaton; the rest is for the linter's gate."""

_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_BLOCKING = re.compile(r'<script src="([^"]+)"></script>')


def add_scripts(site: Path, lang: str, modules: Path) -> None:
    """Bundle the theme's modules in place and write rules and second opinion beside them.

    Args:
        site: Folder of one built site.
        lang: Its language.
        modules: Folder ``node_modules``, which holds esbuild.

    Raises:
        HandbookError: If esbuild is not installed, a script can't be bundled, or the rules or
            the second opinion of the language can't be used.
    """
    home = site / HOME
    entries = [f"{entry}.js" for entry in ENTRIES]
    used = esbuild(home, modules, entries, "--format=iife", "--target=es2020")
    for name in used - set(entries):
        (home / name).unlink()
    text = json.dumps(_rules(site, lang), ensure_ascii=False, separators=(",", ":"))
    # Browsers read JSON in a string faster than the same as a program.
    quoted = json.dumps(text, ensure_ascii=False)
    (home / RULES).write_text(f"globalThis.makegoodRules=JSON.parse({quoted})\n", encoding="utf-8")
    opinion = json.dumps(_opinion(lang), separators=(",", ":"))
    (home / OPINION).write_text(f"globalThis.makegoodOpinion={opinion}\n", encoding="utf-8")


def add_styles(site: Path, modules: Path, pages: Iterable[str]) -> None:
    """Put all style sheets of a site into one, without what no page of it needs.

    Args:
        site: Folder of one built site, its scripts made; the sheets that its start page links to
            are replaced.
        modules: Folder ``node_modules``, which holds Lightning CSS.
        pages: Its pages.

    Raises:
        HandbookError: If Lightning CSS is not installed or can't read a sheet.
    """
    home = site / HOME
    page = (site / "index.html").read_text(encoding="utf-8")
    sheets = [(site / name).resolve() for name in _STYLE.findall(page)]
    paths = (path for path in (site / "assets").rglob("*.js") if path.name not in _DATA)
    scripts = [path.read_text(encoding="utf-8") for path in paths]
    whole = sheet.merged(sheets, home, modules, sheet.names(pages, scripts), scripts)
    (home / STYLES).write_text(whole, encoding="utf-8")
    for path in sheets:
        path.unlink()


def lighten(html: str) -> str:
    """Let a page load the one style sheet, and its scripts only after its words.

    Args:
        html: A page as MkDocs has built it.

    Returns:
        The page; the order in which its scripts run is the same.
    """
    head, end, rest = html.partition("</head>")
    own = next((name for name in _STYLE.findall(head) if f"/{HOME.as_posix()}/" in f"/{name}"), "")
    if own:
        merged = f'<link rel="stylesheet" href="{own.rpartition("/")[0]}/{STYLES}">\n'
        head = _STYLE.sub("", head).replace("</title>", f"</title>\n{merged}", 1)
        html = f"{head}{end}{rest}"
    return _BLOCKING.sub(r'<script defer src="\1"></script>', html)


def esbuild(home: Path, modules: Path, entries: list[str], *options: str) -> set[str]:
    """Bundle files of a folder in place.

    Args:
        home: The folder.
        modules: Folder ``node_modules``, which holds esbuild.
        entries: Names of the files to bundle; each is replaced by its bundle.
        *options: Further options of esbuild.

    Returns:
        Names of the files that went into the bundles.

    Raises:
        HandbookError: If esbuild is not installed or has a complaint.
    """
    program = next(modules.glob("@esbuild/*/bin/esbuild"), None) or next(
        modules.glob("@esbuild/*/esbuild.exe"), None
    )
    if not program:
        raise HandbookError("esbuild is not installed; run npm ci, or make setup for everything")
    meta = home / "meta.json"
    command = [
        str(program.resolve()), *(f"./{entry}" for entry in entries), *options, "--bundle",
        "--minify", "--charset=utf8", "--outdir=.", "--allow-overwrite",
        f"--metafile={meta.name}", "--log-level=error",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise HandbookError(f"{', '.join(entries)} can't be bundled: {done.stderr.strip()}")
    used = set(json.loads(meta.read_text(encoding="utf-8"))["inputs"])
    meta.unlink()
    return used


def _opinion(lang: str) -> dict:
    """Give the second opinion of a language as the browser reads it."""
    path = MODELS / f"{lang}.bin"
    try:
        head, _, rows = path.read_bytes().partition(b"\n")
    except OSError as error:
        raise HandbookError(
            f"the second opinion {path} can't be read ({error.strerror}), and the checking page "
            "needs it: restore the file from version control, or train it anew with make train"
        ) from None
    return {"head": json.loads(head), "rows": letters(rows)}


def _rules(site: Path, lang: str) -> dict:
    """Collect what the checker needs: compiled rules, category titles and their pages."""
    titles = {name: rulebook.category(lang, name).title for name in rulebook.names(lang)}
    try:
        rules = compiled(lang)
    except RuleError as error:
        raise HandbookError(str(error)) from None
    pages = {name: f"words/{name}.html" for name in titles}
    pages = {name: page for name, page in pages.items() if (site / page).is_file()}
    patterns = [pattern[:_PATTERN] for pattern in rules["patterns"]]
    return {"rules": {**rules, "patterns": patterns}, "titles": titles, "pages": pages}
