"""Hypothesis strategies for every noun that has a line, as wild as the nouns allow."""

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from reportedly.errors import IssueCode
from reportedly.model.attribution import Made, Quotation
from reportedly.model.claim import (
    Anonymity,
    Basis,
    ChainLink,
    Channel,
    Claim,
    LinkRelation,
    ReportHeader,
    ResponseBasis,
    ResponseLink,
    ReviewMark,
    ReviewStatus,
    Speaker,
)
from reportedly.model.event import (
    Control,
    ControlExtent,
    ControlStatus,
    EventMention,
    EventType,
    Responsibility,
    ResponsibilityRelation,
)
from reportedly.model.factuality import (
    Factuality,
    FactValue,
    Mood,
    Silence,
    SilenceKind,
    Verification,
    VerificationStatus,
)
from reportedly.model.finding import About, Conclusion, Excerpt, Finding, MethodKind, Outside
from reportedly.model.incident import (
    Account,
    AttestedSilence,
    Coverage,
    Dependence,
    Descent,
    Disagreement,
    Incident,
    IncidentKind,
    Lineage,
    LineageKind,
    LineageLink,
    Mutation,
    MutationKind,
    Newsroom,
    NewsroomFound,
    Origin,
    Proposition,
    Relation,
    Stance,
    Statement,
)
from reportedly.model.issue import Issue
from reportedly.model.mention import (
    ActorMention,
    Conversion,
    Counted,
    PlaceBasis,
    PlaceRole,
    Population,
    Quantity,
    QuantityScope,
    QuantityState,
    TimeExpression,
    TimeRole,
    TimeType,
    Toponym,
)
from reportedly.model.referent import Place, PlaceKind, SourceKind
from reportedly.model.report import (
    Capture,
    DateSource,
    Furniture,
    FurnitureKind,
    Published,
    Report,
    Status,
)
from reportedly.model.review import Judgement, Review, ReviewAction, Verdict
from reportedly.model.run import Run
from reportedly.model.span import Span, Spans

few = {"max_size": 3}
texts = st.text(max_size=12)
maybe_texts = st.none() | texts
naturals = st.integers(0, 10**6)
shares = st.floats(0, 1)
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**9)
offsets = st.sampled_from(
    [UTC, timezone(timedelta(hours=-9, minutes=-30)), timezone(timedelta(hours=5))]
)
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=offsets)


def ids(prefix: str) -> st.SearchStrategy[str]:
    """Ids of one prefix."""
    return st.integers(0, 2**128 - 1).map(lambda number: f"{prefix}_{number:032x}")


def many(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to three items as a tuple."""
    return st.lists(items, **few).map(tuple)


def within(size: int) -> st.SearchStrategy[int]:
    """Indexes into an array of that size; none at all if it is empty."""
    return st.integers(0, size - 1) if size else st.nothing()


def indexes(size: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Up to three indexes into an array of that size."""
    return many(within(size)) if size else st.just(())


@st.composite
def span_lists(draw: st.DrawFn, *, least: int = 0, end: int = 10**6) -> Spans:
    """Sorted, disjoint, non-empty spans; neighbours may touch."""
    cuts = draw(st.lists(st.integers(0, end), min_size=2 * least, max_size=8, unique=True))
    cuts = sorted(cuts)[: len(cuts) // 2 * 2]
    apart = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=True)]
    touching = [Span(*pair) for pair in pairwise(cuts)]
    return tuple(draw(st.sampled_from([apart, touching])))


spans = span_lists(least=1).map(lambda pieces: pieces[0])
maybe_spans = st.none() | spans
made = st.builds(Made, by=texts, version=texts, rule=texts)
own = {"confidence": st.none() | shares, "made": st.none() | made}

