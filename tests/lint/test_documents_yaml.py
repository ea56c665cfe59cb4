"""YAML trees: every character at its place, and every fault in plain words."""

import gc
import textwrap

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lint.documents import Document, DocumentError
from lint.documents.yaml_tree import Mapping, Scalar, Sequence, parse

STYLES = {
    "plain": "say: {before}MARK{after}\n",
    "plain, many lines": "say: {before}\n  two\n\n  MARK{after}\n  three\n",
    "plain in a list": "say:\n  - one\n  - {before}MARK{after}\n",
    "single": "say: '{before}it''s MARK{after}'\n",
    "single, many lines": "say: '{before}''\n\n   x MARK\n  {after}'\n",
    "double": 'say: "{before}\\"a\\" \\u0430\\x41\\t\\U0001F600 MARK{after}"\n',
    "double, many lines": 'say: "{before}a \\\n   b\n\n   c   \n  MARK{after}\\n"\n',
    "literal": "say: |\n  x{before}\n    deeper\n\n  x MARK{after}\nnext: y\n",
    "literal, stripped": "say: |-\n  {before} MARK{after}",
    "literal, kept": "say: |+ # note\n  {before} MARK{after}\n\n\nnext: y\n",
    "literal, indented": "say: |2\n    {before}\n   MARK{after}\n",
    "folded": "say: >\n  {before}\n  two\n\n  three\n    deeper\n  four MARK{after}\n",
    "folded, stripped": "say: >-\n  {before}\n  MARK{after}\n\n",
    "folded, indented": "list:\n  - say: >1-\n      {before}\n     MARK{after}\n",
    "anchor": "say: &x {before}MARK{after}\nsame: *x\n",
    "anchor and tag": 'say: &x !!str\n  "{before}MARK{after}"\n',
    "tag": "say: !!str {before}MARK{after}\n",
    "flow": '{{one: [a, "{before} MARK{after}", c], two: x}}\n',
    "flow, plain": "[one, {before}MARK{after}, [x]]\n",
    "explicit key": "? say\n: {before}MARK{after}\n",
    "list in a list": "- - {before}MARK{after}\n  - x\n",
}
BEFORE = ["", "Простите ", "😀👍🏽 ", "й\u0301 \xa0", "a  b "]
WORDS = st.text(alphabet="aя😀é.!(), ;'", max_size=12).map(
    lambda words: words.strip(" ,'!?") and "x" + words.strip(" ")
)


