"""Check the catalogue of compensation: its build, and that phrases and catalogue agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from lint.catalogue import (
    CAUTION_FIELDS, FILE_FIELDS, ITEM_FIELDS, LOLLIPOP, PLASTER, ROLE_FIELDS, Catalogue, Entry,
    understand,
)  # fmt: skip
from lint.checks import structure
from lint.checks.nearest import clip, did_you_mean, nearest
from lint.diagnostics import Diagnostic
from lint.documents.document import Document
from lint.documents.yaml_nodes import Mapping, Scalar
from lint.phrases import GENERAL, Phrase, PhraseFile

CHOICES = 2
"""How many different extras a script offers at least: the customer picks. Source: S4-22, E21."""

_OFFERING = ("restore", "value")
"""Steps whose phrases give something."""

Found = Iterator[tuple[Document, Diagnostic]]


def check(document: Document, root: Mapping, langs: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Find what is wrong with the catalogue as such.

    Args:
        document: The catalogue.
        root: Its keys.
        langs: Languages that each text has to be written in.

    Yields:
        Findings about keys, ids, costs, and names that lead nowhere within the file.
    """
    catalogue = understand(document, root)
    yield from structure.fields(document, root, FILE_FIELDS, "the catalogue", langs)
    for entries, declared, noun in (
        (catalogue.roles, ROLE_FIELDS, "role"),
        (catalogue.cautions, CAUTION_FIELDS, "caution"),
        (catalogue.items, ITEM_FIELDS, "item"),
    ):
        for entry in entries:
            whose = f"{noun} {clip(entry.id)}" if entry.id else f"this {noun}"
            yield from structure.fields(document, entry.node, declared, whose, langs)
        yield from duplicates(document, entries, "catalogue")
    for item in catalogue.items:
        yield from _item(catalogue, item)


def duplicates(document: Document, entries: Iterable[Entry], category: str) -> Iterator[Diagnostic]:
    """Find ids that come twice in a list.

    Args:
        document: The file.
        entries: The list.
        category: Category of the findings.

    Yields:
        Findings `<category>/duplicate-id`.
    """
    first: dict[str, Entry] = {}
    for entry in entries:
        before = first.setdefault(entry.id, entry) if entry.id else entry
        if before is not entry:
            line = document.position(before.key.start)[0]
            message = f"The id `{clip(entry.id)}` is already in line {line}. Choose another."
            yield _at(document, f"{category}/duplicate-id", entry.key, message)


def _item(catalogue: Catalogue, item: Entry) -> Iterator[Diagnostic]:
    document, items = catalogue.document, [one.id for one in catalogue.items]
    for name, known, rule, noun in (
        ("alternatives", items, "dead-alternative", "item"),
        ("not_for", [one.id for one in catalogue.cautions], "unknown-caution", "caution"),
        ("grant", [one.id for one in catalogue.roles], "unknown-role", "role"),
    ):
        for one in item.listed(name):
            if one.text not in known:
                near = nearest(one.text, known)
                message = (
                    f"The catalogue has no {noun} {clip(one.text)}{did_you_mean(near)} "
                    f"Known: {', '.join(known[:12])}."
                )
                yield _at(document, f"catalogue/{rule}", one, message, better=near)
            elif name == "alternatives" and one.text == item.id:
                message = "An item is no alternative to itself. Name another, or take it out."
                yield _at(document, f"catalogue/{rule}", one, message)
    cost = item.node.get("cost")
    if isinstance(cost, Scalar):
        least, _, most = cost.text.partition("-")
        if least.isdecimal() and most.isdecimal() and int(least) > int(most):
            message = f"The cost begins above its end. Write `cost: {most}-{least}`."
            yield _at(document, "catalogue/cost", cost, message, better=f"{most}-{least}")
    if item.text("kind") == PLASTER and "confirmed_by" not in item.node.items:
        message = (
            "A remedy is announced only once it is sure. Say under `confirmed_by` what must be "
            "so before staff name it."
        )
        yield _at(document, "catalogue/unconfirmed", item.key, message)


