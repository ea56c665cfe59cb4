"""The parser's complaints about YAML, in plain words, at the line where the cause is."""

from __future__ import annotations

import re
from typing import Any

from lint.documents.document import Document, DocumentError

_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_NO_SPACE = re.compile(r"[ \t]*(?:- +)?[\w-]+:[^\s:/]")
_NO_GAP = re.compile(r"[ \t]*-(?=[^\W\d])[\w-]+:")
_BARE_ITEM = re.compile(r"[ \t]*-[ \t]*(?P<words>\w[\w-]*(?::[\w-]+|[ \t]+[^\n:]*|))\r?\n")
_STUCK = "There must be a space after the hyphen in the line above: `- id: own-it`."
_NO_COLON = "The first key of this entry needs a colon and a space, as in `- id: own-it`."
_TAB = "A tab stands in the indentation here. YAML wants spaces: replace it with two."
_COLON = (
    "A colon and a space start a new value, but there is one already. Put the text in quotes: "
    '"Sorry: we …". If this line is a key of its own, line it up with its neighbours.'
)
_GLUED = "There must be a space after the colon in the line above: `key: text`."
_BESIDE = (
    "This line is indented differently from its neighbours, or a text above it lacks its "
    "closing quote. Line it up."
)
_QUOTE_OVER = (
    "The quotes close before this, and more text follows. Put the whole text in double quotes, "
    'and write \\" for a double quote inside it.'
)
_BRACKET_OVER = (
    "A text that begins with { or [ must be in quotes, or YAML reads it as a mapping or a list: "
    '"{name}, …".'
)
_ANCHOR = 'A text that begins with * or & must be in quotes: "* …".'
_LIST_HERE = (
    "A list can't begin on the line of its key. Start a new line, or quote the text: "
    '"- …".'
)
_QUOTE_LATE = "The quote here closes only in another line. Close it where its text ends."

_WORDS = (
    ("mapping values are not allowed", _COLON),
    ("block sequence entries are not allowed", _LIST_HERE),
    ("could not find expected ':'", "This line is neither `key: text` nor part of the text above. "
     "Indent it further than its key, or add the colon."),
    ("found unknown escape character", "A backslash in double quotes begins an escape, and this "
     "is none. Write \\\\ for a backslash, or use single quotes."),
    ("hexdecimal number", "\\x, \\u and \\U need two, four and eight digits 0-9 a-f."),
    ("invalid Unicode character escape", "There is no character with this code."),
    ("expected '-' indicator", "This line is not part of the list above it. Begin it with `- `, "
     "or move it out of the list."),
    ("expected alphabetic or numeric", _ANCHOR),
    ("expected node content", 'A text can\'t begin with this sign. Put it in quotes.'),
    ("expected comment or line break", 'A text that begins with > or | must be in quotes: "> …".'),
    ("indentation indicator", "The number after | or > must be 1 to 9."),
    ("expected <document start>", "Something follows the end of the document. Remove `...`, or "
     "what comes after it."),
    ("undefined tag handle", 'A text that begins with ! must be in quotes: "! …".'),
    ("incompatible YAML document", "This version of YAML is unknown. Remove the %YAML line."),
)  # fmt: skip


def explain(document: Document, source: str, error: Any) -> DocumentError:
    """Turn the parser's error into a finding with a remedy.

    Args:
        document: The document.
        source: The text the parser was given, the document's beginning.
        error: Its error.

    Returns:
        The error to raise, rule `syntax/yaml`.
    """
    if not getattr(error, "problem_mark", None):
        return unreadable_character(document, source)
    at, message = _reason(source, error)
    at = min(at, len(source.rstrip()))
    return DocumentError.at(document, at, at, "syntax/yaml", message)


def unreadable_character(document: Document, source: str) -> DocumentError:
    """Name the character that no YAML file may hold.

    Args:
        document: The document.
        source: The text the parser refused, the document's beginning.

    Returns:
        The error to raise.
    """
    found = _UNREADABLE.search(source)
    at = found.start() if found else 0
    code = f"U+{ord(source[at]):04X}" if source else "nothing"
    if found and "\ud800" <= found[0] <= "\udfff":
        message = f"Half a character ({code}, a lone surrogate) stands here. Type the sign anew."
    else:
        message = f"An invisible control character ({code}) stands here. Delete it."
    return DocumentError.at(document, at, at + 1, "syntax/yaml", message)


def _reason(source: str, error: Any) -> tuple[int, str]:
    problem, context = str(error.problem), str(error.context)
    at = error.problem_mark.index
    begun = error.context_mark.index if error.context_mark else at
    char = source[at : at + 1]
    line = source[_line_start(source, at) : at]
    if "unexpected end of stream" in problem or "unexpected document indicator" in problem:
        return begun, "The quote that opens here is never closed. Close it at the end of the text."
    if char == "\t" or ("\t" in line and not line.strip()):
        return at, _TAB
    if "cannot start any token" in problem:
        return at, f'A text can\'t begin with {char}. Put it in quotes: "{char} …".'
    if "mapping values" in problem and _NO_SPACE.match(source, _line_above(source, at)):
        return at, _GLUED
    if "mapping values" in problem and _NO_GAP.match(source, _line_above(source, at)):
        return at, _STUCK
    if "mapping values" in problem and (bare := _BARE_ITEM.match(source, _line_above(source, at))):
        return bare.start("words"), _NO_COLON
    if "could not find expected ':'" in problem or "alphabetic or numeric" in problem:
        at = begun
    if "or ']'" in problem or "or '}'" in problem:
        opened = source[begun]
        if "\n" in source[begun:at]:
            message = f"The {opened} that opens here is not closed. A text that begins with it "
            return begun, message + "must be in quotes."
        return at, (
            f"Within {opened} a comma or the closing sign is missing here. "
            "A text with ? , [ ] { } must be in quotes there."
        )
    if "node content" in problem and not source[at:].strip():
        return at, "The text ends here, but a [, a { or a key still waits for its value."
    if "expected key" in problem:
        before = line.rstrip()
        if before.endswith(('"', "'")) and before.count(before[-1]) % 2:
            closed = _line_start(source, at) + len(before) - 1
            begun = max(0, source.rfind(before[-1], 0, closed))
            if begun < _line_start(source, at):
                return begun, _QUOTE_LATE
        if before.endswith(('"', "'")):
            return at, _QUOTE_OVER
        if before.endswith(("}", "]")):
            return at, _BRACKET_OVER
        return at, _BESIDE
    for words, message in _WORDS:
        if words in problem:
            return at, message
    where = f" ({context})" if error.context else ""
    return at, f"This is not valid YAML: {problem}{where}. Compare it with the lines around it."


def _line_start(source: str, at: int) -> int:
    return max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1


def _line_above(source: str, at: int) -> int:
    """Start of the line above, or of this one if it is the first."""
    start = _line_start(source, at)
    return _line_start(source, max(0, source.rfind("\n", 0, start)))
