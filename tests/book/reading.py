"""Reading a PDF file back, the way a reader's program does."""

import re
from pathlib import Path

import pikepdf
import pypdf


def text_of(path: Path) -> str:
    """Extract all text, hyphenation at line ends undone and white space collapsed."""
    pages = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    joined = re.sub("(?<=[^\\W\\d_])[-\u2010\u00ad]\n(?=[^\\W\\d_])", "", pages)
    return re.sub(r"\s+", " ", joined)


def bookmarks(path: Path) -> list[tuple[int, str, int]]:
    """List all bookmarks as depth, title and page, counted from 1."""
    reader = pypdf.PdfReader(path)
    numbers = {sheet.indirect_reference.idnum: place for place, sheet in enumerate(reader.pages, 1)}
    found = []

    def walk(items: list, depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            else:
                found.append((depth, item.title, numbers[item.page.idnum]))

    walk(reader.outline, 1)
    return found


def contents(path: Path) -> list[tuple[str, int]]:
    """List the lines of the contents as title and page."""
    reader = pypdf.PdfReader(path)
    first = next(page for _, title, page in bookmarks(path))
    lines = []
    for line in reader.pages[first - 1].extract_text().splitlines():
        entry = re.match(r"(.+?)[\s.]+(\d+)\s*$", line)
        if entry:
            lines.append((entry[1].strip(" ."), int(entry[2])))
    return lines


def all_contents(path: Path) -> list[tuple[str, int]]:
    """List all lines of the contents as letters and digits of the title, and page.

    A long title takes two lines, and the contents may take many pages.
    """
    reader = pypdf.PdfReader(path)
    (_, heading, first), (_, _, after), *_ = bookmarks(path)
    lines: list[tuple[str, int]] = []
    heads = ("", heading, reader.metadata.title)
    for sheet in reader.pages[first - 1:after - 1]:
        begun = ""
        for line in sheet.extract_text().splitlines():
            entry = re.fullmatch(r"(.+?)\s*[.\s]{3,}\s*(\d+)\s*", line)
            if entry:
                lines.append((re.sub(r"\W|_", "", begun + entry[1]), int(entry[2])))
            # A line without a number begins a title; heads and numbers of pages begin none.
            apart = line.strip() in heads or line.strip().isdigit()
            begun = "" if entry or apart else begun + line
    return lines


def links(path: Path) -> tuple[list[int], list[str], int]:
    """List where the links lead: pages of internal ones, addresses, and how many lead nowhere."""
    pages: list[int] = []
    addresses: list[str] = []
    lost = 0
    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        names = dict(pikepdf.NameTree(pdf.Root.Names.Dests).items()) if "/Names" in pdf.Root else {}
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                if note.get("/Subtype") != "/Link":
                    continue
                action = note.get("/A", {})
                if action.get("/S") == "/URI":
                    addresses.append(str(action["/URI"]))
                    continue
                goal = note.get("/Dest", action.get("/D"))
                goal = names.get(str(goal), goal) if isinstance(goal, pikepdf.String) else goal
                goal = goal.get("/D") if isinstance(goal, pikepdf.Dictionary) else goal
                number = (numbers.get(goal[0].objgen) if isinstance(goal, pikepdf.Array) and goal
                          else None)
                pages, lost = (pages + [number], lost) if number else (pages, lost + 1)
    return pages, addresses, lost


def fonts(path: Path) -> dict[str, bool]:
    """List the fonts by name, and whether each is embedded."""
    found: dict[str, bool] = {}
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                name = str(item.FontName).lstrip("/").partition("+")[2]
                found[name] = any(f"/FontFile{kind}" in item for kind in ("", "2", "3"))
    return found


def figures(path: Path) -> list[str]:
    """List the text alternatives of all tagged pictures; a missing one is empty."""
    with pikepdf.open(path) as pdf:
        return [str(item.get("/Alt", "")) for item in pdf.objects
                if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
