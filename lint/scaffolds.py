"""The beginnings of new files: whole in their build, empty where somebody has to write."""

from __future__ import annotations

_STEPS = (
    ("own-it", "acknowledge", ""),
    ("where-you-stand", "inform", ""),
    ("answer-at", "time", "name a time: {time}"),
    ("what-matters", "ask", ""),
    ("put-right", "restore", "what puts the loss right"),
    ("something-on-top", "value", "something beyond the repair, not the same again"),
    ("how-to-reach-you", "details", "ask for one contact, and say why"),
    ("back-at", "contact", "who gets back, when and how: {time}"),
    ("before-you-go", "close", ""),
    ("call-afterwards", "follow_up", "what was fixed and what has changed: {change}"),
)
_PAGE = {
    "en": ("Own it", "Give a time, put it right", "Give something more, stay in touch",
           "what happened, and who owns it", "when to call, and what to say"),
    "ru": ("Признать", "Назвать время и исправить", "Дать больше и быть на связи",
           "что случилось и кто за это отвечает", "когда звонить и что сказать"),
    "sv": ("Ta på dig felet", "Ge en tid, rätta till", "Ge något mer, håll kontakten",
           "vad som har hänt och vem som äger felet", "när du ringer och vad du säger"),
}  # fmt: skip
_AFTER = {"en": "Call back", "ru": "Перезвонить", "sv": "Ring upp"}


def phrase_file(name: str, langs: tuple[str, ...], schema: str = "") -> str:
    """Begin a phrase file.

    Args:
        name: The situation, in kebab-case.
        langs: Languages to write in.
        schema: Path of the schema for editors, relative to the file; "" for none.

    Returns:
        YAML with every key; `lint` names each that is still empty.
    """
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    texts = [f"{lang}:" for lang in langs]
    out = [
        *head,
        f"situation: {name}",
        "title:",
        *(f"  {text}" for text in texts),
        "sector:",
        "touchpoint:",
        "contact_level:",
        "severity:",
        "owner:",
        "review_by:",
        "phrases:",
    ]
    for id, step, hint in _STEPS:
        out += [f"  - id: {id}{f'  # {hint}' if hint else ''}", f"    step: {step}"]
        out += ["    channels:", "    say:", *(f"      {text}" for text in texts), ""]
    return "\n".join(out)


def page(name: str, lang: str) -> str:
    """Begin the page of a script.

    Args:
        name: The situation.
        lang: Language of the page.

    Returns:
        Markdown with the blocks of all steps; `lint` names what is still to be written.
    """
    own, right, more, what, after = _PAGE[lang]
    blocks = [f"/// say | {name}.{id}\n///" for id, _, _ in _STEPS]
    parts = [
        f'---\ntitle: ""\ndescription: ""\nsituation: {name}\n---',
        f"<!-- to write: {what} -->",
        f"## {own}",
        *blocks[:2],
        f"## {right}",
        *blocks[2:5],
        f"## {more}",
        *blocks[5:9],
        f"## {_AFTER[lang]}",
        f"<!-- to write: {after} -->",
        blocks[9],
    ]
    return "\n\n".join(parts) + "\n"


def rule_file(category: str, schema: str = "") -> str:
    """Begin the rule file of a category, without rules."""
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return f"{head}category: {category}\ntitle:\nwhy:\nsource: []\nseverity: error\nrules:\n"


def rule(name: str) -> str:
    """Begin a rule, to be put at the end of a rule file."""
    return (
        f"  - name: {name}\n    match:\n      - \n    say:\n      - \n"
        "    bad: []   # what the rule must catch\n    good: []  # near misses it must let pass\n"
    )
