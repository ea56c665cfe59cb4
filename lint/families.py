"""Word families: all forms of a word, from the project's own lists and from dictionaries.

Own lists (`rules/<lang>/families.yml`) win. Else Russian forms come from pymorphy3, English and
Swedish ones from simplemma's lemma table turned round. Families are expanded when rules are
compiled, so that checking a text needs no dictionary. Source: design.md, section 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lint.text import fold


class UnknownFamily(ValueError):
    """A family that neither the project's lists nor the dictionary know."""


class Families:
    """The word families of one language.

    Args:
        lang: "en", "ru" or "sv".
        own: The project's lists: family name to its forms; a form written `<name>` stands
            for all forms of that family.
    """

    def __init__(self, lang: str, own: Mapping[str, Iterable[str]]):
        self.lang = lang
        self._own = own
        self._known: dict[str, frozenset[str]] = {}
        self._russian = None

    def prepare(self, names: Iterable[str]) -> None:
        """Look many families up in one pass over the dictionary.

        Args:
            names: Family names, without `*`.
        """
        wanted = {name for name in names if name not in self._own}
        for forms in self._own.values():
            wanted.update(form[1:-1] for form in forms if form.startswith("<"))
        wanted -= self._known.keys() | self._own.keys()
        if self.lang == "ru" or not wanted:
            return
        tails = {name[cut:] for name in wanted for cut in range(2, len(name) - 2)}
        tails = tails if self.lang == "sv" else set()
        found = _inverse(self.lang, wanted | tails)
        for name in sorted(wanted):
            forms = found.get(name, set())
            if len(forms | {name}) == 1 and self.lang == "sv":
                forms = forms | self._compound(name, found)
            self._known[name] = frozenset(map(fold, forms | {name} if forms else ()))

    def forms(self, name: str) -> frozenset[str]:
        """Give all forms of a word.

        Args:
            name: The family's name: a dictionary form, or the name of an own list.

        Returns:
            Folded forms, the name's own included unless an own list leaves it out.

        Raises:
            UnknownFamily: If neither the project's lists nor the dictionary know the word.
        """
        if name not in self._known:
            if name in self._own:
                self._known[name] = self._own_forms(name, ())
            elif self.lang == "ru":
                self._known[name] = self._russian_forms(name)
            else:
                self.prepare([name])
        if not self._known[name]:
            raise UnknownFamily(
                f"no dictionary knows <{name}>: write the bare word, "
                f"or list its forms in {self.lang}/families.yml"
            )
        return self._known[name]

    def _own_forms(self, name: str, path: tuple[str, ...]) -> frozenset[str]:
        if name in path:
            raise UnknownFamily(f"the family {name} contains itself")
        found: set[str] = set()
        for form in self._own[name]:
            if form.startswith("<"):
                inner = form.strip("<>")
                own = inner in self._own
                found |= self._own_forms(inner, (*path, name)) if own else self.forms(inner)
            else:
                found.add(fold(form))
        return frozenset(found)

    def _russian_forms(self, name: str) -> frozenset[str]:
        if self._russian is None:
            import pymorphy3

            self._russian = pymorphy3.MorphAnalyzer(lang="ru")
        if not self._russian.word_is_known(name):
            return frozenset()
        parses = self._russian.parse(name)
        same = [parse for parse in parses if fold(parse.normal_form) == fold(name)]
        forms = {
            fold(form.word)
            for parse in same or parses[:1]
            for form in parse.lexeme
            if "Erro" not in form.tag and "Slng" not in form.tag
        }
        return frozenset(forms | {fold(name)})

    @staticmethod
    def _compound(name: str, found: Mapping[str, set[str]]) -> set[str]:
        """Inflect a Swedish compound by its last known part."""
        for cut in range(2, len(name) - 2):
            forms = found.get(name[cut:], set())
            if len(forms) > 1:
                return {name[:cut] + form for form in forms}
        return set()


def _inverse(lang: str, lemmas: set[str]) -> dict[str, set[str]]:
    """Find the forms of some lemmas in simplemma's table of form to lemma."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    found: dict[str, set[str]] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(lang).items():
        if lemma in lemmas:
            found.setdefault(lemma, set()).add(form)
    return found
