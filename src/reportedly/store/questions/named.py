"""Whom claims name, kept by words: what is masked in a text is found without reading all claims."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, exists, func, or_, select

from reportedly.blocks import words_of
from reportedly.model.claim import Claim
from reportedly.persons import minors_in, private_names, public_names, surname_of
from reportedly.store import derived_tables as d

PRIVATE, MINOR, PUBLIC, KNOWN = "private", "minor", "public", "known"
_AT_ONCE = 500  # words looked up in one statement
_NAMED = d.named_person.c

Row = dict[str, Any]


def rows_of(report: int, claims: Iterable[tuple[Claim, str]]) -> Iterator[Row]:
    """The rows of a report, from its claims with the words of each; none comes twice."""
    seen = set[tuple[str, str, str]]()
    for claim, content in claims:
        seen.update(_of_claim(claim, content))
    for part, word, name in sorted(seen):
        yield {"part": part, "word": word, "name": name, "report": report}


def _of_claim(claim: Claim, content: str) -> Iterator[tuple[str, str, str]]:
    young = set(minors_in(content))
    for part, names in (
        (MINOR, young),
        (PRIVATE, young.union(private_names(claim))),
        (PUBLIC, set(public_names(claim))),
    ):
        yield from ((part, (words_of(name) or [""])[0], name) for name in names)
    for name in public_names(claim):
        yield from ((KNOWN, word, "") for word in name.split())


def _masked(*columns: Any) -> Select[Any]:
    """Names of private persons who are public nowhere, and those of minors."""
    minor, public = d.named_person.alias("minor").c, d.named_person.alias("public").c
    named = _NAMED.word, _NAMED.name
    young = exists().where(minor.part == MINOR, minor.word == named[0], minor.name == named[1])
    open_ = exists().where(public.part == PUBLIC, public.word == named[0], public.name == named[1])
    return select(*columns).where(_NAMED.part == PRIVATE, or_(young, ~open_))


def beginning_statement(words: Collection[str]) -> Select[Any]:
    """The masked names that begin with one of the folded `words`, with that word."""
    return _masked(_NAMED.word, _NAMED.name).where(_NAMED.word.in_(words)).distinct()


def names_beginning(connection: Connection, words: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The masked names by their first word, for those of the folded `words` that have any."""
    found, wanted = defaultdict[str, set[str]](set), sorted(set(words))
    for start in range(0, len(wanted), _AT_ONCE):
        query = beginning_statement(wanted[start : start + _AT_ONCE])
        for word, name in connection.execute(query):
            found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}


def of_report_statement(report: str) -> Select[Any]:
    """The masked names that a report names."""
    number = select(d.current_report.c.row).where(d.current_report.c.id == report)
    return _masked(_NAMED.name).where(_NAMED.report == number.scalar_subquery())


def surnames_of(connection: Connection, report: str) -> frozenset[str]:
    """Last words of masked names of a report that are words of no public name anywhere."""
    names = connection.execute(of_report_statement(report)).scalars()
    wanted = {last for name in names if (last := surname_of(name))}
    query = select(_NAMED.word).where(_NAMED.part == KNOWN, _NAMED.word.in_(wanted))
    return frozenset(wanted - set(connection.execute(query.distinct()).scalars()))


def count_masked(connection: Connection) -> int:
    """How many names are masked in the whole ledger."""
    names = _masked(_NAMED.word, _NAMED.name).distinct().subquery()
    return connection.execute(select(func.count()).select_from(names)).scalar_one()
