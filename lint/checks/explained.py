"""What the findings that no rule file makes are about: a table of their ids, in one place.

`lint explain` and `lint rules` read it. The message of a finding names the place and the words; here
stands what holds for all findings of an id.
"""

from __future__ import annotations

from typing import NamedTuple


class Explained(NamedTuple):
    """What an id means.

    Attributes:
        severity: How grave the finding is, if the settings say nothing else.
        wrong: What is wrong, in a sentence.
        remedy: What to do.
    """

    severity: str
    wrong: str
    remedy: str


_NOUNS = (
    "sector", "contact-level", "severity", "step", "channel", "tone", "kind", "repays", "size",
    "moment", "moment-of-truth",
)  # fmt: skip
"""Keys whose values come from a list."""

_DATED = {
    "phrase": "A file", "catalogue": "An item of the catalogue", "law": "A law floor",
    "house": "An entry of a file of the house",
}  # fmt: skip
"""Categories of what has a review date, and what to call it."""

_ERRORS = {
    "catalogue/cost": ("The cost of an item begins above its end.",
        "Write the smaller amount first, as in 5-40."),
    "catalogue/dead-alternative": (
        "An item names an alternative that is not in the catalogue, or itself.",
        "Name another item of the catalogue, or take the alternative out."),
    "catalogue/duplicate-id": ("Two entries of a list in the catalogue have the same id.",
        "Rename one of them."),
    "catalogue/missing-offer": ("A phrase of the step value does not say what it gives.",
        "Name items of the catalogue under `offers:`."),
    "catalogue/not-for": ("A phrase offers an item to customers whom its cautions leave out.",
        "Offer something else in this situation."),
    "catalogue/offer-step": ("A phrase offers something, but its step gives nothing.",
        "Move `offers` to a phrase of the step restore or value."),
    "catalogue/sector": ("A phrase offers an item that is meant for other trades.",
        "Offer something else, or widen `sectors` of the item."),
    "catalogue/unconfirmed": (
        "A plaster does not say what has to be sure before staff announce it.",
        "Write that under `confirmed_by`."),
    "catalogue/unknown-caution": ("An item names a caution that the catalogue lacks.",
        "Correct the name under `not_for`, or add the caution."),
    "catalogue/unknown-item": ("A phrase offers something that the catalogue lacks.",
        "Correct the name under `offers`, or add the item to compensation.yml."),
    "catalogue/unknown-role": ("An item names a role that the catalogue lacks.",
        "Correct the name under `grant`, or add the role."),
    "catalogue/unknown-situation": ("A caution names a situation that has no phrase file.",
        "Correct the name under `situations`."),
    "file/binary": ("The file is not UTF-8 text.",
        "Save it as UTF-8; leave binary files out of the check."),
    "file/empty": ("The file is empty.", "Write something in it, or delete it."),
    "file/too-large": ("The file is larger than any page or phrase file should be.", "Split it."),
    "file/unknown-kind": ("The file is neither YAML nor Markdown.",
        "Name a phrase file or a page."),
    "file/unreadable": ("The file can't be read.", "Make sure that it is there and may be read."),
    "law/checked-on": ("The day on which a law floor was compared with its source can't be.",
        "Write a day of the calendar that is not after the next review."),
    "law/duplicate-id": ("Two law floors have the same id.", "Rename one of them."),
    "lint/settings": ("The settings can't be used; only an editor shows this as a finding.",
        "Mend the key that the message names in pyproject.toml or lint.toml."),
    "page/empty-text": ("The title or the description of a page is empty.",
        "Write it, or remove the key."),
    "page/language": ("The folder of a page tells no language.",
        "Put the page under docs/en/, docs/ru/ or docs/sv/."),
    "page/missing-language": ("One language has this page and another lacks it.",
        "Write the page in the language that the message names."),
    "page/stray-block-end": ("A line of slashes closes no block.",
        "Remove it, or write as many slashes as the block's head has."),
    "page/to-write": ("A comment marks a place of the page that is still to be written.",
        "Write the text and take the comment away."),
    "page/unclosed-block": ("A block is never closed.",
        "Put a line of as many slashes at its end."),
    "page/unknown-block": ("There is no block of this name, so it would be shown as plain text.",
        "Correct the name after the slashes."),
    "phrase/avoid-not-caught": ("No rule hears the fault in an example of what not to say.",
        "Make the fault plainer, or add a rule that hears it."),
    "phrase/bad-id": ("An id is not in kebab-case.",
        "Write small Latin letters and digits with single hyphens between words, as in own-it."),
    "phrase/bad-link": ("A value that has to be a link is none.",
        "Write a whole address: https://…"),
    "phrase/bad-range": ("A value that has to be a range is none.",
        "Write two whole numbers, as in 5-40."),
    "phrase/cut-off": ("A # after a space ends a text that has no quotes; the rest is lost.",
        "Put the whole text in double quotes."),
    "phrase/duplicate-id": ("Two phrases of a file have the same id.", "Rename one of them."),
    "phrase/empty-text": ("A key has no text.",
        "Write the text, or remove the key if it may be left out."),
    "phrase/malformed-slot": ("Braces in a text make no slot.",
        "Write {name}, with small Latin letters, digits and underscores."),
    "phrase/missing-key": ("A key that every such file or entry has is missing.",
        "Add it with a value; the message shows one."),
    "phrase/missing-language": ("A text is not there in every language of the project.",
        "Write it in the language that the message names."),
    "phrase/situation-name": ("The situation is not called as its file is.",
        "Change `situation`, or rename the file."),
    "phrase/slots-differ": ("The texts of a phrase have different slots.",
        "Use the same slots in every language."),
    "phrase/unknown-key": ("A key is not one of those that may stand there.",
        "Correct its name; the message lists those there are."),
    "phrase/unknown-language": ("A text is in none of the handbook's languages.",
        "Write it under en, ru or sv."),
    "phrase/wrong-type": (
        "A value is a list, a mapping or a text where another of the three belongs.",
        "Write it as the message shows; put a text that begins with { or [ in quotes."),
    "protocol/acknowledge": ("No step or no words of a script own the fault.",
        "Say sorry and whose mistake it is, in one breath, without causes."),
    "protocol/deadline": ("No step or no words of a script name a time to set a watch by.",
        "Name a clock time, and say who gets back."),
    "protocol/follow_up": ("No step or no words of a script come back to the customer later.",
        "Say when you call, what will be fixed by then and what will have changed."),
    "protocol/value": ("No step or no words of a script give something beyond the repair.",
        "Offer an extra, and ask for one way to reach the customer."),
    "reference/unknown-phrase": ("A page uses a phrase that no phrase file has.",
        "Correct the id after `/// say |`, or write the phrase."),
    "suppression/no-rule": ("An opt-out names no rule, or begins with another word than `allow`.",
        "Write `lint: allow category/name: the reason`."),
    "suppression/unexplained": ("An opt-out gives no reason, so it is not followed.",
        "Write the reason after a colon."),
    "suppression/unknown-rule": ("An opt-out names a rule or category that is not there.",
        "Correct the name; `lint rules` lists them."),
    "syntax/duplicate-key": ("A key stands twice in the same block, and only one can count.",
        "Remove one of them."),
    "syntax/yaml": ("The file, or the head of the page, is not sound YAML.",
        "Mend the line that the message names; nothing else is checked before."),
    "touchpoint/twice": ("A touchpoint stands in the map twice.", "Keep it in one stage."),
    "touchpoint/unknown": ("A role names a touchpoint that the map lacks.",
        "Write it as sector/place, as the stages have it."),
    "touchpoint/unmapped": ("A situation happens at a touchpoint that the map lacks.",
        "Put it into a stage of touchpoints.yml, or correct the name."),
    "touchpoint/without-role": ("No role works at a touchpoint.",
        "Add it to the touchpoints of a role."),
    "touchpoint/without-script": ("No script is for a touchpoint of the map.",
        "Write one (`lint new situation …`), or take it off the map."),
}  # fmt: skip
"""Errors: what is wrong, and what to do."""

