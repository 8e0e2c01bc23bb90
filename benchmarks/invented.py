"""Invented reports with claims, as many as asked for, without a model: what growth is measured on.

Stories about invented places are told by invented wires and carried on by invented papers: copied
word for word, abridged, reworded, updated the next day, rounded up. Every paper has a standing
paragraph, and every day has bulletins of one template that are no copies. Days follow one another
at `PER_DAY` reports a day, so more reports are a longer time. Everything follows from the seed.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from reportedly.model.attribution import Made, Quotation
from reportedly.model.claim import Claim, Speaker, header_of
from reportedly.model.event import Control, ControlExtent, ControlStatus, EventMention, EventType
from reportedly.model.factuality import Factuality, FactValue
from reportedly.model.ids import ClaimId, RunId, claim_id, report_id, work_id
from reportedly.model.mention import (
    ActorMention,
    Quantity,
    QuantityState,
    TimeExpression,
    TimeType,
    Toponym,
)
from reportedly.model.referent import Place, PlaceKind, SourceKind
from reportedly.model.report import Capture, DateSource, Published, Report, Status
from reportedly.model.run import Extracted, Run, run_id
from reportedly.model.span import Span

PER_DAY = 100  # reports
START = date(2001, 1, 1)
NOW = datetime(2031, 1, 1, tzinfo=UTC)
MADE = Made(by="benchmark", version="1", rule="invented")
RUN = Run(id=run_id((("benchmark", "1"),)), components=(("benchmark", "1"),), started=NOW)
COPIES = (*[0] * 12, 1, 1, 1, 2, 2, 3, 3, 5, 8, 12, 40)  # reports that carry a story on
ONSETS = (*"bdfghklmnprstvz", "br", "dr", "fl", "gr", "kr", "pl", "st", "tr", "sk")
VOWELS = (*"aeiou", "ai", "ea", "ou")
ENDS = ("", *"nrlstm", "nd", "rk", "lt")
LATE = 0.15  # share of the copies that are of the next day
STANDING = 0.7  # share of a paper's reports that end with its standing paragraph


def invented_words(chance: random.Random, count: int) -> list[str]:
    """That many words of two or three syllables, each once."""
    found: dict[str, None] = {}
    while len(found) < count:
        parts = (
            chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(ENDS)
            for _ in range(chance.choice((2, 2, 3)))
        )
        found["".join(parts)] = None
    return list(found)


_FIXED = random.Random(0)
WORDS = invented_words(_FIXED, 20_000)
NAMES = [word.capitalize() for word in invented_words(_FIXED, 6_000)]
PAPERS = [f"{name} Post" for name in NAMES[:150]]
WIRES = [f"{name} Wire" for name in NAMES[150:158]]
PEOPLE = [f"{_FIXED.choice(NAMES[200:600])} {name}" for name in NAMES[600:3_600]]
BODIES = {"VSK-MOD": "Veskaran Defence Ministry", "ORL-MOD": "Orlandic Defence Ministry"}
PLACES = [
    Place(
        id=f"places:{number}",
        name=name,
        lat=number % 80,
        lon=-30 - number % 100,
        kind=PlaceKind.CITY if number % 20 == 0 else PlaceKind.TOWN,
        country="VX",
        admin1=NAMES[3_600 + number % 12],
        radius_km=3.0,
    )
    for number, name in enumerate(NAMES[4_000:5_500])
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence, and the claim that stands in it: pieces of the sentence for what it names."""

    text: str
    content: str
    speaker: Speaker | None = None
    source: str = ""
    trigger: str = ""
    actor: tuple[str, str] | None = None  # words, id
    place: Place | None = None
    day: str | None = None
    figures: tuple[tuple[str, QuantityState], ...] = ()
    says: FactValue = FactValue.CERTAIN
    held: bool = False  # the trigger tells who holds the place
    prose: bool = False  # may be reworded


def zipf(chance: random.Random, size: int) -> int:
    """A number below `size`, small ones far more often."""
    return int(size ** chance.random()) - 1


def prose(chance: random.Random) -> Line:
    """A sentence in words of which some are frequent and most are rare."""
    words = [WORDS[zipf(chance, len(WORDS))] for _ in range(chance.randint(12, 24))]
    text = " ".join(words).capitalize() + "."
    return Line(text=text, content=text[:-1], prose=True)


def reworded(chance: random.Random, line: Line) -> Line:
    """The sentence with one word in seven replaced, if it names nothing."""
    if not line.prose:
        return line
    words = (chance.choice(WORDS) if chance.random() < 1 / 7 else w for w in line.text.split())
    text = " ".join(words).rstrip(".").capitalize() + "."
    return replace(line, text=text, content=text[:-1])


def person(chance: random.Random) -> Speaker:
    """A named official."""
    name = PEOPLE[zipf(chance, len(PEOPLE))]
    return Speaker(span=None, name=name, kind=SourceKind.OFFICIAL, role="spokesman")


