"""Finds quantities: figures with bounds, what they count, what became of it, and of what part."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.extraction.lexemes import Lexemes, cut
from reportedly.extraction.quantity_figures import Figure, find_figures
from reportedly.extraction.quantity_guards import Guards
from reportedly.extraction.quantity_nouns import PERSON, Counted, find_counted
from reportedly.extraction.quantity_scope import Scopes
from reportedly.extraction.quantity_states import OTHER, Counting, States
from reportedly.extraction.quantity_words import QuantityWords, quantity_words
from reportedly.extraction.times import find_times
from reportedly.lang import READ
from reportedly.model.attribution import Made
from reportedly.model.mention import Population, Quantity, QuantityState, TimeExpression
from reportedly.model.reading import Reading
from reportedly.model.span import Span

VERSION = "1"
SHARE = "share"  # unit of "two-thirds", "half of": a part of one
_REACH_WHOLE = 5  # words of "were among the" between a part and its whole
_PART_OF = (["among", "the"], ["of", "the"])
_OF_PEOPLE = frozenset(
    {
        QuantityState.KILLED,
        QuantityState.BODIES_FOUND,
        QuantityState.WOUNDED,
        QuantityState.CAPTURED,
        QuantityState.MISSING,
        QuantityState.DISPLACED,
    }
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A counting with its state, before it becomes a noun."""

    counting: Counting
    state: QuantityState
    rule: str
    sentence: int
    subset_of: int | None = None

    @property
    def figure(self) -> Figure:
        return self.counting.figure

    @property
    def counted(self) -> Counted:
        return self.counting.counted


def find_quantities(
    reading: Reading, times: Sequence[TimeExpression] | None = None, *, measures: bool = False
) -> tuple[Quantity, ...]:
    """Quantities of the whole report in text order; `subset_of` indexes the returned tuple.

    `times` saves finding the report's times again; a number inside one is no quantity. A "death
    toll" is the count of its incident: cumulative only if the text says so. () for a language
    without tables. With `measures`, durations, ages and bracketed conversions are
    quantities too.
    """
    language = reading.language or "en"
    if language not in READ:
        return ()
    lexemes = cut(reading)
    words = quantity_words(language)
    guards = Guards(lexemes, words, find_times(reading) if times is None else times, measures)
    countings = [
        _signed(lexemes, words, Counting(figure, find_counted(lexemes, figure, words)))
        for figure in find_figures(lexemes, language)
        if not guards.excludes(figure)
    ]
    drafts = _drafts(reading, lexemes, words, countings, folded=not measures)
    scopes = Scopes(reading, lexemes, words)
    return tuple(_quantity(lexemes, draft, scopes) for draft in drafts)


def _signed(lexemes: Lexemes, words: QuantityWords, counting: Counting) -> Counting:
    """With the sign of "-1.3%" and "minus 20 degrees", and the bound of "12 people or more"."""
    figure, counted = counting.figure, counting.counted
    after = lexemes.words[counted.end : counted.end + 2]
    if after[:1] == ["or"] and figure.low == figure.high:
        figure = replace(
            figure,
            high=None if after[-1] in words.sets["more"] else figure.high,
            low=None if after[-1] in words.sets["fewer"] else figure.low,
        )
    at = figure.number
    start = at - 1 if lexemes.word(at - 1) in words.sets["minus"] else at
    sign = "minus" in lexemes.words[max(0, at - 2) : at] or (
        start < at
        and lexemes.ends[start] == lexemes.starts[at]
        and (not start or lexemes.ends[start - 1] < lexemes.starts[start])
    )
    if counted.unit in words.sets["signed"] and figure.low == figure.high is not None and sign:
        value = -(figure.high or 0.0)
        figure = replace(figure, low=value, high=value, first=min(start, figure.first))
    return replace(counting, figure=figure)


