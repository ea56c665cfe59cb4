"""The files of facts beside the situations, above all the map of touchpoints, as `lint` sees them."""

import pytest

from lint.checks import house
from lint.config import Config
from lint.documents import Document
from lint.documents.yaml_tree import parse
from lint.engine import check_paths

MAP = """\
owner: Head of service
review_by: 2027-05-01
stages:
  - id: arrival
    title: {en: Arrival, ru: Приезд, sv: Ankomst}
    about: {en: They come in., ru: Приходят., sv: Man kommer in.}
    small:
      - {en: Water, ru: Вода, sv: Vatten}
    touchpoints:
      - sector: air
        place: check-in
        moment_of_truth: "yes"
        who: {en: an agent, ru: агент, sv: en medarbetare}
        quality: {en: A seat at once., ru: Место сразу., sv: Plats direkt.}
        market: {en: a form, ru: бланк, sv: en blankett}
        offer: {en: a seat, ru: место, sv: en plats}
roles:
  - id: agent
    title: {en: Agent, ru: Агент, sv: Medarbetare}
    touchpoints: [air/check-in]
"""
PHRASES = """\
situation: sold-twice
sector: air
touchpoint: {place}
owner: Desk
review_by: 2027-05-01
phrases:
  - id: ask
    step: ask
    channels: [desk]
    say: {{en: Which flight is yours?, ru: Какой у вас рейс?, sv: Vilket flyg har du?}}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A function that checks a project of a map and one situation; gives its findings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAKEGOOD_CACHE", str(tmp_path / "cache"))
    (tmp_path / "phrases").mkdir()

    def checked(text: str = MAP, place: str = "check-in", paths=("phrases",)):
        (tmp_path / "phrases/touchpoints.yml").write_text(text, encoding="utf-8")
        phrases = PHRASES.format(place=place)
        (tmp_path / "phrases/sold-twice.yml").write_text(phrases, encoding="utf-8")
        found = check_paths(list(paths), Config(root=tmp_path))
        return [one for one in found if one.rule != "reference/unused-phrase"]

    return checked


def change(old: str, new: str) -> str:
    """The sound map with one change."""
    assert MAP.count(old) >= 1
    return MAP.replace(old, new, 1)


def test_a_sound_map_is_silent(project):
    """A map that agrees with the phrases is no situation and has nothing to mend."""
    assert [] == project()


@pytest.mark.parametrize("paths", [("phrases",), ("phrases/touchpoints.yml",)])
def test_map_and_phrases_have_to_agree(project, paths):
    """A touchpoint of the phrases that the map lacks is named there, an empty one in the map."""
    found = project(place="checkin", paths=paths)
    assert [(one.rule, one.path, one.line, one.column) for one in found] == [
        ("touchpoint/unmapped", "phrases/sold-twice.yml", 3, 13),
        ("touchpoint/without-script", "phrases/touchpoints.yml", 11, 16),
    ]
    assert found[0].suggestions == ("check-in",)
    assert "phrases/touchpoints.yml" in found[0].message
    assert found == project(place="checkin", paths=paths)
    assert [] == project(paths=paths)


def test_phrases_for_every_case_need_no_touchpoint(project, tmp_path):
    """Phrases of no one trade are not looked for on the map."""
    general = PHRASES.format(place="anywhere").replace("sector: air", "sector: any")
    path = tmp_path / "phrases/saving.yml"
    path.write_text(general.replace("sold-twice", "saving"), encoding="utf-8")
    assert [] == project()


@pytest.mark.parametrize("old,new,rule,place,words", [
    ("owner: Head of service\n", "", "phrase/missing-key", (1, 1), "`owner`"),
    ("review_by: 2027-05-01", "review_by: 2020-05-01", "phrase/review-overdue", (2, 12), "due"),
    ("stages:", "stags:", "phrase/missing-key", None, "`stages`"),
    (", sv: Ankomst}", "}", "phrase/missing-language", (5, 5), "Swedish"),
    ("      - {en: Water, ru: Вода, sv: Vatten}", "      - {en: Water, sv: Vatten}",
     "phrase/missing-language", (8, 10), "Russian"),
    ("        who: {en: an agent, ru: агент, sv: en medarbetare}\n", "", "phrase/missing-key",
     (10, 9), "touchpoint check-in"),
    ("offer: {en: a seat, ru: место, sv: en plats}", "offer: a seat", "phrase/wrong-type",
     (16, 16), "in each language"),
    ("sector: air", "sector: airline", "phrase/unknown-sector", (10, 17), "air, hotel"),
    ('"yes"', "maybe", "phrase/unknown-moment-of-truth", (12, 26), "yes, no"),
    ("    about:", "    abut:", "phrase/unknown-key", (6, 5), "`about`"),
    ("[air/check-in]", "[air/chek-in]", "touchpoint/unknown", (20, 19), "air/check-in"),
    ("    touchpoints: [air/check-in]", "    owes: {en: a, ru: б, sv: c}",
     "touchpoint/without-role", (11, 16), "air/check-in"),
])  # fmt: skip
def test_each_fault_of_the_map_is_named_at_its_place(project, old, new, rule, place, words):
    """What is missing, unknown or of the wrong kind has its line and column and says what to do."""
    found = [one for one in project(change(old, new)) if one.rule == rule]
    assert found, rule
    assert words in found[0].message
    if place:
        assert (found[0].line, found[0].column) == place


def test_a_touchpoint_stands_on_the_map_once(project):
    """The second place of the same name is named with the line of the first."""
    entry = MAP[MAP.index("      - sector") : MAP.index("roles:")]
    found = project(MAP.replace("roles:", f"{entry}roles:"))
    assert [(one.rule, one.line) for one in found] == [("touchpoint/twice", 18)]
    assert "line 11" in found[0].message


def test_wording_of_facts_is_checked_in_every_language(project):
    """Prose in a file of facts is read as pages are: the rules hear it, with the exact place."""
    found = project(change("ru: бланк", "ru: таковы правила нашей компании"))
    assert {(one.category, one.line) for one in found} == {("policy", 15)}


@pytest.mark.parametrize("text,rule", [
    ("", "file/empty"), ("a: [", "syntax/yaml"), ("- a\n", "phrase/wrong-type"),
    ("just text\n", "phrase/wrong-type"), ("stages: 7\nroles: x\n", "phrase/wrong-type"),
    ("stages: [a, {touchpoints: [b, {place: [c]}]}]\nroles: [{touchpoints: {}}]\n",
     "phrase/missing-key"),
])  # fmt: skip
def test_files_of_the_wrong_make_are_findings(project, text, rule):
    """Whatever stands in the file, the run goes on and says what it should be."""
    assert rule in {one.rule for one in project(text)}


def test_files_of_facts_share_their_checks():
    """A file without checks of its own still needs an owner, a date and every language."""
    document = Document("phrases/business.yml", "questions:\n  - ask: {en: Why?}\n")
    found = {one.rule for one in house.check(document, parse(document))}
    assert found == {"phrase/missing-key", "phrase/missing-language"}
