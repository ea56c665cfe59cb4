"""Markdown pages: what is prose, whose it is, and where it stands."""

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.documents import Document, DocumentError
from lint.documents.markdown import front_matter, is_script, page, passages, references

FILLER = "\u2060"


def read(text: str):
    """Passages of a page in English."""
    return passages(Document("docs/en/a.md", text), "en")


def words(text: str, role: str | None = None) -> list[str]:
    """The words of each passage, white space and filler squeezed out."""
    found = [one for one in read(text) if role is None or one.role == role]
    return [" ".join(one.text.replace(FILLER, "").split()) for one in found]


@pytest.fixture
def operations():
    """Count the lines of Python that a call runs."""
    def count(call, *arguments) -> int:
        steps = 0

        def trace(frame, event, _):
            nonlocal steps
            if "documents" not in frame.f_code.co_filename:
                return None
            steps += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            call(*arguments)
        finally:
            sys.settrace(before)
        return steps

    return count


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("our\npolicy", ["our policy"]),
        ("our *internal* **policy**", ["our internal policy"]),
        ("our pol**icy** and pol<b>icy</b>", ["our policy and policy"]),
        ("our [policy](https://a.b/our-policy)", ["our policy"]),
        ("our [pol*icy*][ref]\n\n[ref]: http://a.b/policy", ["our policy"]),
        ("[ref]: <a b> 'Our policy'", ["Our policy"]),
        ('our [rule](a.md "company policy") now', ["our rule now", "company policy"]),
        ("our ![policy](p.png) text", ["our text", "policy"]),
        ("see https://a.b/our-policy. Our policy", ["see . Our policy"]),
        ("see <https://a.b/policy> or our@policy.com", ["see or"]),
        ("our `policy` and ``a ` policy`` here", ["our and here"]),
        ("our&nbsp;policy isn&rsquo;t &#1072; &amp; &x;", ["our policy isn’t а & &x;"]),
        ("our pol\\_icy, \\*not\\* bold", ["our pol_icy, *not* bold"]),
        ("our\\\npolicy  \nnow", ["our policy now"]),
        ("our <!-- secret --> policy", ["our policy"]),
        ("it costs $5 and 10$, with $x^2$ in it", ["it costs $5 and 10$, with in it"]),
        ("our ~~old~~ ==new== ^^policy^^", ["our old new policy"]),
        ("press ++ctrl+c++ :material-check: now", ["press now"]),
        ("our <code>policy</code> <kbd>x</kbd> end", ["our end"]),
        ("{name}, our {time} policy", ["{name}, our {time} policy"]),
        ("our *policy*{ .x #id } and `code`{: .y }", ["our policy and"]),
        ("snake_case and 5 * 3", ["snake_case and 5 * 3"]),
        ("note[^1] here\n\n[^1]: our\n    policy", ["note here", "our policy"]),
        ("5 < 6 and a > b", ["5 < 6 and a > b"]),
        ("*[HTML]: our policy", ["our policy"]),
    ],
)
def test_inline_markup_is_blanked_and_words_stay(source, expected):
    """Words run on through markup; targets, code and attributes are gone."""
    assert expected == words(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Our `x` policy #\ntext", ["Our policy", "text"]),
        ("Our policy\n======\n\ntext\n---\n", ["Our policy", "text"]),
        ("> our\n> policy\nnow\n>\n> next", ["our policy now", "next"]),
        (
            "- our\n  policy\n- [ ] task\n    1. deep\n\n        too\n\n            code",
            ["our policy", "task", "deep", "too"],
        ),
        ("- one\n\n    two\n\n        code policy\n\nthree", ["one", "two", "three"]),
        ("text\n\n    code policy\n\ntext", ["text", "text"]),
        ("```python\nour policy\n```\ntext", ["text"]),
        ("~~~\na\n\n```\n~~~\ntext", ["text"]),
        ("> ```\n> our policy\n> ```\n> text", ["text"]),
        ("``` not closed\nour policy", ["``` not closed our policy"]),
        (
            '!!! note "Our title"\n    our\n    policy\n\n        code\n\nafter',
            ["Our title", "our policy", "after"],
        ),
        ("??? tip\n    our policy\nafter", ["our policy", "after"]),
        ('=== "Tab"\n\n    our policy\n', ["Tab", "our policy"]),
        (
            "| our | policy |\n|---|:-:|\n| a `b|c` | d \\| e |\n\nend",
            ["our", "policy", "a", "d | e", "end"],
        ),
        ("term\n:   our\n    policy\n", ["term", "our policy"]),
        ("<div>\n\n    <p>our policy</p><p>next</p>\n</div>", ["our policy", "next"]),
        ("<script>\n\nour policy\n</script> text", ["text"]),
        ("<!-- our\n\npolicy --> text\n\nnext", ["text", "next"]),
        ("$$\nour policy\n$$\n\ntext", ["text"]),
        ("one\n\n---\n\n* * *\n\ntwo", ["one", "two"]),
        ("one\n{: .x }\n\n{name}\n", ["one", "{name}"]),
        ("--8<-- \"our-policy.md\"\ntext", ["text"]),
        ("our\r\npolicy\r\n\r\nnext", ["our policy", "next"]),
        ("our\rpolicy\r\rnext", ["our policy", "next"]),
    ],
)
def test_blocks_are_told_apart(source, expected):
    """Paragraphs, headings, items, cells and titles are passages of their own; code is none."""
    assert expected == words(source)