places = st.builds(
    Place,
    id=texts,
    name=texts,
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180) | st.integers(-180, 180),
    kind=st.sampled_from(PlaceKind),
    country=maybe_texts,
    admin1=maybe_texts,
    radius_km=st.floats(0, 2e4),
    population=naturals,
)
toponyms = st.builds(
    Toponym,
    span=spans,
    as_written=texts,
    role=st.sampled_from(PlaceRole),
    basis=st.sampled_from(PlaceBasis),
    place=st.none() | places,
    mismatch=maybe_texts,
    name_until=maybe_texts,
    also_in=many(texts),
    candidates=many(texts),
    **own,
)
times = st.builds(
    TimeExpression,
    span=spans,
    type=st.sampled_from(TimeType),
    value=maybe_texts,
    role=st.sampled_from(TimeRole),
    mod=maybe_texts,
    anchor=maybe_texts,
    **own,
)
actors = st.builds(
    ActorMention,
    span=spans,
    as_written=texts,
    name=maybe_texts,
    kind=st.none() | st.sampled_from(SourceKind),
    role=maybe_texts,
    actor=maybe_texts,
    sectors=many(texts),
    **own,
)
speakers = st.builds(
    Speaker,
    span=maybe_spans,
    name=maybe_texts,
    kind=st.sampled_from(SourceKind),
    role=maybe_texts,
    actor=maybe_texts,
    anonymous=st.none() | st.sampled_from(Anonymity),
    reason=maybe_spans,
    candidates=many(texts),
    **own,
)
links = st.builds(
    ChainLink, span=maybe_spans, name=texts, relation=st.sampled_from(LinkRelation), **own
)
channels = st.builds(Channel, name=texts, span=spans)
factualities = st.builds(
    Factuality,
    source=st.none() | st.sampled_from(FactValue),
    publisher=st.sampled_from(FactValue),
    words=span_lists(),
)
verifications = st.builds(
    Verification,
    status=st.sampled_from(VerificationStatus),
    by=maybe_texts,
    span=spans,
    part=maybe_spans,
    method=maybe_texts,
    **own,
)
silences = st.builds(
    Silence, kind=st.sampled_from(SilenceKind), about=maybe_spans, made=st.none() | made
)
headers = st.builds(
    ReportHeader,
    id=ids("r"),
    version=st.integers(1, 99),
    publisher=maybe_texts,
    url=maybe_texts,
    title=maybe_texts,
    published=maybe_texts,
    language=maybe_texts,
    original_language=maybe_texts,
)
marks = st.builds(ReviewMark, status=st.sampled_from(ReviewStatus), by=texts, at=moments)
responses = st.builds(ResponseLink, claim=ids("c"), basis=st.sampled_from(ResponseBasis))


def bounds() -> st.SearchStrategy[tuple[float | None, float | None]]:
    """A lower and an upper bound, either of which may be missing."""
    both = st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair)))
    return both | st.tuples(st.none() | numbers, st.none()) | st.tuples(st.none(), numbers)


@st.composite
def quantities(draw: st.DrawFn, size: int) -> Quantity:
    """A quantity of an array of that size."""
    low, high = draw(bounds())
    return draw(
        st.builds(
            Quantity,
            span=spans,
            low=st.just(low),
            high=st.just(high),
            low_open=st.booleans(),
            high_open=st.booleans(),
            approximate=st.booleans(),
            unit=maybe_texts,
            of=maybe_spans,
            state=st.sampled_from(QuantityState),
            population=st.sampled_from(Population),
            subset_of=st.none() | within(size),
            scope=st.sampled_from(QuantityScope),
            counted=st.sampled_from(Counted),
            conversion=st.none() | st.sampled_from(Conversion),
            **own,
        )
    )


def events(sizes: dict[str, int]) -> st.SearchStrategy[EventMention]:
    """Event mentions whose indexes fit arrays of these sizes."""
    actor = st.none() | within(sizes["actors"])
    relation = st.sampled_from(ResponsibilityRelation)
    return st.builds(
        EventMention,
        trigger=spans,
        type=st.sampled_from(EventType),
        mode=maybe_texts,
        factuality=st.sampled_from(FactValue),
        mood=st.sampled_from(Mood),
        agents=indexes(sizes["actors"]),
        recipients=indexes(sizes["actors"]),
        places=indexes(sizes["places"]),
        times=indexes(sizes["times"]),
        quantities=indexes(sizes["quantities"]),
        responsibility=many(st.builds(Responsibility, actor=actor, relation=relation, by=actor)),
        part_of=st.none() | within(sizes["events"]),
        cameo=maybe_texts,
        acled=maybe_texts,
        ucdp=maybe_texts,
        why=texts,
        **own,
    )


