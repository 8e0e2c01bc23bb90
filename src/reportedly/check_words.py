"""English for what a ledger holds on a text; one wording for the command line and the page."""

from collections.abc import Iterator, Mapping

from reportedly.model.check import (
    Change,
    ChangeKind,
    Check,
    CheckedClaim,
    Kin,
    Rival,
    Telling,
    Tie,
    Version,
)
from reportedly.model.factuality import FactValue, VerificationStatus
from reportedly.model.incident import (
    CONTRADICTIONS,
    LineageKind,
    Origin,
    Proposition,
    Stance,
)
from reportedly.wording import (
    COMMITMENT,
    counted,
    coverage_words,
    listed,
    origin_counts,
    origin_marks,
    other_words,
    slot_words,
)

WHOLE = 0.995  # share of a text from which "all of it" is said
TIE: Mapping[Tie, str] = {
    Tie.STATEMENT: "the same statement",
    Tie.VERSION: "the same version in other words",
    Tie.WORDING: "alike in words",
}
VERIFIED: Mapping[VerificationStatus, str] = {
    VerificationStatus.VERIFIED: "{} said it was verified",
    VerificationStatus.PARTLY: "{} said it was partly verified",
    VerificationStatus.NOT_VERIFIED: "{} said it could not be verified",
    VerificationStatus.NOT_ATTEMPTED: "{} said it was not checked",
    VerificationStatus.DISPUTED: "{} said it is disputed",
}
_CHANGED: Mapping[ChangeKind, str] = {
    ChangeKind.SOURCE: "source: “{before}” became “{after}”",
    ChangeKind.CUE: "said with another verb: “{before}” became “{after}”",
    ChangeKind.HEDGE_ADDED: "hedge added: “{after}”",
    ChangeKind.HEDGE_LOST: "hedge lost: “{before}”",
    ChangeKind.FIGURE: "figure: {before} became {after}",
    ChangeKind.VERB: "happening: “{before}” became “{after}”",
    ChangeKind.CHECK_LOST: "remark on checking lost: “{before}”",
    ChangeKind.WORDS: "words: “{before}” became “{after}”",
}
_KIN: Mapping[LineageKind, tuple[str, str]] = {
    LineageKind.COPY: ("The text is a copy of", "The text was copied by"),
    LineageKind.ABRIDGEMENT: ("The text is taken from", "The text was abridged by"),
    LineageKind.EXTENSION: ("The text extends", "The text was extended by"),
    LineageKind.PARTIAL: ("The text carries a passage of", "A passage of the text is carried by"),
}
_NEGATIVE = frozenset({FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT, FactValue.POSSIBLE_NOT})


def change_words(change: Change) -> str:
    """One change of wording, in words."""
    if change.kind is ChangeKind.ATTRIBUTION:
        if not change.after:
            return f"attribution lost: said by {change.before} there, told without a source here"
        return f"attribution added: told without a source there, said by {change.after} here"
    if change.kind is ChangeKind.COMMITMENT:
        before, after = (COMMITMENT[FactValue(v)] for v in (change.before, change.after))
        return f"how it is put: {before} there, {after} here"
    if change.kind is ChangeKind.DOER:
        if not change.after:
            return f"no doer any more: “{change.before}” there, nobody named here"
        return f"names a doer: nobody there, “{change.after}” here"
    return _CHANGED[change.kind].format(before=change.before, after=change.after)


def told_words(item: CheckedClaim) -> str:
    """In how many reports of whom a claim is told, and since when."""
    if not item.tellings:
        return "No telling of this was found in this ledger."
    reports = {one.claim.report.id for one in item.tellings}
    publishers = {one.claim.report.publisher for one in item.tellings}
    days = sorted({(one.claim.report.published or "")[:10] for one in item.tellings} - {""})
    words = f"{counted(len(reports), 'report')} of {counted(len(publishers), 'publisher')}"
    gone = {one.claim.report.id for one in item.tellings if one.retracted}
    if gone:
        words += f", {len(gone)} since corrected or withdrawn"
    if len(days) > 1:
        words += f", {days[0]} to {days[-1]}"
    return words


def ends_of(item: CheckedClaim) -> tuple[tuple[str, Telling], ...]:
    """The oldest, the newest and the nearest telling, each once with all that it is."""
    named: dict[str, tuple[list[str], Telling]] = {}
    for label, one in _ends(item):
        named.setdefault(one.claim.id, ([], one))[0].append(label)
    return tuple((", ".join(labels), one) for labels, one in named.values())


def _ends(item: CheckedClaim) -> Iterator[tuple[str, Telling]]:
    if len(item.tellings) == 1:
        yield "only", item.tellings[0]
        return
    if item.tellings:
        yield "oldest", item.tellings[0]
        yield "newest", item.tellings[-1]
    if item.nearest:
        yield "nearest", item.nearest


def origins_words(version: Version) -> str:
    """How many origins of the ledger give the text's version, and how many deny it."""
    here = [origin for origin in version.origins if not origin.withdrawn]
    denying = sum(origin.stance is Stance.DENIES for origin in here)
    giving = len(here) - denying
    words = {0: "no origin in this ledger gives it", 1: "one origin in this ledger"}.get(
        giving, f"{giving} origins in this ledger"
    )
    gone = len(version.origins) - len(here)
    if denying:
        words += ", 1 denies it" if denying == 1 else f", {denying} deny it"
    return words + (f", {gone} since corrected or withdrawn" if gone else "")


