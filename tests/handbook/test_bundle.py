"""The scripts of a site, made from the theme's modules and the data of the linter."""

import shutil

import pytest

from handbook import bundle
from handbook.errors import HandbookError
from handbook.vendor import HOME

from .conftest import ROOT


def test_a_missing_second_opinion_fails_the_build(monkeypatch, tmp_path):
    """A checker that knows less than the command line is no checker: the remedy is named."""
    shutil.copytree(ROOT / "handbook/theme" / HOME, tmp_path / HOME)
    monkeypatch.setattr(bundle, "MODELS", tmp_path / "none")
    with pytest.raises(HandbookError, match=r"none.en\.bin can't be read .* make train"):
        bundle.add_scripts(tmp_path, "en", ROOT / "node_modules")