def controls(sizes: dict[str, int]) -> st.SearchStrategy[Control]:
    """Control statements whose indexes fit arrays of these sizes."""
    return st.builds(
        Control,
        span=spans,
        place=st.none() | within(sizes["places"]),
        holder=st.none() | within(sizes["actors"]),
        extent=st.none() | st.sampled_from(ControlExtent),
        status=st.sampled_from(ControlStatus),
        as_of=st.none() | within(sizes["times"]),
        **own,
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Claims, narration and attributed, whose indexes point into their own arrays."""
    names = ("places", "times", "quantities", "actors", "events")
    sizes = {name: draw(st.integers(0, 2)) for name in names}

    def exactly(name: str, items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
        return st.lists(items, min_size=sizes[name], max_size=sizes[name]).map(tuple)

    quotation = draw(st.sampled_from(Quotation))
    narrated = quotation is Quotation.NARRATION
    return draw(
        st.builds(
            Claim,
            id=ids("c"),
            run=ids("n"),
            report=headers,
            source=st.just(()) if narrated else span_lists(),
            cue=span_lists(),
            content=span_lists(least=1),
            quotation=st.just(quotation),
            within=st.none() | ids("c"),
            made=made,
            confidence=shares,
            responds_to=st.none() | responses,
            speakers=st.just(()) if narrated else many(speakers),
            chain=many(links),
            channel=st.none() | channels,
            basis=st.sampled_from(Basis),
            factuality=factualities,
            mood=st.sampled_from(Mood),
            verification=many(verifications),
            silence=st.none() | silences,
            events=exactly("events", events(sizes)),
            controls=many(controls(sizes)),
            places=exactly("places", toponyms),
            times=exactly("times", times),
            quantities=exactly("quantities", quantities(sizes["quantities"])),
            actors=exactly("actors", actors),
            review=st.none() | marks,
        )
    )


captures = st.builds(
    Capture,
    sha256=st.binary(max_size=4).map(lambda raw: sha256(raw).hexdigest()),
    size=naturals,
    media_type=texts,
    encoding=maybe_texts,
    origin=texts,
    captured_at=moments,
    tool=texts,
    operator=maybe_texts,
    headers=many(st.tuples(texts, texts)),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports whose hash is that of their text and whose furniture lies in it."""
    text = draw(st.text(max_size=40))
    where = draw(span_lists(end=len(text))) if len(text) > 1 else ()
    kinds, rules = st.sampled_from(FurnitureKind), texts
    furniture = [Furniture(span=span, kind=draw(kinds), rule=draw(rules)) for span in where]
    published = st.builds(Published, value=texts, found=st.sampled_from(DateSource))
    return draw(
        st.builds(
            Report,
            id=ids("r"),
            work=ids("w"),
            version=st.integers(1, 99),
            publisher=maybe_texts,
            url=maybe_texts,
            title=maybe_texts,
            text=st.just(text),
            published=st.none() | published,
            language=maybe_texts,
            original_language=maybe_texts,
            sha256_text=st.just(sha256(text.encode()).hexdigest()),
            furniture=st.just(tuple(furniture)),
            status=st.sampled_from(Status),
            supersedes=st.none() | ids("r"),
            capture=captures,
        )
    )


issues = st.builds(
    Issue,
    code=st.sampled_from(IssueCode),
    where=texts,
    report=st.none() | ids("r"),
    span=maybe_spans,
    detail=texts,
)
runs = st.builds(Run, id=ids("n"), components=many(st.tuples(texts, texts)), started=moments)
lineage_links = st.builds(
    LineageLink,
    child=ids("r"),
    parent=ids("r"),
    kind=st.sampled_from(LineageKind),
    shared=shares,
    why=texts,
)
newsrooms = st.builds(
    Newsroom,
    report=ids("r"),
    name=texts,
    found=st.sampled_from(NewsroomFound),
    at=ids("r"),
    span=st.none() | spans,
)
mutations = st.builds(
    Mutation,
    kind=st.sampled_from(MutationKind),
    before=texts,
    after=texts,
    parent=st.none() | spans,
    child=st.none() | spans,
)
descents = st.builds(
    Descent,
    child=ids("r"),
    parent=ids("r"),
    kept=naturals,
    passages=naturals,
    mutations=many(mutations),
)
lineages = st.builds(
    Lineage,
    id=ids("l"),
    reports=many(ids("r")),
    links=many(lineage_links),
    newsrooms=many(newsrooms),
    descents=many(descents),
)
statements = st.builds(
    Statement,
    id=ids("s"),
    speaker=texts,
    kind=st.sampled_from(SourceKind),
    actor=maybe_texts,
    claims=many(ids("c")),
    reports=many(ids("r")),
    lineages=many(ids("l")),
)
incidents = st.builds(
    Incident,
    id=ids("i"),
    title=texts,
    place=st.none() | places,
    day=maybe_texts,
    event=st.sampled_from(IncidentKind),
    claims=many(ids("c")),
    why=many(st.tuples(ids("c"), texts)),
)
origins = st.builds(
    Origin,
    statement=ids("s"),
    speaker=texts,
    kind=st.sampled_from(SourceKind),
    side=maybe_texts,
    stance=st.sampled_from(Stance),
    basis=st.sampled_from([item.value for item in Basis]),
    dependence=st.sampled_from(Dependence),
    depends_on=texts,
    claims=many(ids("c")),
    reports=naturals,
    newsrooms=naturals,
    lineages=naturals,
    withdrawn=st.booleans(),
    unverified=naturals,
)
propositions = st.builds(
    Proposition,
    slot=texts,
    value=texts,
    low=st.none() | numbers,
    high=st.none() | numbers,
    low_open=st.booleans(),
    high_open=st.booleans(),
    state=st.none() | st.sampled_from(QuantityState),
    population=st.none() | st.sampled_from([item.value for item in Population]),
    as_of=maybe_texts,
    origins=many(origins),
)
disagreements = st.builds(
    Disagreement, left=naturals, right=naturals, relation=st.sampled_from(Relation), why=texts
)
attested = st.builds(
    AttestedSilence,
    who=texts,
    kind=st.sampled_from([item.value for item in SilenceKind]),
    claim=ids("c"),
)
coverages = st.builds(
    Coverage,
    reports=naturals,
    publishers=naturals,
    first=maybe_texts,
    last=maybe_texts,
    languages=many(texts),
    unread=naturals,
    undated=naturals,
)
accounts = st.builds(
    Account,
    incident=incidents,
    summary=texts,
    propositions=many(propositions),
    disagreements=many(disagreements),
    silences=many(attested),
    coverage=coverages,
)
judgements = st.builds(
    Judgement,
    left=texts,
    right=texts,
    verdict=st.sampled_from(Verdict),
    by=texts,
    at=moments,
    note=texts,
    undoes=st.none() | naturals,
)
reviews = st.builds(
    Review,
    report=ids("r"),
    content=span_lists(),
    field=maybe_texts,
    action=st.sampled_from(ReviewAction),
    value=maybe_texts,
    seen=texts,
    claim=st.none() | ids("c"),
    by=texts,
    at=moments,
    note=texts,
    undoes=st.none() | naturals,
)
findings = st.builds(
    Finding,
    text=texts,
    evidence=many(ids("c")),
    method=texts,
    by=texts,
    at=moments,
    final=st.booleans(),
    id=ids("f"),
    about=st.builds(
        About,
        incident=st.none() | ids("i"),
        slot=texts,
        population=maybe_texts,
        value=texts,
        claims=many(ids("c")),
    ),
    conclusion=st.none() | st.sampled_from(Conclusion),
    kinds=many(st.sampled_from(MethodKind)),
    excerpts=many(st.builds(Excerpt, report=ids("r"), spans=span_lists())),
    outside=many(
        st.builds(
            Outside,
            what=texts,
            file=texts,
            sha256=texts,
            url=texts,
            day=texts,
            obtained_by=texts,
        )
    ),
    limits=texts,
    withdrawn=texts,
    removed=naturals,
)

NOUNS: dict[str, st.SearchStrategy[Any]] = {
    "claim": claims(),
    "report": reports(),
    "issue": issues,
    "run": runs,
    "lineage": lineages,
    "statement": statements,
    "incident": incidents,
    "account": accounts,
    "judgement": judgements,
    "review": reviews,
    "finding": findings,
}
