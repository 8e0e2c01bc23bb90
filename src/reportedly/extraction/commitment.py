"""How firmly a source puts a content, how firmly its publisher does, and whether it happened.

Values are FactBank's (Saurí and Pustejovsky 2009), mood is independent of them. The source's value
is that of the main proposition of the content under the stance of its cue ("denied" turns it,
"believes" lowers it, "asked" suspends it). The publisher is not committed (Uu) to what it
attributes, with two exceptions: a cue that presupposes its content ("admitted", "revealed",
"confirmed": factive in Saurí's source-introducing predicates, and read as probable by the
annotators of de Marneffe, Manning and Potts 2012) makes it PR+; an adverb that calls it false
("falsely claimed") makes it PR-. "Allegedly" inside a source's indirect words is the publisher's
distance: it is kept in `words`, and the source's own value stays. In narration the publisher's
value is that of the words.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportedly.extraction.background import is_background
from reportedly.extraction.clauses import Clauses, cut, joins_dates
from reportedly.extraction.effects import (
    CONDITIONAL,
    NEGATED,
    NOT,
    POSSIBLE,
    PROBABLE,
    REQUESTED,
    TABLE,
    UNKNOWN,
    Commitment,
    Effect,
)
from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.operators import Scope
from reportedly.extraction.orders import is_order
from reportedly.extraction.phrases import (
    found_in,
    frame_of,
    in_sentence,
    listed_words,
    numbers_in,
    pattern,
)
from reportedly.extraction.predicates import is_unknown
from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.factuality import Factuality, FactValue, Mood
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, union

VERSION = "1"
_LED_REACH = 4  # tokens from a predicate to the clause it leads on to: "is far less likely to"
_STANCES = (
    ("denied", NEGATED),
    ("doubtful", Effect(rank=2, turns=True)),
    ("requested", REQUESTED),
    ("asked", REQUESTED),
    ("intended", Effect(mood=Mood.INTENDED)),
    ("predicted", Effect(rank=2, mood=Mood.PREDICTED)),
    ("probable", PROBABLE),
    ("possible", POSSIBLE),
    ("imagined", UNKNOWN),
)

_MARKS = "“\"‘'„«"
_QUOTES = frozenset("\"',")  # tags of what may stand before a subject


def judge(reading: Reading, attribution: Attribution) -> tuple[Factuality, Mood]:
    """Commitment to the content's main proposition, by source and publisher, and its mood."""
    region = in_sentence(reading, attribution, attribution.content[0].start)
    cut_up = cut(reading, region)
    said = _said(reading, attribution, cut_up, main_predicate(cut_up), whole=True)
    said = _under_nominal_condition(reading, region, said)
    if _is_question(reading, region) or is_order(reading, cut_up):
        said = said.under(REQUESTED)
    if attribution.quotation is Quotation.DIRECT:
        said = _narrated(said)
    if attribution.quotation is Quotation.NARRATION:
        publisher = _narrated(said)
        return Factuality(source=None, publisher=publisher.value, words=said.words), said.mood
    held = _under_condition(reading, attribution, _under_cue(reading, attribution, said))
    publisher_value, own = _publisher(reading, attribution)
    words = union((*held.words, *own))
    return Factuality(source=held.value, publisher=publisher_value, words=words), held.mood


class Judged(NamedTuple):
    """How an event is told; `known` if the words around presuppose that it happened."""

    value: FactValue
    mood: Mood
    known: bool = False


def judge_event(
    reading: Reading, attribution: Attribution, trigger: Span, *, literal: bool = True
) -> Judged:
    """Value and mood of one trigger: the source's; for narration the publisher's.

    Nothing is presupposed of a trigger that stands for something else than its word says
    (`literal` false): in "asked them to stop the *fighting*" a truce has yet to come.
    """
    region = in_sentence(reading, attribution, trigger.start)
    cut_up = cut(reading, region)
    at = _token_at(cut_up, trigger)
    said = _said(reading, attribution, cut_up, at)
    if literal and at is not None and _is_known(reading, cut_up, at):
        return Judged(_narrated(said).value, said.mood, known=True)
    if _is_question(reading, region):
        said = said.under(REQUESTED)
    if attribution.quotation is Quotation.NARRATION:
        return Judged(_narrated(said).value, said.mood)
    held = _under_condition(reading, attribution, _under_cue(reading, attribution, said))
    if at is not None and _is_spoken_for(reading, attribution, cut_up, at):
        held = held.under(REQUESTED)
    if at is not None and _is_broached(reading, attribution, cut_up, at):
        held = held.under(Effect(mood=Mood.INTENDED))
    if _is_made_up(reading, attribution):
        held = held.under(UNKNOWN)
    if _is_foretold(reading, attribution):
        held = held.under(Effect(rank=2, mood=Mood.PREDICTED))
    return Judged(held.value, held.mood)