def test_blocks_say_who_speaks():
    """Customers and bad examples have roles of their own, staff are checked like prose."""
    source = (
        "before\n\n//// note | Our title\n\n/// customer\nyour policy\n\n- a list\n///\n\n"
        "/// avoid\nour policy\n///\n\n/// staff\nI am sorry\n///\n\ninside\n////\n\nafter"
    )
    expected = [
        ("prose", "before"), ("prose", "Our title"), ("customer", "your policy"),
        ("customer", "a list"), ("avoid", "our policy"), ("say", "I am sorry"),
        ("prose", "inside"), ("prose", "after"),
    ]  # fmt: skip
    assert expected == [(one.role, one.text.strip()) for one in read(source)]


def test_say_and_words_blocks_hold_no_prose():
    """What is rendered from data files is not the page's own text."""
    source = "/// say | a-b.c-d\n    avoid: false\n///\n\n/// words | policy\nour policy\n///\ntext"
    assert ["text"] == words(source)


def test_quotations_belong_to_the_customer():
    """Text marked `.quote` is read apart from the sentence around it, with its place kept."""
    source = "He said [your *policy*]{.quote} and *go away*{ .quote }, so we\n\nSo what\n{:.quote}"
    assert ["your policy", "go away", "So what"] == words(source, "customer")
    assert ["He said and , so we"] == words(source, "prose")
    quote = next(one for one in read(source) if one.role == "customer")
    start, end = quote.source_span(0, len(quote.text))
    assert "your *policy*" == source[start:end]


def test_text_in_another_language_is_told():
    """An attribute `lang` gives a span or a block its own language."""
    found = read("We say *hej då*{ lang=sv }.\n\nПока\n{: lang=ru }")
    assert [("en", "We say"), ("sv", "hej då"), ("ru", "Пока")] == [
        (one.lang, one.text.replace(FILLER, "").strip(" .")) for one in found
    ]


def test_references_come_in_order_with_their_place():
    """Each say block gives its id and where the id stands; one without an id gives none."""
    source = "/// say | a.one\n///\n\n- item\n\n    /// say |  a.two  \n    ///\n\n/// say\n///\n"
    document = Document("a.md", source)
    found = references(document)
    assert ["a.one", "a.two", ""] == [name for name, _, _ in found]
    assert ["a.one", "a.two", "/// say"] == [source[a:b] for _, a, b in found]


def test_front_matter_is_yaml_and_its_texts_are_prose():
    """Titles and descriptions are checked; keys and names for machines are not."""
    source = '---\ntitle: "Our\\u0020policy"\nsituation: our-policy\ntags: [a b, c]\n---\n\ntext'
    document = Document("a.md", source)
    found = passages(document, "en")
    assert ["Our policy", "a b", "text"] == [one.text for one in found]
    assert "policy" == source[slice(*found[0].source_span(4, 10))]
    assert is_script(document)
    assert "our-policy" == front_matter(document).get("situation").text


