"""Words as people type them: case forms, look-alikes, compounds, contractions, invisible marks."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "это политика нашей компании",
        "ЭТО ПОЛИТИКА НАШЕЙ КОМПАНИИ",
        "это «политика» нашей компании",
        "политику нашей компании",
        "политикой\u00a0нашей компании",
        "политике на\u00adшей компании",
        "политик\u0430 наш\u0435й компании",
        "политикa нашeй кoмпании",
        "политика, нашей — компании",
    ],
)
def test_russian_in_any_form(found, text):
    """Any case form, capitals, guillemets, NBSP, soft hyphens, Latin letters inside Cyrillic words."""
    assert 1 == len(found("<политика> нашей <компания>", text, lang="ru"))


def test_yo_and_ye_are_one_letter(found):
    """ё and е are the same letter, and a stress mark is none."""
    pattern = "мой отчёт"
    assert 3 == len(found(pattern, "мой отчёт. мой отчет. мой отчё\u0301т.", lang="ru"))


@pytest.mark.parametrize("word", ["företagspolicy", "företagspolicyn", "resepolicyer", "policy"])
def test_swedish_compounds(found, word):
    """A family with a star is found at the tail of a compound."""
    assert [word] == found("<*policy>", f"enligt {word} går det", lang="sv")


@pytest.mark.parametrize("text", ["you should've", "you should’ve", "you should have", "YOU SHOULD'VE"])
def test_english_contractions(found, text):
    """Contractions are read as the words they stand for, straight or curly."""
    assert [text] == found("you should have", text)


def test_contraction_spans_only_its_own_half(found):
    """A match that ends within a contraction ends at the right letter."""
    assert ["we do"] == found("we do", "we don't")


def test_spans_are_code_points(found):
    """Offsets count code points, also after emoji."""
    assert ["our policy"] == found("our policy", "😀👍🏽 our policy")


def test_words_broken_by_blanked_markup_are_whole(found):
    """Word joiners, which stand for emphasis marks, are invisible inside and around a word."""
    assert ["pol\u2060\u2060icy"] == found("policy", "\u2060\u2060pol\u2060\u2060icy\u2060\u2060")


def test_hyphenated_word_is_read_in_parts_when_unknown(found):
    """A compound with a hyphen is found by its parts."""
    assert ["company-policy"] == found("company policy", "our company-policy says")


def test_abbreviations_do_not_end_a_sentence(found):
    """A full stop after an abbreviation is no sentence end."""
    assert 1 == len(found("kl ... kommer", "kl. 14 kommer den", lang="sv"))
    assert 0 == len(found("bil ... kommer", "en bil. Den kommer", lang="sv"))


def test_urls_are_not_words(found):
    """Words inside an address are not found."""
    assert [] == found("policy", "see https://x.example/policy and www.policy.example")