def _is_known(reading: Reading, cut_up: Clauses, at: int) -> bool:
    """ "Urged them to stop the | bombing": there is one."""
    scope = Scope(cut_up, reading.language or "en", reported=False)
    return scope.is_known(at) or is_background(cut_up, at)


def _is_spoken_for(reading: Reading, attribution: Attribution, cut_up: Clauses, at: int) -> bool:
    """ "Argued | for a withdrawal", "warned | against a strike": of something unknown."""
    words = [word for word, _ in cue_words(reading, attribution)]
    cues = frozenset(words)
    led = {"for", "against"} & {*cut_up.low[:1], *words[-1:]}
    pleads = listed_words(reading.language or "en", TABLE, "cue.pleading")
    unknown = is_unknown(cut_up, at) or cut_up.tag[at] == "G"
    return bool(led) and unknown and not cues.isdisjoint(pleads)


def _is_broached(reading: Reading, attribution: Attribution, cut_up: Clauses, at: int) -> bool:
    """ "Held talks about | a ceasefire": what is talked about has not been agreed on."""
    language = reading.language or "en"
    broachable = listed_words(language, TABLE, "turns.broachable")
    if cut_up.low[at] not in broachable and cut_up.lemma[at] not in broachable:
        return False
    broaching = listed_words(language, TABLE, "turns.broaching")
    return any(word in broaching for word, _ in cue_words(reading, attribution))


@once_a_reading
def _is_made_up(reading: Reading, attribution: Attribution) -> bool:
    """ "The novel | tells how …", "a clip | said | to show …": what it tells is not sure."""
    language, start = reading.language or "en", attribution.content[0].start
    small = view_of(reading).small
    source = {small[number] for number in numbers_in(reading, attribution.source)}
    if not source.isdisjoint(listed_words(language, TABLE, "pretended.footage")):
        return reading.text[start : start + 9].lower().startswith(("to show ", "to depict"))
    cue = {word for word, _ in cue_words(reading, attribution)}
    worlds = listed_words(language, TABLE, "pretended.worlds")
    telling = listed_words(language, TABLE, "pretended.telling")
    return not source.isdisjoint(worlds) and not cue.isdisjoint(telling)


@once_a_reading
def _is_foretold(reading: Reading, attribution: Attribution) -> bool:
    """ "Warned of attacks": what a warning is of has not come about."""
    phrases = pattern(reading.language or "en", TABLE, "cue.foretold")
    return any(phrases.search(reading.text, cue.start, cue.end) for cue in attribution.cue)


def _narrated(said: Commitment) -> Commitment:
    """In narration and in direct quotations "allegedly" is the speaker's own hedge."""
    return said.under(Effect(rank=said.distance))


def _said(
    reading: Reading,
    attribution: Attribution,
    cut_up: Clauses,
    at: int | None,
    *,
    whole: bool = False,
) -> Commitment:
    """What the content's own words make of token `at`."""
    if at is None:
        return Commitment()
    reported = attribution.quotation in (Quotation.INDIRECT, Quotation.MIXED)
    return Scope(cut_up, reading.language or "en", reported, whole).commitment(at)


def _token_at(cut_up: Clauses, trigger: Span) -> int | None:
    inside = [i for i, span in enumerate(cut_up.spans) if span.overlaps(trigger)]
    verbs = [i for i in inside if cut_up.tag[i] in "VEQGU"]  # "push back", "take hostage"
    led = [i for i in inside[1:] if cut_up.tag[i] == "I"]
    last = led[0] - 1 if led else inside[-1] if inside else None  # "exchange | of prisoners"
    return verbs[0] if verbs else last


def main_predicate(cut_up: Clauses) -> int | None:
    """The token that carries the main proposition: the last of the main clause's first verb group.

    Raising and governing verbs lead on to their infinitive ("plans to attack": "attack"), one's
    own belief to its complement ("it believes gas had leaked": "leaked"). None without words.
    """
    if not cut_up.low:
        return None
    at = _verb_of(cut_up, 0)
    for _ in range(len(cut_up.clauses)):
        inner = _led_to(cut_up, at)
        if inner is None:
            return at
        at = inner
    return at