_WARNINGS = {
    "baseline/stale": ("The baseline lists a finding that is found no more.",
        "Run `lint baseline` to take it out."),
    "catalogue/lollipop-first": (
        "A phrase of the step restore offers only an extra, so the loss stays.",
        "Offer a plaster there, and the lollipop in a phrase of the step value."),
    "catalogue/one-choice": (
        "A script has one extra only, so the customer has nothing to choose from.",
        "Offer a second one; `alternatives` of the item names some."),
    "catalogue/plaster-as-extra": (
        "A phrase of the step value offers only what puts the loss right.",
        "Offer a lollipop on top, or make it a phrase of the step restore."),
    "house/term": ("A word stands in the text that the house writes in another way.",
        "Write the house's word; `house-terms` of the settings lists them."),
    "phrase/duplicate-text": ("Two phrases of a file say the same.",
        "Use the first one in both places, or say the second in another way."),
    "protocol/apology-length": ("An apology is so long that help comes late.",
        "Keep it short, and say next what you will do."),
    "protocol/apology-twice": ("One turn apologises twice.",
        "After the first apology, say what you will do."),
    "protocol/ask": ("The script never asks the customer anything.",
        "Ask what matters most to them; never assume."),
    "protocol/restore": ("The script does not put the loss right.",
        "Say what repairs it, before anything on top."),
    "protocol/same-value": ("What a script gives on top is the same thing as the repair.",
        "Give something on top of the repair."),
    "reference/unused-phrase": ("No page uses this phrase.",
        "Put `/// say | situation.phrase` in a page, or delete the phrase."),
    "register/excuse-myself": (
        "The word for an apology says that one excuses oneself (Russian only).",
        "Write the word that asks the other for it, as the message shows."),
    "spelling/unknown-word": ("A word is in no dictionary of the language.",
        "Correct it, or add it to `house-words` of the settings."),
    "suppression/unused": ("Nothing near an opt-out breaks the rule it names.",
        "Remove the opt-out."),
}  # fmt: skip
"""Warnings: what is wrong, and what to do."""

