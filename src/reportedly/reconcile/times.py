"""When a happening was, as the words that tell it say."""

from datetime import date

from reportedly.model.claim import Claim
from reportedly.model.mention import TimeExpression, TimeRole, TimeType
from reportedly.reconcile.happenings import Happening

TIMELESS = frozenset({TimeRole.UTTERANCE, TimeRole.PUBLICATION, TimeRole.AS_OF})
NOW = "PRESENT_REF"


def told_times(item: Happening) -> list[TimeExpression]:
    """The times of the happening itself, not of its telling."""
    return [time for time in item.times if time.role not in TIMELESS and time.value]


def day_of(item: Happening) -> tuple[str | None, bool]:
    """The day a happening's own words give, and whether they give another time than a day."""
    published = (item.claim.report.published or "9999")[:10]
    times = told_times(item)
    days = {day for time in times if (day := _iso_day(time))}
    if days:
        told = min(days)
        return (told, False) if len(days) == 1 and told <= published else (None, True)
    lasting = item.control is not None  # "since January" dates no holding, "in January" does
    return None, any(
        time.value != NOW and not (lasting and time.role is TimeRole.PERIOD) for time in times
    )


def _iso_day(time: TimeExpression) -> str | None:
    """The first ten characters of a dated happening's value, if they are an ISO day."""
    dated = time.type in (TimeType.DATE, TimeType.TIME) and time.role is TimeRole.EVENT
    return (time.value or "")[:10] if dated and is_day((time.value or "")[:10]) else None


def is_day(value: str) -> bool:
    """True for a YYYY-MM-DD of the calendar."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def day_published(claim: Claim) -> str | None:
    """The day of publication, if it is known to the day."""
    published = (claim.report.published or "")[:10]
    return published if is_day(published) else None
