"""All sites of the handbook, built side by side."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path

from handbook.errors import HandbookError
from handbook.hosting import add_chooser, add_headers
from handbook.job import Job, Outcome, config_name, run
from handbook.labels import LANGUAGES
from handbook.offline import pack
from handbook.progress import Progress


def build(
    root: Path,
    progress: Progress,
    langs: Sequence[str] = LANGUAGES,
    out: Path | None = None,
    address: str = "",
    strict: bool | None = None,
    keep: bool = True,
) -> bool:
    """Build the sites of some languages, each in a process of its own.

    Args:
        root: Folder with the configurations, ``docs`` and ``phrases``.
        progress: Where to tell how it goes.
        langs: Languages to build.
        out: Folder of the sites; ``root/site`` if not given.
        address: Public address of that folder; empty for what the configurations say.
        strict: Whether warnings fail a build; ``None`` leaves it to the configurations.
        keep: Whether the sites are for readers, who keep them for times without a network;
            if not, nothing of that is made.

    Returns:
        Whether every site was built.

    Raises:
        HandbookError: If the folder holds no handbook.
    """
    root = root.resolve()
    out = (out or root / "site").resolve()
    check(root, langs)
    out.mkdir(parents=True, exist_ok=True)
    faults = list(differences(root, LANGUAGES)) if len(langs) > 1 else []
    if faults and strict is not False:
        for fault in faults:
            progress.fail(fault)
        return False
    jobs = [Job(root, lang, out, address, strict, keep) for lang in langs]
    progress.say(f"building {len(jobs)} site{'s' * (len(jobs) > 1)}: {', '.join(langs)}")
    good = True
    for outcome in _run(jobs):
        good &= not outcome.errors
        _tell(outcome, progress)
    add_chooser(out)
    if keep:
        add_headers(out)
        pack(out, LANGUAGES)
    return good


def check(root: Path, langs: Iterable[str]) -> None:
    """Make sure that a folder holds a handbook.

    Args:
        root: The folder.
        langs: Languages it must hold.

    Raises:
        HandbookError: If a configuration or the pages of a language are missing.
    """
    for lang in langs:
        if not (root / config_name(lang)).is_file():
            raise HandbookError(f"no {config_name(lang)} in {root}; is this the handbook's folder?")
        if not (root / "docs" / lang).is_dir():
            raise HandbookError(f"no folder docs/{lang} in {root}; the {lang} pages belong there")


def differences(root: Path, langs: Iterable[str]) -> Iterator[str]:
    """Find pages that some languages lack; the language switch would lead nowhere.

    Args:
        root: Folder of the handbook.
        langs: Languages to compare.

    Yields:
        One complaint for each missing page.
    """
    folders = {lang: root / "docs" / lang for lang in langs}
    pages = {
        lang: {path.relative_to(folder) for path in folder.rglob("*.md")}
        for lang, folder in folders.items()
    }
    for page in sorted(set().union(*pages.values())):
        lacking = [lang for lang in pages if page not in pages[lang]]
        for lang in lacking:
            having = next(other for other in pages if page in pages[other])
            yield f"docs/{lang}/{page.as_posix()} is missing; docs/{having} has that page"


def _run(jobs: Sequence[Job]) -> Iterator[Outcome]:
    # One for each site, even on fewer processors: in turn, the last would run by itself.
    # Processes of their own, because MkDocs keeps state and changes the working folder.
    # Ctrl+C is for us alone to answer; jobs are short and end by themselves.
    quiet = {"initializer": signal.signal, "initargs": (signal.SIGINT, signal.SIG_IGN)}
    with ProcessPoolExecutor(len(jobs), mp_context=_context(jobs), **quiet) as pool:
        try:
            yield from pool.map(run, jobs)
        except BrokenProcessPool:
            raise HandbookError(
                "a build was ended from outside, perhaps for want of memory"
            ) from None


def _context(jobs: Sequence[Job]) -> BaseContext:
    """Choose how processes start: a fork shares what is ready, but is unsafe beside threads."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return get_context("spawn")
    from handbook.site import prepare

    prepare(jobs[0].root)
    return get_context("fork")


def _tell(outcome: Outcome, progress: Progress) -> None:
    for remark in outcome.remarks:
        progress.warn(f"{outcome.lang}: {remark}")
    for error in outcome.errors:
        progress.fail(error)
    if outcome.errors:
        progress.fail(f"{outcome.lang}: not built; the site from before is untouched")
    else:
        progress.done(f"{outcome.lang}: {outcome.pages} pages in {outcome.seconds:.1f} s")
