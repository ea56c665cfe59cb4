"""An audit on all cores: few batches at a time, so that memory stays the same for any file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context

from lint.audit.judge import Judge, judge_batch, prepare
from lint.audit.rows import Row, Source, batches
from lint.audit.tally import Tally
from lint.compiled import prepared
from lint.config import Config
from lint.engine import rule_folders

IN_FLIGHT = 3
"""Batches on their way for each process."""


def audit(
    source: Source,
    config: Config,
    jobs: int = 0,
    progress: Callable[[int, float], None] | None = None,
) -> Tally:
    """Check every message of a file.

    Args:
        source: The file and its columns.
        config: The settings in force.
        jobs: Processes; 0 for one a core.
        progress: Called with the rows done and the part of the file read, 0 to 1.

    Returns:
        What was found, added up.

    Raises:
        UsageError: If the file, the settings or a rule can't be used.
    """
    jobs = jobs or cores()
    whole = Tally()
    done = _alone if jobs == 1 else _together
    for tally, part in done(batches(source), config, source.lang, jobs):
        whole.merge(tally)
        if progress:
            progress(whole.rows, part)
    return whole


def cores() -> int:
    """Give the number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


Batches = Iterator[tuple[list[Row], float]]


def _alone(read: Batches, config: Config, lang: str, jobs: int) -> Iterator[tuple[Tally, float]]:
    judge = Judge(config, lang)
    for rows, part in read:
        yield judge.batch(rows), part


def _together(read: Batches, config: Config, lang: str, jobs: int) -> Iterator[tuple[Tally, float]]:
    first = next(read, None)
    if first is None:
        return
    for one in config.languages:
        prepared(one, rule_folders(config))
    waiting: dict[Future[Tally], float] = {}
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, prepare, (config, lang)) as pool:
        try:
            waiting[pool.submit(judge_batch, first[0])] = first[1]
            for rows, part in read:
                while len(waiting) >= IN_FLIGHT * jobs:
                    yield from _finished(waiting)
                waiting[pool.submit(judge_batch, rows)] = part
            while waiting:
                yield from _finished(waiting)
        finally:
            for future in waiting:
                future.cancel()


def _finished(waiting: dict[Future[Tally], float]) -> Iterator[tuple[Tally, float]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        yield future.result(), waiting.pop(future)
