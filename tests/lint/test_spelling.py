"""Spelling: slips are found in three languages, and good texts are left alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.checks import house
from lint.checks.spelling import Spelling
from lint.config import find
from lint.dictionaries import FOLDER, Dictionary, pack, trade_words, unpack
from lint.documents import markdown, read
from lint.documents.yaml_tree import parse
from lint.names import LANGS, is_house_file
from lint.phrases import load
from lint.spellers import speller

ROOT = Path(__file__).parents[2]
SPELLING = Spelling()


def slips(text: str, lang: str, check: Spelling = SPELLING) -> list[str]:
    """The words that are found."""
    return [text[found.start : found.end] for found in check(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "wrong", "right"),
    [
        ("en", "We will recieve your bag tonight.", "recieve", "receive"),
        ("en", "Recieve it at the desk.", "Recieve", "Receive"),
        ("en", "This occured yesterday.", "occured", "occurred"),
        ("en", "We dont know yet.", "dont", "don't"),
        ("ru", "Где мой багжа?", "багжа", "багажа"),
        ("ru", "Примите извенения.", "извенения", "извинения"),
        ("ru", "Заложите в буджет.", "буджет", "бюджет"),
        ("sv", "Jag säger förlat.", "förlat", "förlåt"),
        ("sv", "Vi betalar taxxin.", "taxxin", "taxin"),
    ],
)
def test_slips_are_found_with_what_was_meant(lang, text, wrong, right):
    """A misspelt word is a warning at its place, and what was meant is among what is offered."""
    (found,) = SPELLING(text, lang)
    assert ("spelling/unknown-word", "warning") == (found.rule, found.severity)
    assert wrong == text[found.start : found.end]
    assert right in found.suggestions


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I apologise. The colour is our favourite; the center apologized, we cancelled it."),
        ("en", "It's the guest's bag, we can't rebook both guests' flights, and that'd be all they've got."),
        ("en", "Write to desk@recieve.exampel or see https://exampel.org/recieve, flight AB123x."),
        ("en", "Fill in {recieve_tme} here. Then ask Mr. Smythson-Bludge or the Glasgwo office."),
        ("ru", "На какой адрес вам привести багаж?"),
        ("ru", "Перебронируем вас, и всё ещё успеете в бизнес-зал; автоплатёж отключён по-русски."),
        ("ru", "Полстроки о турпакетах, полфразы о багаже."),
        ("ru", "Ваш рейс SK1402 и voucher на email, т.е. письмо."),
        ("sv", "Din matkupong och bagageavgiften syns på platsbokningen vid flygplatsdisken."),
        ("sv", "Återbetalningsärendet är klart kl. 14, t.ex. via biljettnumret."),
    ],
)
def test_good_words_are_left_alone(lang, text):
    """British and American English, ё or е, compounds, names, slots and addresses are no slips."""
    assert [] == slips(text, lang)


def test_house_words_count_in_all_forms():
    """A house word is known, in Russian and Swedish with its endings and in compounds."""
    own = Spelling(["Флурбик", "grunkel", "Blorptel desk"])
    assert [] == slips("мы отправили флурбиком, ждём флурбика", "ru", own)
    assert [] == slips("vi har grunkeln och grunkelavgiften", "sv", own)
    assert [] == slips("the blorptel and the blorptel's desk", "en", own)
    assert ["blorptel"] == slips("the blorptel is here", "en")


def test_words_are_looked_up_once():
    """What was looked up is kept in the mapping and believed from there."""
    known: dict[str, str] = {}
    assert ["recieve"] == slips("we recieve it", "en", Spelling((), known))
    assert ["? receive relieve"] == [v for k, v in known.items() if k.endswith(" recieve")]

    def nobody(*_):
        raise AssertionError

    assert ["recieve"] == slips("we recieve it", "en", Spelling((), known, nobody))


@pytest.mark.parametrize("lang", LANGS)
def test_what_this_handbook_says_is_spelt_rightly(lang):
    """Every line staff may say, and all prose of the pages, is free of unknown words."""
    texts = [
        phrase.say[lang].text
        for path in sorted((ROOT / "phrases").glob("*.yml"))
        for phrase in load(read(str(path))).phrases
        if lang in phrase.say
    ]
    for path in sorted((ROOT / "docs" / lang).rglob("*.md")):
        for passage in markdown.passages(read(str(path)), lang):
            if passage.role in ("say", "prose") and passage.lang == lang:
                texts.append(passage.text)
    for path in sorted((ROOT / "phrases").glob("*.yml")):
        if is_house_file(path):
            written = house.texts(parse(read(str(path))))
            texts += [scalar.text for one, scalar in written if one == lang]
    check = Spelling(find(ROOT).house_words)
    assert [] == [(word, text) for text in texts for word in slips(text, lang, check)]


@pytest.mark.parametrize("lang", LANGS)
def test_real_slips_are_mostly_found(lang):
    """Of words with one letter doubled, at least six in seven are found."""
    lines = (ROOT / "corpus" / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()[:300]
    words = {w for line in lines for w in json.loads(line)["text"].split() if w.isalpha()}
    speaks = speller(lang)
    good = [word for word in sorted(words) if word.islower() and len(word) > 4]
    good = [word for word in good if speaks.knows(word)][:400]
    wrong = [word[:2] + word[2] + word[2:] for word in good]
    assert 6 / 7 <= sum(not speaks.knows(word) for word in wrong) / len(wrong)


def test_long_words_cost_nothing():
    """A word of thousands of letters is no riddle worth solving."""
    assert [] == slips("a" * 100_000, "en")
    assert [] == speller("ru").near("щ" * 5_000)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(LANGS))
def test_any_text_can_be_read(text, lang):
    """Whatever the text, findings lie within it and name a word of it."""
    for found in SPELLING(text, lang):
        assert 0 <= found.start < found.end <= len(text)


@given(st.dictionaries(st.text("abcåäö", min_size=1, max_size=12), st.integers(0, 8)))
def test_dictionaries_survive_packing(words):
    """A packed dictionary is read back as it was, and packs to the same bytes."""
    tails = {word for word in words if len(word) > 3}
    dictionary = Dictionary(words, tails, set(words) - tails)
    assert dictionary == unpack(pack(dictionary))
    assert pack(dictionary) == pack(unpack(pack(dictionary)))


def test_word_lists_are_small_and_sorted():
    """The shipped lists stay below 700 kB; those of the trade are sorted and needed."""
    assert 700_000 > sum(path.stat().st_size for path in FOLDER.glob("*.gz"))
    for lang in LANGS:
        assert sorted(set(trade_words(lang))) == trade_words(lang)
