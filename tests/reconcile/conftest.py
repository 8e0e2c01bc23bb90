"""Builders of small reports and claims about the invented war."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reportedly.model.attribution import Made, Quotation
from reportedly.model.claim import Claim, ReportHeader, Speaker
from reportedly.model.event import EventMention, EventType
from reportedly.model.factuality import Factuality, FactValue
from reportedly.model.ids import RunId, claim_id, report_id, work_id
from reportedly.model.mention import (
    ActorMention,
    Quantity,
    QuantityState,
    TimeExpression,
    TimeType,
    Toponym,
)
from reportedly.model.referent import Party, Place, PlaceKind, SourceKind
from reportedly.model.report import Capture, DateSource, Published, Report, Status
from reportedly.model.span import Span

MADE = Made(by="test", version="1", rule="by-hand")
RUN = RunId("n_test")
BRENN = Place(
    id="places:brenn",
    name="Brenn",
    lat=-45.2,
    lon=-131.1,
    kind=PlaceKind.TOWN,
    country="VX",
    admin1="Halvik",
    radius_km=3,
)
PARTIES = {
    "vx": Party(
        id="vx", name="Veskara", names=(), kind=SourceKind.GOVERNMENT, family="vx", side="VX"
    ),
    "vx-mod": Party(
        id="vx-mod",
        name="Veskaran Defence Ministry",
        names=(),
        kind=SourceKind.MILITARY,
        family="vx",
        side="VX",
    ),
    "ox": Party(
        id="ox", name="Orland", names=(), kind=SourceKind.GOVERNMENT, family="ox", side="OX"
    ),
}


class Builder:
    """Makes reports and claims from words, with spans that fit."""

    def report(
        self,
        text: str,
        *,
        publisher: str = "Meridian Wire",
        day: str | None = "2025-03-11",
        status: Status = Status.ORIGINAL,
        supersedes: Report | None = None,
    ) -> Report:
        now = datetime(2025, 3, 20, tzinfo=UTC)
        digest = hashlib.sha256(text.encode()).hexdigest()
        capture = Capture(
            sha256=digest,
            size=len(text),
            media_type="text/plain",
            encoding="utf-8",
            origin="test",
            captured_at=now,
            tool="test",
        )
        return Report(
            id=report_id(publisher, None, text),
            work=work_id(publisher, None, text),
            version=1,
            publisher=publisher,
            url=None,
            title=None,
            text=text,
            published=Published(value=day, found=DateSource.GIVEN) if day else None,
            language="en",
            original_language=None,
            sha256_text=digest,
            furniture=(),
            status=status,
            supersedes=supersedes.id if supersedes else None,
            capture=capture,
        )

    def claim(
        self,
        report: Report,
        content: str,
        *,
        speaker: str | None = None,
        actor: str | None = None,
        killed: str | None = None,
        at_least: bool = False,
        day: str | None = "2025-03-11",
        place: Place | None = BRENN,
        event: EventType | None = EventType.ASSAULT,
        trigger: str = "strike",
        says: FactValue = FactValue.CERTAIN,
    ) -> Claim:
        start = report.text.index(content)
        spans = (Span(start, start + len(content)),)
        quotation = Quotation.INDIRECT if speaker else Quotation.NARRATION
        places = self._places(content, start, place)
        times = (
            () if day is None else (TimeExpression(span=spans[0], type=TimeType.DATE, value=day),)
        )
        return Claim(
            id=claim_id(report.id, (), (), spans, quotation.value, None),
            run=RUN,
            report=ReportHeader(
                id=report.id,
                version=1,
                publisher=report.publisher,
                url=None,
                title=None,
                language="en",
                original_language=None,
                published=report.published.value if report.published else None,
            ),
            source=(),
            cue=(),
            content=spans,
            quotation=quotation,
            within=None,
            made=MADE,
            confidence=0.9,
            speakers=()
            if speaker is None
            else (Speaker(span=None, name=speaker, kind=SourceKind.OFFICIAL, actor=actor),),
            factuality=Factuality(
                source=says if speaker else None,
                publisher=FactValue.UNKNOWN if speaker else FactValue.CERTAIN,
            ),
            events=self._events(content, start, event, trigger, says),
            places=places,
            times=times,
            quantities=self._killed(content, start, killed, at_least),
        )

    def _places(self, content: str, start: int, place: Place | None) -> tuple[Toponym, ...]:
        if place is None or place.name not in content:
            return ()
        at = start + content.index(place.name)
        span = Span(at, at + len(place.name))
        return (Toponym(span=span, as_written=place.name, place=place),)

    def _events(
        self, content: str, start: int, event: EventType | None, trigger: str, says: FactValue
    ) -> tuple[EventMention, ...]:
        if event is None or trigger not in content:
            return ()
        at = start + content.index(trigger)
        return (EventMention(trigger=Span(at, at + len(trigger)), type=event, factuality=says),)

    def _killed(
        self, content: str, start: int, killed: str | None, at_least: bool
    ) -> tuple[Quantity, ...]:
        if killed is None:
            return ()
        at = start + content.index(killed)
        number = float(killed)
        return (
            Quantity(
                span=Span(at, at + len(killed)),
                low=number,
                high=None if at_least else number,
                state=QuantityState.KILLED,
            ),
        )

    def called(self, name: str, day: str | None) -> Party | None:
        """The party of that very name."""
        return next((party for party in PARTIES.values() if party.name == name), None)

    def says(self, claim: Claim, name: str, **speaker: object) -> Claim:
        """The claim as said by someone else."""
        kind = speaker.pop("kind", SourceKind.OFFICIAL)
        one = Speaker(span=None, name=name, kind=kind, **speaker)  # type: ignore[arg-type]
        return replace(claim, quotation=Quotation.INDIRECT, speakers=(one,))

    def span(self, report: Report, words: str) -> Span:
        """Where the words first stand in the report."""
        start = report.text.index(words)
        return Span(start, start + len(words))

    def actor(self, report: Report, words: str, actor: str | None = None) -> ActorMention:
        """A mention of someone who acts."""
        kind = SourceKind.MILITARY
        span = self.span(report, words)
        return ActorMention(span=span, as_written=words, actor=actor, kind=kind)

    def get(self, actor: str, day: str | None = None) -> Party | None:
        """So that a builder can stand in for a parties file."""
        return PARTIES.get(actor)

    def match(self, name: str, day: str | None) -> Party | None:
        """No organ is known that is not listed."""
        return self.called(name, day)

    def governing(self, country: str | None, day: str | None) -> Party | None:
        """The nation whose places have that code."""
        return PARTIES.get(country.lower()) if country else None

    def headed_by(self, name: str, day: str | None) -> Party | None:
        """Nobody heads a state."""
        return None


@pytest.fixture(scope="session")
def build() -> Builder:
    return Builder()
