"""Rules compiled for the matcher: word classes and automata as plain JSON.

The browser page and the command line read the same JSON. Source: design.md, section 5.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from lint.automaton import Automaton, build
from lint.collecting import uncollected
from lint.families import Families, UnknownFamily
from lint.pairs import Needs, Pair
from lint.patterns import Choice, Leaf, Maybe, Node, PatternError, Series, parse
from lint.rules import FAMILIES, HOME, SIGNALS, RuleFile, Text, load_all, load_families
from lint.shares import Shares
from lint.text import NUMBER, WORD, fold, split_contraction, tokens

FORMAT = 3
"""Version of the compiled format; a change makes every cached file stale."""

Class = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""Forms, endings and beginnings of words."""


class Compiler:
    """Compiles the rules of one language.

    Args:
        lang: "en", "ru" or "sv".
        families: Word families of that language.
        variants: Spellings to the words they stand for, for example {"u": "you"}.
    """

    def __init__(self, lang: str, families: Families, variants: dict[str, str]):
        self.lang = lang
        self.families = families
        self.variants: dict[str, set[str]] = {}
        for spelling, words in variants.items():
            for word in words.split():
                self.variants.setdefault(fold(word), set()).add(fold(spelling))
                self.variants.setdefault(fold(spelling), set()).add(fold(word))
        self.numbers: dict[Class, int] = {}
        self.table: list[Class] = []
        self._known: dict[tuple[str, tuple[str, ...]], list[int]] = {}

    def compile(self, files: Iterable[RuleFile]) -> dict:
        """Compile rule files into plain data.

        Args:
            files: All rule files of the language, `signals.yml` included.

        Returns:
            A JSON-able dict: `classes` (forms, endings, beginnings of words), `rules` (id,
            severity, why, say, present, absent and beside signals as rule numbers), `patterns`
            (rule, unless, arcs, accepting, shortest, pairs, groups) and `principles`. Every match
            holds one of the pairs (labels of the left side and of the right) and a class of each
            group.

        Raises:
            RuleError: At the pattern that can't be compiled.
        """
        files = sorted(files, key=lambda file: file.category != SIGNALS)
        texts = {
            id(text): text
            for file in files
            for rule in file.rules
            for text in (*rule.match, *rule.unless)  # exceptions of a file stand in all its rules
        }
        trees = {key: self._tree(text) for key, text in texts.items()}
        self.families.prepare(_family_names(trees.values()))
        shares = Shares(files)
        needs = Needs(self._classes, cache(lambda n: shares(self.table[n])))
        rules, patterns, numbers, machines = [], [], {}, {}
        principles: dict[str, list] = {}
        for file in files:
            for rule in file.rules:
                number = numbers[rule.id] = len(rules)
                rules.append(self._rule(rule, numbers))
                for text in (*rule.match, *rule.unless):
                    unless = int(text in rule.unless)
                    if id(text) not in machines:
                        tree = self._merge(trees[id(text)], text)
                        machine = self._build(tree, text)
                        pairs = self._pairs(needs, tree, text)
                        machines[id(text)] = machine, pairs, needs.groups(tree, pairs)
                    patterns.append((number, unless, *machines[id(text)]))
            for name, alternatives in file.principles.items():
                principles[name] = [
                    [s[: s[0] in "-+"] + str(numbers[f"{SIGNALS}/{s.lstrip('-+')}"])
                     for s in names]
                    for names in alternatives
                ]  # fmt: skip
        return {
            "format": FORMAT,
            "lang": self.lang,
            "classes": [[" ".join(sorted(part)) for part in entry] for entry in self.table],
            "rules": rules,
            "patterns": [
                [number, unless, m.arcs, m.accepting, int(m.shortest),
                 [[sorted(pair.left), sorted(pair.right)] for pair in pairs],
                 [sorted(group) for group in groups]]
                for number, unless, m, pairs, groups in patterns
            ],
            "principles": principles,
        }

    def forms(self, pattern: str) -> list[tuple[str, list[str]]]:
        """Show what the words and families of a pattern stand for.

        Args:
            pattern: A pattern in the notation of `lint.patterns`.

        Returns:
            Each word or family in reading order with its forms, sorted; `…` marks the open
            end of a word.

        Raises:
            PatternError, UnknownFamily: If the pattern can't be used.
        """
        found = []
        for leaf in _leaves(parse(pattern)):
            forms = []
            for number in self._classes(leaf):
                whole, endings, beginnings = self.table[number]
                forms += sorted(whole) + [f"…{e}" for e in sorted(endings)]
                forms += [f"{b}…" for b in sorted(beginnings)]
            name = "|".join(leaf.names)
            found.append((f"<{name}>" if leaf.kind == "family" else name, forms))
        return found

    def _tree(self, text: Text) -> Node:
        try:
            return parse(text.text)
        except PatternError as error:
            raise text.error(f"{error} in: {text.text}", error.offset) from None

    def _rule(self, rule, numbers: dict[str, int]) -> dict:
        def signals(names: tuple[Text, ...]) -> list[int]:
            for name in names:
                if f"{SIGNALS}/{name.text}" not in numbers:
                    raise name.error(f"no signal is named {name.text}: see signals.yml")
            return [numbers[f"{SIGNALS}/{name.text}"] for name in names]

        return {
            "id": rule.id,
            "severity": rule.severity,
            "why": rule.why,
            "say": rule.say,
            "present": signals(rule.present),
            "absent": signals(rule.absent),
            "beside": signals(rule.beside),
        }

    def _build(self, tree: Node, text: Text) -> Automaton:
        try:
            return build(tree, self._classes)
        except PatternError as error:
            raise text.error(f"{error} in: {text.text}") from None

    def _number(self, forms=(), endings=(), beginnings=()) -> int:
        entry = (frozenset(forms), frozenset(endings), frozenset(beginnings))
        if entry not in self.numbers:
            self.numbers[entry] = len(self.table)
            self.table.append(entry)
        return self.numbers[entry]

    def _with_variants(self, forms: Iterable[str]) -> set[str]:
        return {v for form in forms for v in (form, *self.variants.get(form, ()))}

    def _classes(self, leaf: Leaf) -> list[int]:
        """Give the class number of each token a leaf stands for."""
        known = leaf.kind, leaf.names
        if known not in self._known:
            self._known[known] = self._classified(leaf)
        return self._known[known]

    def _classified(self, leaf: Leaf) -> list[int]:
        match leaf.kind:
            case "union":
                return [int(leaf.names[0])]
            case "class":
                return [self._number([leaf.names[0]])]
            case "slot":
                return [self._number(["{" + leaf.names[0] + "}"])]
            case "family":
                forms: set[str] = set()
                endings: set[str] = set()
                for name in leaf.names:
                    whole = self._with_variants(self.families.forms(name.lstrip("*")))
                    (endings if name.startswith("*") else forms).update(whole)
                return [self._number(forms, endings)]
        word = leaf.names[0]
        if word.startswith("*"):
            return [self._number((), [fold(word[1:])])]
        if word.endswith("*"):
            return [self._number((), (), [fold(word[:-1])])]
        return [self._number(self._with_variants([key])) for key in self._keys(leaf)]

    def _keys(self, leaf: Leaf) -> list[str]:
        word = fold(leaf.names[0])
        if self.lang == "en" and (split := split_contraction(word)):
            return list(split[0])
        if word.startswith("'"):
            return [word]
        read = [(kind, key) for _, _, kind, key in tokens(word)]
        if len(read) != 1 or read[0][0] not in (WORD, NUMBER):
            raise PatternError(f"{leaf.names[0]} can never match: a text has no such word")
        return [read[0][1]]

    def _merge(self, node: Node, text: Text) -> Node:
        """Turn a choice of single words into one class, so that automata stay small."""
        match node:
            case Series(parts):
                return Series(tuple(self._merge(part, text) for part in parts))
            case Maybe(part):
                return Maybe(self._merge(part, text))
            case Choice(parts):
                merged = tuple(self._merge(part, text) for part in parts)
                singles = [self._single(part) for part in merged]
                if all(single is not None for single in singles):
                    entries = [self.table[single] for single in singles]
                    number = self._number(*(frozenset().union(*part) for part in zip(*entries)))
                    return Leaf("union", (str(number),), 0)
                return Choice(merged)
            case Leaf():
                try:
                    self._classes(node)
                except (PatternError, UnknownFamily) as error:
                    raise text.error(str(error), node.offset) from None
        return node

    def _single(self, node: Node) -> int | None:
        while isinstance(node, Series) and len(node.parts) == 1:
            node = node.parts[0]
        if isinstance(node, Leaf) and len(numbers := self._classes(node)) == 1:
            return numbers[0]
        return None

    def _pairs(self, needs: Needs, tree: Node, text: Text) -> list[Pair]:
        """Find the words the pattern can't do without."""
        pairs = needs.pairs(tree)
        if not pairs:
            raise text.error(f"the pattern needs at least one word that must be there: {text.text}")
        return pairs