def across(document: Document, root: Mapping, files: list[PhraseFile]) -> Found:
    """Compare what phrases offer with the catalogue.

    Args:
        document: The catalogue.
        root: Its keys.
        files: All phrase files.

    Yields:
        The document a finding stands in, and the finding.
    """
    catalogue = understand(document, root)
    used: set[str] = set()
    for file in files:
        for phrase in file.phrases:
            used |= {offer.text for offer in phrase.offers}
            yield from _phrase(catalogue, phrase)
        if file.sector != GENERAL:
            yield from _script(catalogue, file)
    situations = [file.situation for file in files]
    for caution in catalogue.cautions:
        for one in caution.listed("situations"):
            if one.text not in situations:
                near = nearest(one.text, situations)
                message = f"There is no situation {clip(one.text)}{did_you_mean(near)}"
                yield document, _at(
                    document, "catalogue/unknown-situation", one, message, better=near
                )
    for item in catalogue.items:
        if item.id and item.id not in used:
            message = (
                f"No phrase offers {clip(item.id)}. Name it under `offers:` of one, "
                "or take it out of the catalogue."
            )
            yield document, _at(document, "catalogue/unused-item", item.key, message, "note")


def _phrase(catalogue: Catalogue, phrase: Phrase) -> Found:
    document, file = phrase.file.document, phrase.file
    if phrase.offers and phrase.step not in _OFFERING:
        message = (
            f"A phrase of the step {clip(phrase.step)} gives nothing. Move `offers` to one of "
            "restore or value."
        )
        yield document, _at(document, "catalogue/offer-step", phrase.offers[0], message)
    kinds = set()
    for offer in phrase.offers:
        item = catalogue.item(offer.text)
        if item is None:
            known = [one.id for one in catalogue.items]
            near = nearest(offer.text, known)
            message = f"The catalogue has no item {clip(offer.text)}{did_you_mean(near)}"
            if not near:
                message += f" Add it to {PurePath(catalogue.document.path).name}, or name one that is there."
            yield document, _at(document, "catalogue/unknown-item", offer, message, better=near)
            continue
        kinds.add(item.text("kind"))
        sectors = item.names("sectors")
        if sectors and file.sector not in (*sectors, GENERAL):
            message = (
                f"{clip(offer.text)} is for {', '.join(sectors)}, and this situation belongs to "
                f"{clip(file.sector)}. Offer something else, or widen `sectors` of the item."
            )
            yield document, _at(document, "catalogue/sector", offer, message)
        for name in item.names("not_for"):
            if file.situation in _forbidden(catalogue, name):
                message = (
                    f"{clip(offer.text)} is not for customers of this situation "
                    f"(caution {clip(name)}). Offer something else."
                )
                yield document, _at(document, "catalogue/not-for", offer, message)
    if phrase.step == "value" and kinds == {PLASTER}:
        message = (
            "A plaster only gives back what was lost. Offer a lollipop on top, or make this a "
            "phrase of the step restore."
        )
        rule = "catalogue/plaster-as-extra"
        yield document, _at(document, rule, phrase.offers[0], message, "warning")
    elif phrase.step == "restore" and kinds == {LOLLIPOP}:
        message = "A lollipop doesn't put the loss right. Offer a plaster here first."
        rule = "catalogue/lollipop-first"
        yield document, _at(document, rule, phrase.offers[0], message, "warning")


def _forbidden(catalogue: Catalogue, caution: str) -> tuple[str, ...]:
    found = next((one for one in catalogue.cautions if one.id == caution), None)
    return found.names("situations") if found else ()


def _script(catalogue: Catalogue, file: PhraseFile) -> Found:
    """Check what the phrases of one situation offer together."""
    document = file.document
    extras = [phrase for phrase in file.phrases if phrase.step == "value"]
    repairs = {
        offer.text for phrase in file.phrases if phrase.step == "restore"
        for offer in phrase.offers
    }  # fmt: skip
    for phrase in extras:
        if not phrase.offers:
            message = (
                f"What does this phrase give? Name items of {PurePath(catalogue.document.path).name} "
                "under `offers:`."
            )
            yield document, _at(document, "catalogue/missing-offer", phrase.key, message)
        for offer in phrase.offers:
            if offer.text in repairs:
                message = (
                    "the same thing can't be both the repair and the extra: "
                    "give something on top"
                )
                rule = "protocol/same-value"
                yield document, _at(document, rule, offer, message, "warning")
    offered = {offer.text for phrase in extras for offer in phrase.offers}
    if offered and len(offered) < CHOICES:
        message = (
            "The script has one extra, and the customer nothing to choose from. "
            "Offer a second one: see `alternatives` of this item."
        )
        first = next(phrase.offers[0] for phrase in extras if phrase.offers)
        yield document, _at(document, "catalogue/one-choice", first, message, "warning")


def _at(
    document: Document, rule: str, node: Scalar, message: str, severity: str = "error",
    better: str = "",
) -> Diagnostic:  # fmt: skip
    suggestions = (better,) if better else ()
    return document.diagnostic(rule, severity, node.start, node.whole_end, message, suggestions)