def scalars(node):
    """All scalars of a tree, keys included."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.items.values():
            yield key
            yield from scalars(value)
    else:
        for value in node.items:
            yield from scalars(value)


def refused(text: str) -> DocumentError:
    """The error a text is refused with."""
    with pytest.raises(DocumentError) as caught:
        parse(Document("a.yml", text))
    return caught.value


def find_mark(source: str) -> tuple[Document, int, int]:
    """Parse a source and trace the word MARK in it back to its place."""
    document = Document("a.yml", source)
    holder = next(scalar for scalar in scalars(parse(document)) if "MARK" in scalar.text)
    assert holder.exact
    at = holder.text.index("MARK")
    return document, *holder.source_span(at, at + 4)


@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["no BOM", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_points_at_the_right_line_and_column(style, before, end, bom):
    """A word is found at its line and column in every scalar style, line end and mark."""
    source = STYLES[style].format(before=before, after=" ok").replace("\n", end)
    document, start, stop = find_mark(bom + source)
    lines = source.split(end)
    row = next(number for number, line in enumerate(lines) if "MARK" in line)
    assert "MARK" == document.text[start:stop]
    assert (row + 1, lines[row].index("MARK") + 1) == document.position(start)


@given(st.sampled_from(sorted(STYLES)), WORDS, WORDS, st.sampled_from(["\n", "\r\n"]))
@settings(deadline=None)
def test_any_words_around_are_no_hindrance(style, before, after, end):
    """Whatever stands before and after a word, the word is found at its place."""
    if "plain" in style or style in ("anchor", "tag", "explicit key", "list in a list"):
        before, after = before.replace(",", "").replace("'", ""), after.replace(",", "")
    if "single" in style:
        before, after = before.replace("'", "''"), after.replace("'", "''")
    source = STYLES[style].format(before=before, after=after).replace("\n", end)
    document, start, stop = find_mark(source)
    assert "MARK" == document.text[start:stop]


@given(st.text(alphabet="aб \n\t😀\"'\\:-#>|{}[]&*!%@`,?.\r\u2028\x85", max_size=60))
@example("a: >2\n    b\n   c\n")
@example("a: |+\n\n \n  \n")
@example("\"a\n\n\\\n b\\x41\"")
@settings(deadline=None)
def test_any_text_is_a_tree_or_a_clear_error(text):
    """Nothing else comes out, and what is traced character by character gives the value."""
    document = Document("a.yml", text)
    try:
        tree = parse(document)
    except DocumentError as error:
        assert error.rule in ("syntax/yaml", "syntax/duplicate-key", "file/empty")
        assert error.message.endswith((".", "`"))
        return
    for scalar in scalars(tree):
        assert 0 <= scalar.start <= scalar.end <= len(document.text)
        for at, char in enumerate(scalar.text if scalar.exact else ""):
            start, end = scalar.source_span(at, at + 1)
            assert scalar.start <= start <= end <= scalar.end
            if char.isalnum() and end - start == 1:
                assert char == document.text[start]


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_text_at_all_makes_a_crash(text):
    """Control characters, lone surrogates and the rest of Unicode are borne."""
    try:
        parse(Document("a.yml", text))
    except DocumentError as error:
        assert error.line >= 1


@pytest.mark.parametrize("style", ["|", ">", "|-", ">+", '"'])
@given(lines=st.lists(st.text(alphabet="aя😀 .", max_size=8), min_size=1, max_size=6))
@settings(deadline=None)
def test_block_and_folded_text_is_traced_whole(style, lines):
    """Blank lines, deeper lines and trailing spaces are all accounted for."""
    body = "\n".join("    " + line if line.strip() else "" for line in ["x", *lines, "y"])
    source = f"say: {style}\n{body}\n" if style != '"' else f'say: "{body.strip()}"\n'
    node = parse(Document("a.yml", source)).get("say")
    assert node.exact


def test_scalars_stay_text():
    """no, dates, numbers and null are what they look like."""
    root = parse(Document("a.yml", "no: yes\nday: 2027-05-01\nnumber: 1e3\nnull: ~\n"))
    expected = {"no": "yes", "day": "2027-05-01", "number": "1e3", "null": "~"}
    assert expected == {key: value.text for key, (_, value) in root.items.items()}


def test_nodes_know_their_kind_style_and_ends():
    """Mappings, lists and scalars say where they begin and end, and how they are written."""
    text = "a: {b: [c, 'd']}\ne: |\n  f\n\n# note\n"
    root = parse(Document("a.yml", text))
    flow, block = root.get("a"), root.get("e")
    assert "{b: [c, 'd']}" == text[flow.start : flow.end]
    assert isinstance(flow.get("b"), Sequence)
    assert ["plain", "'", "|"] == [n.style for n in (*flow.get("b").items, block)]
    assert "|\n  f" == text[block.start : block.whole_end]


@pytest.mark.parametrize("text", ["{en: Why me?, ru: 😀 x?}", "[see http://a.b:80/c?d, x?]\n"])
def test_question_marks_and_colons_within_brackets_are_text(text):
    """What YAML 1.2 allows within brackets is read, each character at its place."""
    for scalar in scalars(parse(Document("a.yml", text))):
        assert scalar.exact
        assert scalar.text == text[slice(*scalar.source_span(0, len(scalar.text)))]


def test_alias_is_the_node_of_its_anchor():
    """An alias leads to the very node that was anchored, a key included."""
    root = parse(Document("a.yml", "a: &x {k: v}\nb: *x\nc: &y text\nd: {*y : 1}\n"))
    assert root.get("a") is root.get("b")
    assert ["text"] == list(root.get("d").items)


def test_merge_key_brings_in_what_is_not_there():
    """Own keys win over merged ones, earlier mappings over later ones."""
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 3}\n'<<': plain\n"
    merged = parse(Document("a.yml", text)).get("c")
    assert {"x": "3", "y": "1", "z": "2"} == {k: v.text for k, (_, v) in merged.items.items()}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("say:\n  en: Sorry: we are late\n", (2, 12), "in quotes"),
        ("say:\n  en:late\n  ru: x\n", (3, 5), "space after the colon"),
        ("a:\n  - id own-it\n    step: x\n", (2, 5), "colon and a space"),
        ("a:\n  -id: own-it\n    step: x\n", (3, 9), "space after the hyphen"),
        ("say:\n  en: 'late\n", (2, 7), "never closed"),
        ('say:\n  en: "late\n  ru: "x"\n', (2, 7), "closes only in another line"),
        ("say:\n  en: 'It's late'\n", (2, 11), "quotes close before"),
        ("say:\n  en: {name}, sorry\n", (2, 13), "begins with {"),
        ("say:\n\ten: late\n", (2, 1), "tab"),
        ("say: @home\n", (1, 6), "begin with @"),
        ("say: *Sorry* all\n", (1, 6), "begins with *"),
        ("say: *sorry\n", (1, 6), "refers to nothing"),
        ("say: [late\nask: x\n", (1, 6), "not closed"),
        ("say: {en: 'a' b, ru: x}\n", (1, 15), "in quotes there"),
        ("say:\n  en: a\n ru: b\n", (3, 2), "indented differently"),
        ("say: a\nask\n", (2, 1), "neither"),
        ('say: "a\\q"\n', (1, 8), "backslash"),
        ("say: - late\n", (1, 6), "list"),
        ("a: b\n---\nc: d\n", (2, 1), "second document"),
        ("a: b\x07c\n", (1, 5), "U+0007"),
        ("a: \ud83d\n", (1, 4), "lone surrogate"),
        ("a: &x [1, *x]\n", (1, 11), "never end"),
        ("a: {[b]: c}\n", (1, 5), "key must be text"),
        ("a: {<<: b}\n", (1, 5), "needs a mapping"),
        ("[" * 200, (1, 65), "levels of nesting"),
        ("\ufeff\ufeffa: b\n", (1, 1), "U+FEFF"),
    ],
)
def test_each_fault_is_named_at_its_line_with_a_remedy(text, place, words):
    """What the parser chokes on is said in plain words where the cause is."""
    error = refused(text)
    assert ("syntax/yaml", place) == (error.rule, (error.line, error.column))
    assert words in error.message


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_duplicate_key_names_both_lines(end):
    """The second of two equal keys is the fault, and the first one's line is told."""
    error = refused(end.join(["a: 1", "b: 😀", "", '"a": 3', ""]))
    assert ("syntax/duplicate-key", 4, 1) == (error.rule, error.line, error.column)
    assert "line 1" in error.message


@pytest.mark.parametrize("text", ["# only a comment\n", "---\n", "\n\n", ""])
def test_nothing_but_comments_is_empty(text):
    """A file without a node is said to be empty."""
    assert "file/empty" == refused(text).rule


def test_alias_bomb_is_refused_and_a_shared_text_is_not():
    """Aliases may repeat a text, but not make a file stand for millions."""
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "aliases" in refused("\n".join(lines)).message
    shared = textwrap.dedent("""\
        base: &base {en: text, ru: текст}
        list: [*base, *base, *base]
        """)
    assert 3 == len(parse(Document("a.yml", shared)).get("list").items)


def test_deep_or_broken_text_leaves_the_garbage_collector_as_it_was():
    """The collector is switched off only while a tree is built, errors included."""
    refused("a: 'b")
    parse(Document("a.yml", "a: b"))
    assert gc.isenabled()


def test_whole_library_is_still_there_for_others():
    """The parser is loaded without the rest of ruamel.yaml, which loads when it is asked for."""
    import ruamel.yaml
    from ruamel.yaml import YAML

    assert {"a": 1} == YAML(typ="safe", pure=True).load("a: 1")
    assert ruamel.yaml.version_info
    assert "error" in dir(ruamel.yaml)
