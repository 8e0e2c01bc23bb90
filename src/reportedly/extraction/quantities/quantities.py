"""Finds quantities: figures with bounds, what they count, what became of it, and of what part."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extraction.quantities.around import OTHER, Around, Counting
from reportedly.extraction.quantities.bounds import told_bounds, with_added
from reportedly.extraction.quantities.drafts import OF_PEOPLE, Draft, counting_ones, folded
from reportedly.extraction.quantities.elided import filled_in, whole_of_share
from reportedly.extraction.quantities.figures import Figure, find_figures
from reportedly.extraction.quantities.guards import Guards
from reportedly.extraction.quantities.moves import Moves, listed
from reportedly.extraction.quantities.nouns import PERSON, Counted, find_counted
from reportedly.extraction.quantities.scope import Scopes
from reportedly.extraction.quantities.states import own_state
from reportedly.extraction.quantities.ties import elliptic, included, joined
from reportedly.extraction.quantities.uncounted import counts_nothing, is_age
from reportedly.extraction.quantities.words import QuantityWords, quantity_words
from reportedly.extraction.times.times import find_times
from reportedly.extraction.words.lexemes import Lexemes, cut
from reportedly.lang import READ
from reportedly.model.attribution import Made
from reportedly.model.mention import Population, Quantity, QuantityState, TimeExpression
from reportedly.model.reading import Reading
from reportedly.model.span import Span

VERSION = "1"
SHARE = "share"  # unit of "two-thirds", "half of": a part of one
_REACH_WHOLE = 5  # words of "were among the" between a part and its whole
_REACH_FRONTED = 5  # words from "of the 212 missiles" to its comma: "fired overnight at Kest"
_REACH_PLACE = 9  # words of "in the city of Kest, and" between two parts of a total
_PART_OF = (["among", "the"], ["of", "the"], ["were", "among"], ["was", "among"], ["also", "among"])


def find_quantities(
    reading: Reading, times: Sequence[TimeExpression] | None = None, *, measures: bool = False
) -> tuple[Quantity, ...]:
    """Quantities of the whole report in text order; `subset_of` indexes the returned tuple.

    `times` saves finding the report's times again; a number inside one is no quantity. A "death
    toll" is the count of its incident: cumulative only if the text says so. () for a language
    without tables. With `measures`, durations, ages, bracketed conversions and "one
    of the" are quantities too.
    """
    language = reading.language or "en"
    if language not in READ:
        return ()
    lexemes = cut(reading)
    words = quantity_words(language)
    guards = Guards(lexemes, words, find_times(reading) if times is None else times, measures)
    countings = [
        _signed(lexemes, words, Counting(figure, find_counted(lexemes, figure, words)))
        for figure in _figures(lexemes, language, measures)
        if not guards.excludes(figure)
    ]
    drafts = _drafts(reading, lexemes, words, countings, convert=measures)
    scopes = Scopes(reading, lexemes, words)
    return tuple(_quantity(lexemes, words, draft, scopes) for draft in drafts)


def _figures(lexemes: Lexemes, language: str, measures: bool) -> Iterator[Figure]:
    """All figures; with `measures`, "one of the oldest mills" counts one."""
    for figure in find_figures(lexemes, language):
        said = lexemes.words[figure.first : figure.last] == ["one"]
        yield replace(figure, rule="count") if measures and said else figure


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
    return counting if figure is counting.figure else replace(counting, figure=figure)


def _drafts(
    reading: Reading,
    lexemes: Lexemes,
    words: QuantityWords,
    countings: list[Counting],
    *,
    convert: bool,
) -> list[Draft]:
    """Countings with their states; "a", "no" and "several" only where they count a loss."""
    ends = {item.figure.first: item.counted.end for item in countings if not item.figure.vague}
    around = Around(lexemes, words, ends)
    moves = Moves(lexemes, words)
    starts = [span.start for span in reading.sentences]
    drafts = []
    for counting in countings:
        state, rule = own_state(around, counting)
        if state is OTHER and rule != "either":
            state, rule = moves.own(counting)
        sentence = bisect_right(starts, lexemes.starts[counting.figure.number])
        drafts.append(Draft(counting, state, rule, sentence))
    drafts = _spread(listed(lexemes, around, drafts), around)
    drafts = filled_in(lexemes, words, list(counting_ones(drafts, lexemes, words)))
    return _with_subsets(lexemes, words, drafts if convert else _told(lexemes, words, drafts))


def _told(lexemes: Lexemes, words: QuantityWords, drafts: list[Draft]) -> list[Draft]:
    """Those that count something of an incident, without bracketed conversions."""
    counted = [
        draft
        for draft in folded(lexemes, words, drafts)
        if not (
            counts_nothing(lexemes, words, draft.figure, draft.counted)
            if draft.state is OTHER
            else not draft.counted.named and is_age(lexemes, words, draft.figure)
        )
    ]
    return [
        replace(
            draft,
            counting=Counting(
                told_bounds(lexemes, words, draft.figure, draft.counted), draft.counted
            ),
        )
        for draft in counted
    ]


def _spread(drafts: list[Draft], around: Around) -> list[Draft]:
    """States passed along a list: "killed five soldiers and three civilians"."""
    spread = list(drafts)
    for order in (range(1, len(spread)), range(len(spread) - 2, -1, -1)):
        for at in order:
            step = -1 if order.step == 1 else 1
            here, near = spread[at], spread[at + step]
            left, right = (near, here) if step < 0 else (here, near)
            owned = step > 0 and _is_led_by_of(around, here)
            if here.state is not OTHER or owned or not _passes(near, here, step):
                continue
            if joined(around, left.counting, right.counting) or (
                step < 0
                and (
                    elliptic(around, left.counting, right.counting, left.state)
                    or included(around, left.counting, right.counting, left.state)
                )
            ):
                spread[at] = replace(here, state=near.state, rule="joined")
    return spread


def _is_led_by_of(around: Around, draft: Draft) -> bool:
    """ "Of | the 40 drones |, 31 were shot down": what is said of those behind is not of these."""
    before = draft.figure.first - 1
    return "of" in (around.word(before), around.word(before - 1)) and (
        around.word(before) in ("of", "the", "those", "these")
    )


def _passes(giver: Draft, taker: Draft, step: int) -> bool:
    """True if the state of one member of a list can hold for the other."""
    if giver.state is OTHER or giver.sentence != taker.sentence or taker.counted.measure:
        return False
    people = giver.counted.people or (not giver.counted.named and giver.state in OF_PEOPLE)
    if taker.counted.named and people != taker.counted.people:
        return False
    forward = step < 0
    if forward and giver.rule in ("subject", "right-after") and taker.counted.people:
        return True  # which of them it is said of, the ties decide
    if forward and not taker.counted.named and giver.rule == "subject":
        return True
    return giver.rule in (
        {"governed", "noun-of", "toll", "joined", "showered"}
        if forward
        else {"subject", "right-after", "joined"}
    )


def _with_subsets(lexemes: Lexemes, words: QuantityWords, drafts: list[Draft]) -> list[Draft]:
    """Parts tied to their wholes: "14 people, including three children"."""
    linked = list(drafts)
    for at in range(len(linked)):
        whole = _whole_ahead(lexemes, linked, at)
        if whole is None and at:
            whole = _whole_of(lexemes, words, linked, at)
        if whole is not None:
            state = linked[at].state
            inherited = linked[whole].state if state is OTHER else state
            linked[at] = replace(_as_counted(linked[at], linked[whole]), subset_of=whole)
            linked[at] = replace(linked[at], state=inherited)
            of_the = lexemes.word(linked[whole].figure.first - 2) == "of" or state is not OTHER
            if whole > at and linked[whole].rule == "subject" and of_the:
                # "18 of the 31 lorries were destroyed": the verb is said of the part
                linked[whole] = replace(linked[whole], state=OTHER)
    return linked


def _as_counted(part: Draft, whole: Draft) -> Draft:
    """ "14 of 17 | drones": a part that names nothing is of what its whole counts."""
    if part.counted.named or part.counted.measure or part.figure.share or not whole.counted.named:
        return part
    known = part.counted.population
    if known is Population.UNSTATED:
        known = whole.counted.population
    same = replace(whole.counted, end=part.counted.end, population=known)
    return replace(part, counting=Counting(part.figure, same))


def _whole_ahead(lexemes: Lexemes, drafts: list[Draft], at: int) -> int | None:
    """Index of the next quantity if the one at `at` is "among the" things it counts."""
    if at + 1 == len(drafts) or drafts[at].sentence != drafts[at + 1].sentence:
        return None
    between = lexemes.words[drafts[at].counted.end : drafts[at + 1].figure.first]
    if between not in (["of"], ["out", "of"]) and (
        between[-2:] not in _PART_OF or len(between) > _REACH_WHOLE
    ):
        return None
    return at + 1 if _can_hold(drafts[at + 1].figure, drafts[at].figure) else None


def _whole_of(lexemes: Lexemes, words: QuantityWords, drafts: list[Draft], at: int) -> int | None:
    """Index of the quantity that the one at `at` is a part of, or None."""
    part, before = drafts[at], drafts[at - 1]
    if before.subset_of == at:
        return None
    if part.sentence != before.sentence or part.counted.measure:
        return None
    between = lexemes.words[before.counted.end : part.figure.first]
    after = lexemes.words[part.figure.last : part.figure.last + 2]
    pronoun = after[:1] == ["of"] and bool(words.pronouns & set(after[1:]))
    if pronoun or words.openers & set(between) or _is_fronted(lexemes, before, part):
        whole = at - 1
    elif before.subset_of is not None and set(between) <= {"and", ",", "or"}:
        whole = before.subset_of
    elif part.counted.named or lexemes.word(part.figure.last) not in words.sets["placing"]:
        return None
    else:
        shared = _shared_out(lexemes, words, drafts, at)
        if shared is None:
            return None
        whole = shared
    return whole if _can_hold(drafts[whole].figure, part.figure) else None


def _is_fronted(lexemes: Lexemes, whole: Draft, part: Draft) -> bool:
    """ "Of the 212 missiles fired, 190 were intercepted": the whole stands before its comma."""
    first = whole.figure.first
    opener = first - 1 - (lexemes.word(first - 1) in ("the", "those", "these"))
    between = lexemes.words[whole.counted.end : part.figure.first]
    starts = opener < 1 or not lexemes.word(opener - 1).isalnum()
    near = between[-1:] == [","] and len(between) <= _REACH_FRONTED
    return lexemes.word(opener) == "of" and starts and near and not part.counted.named


def _shared_out(lexemes: Lexemes, words: QuantityWords, drafts: list[Draft], at: int) -> int | None:
    """Index of the total of a list by place: "40 people, 12 in Kest and eight in Brenn".

    Not in "40 people in Kest, 12 in Brenn", where the first figure has a place of its own.
    """
    before, part = drafts[at - 1], drafts[at]
    between = lexemes.words[before.counted.end : part.figure.first]
    if before.subset_of is not None:
        placed = (
            not before.counted.named or lexemes.word(before.figure.last) in (words.sets["placing"])
        )
        parts = [item for item in drafts[:at] if item.subset_of == before.subset_of]
        total = sum(item.figure.low or 0.0 for item in (*parts, part))
        high = drafts[before.subset_of].figure.high
        ends = between[-1:] in (["and"], [","], [";"]) and len(between) <= _REACH_PLACE
        return before.subset_of if placed and ends and (high is None or total <= high) else None
    follows = between == [","] or between[-1:] == [":"]
    last = at + 1 < len(drafts) and drafts[at + 1].sentence == part.sentence
    more = last and lexemes.word(drafts[at + 1].figure.last) in words.sets["placing"]
    named = before.counted.named and (part.figure.low or 0.0) < (before.figure.low or 0.0)
    return at - 1 if follows and more and named else None


def _can_hold(whole: Figure, part: Figure) -> bool:
    """False if the part is certainly larger than the whole."""
    least = part.low if part.low is not None else 0.0
    return whole.high is None or least <= whole.high


def _quantity(lexemes: Lexemes, words: QuantityWords, draft: Draft, scopes: Scopes) -> Quantity:
    """The noun for a draft."""
    figure, counted = draft.figure, draft.counted
    thing = counted.named and draft.state is QuantityState.CAPTURED
    people = counted.people or (draft.state in OF_PEOPLE and not thing)
    whole = counted.measure or figure.rule == "kin"  # "her grandson" is one, as it stands
    last = counted.end if whole and counted.end > figure.last else figure.last
    scope, how = scopes.of(draft.counting)
    return Quantity(
        span=lexemes.span(*with_added(lexemes, words, draft.counting, last)),
        low=figure.low,
        high=figure.high,
        low_open=figure.low_open,
        high_open=figure.high_open,
        approximate=figure.approximate,
        unit=_unit(figure, counted, people),
        of=_named_span(lexemes, whole_of_share(lexemes, words, draft) or counted),
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