def _leaves(node: Node) -> Iterable[Leaf]:
    match node:
        case Leaf():
            yield node
        case Series(parts) | Choice(parts):
            for part in parts:
                yield from _leaves(part)
        case Maybe(part):
            yield from _leaves(part)


def _family_names(trees: Iterable[Node]) -> set[str]:
    leaves = (leaf for tree in trees for leaf in _leaves(tree))
    return {n.lstrip("*") for leaf in leaves if leaf.kind == "family" for n in leaf.names}


def compile_now(lang: str, folders: tuple[Path, ...] = (HOME,)) -> dict:
    """Compile the rules of a language, whatever the cache holds.

    Raises:
        RuleError: If a rule file can't be used.
    """
    with uncollected():
        return compiler(lang, folders).compile(load_all(lang, folders))


def compiler(lang: str, folders: tuple[Path, ...] = (HOME,)) -> Compiler:
    """Make a compiler that knows the families of some rule folders.

    Raises:
        RuleError: If a `families.yml` can't be used.
    """
    families: dict[str, tuple[str, ...]] = {}
    variants: dict[str, str] = {}
    for folder in folders:
        own, spellings = load_families(folder / lang / f"{FAMILIES}.yml")
        families |= own
        variants |= spellings
    return Compiler(lang, Families(lang, families), variants)
