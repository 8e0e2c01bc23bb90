"""Exports for the browser: what each format gives and loses, and the file, one at a time."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import IO, Any, cast

from starlette.exceptions import HTTPException

from reportedly.answering import answers_of
from reportedly.errors import LedgerBusy
from reportedly.export.answers import Answers, Choices
from reportedly.export.formats import FORMATS, ONE_TABLE, REVIEW, TEXT, Format
from reportedly.export.masking import masked
from reportedly.model.ids import ClaimId
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import WHOLE_LEDGER, ClaimQuery

IN_MEMORY = 8_000_000  # bytes of a file that are held before a file on the disk takes over
WAIT_SECONDS = 60.0  # for another export; one takes all of a processor
YES = "yes"
AT_ONCE = 500  # claims asked for together
OF_CLAIMS = ("claims", "events", "places", "quantities")  # tables of some claims only, if asked
NEEDS = {"parquet": ("pyarrow", "pip install 'reportedly[parquet]'")}

# What a format says of options of the command, as the page puts it.
_IN_PAGE: Mapping[str, str] = {
    "without `--with-text`": "unless they are taken in",
    "and without `--drafts` those that": "and those that",
}
# end of the file's name, media type
KINDS: Mapping[str, tuple[str, str]] = {
    "jsonl": (".jsonl", "application/jsonl"),
    "csv": (".csv", "text/csv; charset=utf-8"),
    "parquet": (".parquet", "application/vnd.apache.parquet"),
    "datasette": (".sqlite", "application/vnd.sqlite3"),
    "geojson": (".geojson", "application/geo+json"),
    "jsonld": (".jsonld", "application/ld+json"),
    "ftm": (".ftm.jsonl", "application/jsonl"),
    "plover": (".csv", "text/csv; charset=utf-8"),
    "acled": (".csv", "text/csv; charset=utf-8"),
    "ucdp": (".csv", "text/csv; charset=utf-8"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A format as the page offers it."""

    format: Format
    needs: str  # the command that installs what is missing; "" if nothing is

    @property
    def says(self) -> str:
        """What the file holds, in words that speak of no command."""
        return f"{self.format.says.partition('; claims unless')[0].rstrip('.')}."

    @property
    def loses(self) -> str:
        """What a reader of the file will not find, likewise."""
        found = self.format.loses
        for flag, words in _IN_PAGE.items():
            found = found.replace(flag, words)
        return found.replace("`", "")

    @property
    def unreviewed(self) -> bool:
        """True if what nobody has reviewed may be taken in."""
        return REVIEW in self.format.heeds

    @property
    def with_text(self) -> bool:
        """True if the texts of reports may be taken in."""
        return TEXT in self.format.heeds


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that has been written."""

    name: str
    media_type: str
    revision: int
    stream: IO[bytes]  # at its beginning; whoever reads it closes it
    size: int
    left_out: tuple[tuple[str, str], ...]  # claims that are not in it, and why


def offers() -> list[Offer]:
    """Every format, with what has to be installed for it."""
    return [Offer(format=one, needs=_missing(one.name)) for one in FORMATS.values()]


def _missing(name: str) -> str:
    package, command = NEEDS.get(name, ("", ""))
    return command if package and find_spec(package) is None else ""


class Exports:
    """Writes exports of one ledger, masked, one at a time. Safe to share between threads."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._turn = Lock()

    def make(self, name: str, given: Mapping[str, str], wanted: ClaimQuery = WHOLE_LEDGER) -> Made:
        """The file of a format, of the claims that are wanted. Raises a 400, a 404 or LedgerBusy.

        Names to be masked are sought in the whole ledger, whatever claims are taken.
        """
        chosen = FORMATS.get(name)
        if chosen is None:
            raise HTTPException(404, "There is no such format.")
        if _missing(name):
            raise HTTPException(400, f"This format is not installed here: {_missing(name)}")
        choices = choices_in(chosen, given)
        if wanted.whole != WHOLE_LEDGER and choices.what not in _narrowed(chosen):
            raise HTTPException(400, "Only tables of claims can be taken of some claims.")
        left: list[tuple[str, str]] = []
        with self._turned():
            answers = self._some(masked(answers_of(self._ledger)), wanted)
            stream = cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 (given away)
            chosen.write(
                answers,
                replace(choices, unmasked=True),  # it is masked already
                cast(Any, stream),
                lambda *why: left.append(why),
            )
        size = stream.tell()
        stream.seek(0)
        return Made(
            name=_file_name(chosen, choices, answers.revision, some=wanted.whole != WHOLE_LEDGER),
            media_type=KINDS[name][1],
            revision=answers.revision,
            stream=stream,
            size=size,
            left_out=tuple(left),
        )

    def _some(self, answers: Answers, wanted: ClaimQuery) -> Answers:
        """The answers with those claims only that are wanted."""
        if wanted.whole == WHOLE_LEDGER:
            return answers
        ids = self._ids(wanted.whole)
        return replace(
            answers, claims=lambda: (told for told in answers.claims() if told.claim.id in ids)
        )

    def _ids(self, wanted: ClaimQuery) -> frozenset[ClaimId]:
        found: list[ClaimId] = []
        query = replace(wanted, limit=AT_ONCE)
        while True:
            page = self._ledger.claims(query)
            found += [row.claim.id for row in page.rows]
            if page.next is None:
                return frozenset(found)
            query = replace(query, cursor=page.next)

    @contextmanager
    def _turned(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=WAIT_SECONDS):
            raise LedgerBusy("another export is being written")
        try:
            yield
        finally:
            self._turn.release()


def _narrowed(chosen: Format) -> tuple[str, ...]:
    """The tables of a format that can be of some claims only."""
    return OF_CLAIMS if ONE_TABLE in chosen.heeds else ()


def _file_name(chosen: Format, choices: Choices, revision: int, *, some: bool) -> str:
    suffix, _ = KINDS[chosen.name]
    table = f"-{choices.what}" if ONE_TABLE in chosen.heeds else ""
    found = "-found" if some else ""
    return f"reportedly-{chosen.name}{table}{found}-revision-{revision}{suffix}"


def choices_in(chosen: Format, given: Mapping[str, str]) -> Choices:
    """What an address asks of a format; drafts of findings are not taken. Raises a 400."""
    known = {"what", "unreviewed", "with_text"} & chosen.heeds
    for name, value in given.items():
        if name not in known:
            raise HTTPException(400, f"{chosen.name} does not heed “{name[:80]}”.")
        if name == "what" and value not in chosen.tables:
            raise HTTPException(400, f"“what” is one of {', '.join(chosen.tables)}.")
        if name != "what" and value not in (YES, "no"):
            raise HTTPException(400, f"“{name}” is yes or no.")
    return Choices(
        what=given.get("what", "claims"),
        unreviewed=given.get("unreviewed") == YES,
        with_text=given.get("with_text") == YES,
    )
