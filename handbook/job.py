"""What a build of one site is asked and answers; apart from the build, which is slow to import."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """One site to build.

    Args:
        root: Folder with the configurations, ``docs`` and ``phrases``.
        lang: Language.
        out: Folder of all sites; this one becomes ``out/<lang>``.
        address: Public address of the folder of all sites; empty for the configured one.
        strict: Whether warnings fail the build; ``None`` leaves it to the configuration.
        keep: Whether browsers keep the site for times without a network.
    """

    root: Path
    lang: str
    out: Path
    address: str = ""
    strict: bool | None = None
    keep: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Args:
        lang: Language.
        pages: Number of pages built.
        seconds: Time it took.
        remarks: Warnings that did not fail the build.
        errors: Why there is no site; empty when there is one.
    """

    lang: str
    pages: int = 0
    seconds: float = 0.0
    remarks: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


def config_name(lang: str) -> str:
    """Name the configuration file of a language; English is the base of the others.

    Args:
        lang: Code of the language.

    Returns:
        Name of the file within the handbook's folder.
    """
    return "mkdocs.yml" if lang == "en" else f"mkdocs.{lang}.yml"


def run(job: Job) -> Outcome:
    """Build one site; made for a process of its own, where alone MkDocs is imported.

    Args:
        job: What to build.

    Returns:
        The outcome.
    """
    from handbook.site import build_site

    # A process that ends in seconds need not look for unused memory all the time.
    gc.set_threshold(200_000, 20, 20)
    return build_site(job)
