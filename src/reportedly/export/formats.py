"""The formats by name: what each writes, what it heeds, and what it loses in its own words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import BinaryIO

from reportedly.export import (
    acled,
    csv,
    datasette,
    ftm,
    geojson,
    jsonl,
    jsonld,
    parquet,
    plover,
    ucdp,
)
from reportedly.export.answers import Answers, Choices, Leave
from reportedly.export.masking import masked
from reportedly.export.tables import TABLES

Write = Callable[[Answers, Choices, BinaryIO, Leave], int]
ONE_TABLE, REVIEW, TEXT, DRAFTS = "what", "unreviewed", "with_text", "drafts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of export."""

    name: str
    says: str  # one sentence
    loses: str  # what a reader of the file will not find
    counts: str  # what `write` counts
    write: Write
    heeds: frozenset[str]  # the choices that make a difference
    binary: bool

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables one can be chosen of; () if there is no choice."""
        return tuple(TABLES) if ONE_TABLE in self.heeds else ()


def _masking(write: Write) -> Write:
    """Write with private names as blocks, unless the user has asked for them."""

    def masked_write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
        shown = answers if choices.unmasked else masked(answers)
        return write(shown, choices, out, leave)

    return masked_write


def _format(module: ModuleType, counts: str, *heeds: str, binary: bool = False) -> Format:
    document = module.__doc__ or ""
    _, _, loses = document.partition("\nLoses: ")
    return Format(
        name=module.__name__.rpartition(".")[2],
        says=document.partition("\n")[0],
        loses=" ".join(loses.split()),
        counts=counts,
        write=_masking(module.write),
        heeds=frozenset(heeds),
        binary=binary,
    )


FORMATS: Mapping[str, Format] = {
    made.name: made
    for made in (
        _format(jsonl, "records", TEXT, DRAFTS),
        _format(csv, "rows", ONE_TABLE, DRAFTS),
        _format(parquet, "rows", ONE_TABLE, DRAFTS, binary=True),
        _format(datasette, "claims", DRAFTS, binary=True),
        _format(geojson, "features"),
        _format(jsonld, "nodes"),
        _format(ftm, "entities"),
        _format(plover, "rows", REVIEW),
        _format(acled, "rows", REVIEW),
        _format(ucdp, "rows", REVIEW),
    )
}
