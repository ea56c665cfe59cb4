"""Phrase files read into phrases, and the schema made of the same declarations."""

import json

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.documents import Document, DocumentError
from lint.phrases import (
    CHANNELS, FILE_FIELDS, LANGS, PHRASE_FIELDS, SECTORS, STEPS, TONES, load,
)  # fmt: skip
from lint.schemas import PHRASE_SCHEMA, build_phrase_schema

FILE = """\
situation: overbooked-seat
title: {en: Seat sold twice, ru: Место продано дважды, sv: Dubbelbokad plats}
sector: air
touchpoint: check-in
contact_level: medium
severity: B
owner: Airport service desk
review_by: 2027-05-01
phrases:
  - id: own-it
    step: acknowledge
    channels: [desk, on-board]
    say:
      en: "I'm sorry, {name}."
      ru: Простите, {name}.
      sv: Förlåt, {name}.
    avoid: {en: Calm down., ru: Успокойтесь., sv: Lugna dig.}
  - id: time
    step: time
    channels: phone
    tone: [brief, formal]
    say: {en: a, ru: б, sv: å}
"""


def test_a_file_becomes_phrases():
    """Every key is there under its name, a missing tone is warm, one channel is a list of one."""
    file = load(Document("phrases/overbooked-seat.yml", FILE))
    own, time = file.phrases
    assert ("overbooked-seat", "air", "check-in", "Airport service desk", "2027-05-01") == (
        file.situation, file.sector, file.touchpoint, file.owner, file.review_by,
    )  # fmt: skip
    assert ("medium", "B", "Dubbelbokad plats") == (
        file.contact_level, file.severity, file.title["sv"].text,
    )  # fmt: skip
    assert ("overbooked-seat.own-it", "acknowledge") == (own.full_id, own.step)
    assert (("desk", "on-board"), ("warm",)) == (own.channels, own.tones)
    assert (("phone",), ("brief", "formal")) == (time.channels, time.tones)
    assert ["Простите, {name}.", "Lugna dig."] == [own.say["ru"].text, own.avoid["sv"].text]
    assert ({}, "own-it", file) == (own.customer, own.key.text, own.file)


@pytest.mark.parametrize(
    "text",
    ["a", "[a]", "phrases: a", "phrases: [a, {}, [b]]", "phrases:\n  - say: x",
     "phrases:\n  - id: [x]",
     "phrases:\n  - say: {en: [a], xx: b}\n    channels: {a: b}"],
)  # fmt: skip
def test_faulty_files_are_read_as_far_as_they_go(text):
    """What is of the wrong type is left out, and nothing crashes."""
    for phrase in load(Document("a.yml", text)).phrases:
        assert {*phrase.say} <= {"xx"}
        assert phrase.key.end > phrase.key.start


def test_what_is_no_yaml_is_an_error():
    """The parser's error goes through."""
    with pytest.raises(DocumentError):
        load(Document("a.yml", "a: b: c"))


def test_lists_are_sorted_as_declared():
    """Steps are in the order of a script; warm is the tone where none is named."""
    assert ("acknowledge", "follow_up") == (STEPS[0], STEPS[-1])
    assert "warm" == TONES[0]
    assert ("en", "ru", "sv") == LANGS


def test_shipped_schema_is_what_the_declarations_make():
    """`python -m lint.schemas` has been run after the last change."""
    assert build_phrase_schema() == json.loads(PHRASE_SCHEMA.read_text(encoding="utf-8"))


def test_schema_is_a_sound_one_and_helps_the_editor():
    """It is valid under draft 2020-12, and every key has a title and a description."""
    schema = build_phrase_schema()
    jsonschema_rs.meta.validate(schema)
    keys = {**schema["properties"], **schema["$defs"]["phrase"]["properties"]}
    helped = [key for key, value in keys.items() if value["title"] and value["description"]]
    assert list(keys) == helped
    assert {one.name for one in (*FILE_FIELDS, *PHRASE_FIELDS)} == set(keys)


def sound() -> dict:
    """A sound phrase file as the editor sees it."""
    texts = {"en": "a", "ru": "б", "sv": "å"}
    phrase = {"id": "own-it", "step": "ask", "channels": ["desk"], "say": texts}
    return {
        "situation": "a-b", "sector": "air", "touchpoint": "gate", "owner": "desk",
        "review_by": "2027-05-01", "phrases": [phrase],
    }  # fmt: skip


def test_schema_accepts_a_sound_file():
    """The keys a file must have are enough."""
    assert jsonschema_rs.Draft202012Validator(build_phrase_schema()).is_valid(sound())


@pytest.mark.parametrize(
    "change",
    [
        {"sector": "aire"}, {"extra": "x"}, {"review_by": "soon"}, {"situation": "A b"},
        {"phrases": []}, {"owner": " "}, {"severity": "D"}, {"contact_level": "lo"},
    ],
)  # fmt: skip
def test_schema_refuses_what_the_linter_refuses(change):
    """Unknown values, unknown keys and empty texts are marked in the editor too."""
    validator = jsonschema_rs.Draft202012Validator(build_phrase_schema())
    assert not validator.is_valid(sound() | change)


@given(st.sampled_from(SECTORS), st.lists(st.sampled_from(CHANNELS), min_size=1, unique=True))
@settings(deadline=None)
def test_schema_knows_the_declared_values(sector, channels):
    """Whatever is declared is allowed."""
    data = sound() | {"sector": sector}
    data["phrases"][0]["channels"] = channels
    assert jsonschema_rs.Draft202012Validator(build_phrase_schema()).is_valid(data)
