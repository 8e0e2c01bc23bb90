"""Who originated each report: by dateline, credit or byline, by whom it was told, by descent."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from reportedly.lang import table, words
from reportedly.model.ids import ReportId
from reportedly.model.incident import Lineage, Newsroom, NewsroomFound
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.reconcile.lineage.newsroom_rules import Rule, rules
from reportedly.reconcile.lineage.passages import END
from reportedly.reconcile.words import NAMES, WORD, folded, name_key

UNKNOWN_PUBLISHER = "unknown publisher"
UNNAMED = "unnamed agencies"  # of a report that credits agencies and names none
TABLE = "newsroom"
HEAD = 400  # characters in which datelines and bylines stand
FOOT = 400
LEAD = 450  # characters in which one "according to" carries the whole report
TELLINGS = 2  # of one outlet and no other, from which they carry it wherever they stand


def find_newsrooms(
    reports: Mapping[ReportId, Report], lineages: Iterable[Lineage]
) -> tuple[Lineage, ...]:
    """The lineages with a newsroom for each of their reports, in the order of their reports.

    A report without a credit of its own takes that of the earliest report of its lineage that
    has one, else the earliest publisher that is known.
    """
    credited = {report.id: credit_of(report) for report in reports.values()}
    spelled = _spelled(credited.values(), reports.values())
    return tuple(
        with_newsrooms(
            lineage,
            first_publisher(reports[one].publisher for one in lineage.reports),
            credited,
            spelled,
        )
        for lineage in lineages
    )


def first_publisher(publishers: Iterable[str | None]) -> str | None:
    """The earliest that is known: one and the same text was given without it first, say."""
    return next(filter(None, publishers), None)


def with_newsrooms(
    lineage: Lineage,
    publisher: str | None,
    credited: Mapping[ReportId, Newsroom | None],
    spelled: Mapping[str, str],
) -> Lineage:
    """The lineage with a newsroom for each report; `publisher` is its earliest known."""
    return replace(
        lineage,
        newsrooms=tuple(
            replace(room, name=spelled.get(name_key(room.name), room.name))
            for room in rooms_of(lineage.reports, publisher, credited)
        ),
    )


def rooms_of(
    reports: Sequence[ReportId],
    publisher: str | None,
    credited: Mapping[ReportId, Newsroom | None],
) -> Iterator[Newsroom]:
    """The newsroom of each report of a lineage, as it is spelled there."""
    own = [room for report in reports if (room := credited[report])]
    firm = next((room for room in own if not _is_unnamed(room)), None)
    passed = (
        firm
        or next(iter(own), None)
        or Newsroom(
            report=reports[0],
            name=publisher or UNKNOWN_PUBLISHER,
            found=NewsroomFound.PUBLISHER,
            at=reports[0],
            span=None,
        )
    )
    for report in reports:
        mine = credited[report]
        if mine is None or (firm and _is_unnamed(mine)):
            mine = replace(passed, report=report)
        yield mine if mine.at == report else replace(mine, found=NewsroomFound.LINEAGE)


def _is_unnamed(room: Newsroom) -> bool:
    """True for agencies that no name is known of: a copy may tell it."""
    return room.name.startswith(UNNAMED)


def _spelled(credited: Iterable[Newsroom | None], reports: Iterable[Report]) -> dict[str, str]:
    """Name key -> the spelling used most, so that one newsroom has one name."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    names = [found.name for found in credited if found]
    names += [shown(report.publisher) for report in reports if report.publisher]
    for name in names:
        counted[name_key(name)][name] += 1
    return {key: most_used(some) for key, some in counted.items()}


def most_used(counted: Mapping[str, int]) -> str:
    """The name used most often; of those used as often, the first by letters."""
    return min(counted, key=lambda name: (-counted[name], name))


def credit_of(report: Report) -> Newsroom | None:
    """The newsroom that a report itself credits, with the words that do; None if it does not."""
    language = report.language or "en"
    if language != "en":
        return None
    for rule in rules():
        if rule.where != "told" and (found := _by_rule(report, rule)):
            return found
    return _told(report)