def governor(chance: random.Random, region: str) -> Speaker:
    """The holder of an office, with or without a name."""
    role = f"governor of {region} province"
    if chance.random() < 0.5:
        return Speaker(span=None, name=f"Ilse {region}", kind=SourceKind.OFFICIAL, role=role)
    return Speaker(span=None, name=None, kind=SourceKind.OFFICIAL, role=role)


def strike(chance: random.Random, place: Place, day: str, killed: int) -> list[Line]:
    """A strike as told by the wire, an official, and two ministries that disagree."""
    weapon = WORDS[zipf(chance, 400)]
    official = governor(chance, place.admin1 or "")
    who = official.name or f"the governor of {place.admin1} province"
    ours, theirs = chance.sample(sorted(BODIES), 2)
    first = f"{weapon.capitalize()} strikes on {place.name} killed {killed} people on that day"
    second = f"at least {killed + chance.randint(0, 4)} people had been killed in {place.name}"
    third = f"the {BODIES[theirs][:-17]} army had carried out the attack on {place.name}"
    accused = (f"{BODIES[theirs][:-17]} army", theirs)
    return [
        Line(text=f"{first}.", content=first, trigger="killed",
             place=place, day=day, figures=((str(killed), QuantityState.KILLED),)),
        Line(text=f"{who[0].upper()}{who[1:]} said that {second}.", content=second,
             speaker=official, source=who[0].upper() + who[1:], trigger="killed", place=place,
             figures=((second.split()[2], QuantityState.KILLED),)),
        Line(text=f"The {BODIES[ours]} said that {third}.", content=third,
             speaker=Speaker(span=None, name=BODIES[ours], kind=SourceKind.MILITARY, actor=ours),
             source=f"The {BODIES[ours]}", trigger="attack", actor=accused, place=place),
        Line(text=f"The {BODIES[theirs]} denied an attack on {place.name} by its units.",
             content=f"an attack on {place.name} by its units", source=f"The {BODIES[theirs]}",
             speaker=Speaker(span=None, name=BODIES[theirs], kind=SourceKind.MILITARY,
                             actor=theirs),
             trigger="attack", place=place, says=FactValue.CERTAIN_NOT),
    ]  # fmt: skip


def holding(chance: random.Random, place: Place) -> Line:
    """Who is said to hold a place."""
    body = chance.choice(sorted(BODIES))
    army = f"{BODIES[body].split()[0]} army"
    content = f"the {army} had taken full control of {place.name}"
    return Line(text=f"A resident said {content}.", content=content, source="A resident",
                speaker=Speaker(span=None, name=None, kind=SourceKind.CIVILIAN),
                actor=(army, body.replace("MOD", "MIL")), trigger="control", place=place,
                held=True)  # fmt: skip


def quoted(chance: random.Random) -> Line:
    """What a named official says, in words of their own."""
    said, who = prose(chance).content.lower(), person(chance)
    return Line(text=f"{who.name} said that {said}.", content=said, speaker=who,
                source=who.name or "")  # fmt: skip


def story(chance: random.Random, day: str) -> list[Line]:
    """A wire's report of about ten sentences."""
    place = PLACES[zipf(chance, len(PLACES))]
    lines = strike(chance, place, day, chance.randint(1, 60)) if chance.random() < 0.6 else []
    if chance.random() < 0.3:
        lines.append(holding(chance, PLACES[zipf(chance, len(PLACES))]))
    lines += [quoted(chance) for _ in range(chance.randint(1, 3))]
    return [*lines, *(prose(chance) for _ in range(chance.randint(5, 10)))]


def bulletin(chance: random.Random) -> list[Line]:
    """A daily template with other figures every time."""
    said = f"{chance.randint(20, 99)} engagements were counted along the line of contact"
    body = chance.choice(sorted(BODIES))
    lines = [
        Line(text=f"The {BODIES[body]} said that {said}.", content=said,
             source=f"The {BODIES[body]}",
             speaker=Speaker(span=None, name=BODIES[body], kind=SourceKind.MILITARY, actor=body)),
        *(
            replace(prose(random.Random(number)), prose=False)
            for number in range(body == "VSK-MOD", 8, 2)
        ),
    ]  # fmt: skip
    return [*lines, prose(chance)]


Telling = tuple[str, str, list[Line]]  # publisher, day, lines