def version_words(item: Proposition) -> str:
    """A version with its slot: "Killed: 17"; of the first, only that it happened."""
    if item.slot == "occurred":
        return item.value.capitalize()
    return f"{slot_words(item.slot, item.population)}: {item.value}"


def origin_words(origin: Origin) -> str:
    """Who, how, in how many reports, and on whom it depends."""
    parts = [f"{origin.speaker} {origin.stance.value}", origin_counts(origin)]
    return "; ".join([*parts, *origin_marks(origin)])


def rival_words(rival: Rival) -> str:
    """How another version stands to the text's."""
    if all(origin.withdrawn for origin in rival.proposition.origins):
        return "Corrected or withdrawn"
    return other_words(rival.relation, earlier=rival.earlier) if rival.relation else "Also told"


def is_against(rival: Rival) -> bool:
    """True if the two versions cannot both hold."""
    return rival.relation in CONTRADICTIONS


def some_words(by: str, status: VerificationStatus) -> str:
    """What a newsroom said of checking some of what it told of an incident."""
    return VERIFIED[status].format(by).replace(" it ", " some of it ", 1)


def kin_words(kin: Kin) -> str:
    """How the text and a report of the ledger share their wording; completed by its name."""
    if kin.earlier and kin.of_text >= WHOLE and kin.kind is not LineageKind.COPY:
        return "All of the text stands in"
    return _KIN[kin.kind][not kin.earlier]


def kin_share(kin: Kin) -> str:
    """How much is shared, and what else carries it."""
    share = f"{kin.of_text:.0%} of the text’s wording stands in it"
    if kin.others > 0:
        share += f"; {counted(kin.others, 'other report')} of this ledger carry that story"
    return share


def in_short(check: Check) -> str:
    """The whole result in one sentence."""
    if check.unread:
        return f"The text is in a language that is not read yet ({check.report.language})."
    if not check.claims:
        return "No claim was found in this text."
    alike = sum(map(is_only_alike, check.claims))
    told = sum(bool(item.tellings) for item in check.claims) - alike
    size = counted(len(check.claims), "claim")
    if not told + alike:
        return f"None of {size} of the text was found in this ledger."
    words = (
        f"{told or 'None'} of {size} of the text {'is' if told <= 1 else 'are'} told in this ledger"
    )
    if alike:
        words += f", {alike} {'has' if alike == 1 else 'have'} something alike in it"
    against, denied = (sum(map(one, check.claims)) for one in (_contradicted, _denied))
    words += f"; other versions stand against {against}" if against else ""
    if denied:
        words += f"; what {denied} of them {'says' if denied == 1 else 'say'} is denied there"
    return words + "."


def is_only_alike(item: CheckedClaim) -> bool:
    """True if what was found shares words with a claim, and no more ties them."""
    if not item.tellings or item.changes:
        return False
    told = [item.words, *(one.words for one in item.tellings)]
    own, *others = ("".join(filter(str.isalnum, words.casefold())) for words in told)
    return own not in others and all(one.tie is Tie.WORDING for one in item.tellings)


def _contradicted(item: CheckedClaim) -> bool:
    return any(is_against(rival) for version in _versions(item) for rival in version.rivals)


def _denied(item: CheckedClaim) -> bool:
    """True if somebody in the ledger denies what a claim puts forward, not what it denies."""
    if item.claim.factuality.source in _NEGATIVE:
        return False
    origins = (origin for version in _versions(item) for origin in version.origins)
    return any(one.stance is Stance.DENIES and not one.withdrawn for one in origins)


def _versions(item: CheckedClaim) -> list[Version]:
    return [version for meeting in item.meetings for version in meeting.versions]


def day_words(check: Check) -> str:
    """What is known of the text's day; "" if it gives one."""
    if check.report.published:
        return ""
    if check.supposed:
        return (
            "The text gives no date, so its days are unknown. It was read as if published on "
            f"{check.supposed}, the day of the nearest report; give the date if you know it"
        )
    return "The text gives no date, so its days are unknown; give the date if you know it"


def searched_words(check: Check) -> str:
    """What was looked for and compared."""
    looked = check.searched
    words = f"Looked for {counted(len(looked.words), 'word')} of the text"
    if looked.places:
        words += " and for " + listed([place.name for place in looked.places])
        words += f", {looked.since} to {looked.until}" if looked.since else ", on any day"
    words += f"; compared with the claims of {counted(looked.compared, 'report')}"
    if looked.compared < looked.found:
        words += f", the nearest of {looked.found:,}"
    for met in check.incidents:
        if met.uncompared:
            title = met.account.incident.title
            words += f"; {counted(met.uncompared, 'claim')} of “{title}” not compared"
    return words + "."


def covered_words(check: Check) -> str:
    """What the ledger covers, so that not finding something can be read."""
    return f"This ledger covers {coverage_words(check.coverage)}. What it lacks may still exist."