def _drafts(
    reading: Reading,
    lexemes: Lexemes,
    words: QuantityWords,
    countings: list[Counting],
    *,
    folded: bool,
) -> list[_Draft]:
    """Countings with their states; "a", "no" and "several" only where they count a loss."""
    ends = {item.figure.first: item.counted.end for item in countings if not item.figure.vague}
    states = States(lexemes, words, ends)
    starts = [span.start for span in reading.sentences]
    drafts = []
    for counting in countings:
        state, rule = states.own(counting)
        sentence = bisect_right(starts, lexemes.starts[counting.figure.number])
        drafts.append(_Draft(counting, state, rule, sentence))
    drafts = _spread(drafts, states)
    drafts = [
        draft
        for draft in drafts
        if not (
            _is_idle(draft, lexemes, words)
            or _is_label(draft, lexemes, words)
            or _is_anyone(draft, lexemes)
        )
    ]
    return _with_subsets(lexemes, words, _folded(lexemes, words, drafts) if folded else drafts)


def _folded(lexemes: Lexemes, words: QuantityWords, drafts: list[_Draft]) -> list[_Draft]:
    """Without bracketed conversions: "(1.9 miles)" after "3 km"."""
    kept: list[_Draft] = []
    for draft in drafts:
        if not (kept and _converts(lexemes, words, kept[-1], draft)):
            kept.append(draft)
    return kept


def _converts(lexemes: Lexemes, words: QuantityWords, base: _Draft, draft: _Draft) -> bool:
    """True if `draft` gives `base` again in another unit of its kind, in brackets."""
    between = lexemes.words[base.counted.end : draft.figure.first]
    kinds = {words.bases.get(item.counted.unit or "") for item in (base, draft)}
    return between == ["("] and len(kinds) == 1 and None not in kinds


def _is_idle(draft: _Draft, lexemes: Lexemes, words: QuantityWords) -> bool:
    """True for a vague figure that counts no loss."""
    figure, counted = draft.figure, draft.counted
    if not figure.vague:
        return False
    last = lexemes.word(figure.last - 1)
    if last == "both" and "and" in lexemes.words[counted.first : counted.end + 1]:
        return True  # "both soldiers and civilians"
    if figure.high == 0 and lexemes.word(counted.last - 1) in words.sets["harm"]:
        return False  # "there were no casualties"
    unnamed = not counted.named and last in words.sets["unnamed"]
    people = counted.people or (unnamed and draft.state in _OF_PEOPLE)
    return draft.state is OTHER or not people


def _is_label(draft: _Draft, lexemes: Lexemes, words: QuantityWords) -> bool:
    """True for a bare number after a capitalised word: "FTSE 100", "Watch 5"."""
    figure, counted = draft.figure, draft.counted
    if counted.measure or counted.named or draft.state is not OTHER or figure.rule != "count":
        return False
    if figure.first != figure.number or figure.number == 0:
        return False
    if lexemes.word(figure.number - 1) in words.stops:
        return False  # "The 68 year-old"
    return lexemes.text[lexemes.starts[figure.number - 1]].isupper()


def _is_anyone(draft: _Draft, lexemes: Lexemes) -> bool:
    """True for "an attack on one": a word that counts nothing named and nothing lost."""
    alone = lexemes.words[draft.figure.first : draft.figure.last] == ["one"]
    counted = draft.counted.named or draft.counted.measure
    return alone and not counted and draft.state is OTHER


def _spread(drafts: list[_Draft], states: States) -> list[_Draft]:
    """States passed along a list: "killed five soldiers and three civilians"."""
    spread = list(drafts)
    for order in (range(1, len(spread)), range(len(spread) - 2, -1, -1)):
        for at in order:
            step = -1 if order.step == 1 else 1
            here, near = spread[at], spread[at + step]
            left, right = (near, here) if step < 0 else (here, near)
            if here.state is not OTHER or not _passes(near, here, step):
                continue
            if states.joined(left.counting, right.counting) or (
                step < 0 and states.elliptic(left.counting, right.counting)
            ):
                spread[at] = replace(here, state=near.state, rule="joined")
    return spread


def _passes(giver: _Draft, taker: _Draft, step: int) -> bool:
    """True if the state of one member of a list can hold for the other."""
    if giver.state is OTHER or giver.sentence != taker.sentence or taker.counted.measure:
        return False
    if taker.counted.named and giver.counted.people != taker.counted.people:
        return False
    forward = step < 0
    if forward and not taker.counted.named and giver.rule == "subject":
        return True
    return giver.rule in (
        {"governed", "noun-of", "toll", "joined"}
        if forward
        else {"subject", "right-after", "joined"}
    )


