"""Names somebody types: which are meant, and which are near to one that is not known."""

import difflib
from collections.abc import Sequence
from fnmatch import fnmatchcase

MANY = 12  # names that are listed when none is near
NEAR = 5


def chosen(name: str, keys: Sequence[str]) -> list[int]:
    """Find the chapters a name means.

    Args:
        name: ``scripts/late-delivery``, ``late-delivery``, ``words/*``, or the file of the page.
        keys: Names of all chapters, in the order of the book.

    Returns:
        Their places among the keys; none if the name is not known.
    """
    wanted = name.strip("/").removesuffix(".html").removesuffix(".md")
    hits = [place for place, key in enumerate(keys) if fnmatchcase(key, wanted)]
    if hits or "/" in wanted:
        return hits
    return [place for place, key in enumerate(keys) if fnmatchcase(key.rpartition("/")[2], wanted)]


def known(name: str, keys: Sequence[str]) -> str:
    """Say which names there are, for the message about an unknown one.

    Args:
        name: What was typed.
        keys: Names there are.

    Returns:
        The nearest ones; where none is near, the first of all.
    """
    typed = name.casefold().rpartition("/")[2]
    ends = [key.casefold().rpartition("/")[2] for key in keys]
    near = difflib.get_close_matches(typed, ends, n=NEAR, cutoff=0.6)
    near += [end for end in ends if typed and typed in end and end not in near]
    found = list(dict.fromkeys(keys[ends.index(end)] for end in near))[:NEAR]
    if found:
        return f"did you mean {' or '.join(found)}?"
    more = f" and {len(keys) - MANY} more" if len(keys) > MANY else ""
    return f"there are: {', '.join(keys[:MANY])}{more}"