def _by_rule(report: Report, rule: Rule) -> Newsroom | None:
    text, publisher = report.text, report.publisher
    start = max(0, len(text) - FOOT) if rule.where == "foot" else 0
    end = HEAD if rule.where == "head" else len(text)
    for found in rule.pattern.finditer(text, start, min(end, len(text))):
        if rule.own and publisher:
            return _newsroom(report, publisher, rule.found, Span(*found.span()))
        span = _named(found) if not rule.own else None
        if span and rule.unnamed:
            name = f"{UNNAMED}, in {publisher}" if publisher else UNNAMED
            return _newsroom(report, name, rule.found, span)
        if span and (rule.sure or is_outlet(span.of(text), publisher)):
            return _newsroom(report, span.of(text), rule.found, span)
    return None


def _told(report: Report) -> Newsroom | None:
    """The one outlet that the report says its content comes from; None if there are several."""
    telling = [rule for rule in rules() if rule.where == "told"]
    spans = sorted({span for rule in telling for span in _outlets(report, rule)})
    names = {name_key(shown(span.of(report.text))) for span in spans}
    if len(names) != 1 or (spans[0].start > LEAD and len(spans) < TELLINGS):
        return None
    if len(spans) < TELLINGS and _others_tell(report, spans[0].start):
        return None  # one word of an outlet in a story that begins with what others say
    if report.publisher and names == {name_key(shown(report.publisher))}:
        return None  # a publisher that names itself says nothing of the others
    return _newsroom(report, spans[0].of(report.text), NewsroomFound.TOLD, spans[0])


def _others_tell(report: Report, before: int) -> bool:
    """True if a sentence that ends before there says who tells it."""
    ends = [found.end() for found in END.finditer(report.text, 0, before + 1)]
    told = WORD.findall(folded(report.text[: ends[-1]])) if ends else []
    return not words("en", "mutations", "attribution").isdisjoint(told)


def _outlets(report: Report, rule: Rule) -> Iterator[Span]:
    if not any(words in report.text for words in rule.needs):
        return
    for found in rule.pattern.finditer(report.text):
        span = _named(found)
        if span and is_outlet(span.of(report.text), None):
            yield span


def _named(found: re.Match[str]) -> Span | None:
    groups = [name for name, value in found.groupdict().items() if value]
    return Span(*found.span(groups[0])) if groups else None


def _newsroom(report: Report, name: str, found: NewsroomFound, span: Span) -> Newsroom:
    """A credit, under the publisher's own name if it is short for that: "(Meridian)"."""
    publisher = report.publisher or ""
    if name_key(publisher).startswith(name_key(name) + " "):
        name = publisher
    return Newsroom(report=report.id, name=shown(name), found=found, at=report.id, span=span)


def is_outlet(name: str, publisher: str | None) -> bool:
    """True if a name looks like an outlet's, or is the publisher's own."""
    if publisher and name_key(name) == name_key(publisher):
        return True
    key = name_key(name)
    if not key or not words("en", "chain", "not_outlets").isdisjoint(key.split()):
        return False
    generic = words("en", "chain", "outlet_words")
    last = key.split()[-1]
    if key in _known():
        return True
    named = not generic.issuperset(key.split())
    return named and (last in generic or last.endswith(tuple(words("en", TABLE, "ends"))))


@cache
def _known() -> frozenset[str]:
    listed = {name_key(name) for name in words("en", "chain", "outlets")}
    return frozenset(listed | set(_aliases()))


@cache
def _aliases() -> dict[str, str]:
    named: Mapping[str, list[str]] = table("en", TABLE)["aliases"]
    return {folded(alias): name for name, others in named.items() for alias in others}


@lru_cache(NAMES)
def shown(name: str) -> str:
    """The name under which a newsroom is shown: "AP" and "apnews.com" are one."""
    plain = " ".join(name.split())
    key = name_key(plain.removeprefix("www."))
    return _aliases().get(key, plain)