def _with_subsets(lexemes: Lexemes, words: QuantityWords, drafts: list[_Draft]) -> list[_Draft]:
    """Parts tied to their wholes: "14 people, including three children"."""
    linked = list(drafts)
    for at in range(len(linked)):
        whole = _whole_ahead(lexemes, linked, at)
        if whole is None and at:
            whole = _whole_of(lexemes, words, linked, at)
        if whole is not None:
            state = linked[at].state
            inherited = linked[whole].state if state is OTHER else state
            linked[at] = replace(linked[at], subset_of=whole, state=inherited)
            of_the = lexemes.word(linked[whole].figure.first - 2) == "of" or state is not OTHER
            if whole > at and linked[whole].rule == "subject" and of_the:
                # "18 of the 31 lorries were destroyed": the verb is said of the part
                linked[whole] = replace(linked[whole], state=OTHER)
    return linked


def _whole_ahead(lexemes: Lexemes, drafts: list[_Draft], at: int) -> int | None:
    """Index of the next quantity if the one at `at` is "among the" things it counts."""
    if at + 1 == len(drafts) or drafts[at].sentence != drafts[at + 1].sentence:
        return None
    between = lexemes.words[drafts[at].counted.end : drafts[at + 1].figure.first]
    if between != ["out", "of"] and (between[-2:] not in _PART_OF or len(between) > _REACH_WHOLE):
        return None
    return at + 1 if _can_hold(drafts[at + 1].figure, drafts[at].figure) else None


def _whole_of(lexemes: Lexemes, words: QuantityWords, drafts: list[_Draft], at: int) -> int | None:
    """Index of the quantity that the one at `at` is a part of, or None."""
    part, before = drafts[at], drafts[at - 1]
    if before.subset_of == at:
        return None
    if part.sentence != before.sentence or part.counted.measure:
        return None
    between = lexemes.words[before.counted.end : part.figure.first]
    after = lexemes.words[part.figure.last : part.figure.last + 2]
    pronoun = after[:1] == ["of"] and bool(words.pronouns & set(after[1:]))
    if pronoun or words.openers & set(between):
        whole = at - 1
    elif before.subset_of is not None and set(between) <= {"and", ",", "or"}:
        whole = before.subset_of
    else:
        return None
    return whole if _can_hold(drafts[whole].figure, part.figure) else None


def _can_hold(whole: Figure, part: Figure) -> bool:
    """False if the part is certainly larger than the whole."""
    least = part.low if part.low is not None else 0.0
    return whole.high is None or least <= whole.high


def _quantity(lexemes: Lexemes, draft: _Draft, scopes: Scopes) -> Quantity:
    """The noun for a draft."""
    figure, counted = draft.figure, draft.counted
    people = counted.people or draft.state in _OF_PEOPLE
    last = counted.end if counted.measure and counted.end > figure.last else figure.last
    scope, how = scopes.of(draft.counting)
    return Quantity(
        span=lexemes.span(figure.first, last),
        low=figure.low,
        high=figure.high,
        low_open=figure.low_open,
        high_open=figure.high_open,
        approximate=figure.approximate,
        unit=_unit(figure, counted, people),
        of=_named_span(lexemes, counted),
        state=draft.state,
        population=counted.population if people else Population.UNSTATED,
        subset_of=draft.subset_of,
        scope=scope,
        counted=how,
        made=Made(by="rules.quantities", version=VERSION, rule=draft.rule or figure.rule),
    )


def _unit(figure: Figure, counted: Counted, people: bool) -> str | None:
    """What one of it is: "share" for fractions, a person for a loss of nothing named."""
    if figure.share:
        return SHARE
    if people:
        return PERSON
    return counted.unit


def _named_span(lexemes: Lexemes, counted: Counted) -> Span | None:
    return lexemes.span(counted.first, counted.last) if counted.named else None
