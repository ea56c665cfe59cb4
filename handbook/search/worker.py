"""The worker that searches: our modules, MiniSearch and one Snowball stemmer in one script.

Material's search box talks to it as to its own worker, which is left out of the site.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from handbook.bundle import esbuild
from handbook.errors import HandbookError
from handbook.vendor import HOME

WORKER = "search.js"

_SOURCES = Path(__file__).with_name("scripts")
_STEMMERS = {"en": "english", "ru": "russian", "sv": "swedish"}
_STEMMER = re.compile(r"^ *var (\w+)Stemmer = function \(_SnowballStemmer\d*\) \{$", re.MULTILINE)
_LAST = re.compile(r"^ *function newStemmer\(", re.MULTILINE)
_ADDRESS = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")


def add_search_worker(site: Path, lang: str, modules: Path) -> None:
    """Put the worker into a site, and take Material's out.

    Args:
        site: Folder of one built site.
        lang: Its language.
        modules: Folder ``node_modules``.

    Raises:
        HandbookError: If a library is not installed or the worker can't be bundled.
    """
    libraries = {name: modules / name for name in ("minisearch", "snowball-stemmers")}
    for name, folder in libraries.items():
        if not folder.is_dir():
            raise HandbookError(f"{name} is not installed; run npm ci, or make setup")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(_SOURCES, folder, dirs_exist_ok=True)
        source = (libraries["snowball-stemmers"] / "snowball-stemmers.js").read_text("utf-8")
        (folder / "stemmer.cjs").write_text(one_stemmer(source, _STEMMERS[lang]), "utf-8")
        minisearch = libraries["minisearch"].resolve() / "dist" / "es" / "index.js"
        esbuild(
            folder, modules, ["worker.js"], "--format=iife", "--target=es2020",
            f"--alias:minisearch={minisearch.as_posix()}",
        )  # fmt: skip
        shutil.move(folder / "worker.js", site / HOME / WORKER)
    shutil.rmtree(site / "assets/javascripts/workers", ignore_errors=True)
    shutil.rmtree(site / "assets/javascripts/lunr", ignore_errors=True)


def use_search_worker(page: str) -> str:
    """Name our worker where a page names Material's.

    Args:
        page: The whole page.

    Returns:
        The page; the search box starts the worker of this name.
    """
    return _ADDRESS.sub(f"{HOME.as_posix()}/{WORKER}", page)


def one_stemmer(source: str, name: str) -> str:
    """Cut the stemmers of other languages out of the library, which holds two dozen in one file.

    Args:
        source: The library's file.
        name: Name of the language, for example ``"swedish"``.

    Returns:
        The same library with one stemmer, a fortieth of its size.

    Raises:
        HandbookError: If the file does not have the shape it has in the locked version.
    """
    classes = list(_STEMMER.finditer(source))
    last = _LAST.search(source)
    at = next((at for at, found in enumerate(classes) if found[1] == name), None)
    if at is None or not last:
        raise HandbookError(f"snowball-stemmers has no {name} stemmer where it had one; run npm ci")
    end = [*classes, last][at + 1].start()
    kept = source[: classes[0].start()] + source[classes[at].start() : end]
    return f"""{kept}
    function newStemmer() {{
        var stemmer = new {name}Stemmer();
        return {{stem: function (word) {{
            stemmer.setCurrent(word);
            stemmer.stem();
            return stemmer.getCurrent();
        }}}};
    }}
    function algorithms() {{ return ["{name}"]; }}
}});
"""