_NOTES = {
    "catalogue/unused-item": ("No phrase offers this item.",
        "Name it under `offers:` of a phrase, or take it out of the catalogue."),
    "file/drills": ("The file holds drills of a practice page, so it was not checked as phrases.",
        "Nothing; leave it out of the paths if the note disturbs."),
    "typography/double-space": ("Two spaces stand side by side.",
        "Keep one; `lint --fix` does it."),
    "typography/straight-quote": (
        "A typewriter's quote stands where the language has marks of its own.",
        "Write those; `lint --fix` does it."),
    "typography/yo": ("A Russian word has е where ё belongs.", "Write ё; `lint --fix` does it."),
}  # fmt: skip
"""Notes: what is wrong, and what to do."""

_REVIEWS = (
    ("date", "error", "has a review date that is no day of the calendar.",
     "Write year, month and day, as in 2027-05-01."),
    ("far", "warning", "has its review farther away than `review-interval` allows.",
     "Set an earlier date."),
    ("overdue", "error", "was due for review on a day that is past.",
     "Read it again, mend what is no longer true, and set the next date."),
    ("soon", "note", "is due for review within a month.",
     "Read it again in time, and set the next date."),
)  # fmt: skip
"""What there is to say of a review date."""


def explained() -> dict[str, Explained]:
    """Give what the ids of findings are about, beside those of rules and of the second opinion.

    Returns:
        Ids to what they mean, sorted by id.
    """
    table = {
        name: Explained(severity, *said)
        for severity, part in (("error", _ERRORS), ("warning", _WARNINGS), ("note", _NOTES))
        for name, said in part.items()
    }
    for noun in _NOUNS:
        wrong = f"The value of `{noun.replace('-', '_')}` is none of those there are."
        remedy = "Write one from the list in the message."
        table[f"phrase/unknown-{noun}"] = Explained("error", wrong, remedy)
    for category, what in _DATED.items():
        for name, severity, wrong, remedy in _REVIEWS:
            table[f"{category}/review-{name}"] = Explained(severity, f"{what} {wrong}", remedy)
    return dict(sorted(table.items()))