def _verb_of(cut_up: Clauses, index: int) -> int:
    """The last word of the clause's first verb group; its last token if there is no verb."""
    tokens = cut_up.tokens_of(index)
    start = _first_verb(cut_up, tokens)
    if start is None and tokens and cut_up.tag[tokens[0]] == "G":
        return tokens[0]  # "(considers) | scrapping tariffs"
    if start is None:
        return _head(cut_up, tokens)
    last = tokens[start]
    if cut_up.low[last - 1] == "there" and last and cut_up.lemma[last] == "be":
        return _head(cut_up, [i for i in tokens if i > last])  # "there were no losses": losses
    for i in tokens[start:]:
        if cut_up.tag[i] in "VMAEQUGXRT" and i - last <= 3:
            last = i if cut_up.tag[i] not in "XR" else last
        elif cut_up.tag[i] not in "XR" and cut_up.low[i] != "neither":
            break
    return last


def _first_verb(cut_up: Clauses, tokens: list[int]) -> int | None:
    """Where among `tokens` the first verb stands that is no participle of its subject.

    "Imagery collected on Monday shows", "the toll, released by an office, has not been": a past
    form gives way to a finite verb after it in its clause, unless "and" joins the two.
    """
    verbs = [n for n, i in enumerate(tokens) if cut_up.tag[i] in "VMAEUT"]
    if not verbs or cut_up.tag[tokens[verbs[0]]] != "E":
        return verbs[0] if verbs else None
    sure = "VMAE" if _opens_aside(cut_up, tokens[verbs[0]]) else "VMA"
    for n in verbs[1:]:
        between = {
            cut_up.tag[i]
            for i in tokens[verbs[0] + 1 : n]
            if cut_up.tag[i] != "C" or not joins_dates(cut_up.tag, i)
        }
        if between & set("CT:;~"):
            break
        if cut_up.tag[tokens[n]] in sure:
            return n
    return verbs[0]


def _opens_aside(cut_up: Clauses, at: int) -> bool:
    """ "Asked for names, he …"; "a mine, allegedly laid overnight, killed two"."""
    before = at - 1
    while before > 0 and cut_up.tag[before] == "R":
        before -= 1
    return before < 0 or cut_up.tag[before] == ","


def _head(cut_up: Clauses, tokens: list[int]) -> int:
    """The head of a content that is a noun phrase: its last noun before a preposition."""
    head = tokens[0] if tokens else 0
    for i in tokens:
        if cut_up.tag[i] in "NLYG#":
            head = i
        elif cut_up.tag[i] in "I,.CRB" and cut_up.tag[head] in "NLYG#":
            break
    return head


def _led_to(cut_up: Clauses, at: int) -> int | None:
    """The predicate of the clause that the predicate at `at` is about, if it leads on."""
    for index, clause in enumerate(cut_up.clauses):
        if clause.parent != cut_up.clause[at] or not at < clause.opener <= at + _LED_REACH:
            continue
        tokens = cut_up.tokens_of(index)
        lead = _complement_of_be(cut_up, at, clause.opener)
        if lead == at and clause.opener > at + 2:
            continue
        to_come = clause.opener == at + 1 and cut_up.low[at] in lexicon().be
        leads = to_come or _leads(cut_up, at) or _leads(cut_up, lead) or _is_asked(cut_up, at)
        if str(clause.kind) == "infinitive" and leads:
            return _verb_of(cut_up, index) if tokens else None
        said = (i for i in cut_up.tokens_of(cut_up.clause[at]) if cut_up.tag[i] not in _QUOTES)
        own = next((cut_up.tag[i] for i in said), "") == "P"
        leading = _leading("complement")
        believed = cut_up.lemma[at] in leading or cut_up.lemma[lead] in leading
        if str(clause.kind) == "complement" and own and believed:
            return _verb_of(cut_up, index) if tokens else None
    return None


def _complement_of_be(cut_up: Clauses, at: int, opener: int) -> int:
    """The adjective between "is" and its infinitive ("is less likely | to attack"), else `at`."""
    between = range(at + 1, opener)
    plain = cut_up.low[at] in lexicon().be and all(
        cut_up.tag[i] in "NRDEG" or cut_up.low[i] == "about" for i in between
    )
    return opener - 1 if plain and between else at