@pytest.mark.parametrize(
    ("source", "place", "words_in_it"),
    [
        ("---\ntitle: Sorry: we are late\n---\n\ntext", (2, 13), "in quotes"),
        ("---\ntitle: a\ntitle: b\n---\n", (3, 1), "already in line 2"),
        ("---\ntitle: a\n\ntext", (1, 1), "no end"),
        ("\ufeff---\r\ntitle: 'a\r\n---\r\ntext", (2, 8), "never closed"),
    ],
)
def test_broken_front_matter_is_told_at_its_line(source, place, words_in_it):
    """A colon that breaks the YAML is named where it stands."""
    with pytest.raises(DocumentError) as caught:
        read(source)
    assert place == (caught.value.line, caught.value.column)
    assert words_in_it in caught.value.message


@pytest.mark.parametrize(
    "source", ["---\n\ntext", "---\n\ntext\n\n---\n", "---\n---\ntext", "----\ntext"]
)
def test_a_line_of_hyphens_is_no_front_matter(source):
    """Only keys make front matter."""
    assert ["text"] == words(source)
    assert not is_script(Document("a.md", source))


def test_blocks_that_do_not_close_are_kept_in_mind():
    """A block left open, and slashes that close nothing, can be told."""
    found = page(Document("a.md", "//// staff\n\n/// customer\n\ntext\n////\n\n///\n"))
    assert [("staff", True), ("customer", False)] == [(h.name, h.closed) for h in found.heads]
    assert 1 == len(found.stray)


def test_paths_with_slashes_are_text():
    """Three slashes before a word are no block unless it is the name of one."""
    assert ["///srv"] == words("///srv")


BITS = st.sampled_from(
    "our policy *a* **b** _c_ `d` ``e ` [f](g) ![h](i \"j\") [k]{.quote} <b> </b> <!-- --> <div> "
    "</div> &nbsp; \\* {name} {: .x } https://a.b/c x@y.z $x$ ++k++ | > - 1. # ``` ~~~ /// "
    "/// customer\n ///say !!!note === \"t\" ??? [^1] [^1]: *[a]: : --- === $$ \\[ \\] "
    "😀 й\u0301 \t \r \r\n \u2028".split(" ")
    + ["\n", "\n\n", "\n    ", "\n        ", "\n> ", "\n- ", " ", "/// avoid\n", "///\n"]
    + ["a|b\n-|-\n"]
)


@given(st.lists(BITS, max_size=30))
@settings(max_examples=300, deadline=None)
def test_passages_are_as_long_as_their_source(bits):
    """Every character of a passage is the source's own, a blank, or a resolved entity."""
    document = Document("a.md", "".join(bits))
    try:
        found = passages(document, "en")
    except DocumentError as error:
        assert error.line >= 1
        return
    for one in found:
        start, end = one.source_span(0, len(one.text))
        source = document.text[start:end]
        assert len(source) == len(one.text)
        assert one.text.count("\n") == source.count("\n")
        rest = re.sub(r"&\w+;", lambda m: "\xa0" * len(m[0]), source)
        for char, mine, kept in zip(source, one.text, rest, strict=True):
            assert mine == char or mine in (" ", FILLER) or kept == "\xa0"


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_is_a_page(text):
    """No text makes a crash."""
    try:
        read(text)
    except DocumentError as error:
        assert "syntax/yaml" == error.rule


@pytest.mark.parametrize(
    "unit",
    ["[", "*", "`", "<", "///", "/// a\n", "](", '](a "', "[[a]{.quote}]{.quote}", "> ", "- ",
     "``` a\n", "<!-- ", "<div>\n", "{.a ", "$a ", "a@", "&", "|", "\\(", "- /// a\n",
     "a|b\n-|-\n", " ", "!!! a ", "[a]: "],
)  # fmt: skip
def test_time_grows_with_the_length_only(unit, operations):
    """Twice the text takes about twice the steps, whatever it is made of."""
    short, long = (operations(read, unit * (length // len(unit))) for length in (6000, 12000))
    assert long < 2.6 * short + 2000
