"""Runs the typesetting program in a process of its own."""

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from handbook.book.errors import BookError

PROGRAM = Path(__file__).with_name("typesetter_process.py")
PATIENCE = 600  # seconds after which a run is given up


@dataclass(frozen=True, slots=True)
class Job:
    """What to typeset.

    Args:
        files: Content of each file by its name; ``main.typ`` is the start.
        pages: Page of the site by the name of the file written from it.
        inputs: Settings the template reads.
        fonts: Folders of the font files.
        timestamp: Seconds since 1970, written as the time of creation.
    """

    files: dict[str, bytes]
    pages: dict[str, str]
    inputs: dict[str, str]
    fonts: list[Path]
    timestamp: int


@dataclass(frozen=True, slots=True)
class Typeset:
    """The result of a run: its pages and what it took."""

    content: bytes  # the PDF file
    pages: int
    cpu_seconds: float
    peak_memory: int  # bytes


def typeset(job: Job) -> Typeset:
    """Make a PDF file.

    Args:
        job: What to typeset.

    Returns:
        The file and what it took.

    Raises:
        BookError: If the typesetting fails or gives any warning; the page is named.
    """
    with tempfile.TemporaryDirectory(prefix="makegood-book-") as folder:
        root = Path(folder)
        for name, content in job.files.items():
            file = root / "files" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        (root / "job.json").write_text(json.dumps({
            "root": str(root / "files"), "out": str(root / "book.pdf"), "inputs": job.inputs,
            "fonts": [str(file) for file in job.fonts], "timestamp": job.timestamp,
        }), encoding="utf-8")
        result = _run(root / "job.json")
        if "message" in result:
            raise _explain(result, job)
        return Typeset((root / "book.pdf").read_bytes(), result["pages"], result["cpu_seconds"],
                       result["peak_memory"])


def _run(job: Path) -> dict:
    # No network is ever needed: packages of the typesetting program are not used.
    environment = {**os.environ, "PYTHONUTF8": "1"}
    try:
        done = subprocess.run([sys.executable, "-P", str(PROGRAM), str(job)], env=environment,
                              capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise BookError(f"typesetting took longer than {PATIENCE // 60} minutes") from error
    try:
        return json.loads(done.stdout)
    except ValueError as error:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise BookError(f"typesetting broke off: {' '.join(last) or done.returncode}") from error


def _explain(result: dict, job: Job) -> BookError:
    message, page = result["message"], None
    if panic := re.fullmatch(r"panicked with: (.*?)(?:, (\S+\.html))?", message):
        message, page = panic[1], panic[2]
    elif unknown := re.search(r"the text `(\".+?\")` could not be displayed", message):
        message = f"no font of the book has the sign {unknown[1]}"
        page = _holder(unknown[1].strip('"'), job)
    places = " ".join([result["diagnostic"], *result["trace"]])
    page = page or next((page for name, page in job.pages.items() if name in places), None)
    return BookError(f"could not be typeset: {message}", page)


def _holder(text: str, job: Job) -> str | None:
    """Find the page a text is on; not every complaint of the program tells its place."""
    return next((page for name, page in job.pages.items()
                 if text in job.files[name].decode("utf-8")), None)