def _leads(cut_up: Clauses, at: int) -> bool:
    leading = _leading("infinitive")
    return cut_up.lemma[at] in leading or cut_up.low[at] in leading


def _is_asked(cut_up: Clauses, at: int) -> bool:
    """ "Residents are asked to stay at home": a request made in so many words."""
    asked = cut_up.lemma[at] in listed_words("en", TABLE, "governors.requested")
    return asked and at > 0 and cut_up.low[at - 1] in ("is", "are")


@cache
def _leading(kind: str) -> frozenset[str]:
    """Lemmas whose complement, not they, is the proposition a content is about."""
    if kind == "complement":
        keys = ("governors.believed", "governors.excluded", "governors.doubted")
        return frozenset(word for key in keys for word in listed_words("en", TABLE, key))
    return listed_words("en", TABLE, "governors.leading")


def _is_question(reading: Reading, region: Spans) -> bool:
    """True if a question mark ends the sentence that the content is in."""
    after = reading.text[region[-1].end : region[-1].end + 2]
    last = region[-1].of(reading.text).rstrip("”\"’' ")
    if last.endswith("?") or after.startswith("?"):
        return True
    sentence = reading.sentences[reading.sentence_at(region[0].start)]
    opens = region[0].start == sentence.start
    inverted = listed_words(reading.language or "en", TABLE, "questions.inverted")
    word = region[0].of(reading.text).split(None, 1)[0].lower()
    return opens and word in inverted and sentence.of(reading.text).rstrip("”\"’' ").endswith("?")


def _under_nominal_condition(reading: Reading, region: Spans, said: Commitment) -> Commitment:
    """A proposition that holds "in the event of" something."""
    for found in found_in(reading, TABLE, "conditions.nominal", region):
        return said.under(CONDITIONAL, found)
    return said


def _under_condition(reading: Reading, attribution: Attribution, held: Commitment) -> Commitment:
    """A commitment whose condition stands outside its content: "In case of war, X vowed to …"."""
    condition = _condition_around(reading, attribution)
    return held if condition is None else held.under(CONDITIONAL, condition)


@once_a_reading
def _condition_around(reading: Reading, attribution: Attribution) -> Span | None:
    """The words of a condition that stands before the source."""
    conditions = pattern(reading.language or "en", TABLE, "conditions.fronted")
    for piece in frame_of(reading, attribution):
        start = next((i for i in range(*piece) if reading.text[i].isalnum()), piece.end)
        found = conditions.match(reading.text, start, piece.end)
        near = not attribution.source or piece.start < attribution.source[0].start
        if found and near and not _is_quoted(reading, start, attribution):
            return Span(*found.span())
    return None


def _is_quoted(reading: Reading, offset: int, attribution: Attribution) -> bool:
    """ "“If Kest falls, we leave,” he said, adding that …": it is said of something else."""
    start = attribution.content[0].start
    around = [piece for q in reading.quoted for piece in q.pieces if piece.start <= offset]
    return any(offset < piece.end and not piece.start <= start < piece.end for piece in around)


def _under_cue(reading: Reading, attribution: Attribution, said: Commitment) -> Commitment:
    """The source's commitment: the content's under the stance of the cue."""
    stance = _stance(reading, attribution)
    return said if stance is None else said.under(stance[0], *stance[1])


@once_a_reading
def _stance(reading: Reading, attribution: Attribution) -> tuple[Effect, Sequence[Span]] | None:
    """What the cue makes of the content, and the words that do."""
    language = reading.language or "en"
    words = cue_words(reading, attribution)
    negations = [span for word, span in words if word in (*NOT, "neither")]
    for spans, effect in _refusals(reading, attribution):
        return effect, spans
    told = _listed_in(words, language, "governors.told")
    if (
        told
        and not _is_naming(reading, attribution)
        and attribution.content[-1].of(reading.text).startswith(("to ", "not to "))
    ):
        return REQUESTED, told  # "had been told by a doctor to stop"
    unwilling = _listed_in(words, language, "cue.unwilling")
    if unwilling and attribution.content[0].of(reading.text).startswith("to "):
        return NEGATED, unwilling  # "refused | to bomb the village"
    weighed = _listed_in(words, language, "cue.weighing")
    if weighed and cut(reading, attribution.content).tag[:1] == ["G"]:
        return Effect(rank=0 if negations else 3, mood=Mood.INTENDED), weighed
    for key, effect in _STANCES:
        held = _listed_in(words, language, f"cue.{key}")
        if key == "intended" and _is_agreed(reading, attribution, words, language):
            continue
        if held and negations:
            return _negated(key, effect), [*held, *negations]
        if held:
            return effect, held
    return (UNKNOWN, negations) if negations else None


