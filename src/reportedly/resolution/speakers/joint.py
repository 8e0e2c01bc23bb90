"""Sources that are several: "the US and NATO", "Orlandic, Veskaran and Lakes officials"."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.lang.lexicon import WordView
from reportedly.lang.nations import NationUse, NationWord, case_fits
from reportedly.lang.nounphrases import NounPhrase, Scanner
from reportedly.lang.phraseparts import Vocabulary, shipped
from reportedly.lang.roles import RoleGroup
from reportedly.model.span import Span

_JOINTS = frozenset({",", "and", "or", "&", "as", "well", "both", "the", "a", "an", "its", "their"})
_OWN = frozenset({"his", "her"})  # before somebody named: "and his co-author Runa Aldis"
_ANDS = frozenset({"and", "or", "&"})
_NAME_REACH = 3  # words before a source in which a name that it cuts may begin
_NOUN_REACH = 6  # words after a list of adjectives in which their noun must stand


class Joints:
    """Reads which phrases of a source stand beside each other, and where such a source ends."""

    def __init__(self, view: WordView, closely: Scanner, vocabulary: Vocabulary | None) -> None:
        self._view = view
        self._closely = closely
        self._vocabulary = vocabulary or shipped("en")

    def whole(self, source: Span) -> Span:
        """`source` with what was cut from it: "United | Kingdom", "Orlandic | and Lakes envoys"."""
        first = self._view.first(source.start)
        if self._view.lower(first) in _ANDS:
            start = self._list_start(first)
        else:
            start = self._name_start(first)
        source = Span(self._view.words[start].start, source.end)
        return Span(source.start, self._list_end(source))

    def _nation(self, index: int) -> tuple[NationWord, int] | None:
        if not self._view.capital(index):
            return None
        hit = self._vocabulary.nations.at(self._view, index)
        return (hit.value, hit.end) if hit and case_fits(self._view, hit) else None

    def _adjective(self, index: int) -> int | None:
        """Where the nation's adjective at word `index` ends."""
        found = self._nation(index)
        return found[1] if found and found[0].use is NationUse.ADJECTIVE else None

    def _name_start(self, first: int) -> int:
        """The first word of the nation or known name that the source begins within."""
        for start in range(max(0, first - _NAME_REACH), first):
            found = self._nation(start)
            ends = [found[1]] if found else []
            if self._view.capital(start):
                ends += [h.end for n in self._vocabulary.names if (h := n.at(self._view, start))]
            if any(end > first for end in ends):
                return start
        return first

    def _list_start(self, first: int) -> int:
        """Where the adjectives before "and Latvian politicians" begin."""
        start = first
        while self._view.lower(start - 1) == "," or self._view.capital(start - 1):
            start -= 1
        while self._view.lower(start) == ",":
            start += 1
        return start if start < first and self._adjective(start) else first

    def _list_end(self, source: Span) -> int:
        """Where the noun ends that follows a source of nothing but a nation's adjective."""
        inside = self._view.range(source)
        if not inside or self._adjective(inside.start) != inside.stop:
            return source.end
        at = inside.stop
        while self._view.lower(at) == "," or self._view.lower(at) in _ANDS:
            following = self._adjective(at + 1)
            if following is None:
                return source.end
            at = following
        stop = min(at + _NOUN_REACH, len(self._view.words))
        if at == inside.stop or at >= stop:
            return source.end
        found = next(self._closely.scan(self._view.span(at - 1, stop)), None)
        noun = found and found.role and found.role.plural and found.head
        return noun.end if noun else source.end

    def of(self, phrases: list[NounPhrase]) -> list[NounPhrase]:
        """The phrases that stand beside each other; what hangs on "of", "in", "for" is left out."""
        owners = {phrase.owner.span for phrase in phrases if phrase.owner}
        joint: list[NounPhrase] = []
        for phrase in (phrase for phrase in phrases if phrase.span not in owners):
            if joint and not self._joins(joint[-1], phrase):
                break
            joint.append(phrase)
        return self._without_nouns(joint)

    def _joins(self, left: NounPhrase, right: NounPhrase) -> bool:
        end = left.complement.end if left.complement else left.span.end
        between = self._view.range(Span(end, right.span.start))
        words = [self._view.lower(index) for index in between]
        joined = any(word in _ANDS for word in words) or words == [","]
        joints = _JOINTS | _OWN if right.name else _JOINTS
        return joined and all(word in joints for word in words)

    def _without_nouns(self, joint: list[NounPhrase]) -> list[NounPhrase]:
        """ "Local and media sources" is one group."""
        last = joint[-1] if joint else None
        if last and last.titled and len(joint) > 1 and all(map(_is_trade, joint[:-1])):
            return [last]
        if last and last.role and last.role.plural and len(joint) > 1 and not last.nation:
            loose = all(map(_adjectival, joint[:-1]))
            whole = Span(joint[0].span.start, last.span.end)
            return [replace(last, span=whole)] if loose else joint
        return joint


def _is_trade(phrase: NounPhrase) -> bool:
    """ "Orlandic scholar | and former correspondent Runa Aldis": a trade that no article opens."""
    role = phrase.role
    person = role is not None and role.group is RoleGroup.PERSON and not role.plural
    return person and not phrase.determiner and not phrase.name


def share_a_noun(joint: Sequence[NounPhrase]) -> bool:
    """True for "U.S. and Israeli officials": bare names before one that has the noun of all."""
    role = joint[-1].role
    if len(joint) < 2 or role is None or not role.plural:
        return False
    return all(_qualifies(item) for item in joint[:-1])


def _qualifies(phrase: NounPhrase) -> bool:
    """True for an adjective of a nation, for initials ("U.S.") and for a known body."""
    word = phrase.nation
    use = word.use if word else None
    initials = use is NationUse.NAME and word is not None and word.written.isupper()
    fits = use is NationUse.ADJECTIVE or initials or phrase.known is not None
    return phrase.role is None and fits


def _adjectival(phrase: NounPhrase) -> bool:
    """True for a bare singular noun, which qualifies the noun after "and"."""
    named = phrase.name or phrase.nation or phrase.determiner or phrase.owner
    return phrase.role is not None and not phrase.role.plural and not named
