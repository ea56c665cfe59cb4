"""What a customer who stays is worth: the sums, and the page that shows them.

The sums are made a second time by ``loyalty-sums.js``, for numbers of one's own; a test keeps
the two equal.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import asdict, dataclass, fields
from math import floor

from handbook.cards import child
from handbook.labels import Labels


@dataclass(frozen=True, slots=True)
class Case:
    """One customer, in numbers of one's own business.

    Attributes:
        spend: Money per visit, in any currency, as all sums.
        visits: Visits a year.
        years: Years the customer stays.
        brought: People the customer brings.
        stay: Years each of these stays.
        margin: Per cent of sales that remain.
        quarrel: What the quarrel is about.
        advertising: What one new customer costs in advertising.
    """

    spend: float
    visits: float
    years: float
    brought: float
    stay: float
    margin: float
    quarrel: float
    advertising: float


DEFAULT = Case(200, 20, 20, 1, 5, 30, 60, 300)
"""Comes to the 100,000 that the authors name. Source: seed inventory S4-24, S4-26."""

EXAMPLES = {
    "cafe": Case(6, 30, 20, 0, 0, 60, 5, 20),
    "guest": DEFAULT,
    "account": Case(1000, 20, 20, 1, 5, 20, 400, 2000),
}
"""From a few thousand to half a million. Source: seed inventory S4-25."""

SUMS = ("own", "referred", "total", "kept", "ratio", "recoveries")
"""What comes out, in the order it is shown."""


def sums(case: Case) -> dict[str, int]:
    """Work out what a customer is worth.

    Args:
        case: The numbers to go by; negative ones count as 0.

    Returns:
        Money in whole units: `own` and `referred` sales, their `total`, what is `kept` of it.
        Besides `ratio`, how many times the quarrel fits into the total, and `recoveries`, how
        many such quarrels one new customer's advertising would settle; 0 without a quarrel.

    >>> sums(DEFAULT)["total"]
    100000
    """
    given = {name: max(value, 0) for name, value in asdict(case).items()}
    year = given["spend"] * given["visits"]
    own = year * given["years"]
    referred = year * given["brought"] * given["stay"]
    total = own + referred
    kept = total * given["margin"] / 100
    quarrel = given["quarrel"]
    ratio = total / quarrel if quarrel else 0
    recoveries = floor(given["advertising"] / quarrel) if quarrel else 0
    values = (own, referred, total, kept, ratio, recoveries)
    return {name: floor(value + 0.5) for name, value in zip(SUMS, values, strict=True)}


def number(value: float, lang: str) -> str:
    """Write a whole number as the language does: 100,000 or 100 000."""
    return f"{value:,.0f}".replace(",", "," if lang == "en" else "\u00a0")


def calculator(labels: Labels) -> etree.Element:
    """Make the calculator, worked out for the usual numbers.

    Args:
        labels: Words of the site's language.

    Returns:
        A ``div``: fields for the screen, the result, the verdict, and a table of examples.
    """
    words, lang = labels.groups["loyalty"], labels.lang
    box = etree.Element("div", {"class": "mg-worth", "data-mg-tool": "loyalty"})
    for key in ("verdict", "even", "none"):
        box.set(f"data-{key}", words[key])
    form = child(box, "form", "mg-worth__form screen-only", data_search_exclude="")
    for name in _names():
        label = child(form, "label", "mg-field")
        child(label, "span", "mg-label", words[name])
        value = f"{getattr(DEFAULT, name):g}"
        child(label, "input", type="number", name=name, value=value, min="0", max="1000000000",
              step="any", inputmode="decimal", autocomplete="off")  # fmt: skip
    result = sums(DEFAULT)
    listing = child(box, "dl", "mg-worth__sums")
    for name in ("own", "referred", "total", "kept", "recoveries"):
        pair = child(listing, "div", f"mg-worth__sum mg-worth__sum--{name}")
        child(pair, "dt", text=words[f"out_{name}"])
        child(pair, "dd", text=number(result[name], lang), data_out=name)
    values = {"quarrel": DEFAULT.quarrel, "total": result["total"], "ratio": result["ratio"]}
    verdict = words["verdict"].format(**{k: number(v, lang) for k, v in values.items()})
    child(box, "p", "mg-worth__verdict", verdict, role="status", data_out="verdict")
    child(box, "h2", text=words["examples"], id="examples")
    _examples(box, words, lang)
    return box


def _names() -> list[str]:
    return [one.name for one in fields(Case)]


def _examples(box: etree.Element, words: dict[str, str], lang: str) -> None:
    table = child(box, "table", "mg-worth__table")
    head = child(child(table, "thead"), "tr")
    child(head, "td")
    for name in EXAMPLES:
        child(head, "th", text=words[name], scope="col", align="right")
    body = child(table, "tbody")
    cases = EXAMPLES.values()
    rows = [(name, words[name], [getattr(case, name) for case in cases]) for name in _names()]
    rows += [
        (name, words[f"out_{name}"], [sums(case)[name] for case in cases])
        for name in ("total", "kept", "recoveries")
    ]
    for name, title, values in rows:
        row = child(body, "tr", f"mg-worth__row--{name}")
        child(row, "th", text=title, scope="row")
        for value in values:
            child(row, "td", text=number(value, lang), align="right")