def _is_naming(reading: Reading, attribution: Attribution) -> bool:
    """ "Calls | a “rescue” | to …": what is called so is no one who is told to do it."""
    calling = listed_words(reading.language or "en", TABLE, "governors.naming")
    if not any(word.removesuffix("s") in calling for word, _ in cue_words(reading, attribution)):
        return False
    between = reading.text[attribution.cue[-1].end : attribution.content[-1].start].split()
    return bool(between) and (between[0] in ("a", "an", "the") or between[0][0] in _MARKS)


def _is_agreed(
    reading: Reading,
    attribution: Attribution,
    words: Sequence[tuple[str, Span]],
    language: str,
) -> bool:
    """ "Both armies agree | that Kest is encircled": of one mind on what is, nothing to come."""
    agreeing = listed_words(language, TABLE, "cue.agreeing")
    start = attribution.content[0].of(reading.text).lower()
    plans = start.startswith(("to ", "on ", "not to ", "for "))
    finite = cut(reading, attribution.content).clauses[0].verbs > 0
    return finite and not plans and any(word in agreeing for word, _ in words)


def _listed_in(words: Sequence[tuple[str, Span]], language: str, key: str) -> list[Span]:
    """Where those of the cue's words stand that the list at `key` has."""
    listed = listed_words(language, TABLE, key)
    return [span for word, span in words if word in listed]


def _refusals(reading: Reading, attribution: Attribution) -> list[tuple[tuple[Span, ...], Effect]]:
    """Phrases of a cue that withhold ("declined to say"), exclude ("ruled out") or call for."""
    found: list[tuple[tuple[Span, ...], Effect]] = []
    for key, effect in (
        ("cue.ruled_out", NEGATED),
        ("cue.refused", UNKNOWN),
        ("cue.called", REQUESTED),
    ):
        for cue in attribution.cue:
            for match in found_in(reading, TABLE, key, (cue,)):
                negated = "not" in reading.text[cue.start : match.start].lower().split()
                found.append(((match,), POSSIBLE if negated else effect))
    return found or _called_for(reading, attribution)


def _called_for(
    reading: Reading, attribution: Attribution
) -> list[tuple[tuple[Span, ...], Effect]]:
    """ "Called again for", "called | on Wednesday for | a meeting": words in between."""
    start = attribution.content[0].start if attribution.content else 0
    asking = listed_words(reading.language or "en", TABLE, "cue.asking_for")
    verbs = [span for word, span in cue_words(reading, attribution) if word in asking]
    before = reading.text[verbs[0].end : start].lower().split() if verbs else []
    return [((verbs[0],), REQUESTED)] if before[-1:] == ["for"] else []


def _negated(key: str, effect: Effect) -> Effect:
    """ "did not deny" commits to nothing; "does not believe" leans the other way."""
    if key in ("probable", "possible", "predicted"):
        return Effect(rank=min(effect.rank, 2), turns=True, mood=effect.mood)
    return Effect(rank=0, mood=effect.mood)


@once_a_reading
def cue_words(reading: Reading, attribution: Attribution) -> Sequence[tuple[str, Span]]:
    """The lemma and span of each word of the cue."""
    verbs, small = lexicon().verbs, view_of(reading).small
    found = []
    for number in numbers_in(reading, attribution.cue):
        form = verbs.get(small[number])
        found.append((form.lemma if form else small[number], reading.words[number]))
    return found


def _publisher(reading: Reading, attribution: Attribution) -> tuple[FactValue, Spans]:
    """The publisher's commitment to what it attributes, and the cue words that show it."""
    language = reading.language or "en"
    words = cue_words(reading, attribution)
    for key, value in (
        ("false", FactValue.PROBABLE_NOT),
        ("presupposed", FactValue.PROBABLE),
        ("distanced", FactValue.UNKNOWN),
    ):
        telling = listed_words(language, TABLE, f"cue.{key}")
        spans = tuple(span for word, span in words if word in telling)
        negated = any(word in NOT for word, _ in words)
        if spans:
            return (FactValue.UNKNOWN if negated else value), spans
    return FactValue.UNKNOWN, ()
