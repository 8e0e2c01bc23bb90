"""When figures were told, and how a toll rose."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from reportedly.model.incident import Proposition
from reportedly.reconcile.accounts.figures import is_total, size
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.accounts.saying import Saying
from reportedly.reconcile.view import View

NEVER = "9999"  # of words whose day is not known
DAY = 10  # characters of an ISO day
Pairs = Sequence[tuple[Saying, Saying]]


def own_rise(
    sources: Sources,
    one: Proposition,
    two: Proposition,
    left: Sequence[Saying],
    right: Sequence[Saying],
) -> str:
    """How a figure rose from a publisher's report to its next, which repeats most of it.

    So they are of one lineage. A report that gives both figures tells of two things.
    """
    both = {saying.claim.report.id for saying in left} & {s.claim.report.id for s in right}
    if both or one.slot != two.slot or not (is_total(one) and is_total(two)):
        return ""
    told: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    for saying in right:
        told[_teller(sources, saying)].append(saying)
    pairs = [(a, b) for a in left for b in told.get(_teller(sources, a), ())]
    return rise(sources.view, one, two, pairs) if pairs else ""


def _teller(sources: Sources, saying: Saying) -> tuple[str, str]:
    """The publisher, else the report alone, and whose words they are."""
    report = sources.view.reports[saying.claim.report.id]
    return report.publisher or report.id, sources.voices[saying.claim.id].key


def rise(view: View, one: Proposition, two: Proposition, pairs: Pairs) -> str:
    """How a figure rose from the one to the other, in words; "" if it did not, or nobody knows."""
    (low, early), (high, late) = sorted(
        ((one, _first(view, (a for a, _ in pairs))), (two, _first(view, (b for _, b in pairs)))),
        key=lambda item: size(item[0]),
    )
    if not (_before(early, late) and size(low) < size(high)):
        return ""
    if early[:DAY] == late[:DAY]:
        first, then = _hours(early, late)
        return f"{low.value} by {first}, {high.value} by {then} of {late[:DAY]}"
    return f"{low.value} by {early[:DAY]}, {high.value} by {late[:DAY]}"


def _hours(*moments: str) -> list[str]:
    """Their hours and minutes; with the zones where these differ."""
    shown = [moment[DAY + 1 : DAY + 6] for moment in moments]
    zones = [_zone(moment) for moment in moments]
    if len({*zones}) == 1:
        return shown
    return [f"{one} ({zone})" for one, zone in zip(shown, zones, strict=True)]


def _zone(moment: str) -> str:
    zone = re.split(r"(?=[+-]|Z)", moment[DAY + 1 :], maxsplit=1)[-1]
    return "+00:00" if zone == "Z" else zone


def rose_since(view: View, one: Proposition, pairs: Pairs) -> bool:
    """True if a part is larger than the whole that was told before it."""
    whole, part = (0, 1) if is_total(one) else (1, 0)
    told = [_first(view, (pair[end] for pair in pairs)) for end in (whole, part)]
    return _before(told[0], told[1])


def _first(view: View, sayings: Iterable[Saying]) -> str:
    """The day, or the moment, by which a figure was told: its own words' or its report's."""
    return min(_told(view, saying) for saying in sayings)


def _told(view: View, saying: Saying) -> str:
    """The moment of publication, unless the report prints another day at its head."""
    dated, moment = view.dated(saying.claim), saying.claim.report.published or ""
    made = (moment if moment[:DAY] == dated else dated) or NEVER
    as_of = saying.scene.as_of
    return as_of if as_of and as_of < made[:DAY] else made


def _before(one: str, two: str) -> bool:
    """By the day, or by the moment where both are told to the hour with their zones."""
    if one[:DAY] != two[:DAY]:
        return one < two
    first, then = _moment(one), _moment(two)
    return first is not None and then is not None and first < then


def _moment(told: str) -> datetime | None:
    """The moment of an ISO time with its zone; None without hours or a zone."""
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
