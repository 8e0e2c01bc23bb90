"""What stands beside a name or a role between commas: "Runa Aldis, a military analyst"."""

from collections.abc import Iterable

from reportedly.lang.lexicon import WordView
from reportedly.lang.nounphrases import NounPhrase, Scanner, begins_at
from reportedly.lang.roles import RoleGroup, role_words
from reportedly.model.span import Span

REACH = 14  # words after a comma in which an apposition's noun must stand
CLAUSE = 9  # words of a participle's clause between a source and its name
BELONGING_REACH = 5  # words from "of" to the end of the body's name: "of the old town hospital"
_AGE = 6  # words of "24-year-old" and its comma
_DETERMINER_REACH = 3  # … and where its noun phrase must have begun


def _speech() -> frozenset[str]:
    return role_words("en", "function", "speech")


def _locative() -> frozenset[str]:
    return role_words("en", "function", "locative")


class Beside:
    """Reads what stands in apposition to phrases of one report."""

    def __init__(self, view: WordView, closely: Scanner) -> None:
        self._view = view
        self._closely = closely

    def role_after(self, phrase: NounPhrase) -> NounPhrase | None:
        """The phrase in apposition after a name: ", a military analyst".

        "In Kest, the mayor …" has none: the name is a place's.
        """
        if self._view.lower(self._view.first(phrase.span.start) - 1) in _locative():
            return None
        found = self.next_after_comma(phrase.span)
        if found is None or found.role is None or found.titled or found.role.plural:
            return None
        after = self._view.lower(self._view.first(found.span.end))
        if after in _speech() or after in role_words("en", "function", "auxiliaries"):
            return None  # "… left Kest, the army said", "according to Vell, the mayor had left"
        return found if found.role.group is not RoleGroup.DOCUMENT else None

    def name_after(self, phrase: NounPhrase) -> NounPhrase | None:
        """The name in apposition after a role: "the ministry's spokesman, Captain Joren Tahl"."""
        assert phrase.role is not None
        if phrase.role.group is not RoleGroup.PERSON or phrase.role.plural:
            return None
        found = self.next_after_comma(Span(phrase.span.start, self._whole_role(phrase)))
        if found is None or found.name is None or found.nation:
            return None
        person = found.titled or (found.role is None and found.known is None)
        closed = self._view.lower(self._view.first(found.span.end)) in (",", ".", "")
        return found if person and closed else None

    def named_beside(self, source: Span) -> NounPhrase | None:
        """The personal name between commas after a source: "a prisoner, Joren Tahl, said"."""
        found = (
            self.next_after_comma(source)
            or self._after_participle(source)
            or self._after_relative(source)
        )
        if found is None or found.name is None or found.nation or found.known:
            return None
        person = found.titled or found.role is None
        closed = self._view.lower(self._view.first(found.span.end)) in (",", ".", "of", "from", "")
        return found if person and closed else None

    def _after_participle(self, source: Span) -> NounPhrase | None:
        """The full name after "a member of the council | reached by our paper,"."""
        first = self._view.first(source.end)
        if not self._view.lower(first).endswith("ed"):
            return None
        for index in range(first + 1, min(first + CLAUSE, len(self._view.words) - 1)):
            word = self._view.lower(index)
            if word == ",":
                found = self.next_after_comma(Span(source.start, self._view.words[index - 1].end))
                full = found and found.name and " " in found.name.of(self._view.text)
                return found if full else None
            if not word.isalpha():
                return None
        return None

    def _after_relative(self, source: Span) -> NounPhrase | None:
        """The name after "the company | that runs the dam,", right before the verb or the end."""
        first = self._view.first(source.end)
        first += self._view.lower(first) == ","
        if self._view.lower(first) not in ("that", "which", "who"):
            return None
        last = min(first + CLAUSE, len(self._view.words) - 1)
        comma = next((i for i in range(first + 1, last) if self._view.lower(i) == ","), None)
        if comma is None:
            return None
        found = self.next_after_comma(Span(source.start, self._view.words[comma - 1].end))
        if found is None or found.name is None or found.role is not None:
            return None
        after = self._view.first(found.span.end)
        spoken = self._view.lower(after) == "," and self._view.lower(after + 1) in _speech()
        return found if spoken or self._view.lower(after) in (".", "") else None

    def _whole_role(self, phrase: NounPhrase) -> int:
        """Where a role ends with what it belongs to: "the deputy minister of defence |,"."""
        after = self._view.first(phrase.span.end)
        if self._view.lower(after) not in ("of", "for", "at"):
            return phrase.span.end
        last = min(after + BELONGING_REACH, len(self._view.words) - 1)
        for index in range(after + 1, last + 1):
            word = self._view.lower(index)
            if word == ",":
                return self._view.words[index - 1].end
            if not word.isalpha():
                break
        return phrase.span.end

    def next_after_comma(self, span: Span) -> NounPhrase | None:
        """The noun phrase that begins right after a comma at the end of `span`."""
        after = self._view.first(span.end)
        if self._view.lower(after) != ",":
            return None
        after = self._past_age(after)
        stop = min(after + 1 + REACH, len(self._view.words))
        if stop <= after + 1:
            return None
        phrases = self._closely.scan(self._view.span(after + 1, stop))
        found = next(phrases, None)
        if found is None:
            return None
        start = self._view.first(found.span.start)
        near = start - after <= _DETERMINER_REACH and begins_at(self._view, after + 1, start)
        return _owned_by(found, phrases) if near else None

    def _past_age(self, comma: int) -> int:
        """The comma, or the last word of the age after it: ", 24-year-old | Rasmus Oll"."""
        aged = [self._view.lower(comma + step) for step in range(2, _AGE)]
        return comma + _AGE - 1 if aged == ["-", "year", "-", "old"] else comma

    def role_before(self, phrase: NounPhrase) -> NounPhrase | None:
        """The role right before a name and its comma: "a baker, Pelle Anders"."""
        first = self._view.first(phrase.span.start)
        if self._view.lower(first - 1) != "," or first < 2:
            return None
        start = max(0, first - 1 - REACH)
        found = _outermost(self._closely.scan(self._view.span(start, first - 1)))
        if not found or found[-1].role is None or found[-1].titled or found[-1].role.plural:
            return None
        last = found[-1]
        ends = last.complement.end if last.complement else last.span.end
        person = last.role is not None and last.role.group is RoleGroup.PERSON
        return last if person and ends == self._view.words[first - 2].end else None


def _owned_by(first: NounPhrase, others: Iterable[NounPhrase]) -> NounPhrase:
    """ ", the Front's | envoy": what belongs to the first phrase, if something does."""
    found = first
    for phrase in others:
        if phrase.owner is None or phrase.owner.span != found.span:
            break
        found = phrase
    return found


def _outermost(phrases: Iterable[NounPhrase]) -> list[NounPhrase]:
    """Without the phrases inside another's complement: "head of | the Lakes Council"."""
    kept: list[NounPhrase] = []
    for phrase in phrases:
        whole = kept[-1].complement if kept else None
        if whole is None or not whole.contains(phrase.span):
            kept.append(phrase)
    return kept