def tellings(chance: random.Random, day: date, recent: list[list[Line]]) -> Iterator[Telling]:
    """One story and everything that carries it on; `recent` are stories for round-ups."""
    iso, later = day.isoformat(), (day + timedelta(days=1)).isoformat()
    if chance.random() < 0.03:
        yield chance.choice(PAPERS), iso, bulletin(chance)
        return
    if recent and chance.random() < 0.005:
        yield chance.choice(PAPERS), iso, [line for told in recent[-4:] for line in told]
        return
    lines = story(chance, iso)
    recent.append(lines)
    yield chance.choice(WIRES), iso, lines
    if chance.random() < 0.1:
        yield chance.choice(WIRES), later, [*lines[1 : len(lines) // 2], *story(chance, later)[:4]]
    for paper in chance.sample(PAPERS, chance.choice(COPIES)):
        yield paper, later if chance.random() < LATE else iso, _carried(chance, lines, paper)


def _carried(chance: random.Random, lines: list[Line], paper: str) -> list[Line]:
    sort = chance.random()
    if sort < 0.3:
        lines = lines[: max(4, len(lines) // 2)]
    elif sort < 0.6:
        lines = [reworded(chance, line) for line in lines]
    if chance.random() < STANDING:
        own = random.Random(paper)
        lines = [*lines, *(replace(prose(own), prose=False) for _ in range(2))]
    return lines


def reports(
    count: int, seed: int = 1, per_day: int = PER_DAY, *, claims: bool = True
) -> Iterator[Extracted]:
    """That many reports, in order of the day on which their story broke, with their claims."""
    return islice(_endless(seed, per_day, claims), count)


def _endless(seed: int, per_day: int, claims: bool) -> Iterator[Extracted]:
    chance, number, recent = random.Random(seed), 0, list[list[Line]]()
    while True:
        day = START + timedelta(days=number // per_day)
        for publisher, told, lines in tellings(chance, day, recent):
            yield extracted(publisher, told, lines, number, claims=claims)
            number += 1
        del recent[:-4]


def extracted(
    publisher: str, day: str, lines: list[Line], number: int, *, claims: bool = True
) -> Extracted:
    """A report of these sentences, with the claims that stand in them."""
    text = " ".join(line.text for line in lines)
    url = f"https://example.org/{number}"
    report = Report(
        id=report_id(publisher, url, text), work=work_id(publisher, url, text), version=1,
        publisher=publisher, url=url, title=lines[0].text[:60], text=text,
        published=Published(value=day, found=DateSource.GIVEN), language="en",
        original_language=None, sha256_text=hashlib.sha256(text.encode()).hexdigest(),
        furniture=(), status=Status.ORIGINAL, supersedes=None,
        capture=Capture(sha256=hashlib.sha256(text.encode()).hexdigest(), size=len(text),
                        media_type="text/plain", encoding="utf-8", origin=f"{number}.txt",
                        captured_at=NOW, tool="benchmark"),
    )  # fmt: skip
    found = tuple(_claims(report, lines)) if claims else ()
    return Extracted(report=report, run=RUN, claims=found)


def _claims(report: Report, lines: list[Line]) -> Iterator[Claim]:
    start = 0
    for line in lines:
        yield _claim(report, line, start)
        start += len(line.text) + 1


def _claim(report: Report, line: Line, start: int) -> Claim:
    content = _spot(line, line.content, start)
    source = (_spot(line, line.source, start),) if line.source else ()
    quotation = Quotation.INDIRECT if line.speaker else Quotation.NARRATION
    told = FactValue.CERTAIN if line.speaker is None else FactValue.UNKNOWN
    speaker = replace(line.speaker, span=source[0]) if line.speaker and source else None
    return Claim(
        id=ClaimId(claim_id(report.id, source, (), (content,), quotation, None)),
        run=RunId(RUN.id), report=header_of(report), source=source, cue=(), content=(content,),
        quotation=quotation, within=None, made=MADE, confidence=0.9,
        speakers=(speaker,) if speaker else (),
        factuality=Factuality(source=line.says if line.speaker else None, publisher=told),
        events=_events(line, start), controls=_controls(line, start),
        places=_places(line, start), times=_times(line, content), actors=_actors(line, start),
        quantities=tuple(
            Quantity(span=_spot(line, figure, start), low=float(figure), high=float(figure),
                     state=state)
            for figure, state in line.figures
        ),
    )  # fmt: skip


def _spot(line: Line, words: str, start: int) -> Span:
    at = start + line.text.index(words)
    return Span(at, at + len(words))


def _events(line: Line, start: int) -> tuple[EventMention, ...]:
    if not line.trigger or line.held:
        return ()
    return (
        EventMention(trigger=_spot(line, line.trigger, start), type=EventType.ASSAULT,
                     factuality=line.says, places=(0,), agents=(0,) if line.actor else (),
                     times=(0,) if line.day else (),
                     quantities=tuple(range(len(line.figures)))),
    )  # fmt: skip


def _controls(line: Line, start: int) -> tuple[Control, ...]:
    if not line.held:
        return ()
    return (Control(span=_spot(line, line.trigger, start), place=0, holder=0,
                    extent=ControlExtent.ALL, status=ControlStatus.CAPTURED),)  # fmt: skip


def _places(line: Line, start: int) -> tuple[Toponym, ...]:
    if line.place is None:
        return ()
    span = _spot(line, line.place.name, start)
    return (Toponym(span=span, as_written=line.place.name, place=line.place),)


def _times(line: Line, content: Span) -> tuple[TimeExpression, ...]:
    if line.day is None:
        return ()
    return (TimeExpression(span=content, type=TimeType.DATE, value=line.day),)


def _actors(line: Line, start: int) -> tuple[ActorMention, ...]:
    if line.actor is None:
        return ()
    words, actor = line.actor
    return (ActorMention(span=_spot(line, words, start), as_written=words, actor=actor,
                         kind=SourceKind.MILITARY),)  # fmt: skip
