"""One language's site: MkDocs run with our configuration, then made ready for readers."""

from __future__ import annotations

import logging
import os
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path

os.environ["NO_MKDOCS_2_WARNING"] = "1"

import mkdocs.config  # noqa: E402
from mkdocs.commands.build import build as mkdocs_build  # noqa: E402
from mkdocs.exceptions import MkDocsException  # noqa: E402

from handbook import labels  # noqa: E402
from handbook.errors import HandbookError  # noqa: E402
from handbook.facts import Facts  # noqa: E402
from handbook.finder import sectors  # noqa: E402
from handbook.finish import finish  # noqa: E402
from handbook.job import Job, Outcome, config_name  # noqa: E402
from handbook.navigation import navigation  # noqa: E402
from handbook.offline import icons  # noqa: E402
from handbook.phrasebook import Phrasebook  # noqa: E402
from handbook.search import use_own_reader, write_index  # noqa: E402
from handbook.templates import keep_compiled  # noqa: E402
from handbook.trust import day, reviews  # noqa: E402
from lint.names import is_house_file  # noqa: E402

EXTENSION = "handbook.blocks"
_PAGE_ERROR = re.compile(r"Error (?:reading|building) page '(.+?)': ?(.*)", re.DOTALL)
_REFERENCE = re.compile(r"no phrase (\S+?)(?:;|$)|“(/// [^”]*)”|no rules for (\S+)")


class _Listener(logging.Handler):
    """Keeps what MkDocs complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        kept = self.errors if record.levelno >= logging.ERROR else self.warnings
        kept.append(record.getMessage())


def prepare(root: Path) -> None:
    """Do what all languages need, for the processes that are forked from this one.

    Args:
        root: Folder of the handbook.
    """
    import handbook.blocks  # noqa: F401  (MkDocs would import it in each process)

    folder = root / "phrases"
    phrasebook = Phrasebook(folder)
    for situation in phrasebook.situations():
        with suppress(HandbookError):  # told by the build of the page that needs it
            phrasebook.file(situation)
    for path in filter(is_house_file, folder.glob("*.yml")):
        with suppress(HandbookError):
            Facts(path, labels.LANGUAGES[0])
    icons()


def build_site(job: Job) -> Outcome:
    """Build one site beside the old one, and put it in its place when it is whole.

    Runs in a process of its own: it changes the working directory.

    Args:
        job: What to build.

    Returns:
        The outcome; a failed build leaves the old site untouched.
    """
    began = time.perf_counter()
    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    logger.propagate = False
    os.chdir(job.root)
    new = job.out / f".{job.lang}.new"
    try:
        pages, remarks = _build(job, new)
        _replace(new, job.out / job.lang)
    except HandbookError as error:
        errors = [_placed(text, job) for text in listener.errors] or [str(error)]
        return Outcome(job.lang, errors=tuple(errors))
    except MkDocsException as error:
        faults = (*listener.errors, *listener.warnings) or (str(error),)
        return Outcome(job.lang, errors=tuple(_placed(text, job) for text in faults))
    except (OSError, UnicodeDecodeError) as error:
        return Outcome(job.lang, errors=tuple(listener.errors) or (str(error),))
    finally:
        logger.removeHandler(listener)
        shutil.rmtree(new, ignore_errors=True)
    remarks = [_placed(text, job) for text in listener.warnings] + remarks
    return Outcome(job.lang, pages, time.perf_counter() - began, tuple(remarks))


def _build(job: Job, new: Path) -> tuple[int, list[str]]:
    name = config_name(job.lang)
    if not Path(name).is_file():
        raise HandbookError(f"there is no {name} in {job.root}")
    changes: dict[str, object] = {"site_dir": str(new)}
    if job.address:
        changes["site_url"] = f"{job.address.rstrip('/')}/{job.lang}/"
    if job.strict is not None:
        changes["strict"] = job.strict
    config = mkdocs.config.load_config(name, **changes)
    settings = config.mdx_configs.get(EXTENSION, {})
    phrasebook = Phrasebook(Path(settings.get("phrases", "phrases")))
    docs = Path(config.docs_dir).relative_to(job.root.resolve())
    words = labels.load(job.lang)
    config.nav = navigation(docs, phrasebook, words)
    config.extra["reviews"] = reviews(phrasebook, words)
    config.extra["sectors"] = sectors(docs, phrasebook, words)
    config.extra["keep"] = job.keep
    sources = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    config.extra["sources"] = frozenset(sources)
    config.extra["day"] = lambda written: day(str(written), words)
    keep_compiled(config.theme)
    use_own_reader()
    mkdocs_build(config)
    write_index(new, docs, phrasebook, words)
    remarks = finish(
        new, job.lang, config.site_url, Path("node_modules"), config.site_name,
        config.site_description, job.keep,
    )  # fmt: skip
    return len(sources), remarks


def _replace(new: Path, site: Path) -> None:
    if site.exists() and any(site.iterdir()) and not (site / "404.html").is_file():
        raise HandbookError(f"{site} holds something else than a site; name another --out")
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _placed(message: str, job: Job) -> str:
    """Turn a complaint about a page into ``docs/xx/page.md:line: complaint``."""
    found = _PAGE_ERROR.match(message)
    if not found:
        return f"{config_name(job.lang)}: {message}"
    page = Path("docs", job.lang, found[1])
    reference = _REFERENCE.search(found[2])
    wanted = next((group for group in reference.groups() if group), "") if reference else ""
    try:
        lines = page.read_text(encoding="utf-8").splitlines() if wanted else []
    except (OSError, UnicodeDecodeError):
        lines = []
    for number, line in enumerate(lines, 1):
        if wanted in line:
            return f"{page.as_posix()}:{number}: {found[2]}"
    return f"{page.as_posix()}: {found[2]}"
