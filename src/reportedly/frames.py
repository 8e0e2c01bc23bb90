"""The ledger as people use it from Python: with its tables for Arrow, pandas and Polars."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from reportedly.answering import answers_of
from reportedly.errors import BadConfiguration, MissingExtra
from reportedly.export.answers import Answers, Choices, Leave
from reportedly.export.arrow import arrow_table
from reportedly.export.formats import FORMATS
from reportedly.export.masking import UNMASKED, Masker, masked, masker_of
from reportedly.export.table import Table, boolean, integer, text
from reportedly.export.tables import TABLES
from reportedly.export.whole import whole_file
from reportedly.store import ledger
from reportedly.store.found.sources import SourceQuery, SourceRow

SOURCES = "sources"
AT_ONCE = 500  # sources of one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What a file holds and what it does not."""

    count: int  # rows, records, features … as the format counts
    left_out: Mapping[str, str]  # ids of claims that are not in it, and why
    loses: str  # what no file of that format has


class Ledger(ledger.Ledger):
    """A ledger with its tables: claims, incidents, accounts, sources and what exports have.

    Names of private persons, minors and detainees that were found are blocks, as in exports,
    unless `unmasked`. The whole table is made in memory.
    """

    def to_arrow(self, table: str = "claims", *, unmasked: bool = False) -> Any:
        """A table as `pyarrow.Table`. Raises MissingExtra, or BadConfiguration for its name."""
        if table != SOURCES and table not in TABLES:
            known = ", ".join((*TABLES, SOURCES))
            raise BadConfiguration(f"there is no table {table!r}; choose one of {known}")
        answers = answers_of(self)
        if table == SOURCES:
            masker = UNMASKED if unmasked else masker_of(answers.claims())
            return arrow_table(_sources(self, masker), answers)
        return arrow_table(TABLES[table], answers if unmasked else masked(answers))

    def to_pandas(self, table: str = "claims", *, unmasked: bool = False) -> Any:
        """A table as `pandas.DataFrame`. Raises as :meth:`to_arrow`."""
        _package("pandas")
        return self.to_arrow(table, unmasked=unmasked).to_pandas()

    def to_polars(self, table: str = "claims", *, unmasked: bool = False) -> Any:
        """A table as `polars.DataFrame`. Raises as :meth:`to_arrow`."""
        polars: Any = _package("polars")
        return polars.from_arrow(self.to_arrow(table, unmasked=unmasked))

    def export(self, name: str, target: str | Path, **asked: Any) -> Exported:
        """Write a format of export into a file, which gets its name when it is whole.

        `asked` are fields of :class:`reportedly.export.answers.Choices`: `what`, `unreviewed`,
        `with_text`, `drafts`, `unmasked`. Raises BadConfiguration for what the format has not, and
        MissingExtra.
        """
        chosen = FORMATS.get(name)
        if chosen is None:
            raise BadConfiguration(
                f"there is no format {name!r}; choose one of {', '.join(FORMATS)}"
            )
        for field in asked:
            if field not in {*chosen.heeds, "unmasked"}:
                raise BadConfiguration(f"{name} does not heed {field}")
        choices, left = Choices(**asked), dict[str, str]()
        if choices.what not in (chosen.tables or (choices.what,)):
            raise BadConfiguration(f"what is one of {', '.join(chosen.tables)}")
        with whole_file(Path(target)) as out:
            answers = answers_of(self, drafts=choices.drafts)
            count = chosen.write(answers, choices, out, left.__setitem__)
        return Exported(count=count, left_out=left, loses=chosen.loses)


def _package(name: str) -> ModuleType:
    """An optional package; raises MissingExtra."""
    try:
        return import_module(name)
    except ImportError as missing:
        sentence = f"to_{name} needs {name}, which is not installed: pip install {name}"
        raise MissingExtra(sentence) from missing


def _sources(asked: ledger.Ledger, masker: Masker) -> Table[SourceRow]:
    def every(answers: Answers, choices: Choices, leave: Leave) -> Iterable[SourceRow]:
        return _every_source(asked, masker)

    return Table(
        name=SOURCES,
        row="someone who has spoken",
        key=("source_id",),
        things=every,
        columns=(
            text("source_id", lambda one: one.id),
            text("name", lambda one: one.name),
            boolean("named", lambda one: one.named),
            text("kind", lambda one: one.kind),
            text("role", lambda one: one.role or None),
            text("actor", lambda one: one.actor),
            integer("statements", lambda one: one.statements),
            text("first", lambda one: one.first),
            text("last", lambda one: one.last),
        ),
    )


def _every_source(asked: ledger.Ledger, masker: Masker) -> Iterator[SourceRow]:
    query = SourceQuery(limit=AT_ONCE)
    while True:
        page = asked.sources(query)
        for row in page.rows:
            name, role = masker.everywhere.text(row.name), masker.everywhere.text(row.role)
            yield replace(row, name=name, role=role)
        if page.next is None:
            return
        query = replace(query, cursor=page.next)
