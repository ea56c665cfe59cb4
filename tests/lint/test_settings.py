"""Settings: read with care, wrong ones named with file, line and the nearest right one."""

from pathlib import Path

import pytest

from lint.config import Config, ConfigError, find
from lint.project import Project


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('pathes = ["a"]', 1, "unknown key pathes: did you mean paths?"),
        ('paths = "a"', 1, "paths must be a list of texts"),
        ('\nfail-on = "erorr"', 2, "did you mean error?"),
        ('languages = ["de"]', 1, "no language 'de'"),
        ("languages = []", 1, "must name a language"),
        ("review-interval = -1", 1, "number of days"),
        ('spelling = "yes"', 1, "spelling must be true or false"),
        ("review-interval = true", 1, "number of days"),
        ('second-opinion = "loud"', 1, "write one of off, note, warning"),
        ('[severities]\npolicy = "of"', 2, "did you mean off?"),
        ('[severities]\n"policy/x" = 3', 2, "off, note, warning, error"),
        ('[[overrides]]\npath = ["a"]', 2, "did you mean paths?"),
        ('[[overrides]]\npaths = []', 1, "say which files"),
        ('[house-terms]\nwrong = ""', 2, "wrong term"),
        ('[house-terms.de]\nwrong = "x"', 1, "did you mean"),
        ('rules = ["nowhere"]', 1, "there is no folder nowhere"),
        ("paths = [", None, "not valid TOML"),
        ("\n[tool.lint]\npaths = []", None, "no heading [tool.lint]"),
    ],
)
def test_wrong_settings_are_named(tmp_path, text, line, words):
    """File, line and remedy are named."""
    path = tmp_path / "lint.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        find(tmp_path)
    place = f"{path}:{line}:" if line else f"{path}:"
    assert str(caught.value).startswith(place)
    if words != "did you mean":
        assert words in str(caught.value)


def test_settings_in_another_encoding_are_told(tmp_path):
    """What to do is said, not what Python made of it."""
    (tmp_path / "lint.toml").write_bytes('house-words = ["Köp"]'.encode("latin-1"))
    with pytest.raises(ConfigError, match="save it as UTF-8"):
        find(tmp_path)


@pytest.mark.parametrize("place", ["policy.yml", "english/policy.yml", "en/policy.yaml"])
def test_a_rule_file_that_nobody_would_read_is_told(tmp_path, place):
    """A rule file outside the folder of its language, or of another ending, is not passed over."""
    path = tmp_path / "house-rules" / place
    path.parent.mkdir(parents=True)
    path.write_text("category: policy\n", encoding="utf-8")
    (tmp_path / "lint.toml").write_text('rules = ["house-rules"]', encoding="utf-8")
    with pytest.raises(ConfigError, match=f"house-rules/{place} is not read"):
        find(tmp_path)


def test_pyproject_and_parents(tmp_path):
    """The nearest file with settings wins; a pyproject.toml without them is passed over."""
    (tmp_path / "lint.toml").write_text('fail-on = "note"\n', encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "pyproject.toml").write_text('[project]\nname = "lint"\n', encoding="utf-8")
    assert (tmp_path, "note") == (find(inner).root, find(inner).fail_on)
    text = '[project]\nname = "x"\n[tool.lint]\nfail-on = "warning"\n'
    (inner / "pyproject.toml").write_text(text, encoding="utf-8")
    assert (inner, "warning") == (find(inner).root, find(inner).fail_on)
    assert f"{inner / 'pyproject.toml'}:4" == find(inner).where("fail_on")


def phrases(folder: Path, *texts: str) -> Path:
    """A phrase file with some English texts."""
    folder.mkdir(exist_ok=True, parents=True)
    path = folder / "a.yml"
    said = "".join(f"  - id: p{n}\n    say: {{en: {text}}}\n" for n, text in enumerate(texts))
    path.write_text(f"phrases:\n{said}", encoding="utf-8")
    return path


def severities(config: Config, path: Path, *rules: str) -> list[tuple[str, str]]:
    """Rule and severity of the findings of some categories."""
    found = Project(config, keep=False).check([path])
    return [(d.rule, d.severity) for d in found if d.category in rules]


def test_severities_by_rule_category_and_path(tmp_path):
    """A rule's own setting wins over its category's, a path's over both; off is off."""
    from lint.config import Override

    path = phrases(tmp_path / "phrases", "It is our policy.")
    policy = ("policy/our-policy", "error")
    assert [policy] == severities(Config(root=tmp_path), path, "policy")
    for levels, found in (
        ({"policy": "note"}, [("policy/our-policy", "note")]),
        ({"policy": "note", "policy/our-policy": "warning"}, [("policy/our-policy", "warning")]),
        ({"policy": "off"}, []),
    ):
        assert found == severities(Config(root=tmp_path, severities=levels), path, "policy")
    for pattern, level in (("phrases/**", "note"), ("**/a.yml", "note"), ("docs/**", "error")):
        override = Override((pattern,), {"policy": "note"})
        config = Config(root=tmp_path, overrides=(override,))
        assert [("policy/our-policy", level)] == severities(config, path, "policy")


def test_languages_decide_what_is_missing(tmp_path):
    """Only the languages of the settings are asked for and checked."""
    path = phrases(tmp_path, "It is our policy.")
    every = severities(Config(root=tmp_path), path, "phrase")
    english = severities(Config(root=tmp_path, languages=("en",)), path, "phrase")
    assert 2 == every.count(("phrase/missing-language", "error"))
    assert 0 == english.count(("phrase/missing-language", "error"))
    assert [] == severities(Config(root=tmp_path, languages=("sv",)), path, "policy")


def test_review_interval(tmp_path):
    """A review date further away than the interval is a warning."""
    path = phrases(tmp_path, "Fine.")
    path.write_text("review_by: 2999-01-01\n" + path.read_text(), encoding="utf-8")
    config = Config(root=tmp_path, review_interval=180)
    assert ("phrase/review-far", "warning") in severities(config, path, "phrase")


def test_rule_folders_add_and_override(tmp_path):
    """A rule folder of one's own adds rules, and replaces a rule of the same id."""
    rules = tmp_path / "rules" / "en"
    rules.mkdir(parents=True)
    (rules / "policy.yml").write_text(
        "category: policy\ntitle: Policy\nwhy: Because.\nrules:\n"
        "  - {name: our-policy, match: house edict, say: x, bad: [House edict.], good: [No.]}\n",
        encoding="utf-8",
    )
    path = phrases(tmp_path / "phrases", "It is our policy.", "It is the house edict.")
    config = Config(root=tmp_path, rules=("rules",))
    found = Project(config, keep=False).check([path])
    assert [5] == [d.line for d in found if d.rule == "policy/our-policy"]


def test_config_prints_what_holds_and_from_where(lint, tmp_path):
    """`lint config` prints every setting as TOML with its origin, and refuses unknown rules."""
    text = 'fail-on = "note"\n[severities]\npolicy = "warning"\n'
    (tmp_path / "lint.toml").write_text(text, encoding="utf-8")
    done = lint("config")
    lines = {line.split(" = ")[0]: line for line in done.out.splitlines()[1:]}
    assert 0 == done.returncode
    assert lines["fail-on"].endswith("# lint.toml:1")
    assert 'severities = { "policy" = "warning" }' in lines["severities"]
    assert lines["languages"].endswith("# default")
    (tmp_path / "lint.toml").write_text('[severities]\npolici = "note"\n', encoding="utf-8")
    done = lint("config")
    assert (2, True) == (done.returncode, "did you mean policy?" in done.err)
    assert "did you mean policy?" in lint("check", ".", "--select", "polici").err
