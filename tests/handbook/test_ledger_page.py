"""The ledger as it stands on a page."""

import markdown
import pytest
from lxml import html

from handbook.errors import HandbookError

from .conftest import write

LEDGER = """\
sources:
  - id: S0
    title: {en: The <seat>, ru: Место, sv: Stolen}
  - id: S1
    title: {en: The bag, ru: Багаж, sv: Väskan}
rows:
  - id: S0-01
    kind: PRIN
    teaches: {en: "Expect & mend.", ru: Ждите., sv: Vänta dig det.}
    closed_by:
      - page: principles.md#1-own-it
      - rule: excuse
      - rule: {en: policy/our-policy, ru: policy/our-policy, sv: policy/policy-x}
      - check: protocol/deadline
      - test: tests/test_it.py::test_it
  - id: S1-01
    kind: META
    not_used: {en: A joke., ru: Шутка., sv: Ett skämt.}
"""


def render(book, ledger, lang="en"):
    folders = {name: str(book / name) for name in ("phrases", "practice", "docs")}
    for page in ("excuse", "policy"):
        write(book / f"docs/{lang}/words/{page}.md", f"---\ntitle: Words {page}\n---\n# Words\n")
    path = write(book / "ledger.yml", ledger)
    done = markdown.markdown(
        "/// ledger\n///", extensions=["handbook.blocks"],
        extension_configs={"handbook.blocks": {"lang": lang, "ledger": str(path), **folders}},
    )  # fmt: skip
    return html.fragment_fromstring(done, create_parent="main")


def test_rows_stand_under_the_text_they_come_from(book):
    """Each text is a heading, each row an item with its id as anchor and its kind in words."""
    tree = render(book, LEDGER)
    assert ["The <seat>", "The bag"] == tree.xpath("//h2/text()")
    assert [["S0-01"], ["S1-01"]] == [one.xpath("li/@id") for one in tree.xpath("//ul")]
    assert "S0-01 · principle" == tree.xpath("//li[1]/span/text()")[0]
    assert ["Expect & mend."] == tree.xpath("//li[@id='S0-01']/p[1]/text()")
    assert "A joke." in tree.xpath("//li[@id='S1-01']")[0].text_content()


@pytest.mark.parametrize(("lang", "rule"), [("en", "our-policy"), ("sv", "policy-x")])
def test_a_row_leads_to_what_shows_it(book, lang, rule):
    """Pages and rules are links, the rule that of the language; checks and tests are named."""
    row = render(book, LEDGER, lang).xpath("//li[@id='S0-01']")[0]
    assert row.xpath(".//a/@href") == [
        "principles.md#1-own-it", "words/excuse.md", f"words/policy.md#{rule}",
    ]  # fmt: skip
    assert row.xpath(".//code/text()") == ["protocol/deadline", "tests/test_it.py::test_it"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("principles.md#1", "nowhere.md#1", "ledger.yml:11: there is no page"),
        ("kind: PRIN", "kind: WHIM", "ledger.yml:8: WHIM is no kind of row"),
        ("ru: Ждите., ", "", ""),
        ("en: A joke., ", "", "ledger.yml:18: not_used has no text in en"),
        ("sources:", "source:", "needs a list named sources"),
    ],
)
def test_dead_ends_stop_the_build_with_their_line(book, old, new, said):
    """What leads nowhere is an error with file and line; another language's gap isn't ours."""
    broken = LEDGER.replace(old, new)
    if not said:
        assert render(book, broken).xpath("//li")
        return
    with pytest.raises(HandbookError) as raised:
        render(book, broken)
    assert said in str(raised.value)
