"""Tables for data frames, and what notebooks show."""

import sys
from types import SimpleNamespace

import pytest

import reportedly
from reportedly.cli.main import exit_code
from reportedly.errors import BadConfiguration, MissingExtra
from reportedly.sample import sample_file
from reportedly.store.found.incidents import IncidentQuery, IncidentSort


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("frames") / "sample.db"
    arguments = ["ingest", str(sample_file("reports.jsonl")), "--db", str(path), "--quiet"]
    for name in ("places", "parties"):
        arguments += [f"--{name}", str(sample_file(f"{name}.toml"))]
    assert exit_code(arguments) == 0
    with reportedly.Ledger.open(path, create=False, read_only=True) as opened:
        yield opened


def test_tables_hold_every_row_and_name_the_revision(ledger) -> None:
    claims = ledger.to_arrow()
    assert claims.column("claim_id").to_pylist() == [
        told.id for told in sorted(ledger.every_claim(), key=_order(claims))
    ]
    assert claims.schema.metadata[b"reportedly_revision"] == str(ledger.revision).encode()
    assert ledger.to_arrow("incidents").num_rows == ledger.incidents(IncidentQuery()).total
    assert ledger.to_arrow("sources").num_rows == ledger.sources().total


def _order(claims):
    place = {id_: at for at, id_ in enumerate(claims.column("claim_id").to_pylist())}
    return lambda claim: place[claim.id]


@pytest.mark.parametrize("table", ["claims", "sources", "accounts"])
def test_private_names_are_blocks_unless_asked_for(ledger, table) -> None:
    assert "Pelle Anders" not in str(ledger.to_arrow(table).to_pylist())
    assert "Pelle Anders" in str(ledger.to_arrow(table, unmasked=True).to_pylist())


def test_a_table_that_is_none_is_named_with_those_that_are(ledger) -> None:
    with pytest.raises(BadConfiguration, match=r"'cats'.*claims.*sources"):
        ledger.to_arrow("cats")


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_package_that_is_missing_is_named(ledger, name, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match=f"pip install {name}"):
        getattr(ledger, f"to_{name}")()


def test_polars_is_given_the_arrow_table(ledger, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", SimpleNamespace(from_arrow=lambda table: table))
    assert ledger.to_polars("sources").equals(ledger.to_arrow("sources"))


def test_an_account_shows_its_versions_escaped(ledger) -> None:
    row = ledger.incidents(IncidentQuery(sort=IncidentSort.LARGEST)).rows[0]
    shown = ledger.account(row.incident.id)._repr_html_()
    assert shown.startswith("<table>")
    assert "at least 12" in shown
    assert "<script" not in shown


def test_claims_of_a_text_show_their_words_escaped() -> None:
    claims = reportedly.read("The ministry said the <b>bridge</b> was closed.")
    assert isinstance(claims, list)
    shown = claims._repr_html_()
    assert "<b>" not in shown
    assert "&lt;b&gt;bridge" in shown
    assert claims[0]._repr_html_().count("<tr>") == 2


@pytest.mark.parametrize("name", ["csv", "ftm", "datasette"])
def test_a_file_is_that_of_the_command(ledger, tmp_path, name) -> None:
    made = ledger.export(name, tmp_path / "mine")
    assert exit_code(["export", name, "--db", str(ledger.path), "--quiet",
                      "--out", str(tmp_path / "theirs")]) == 0  # fmt: skip
    assert (tmp_path / "mine").read_bytes() == (tmp_path / "theirs").read_bytes()
    assert made.count > 50
    assert made.loses
    assert not list(tmp_path.glob("*.partial"))


def test_a_file_takes_what_is_asked_and_says_what_it_leaves_out(ledger, tmp_path) -> None:
    path = tmp_path / "a.csv"
    strict, every = ledger.export("acled", path), ledger.export("acled", path, unreviewed=True)
    assert (strict.count, every.count > 0) == (0, True)
    assert any("has not been reviewed" in why for why in strict.left_out.values())
    ledger.export("csv", path, unmasked=True)
    assert "Pelle Anders" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "asked"),
    [("xlsx", {}), ("csv", {"unreviewed": True}), ("csv", {"what": "cats"}), ("ftm", {"cats": 1})],
)
def test_what_a_format_has_not_is_refused_and_no_file_is_left(
    ledger, tmp_path, name, asked
) -> None:
    with pytest.raises(BadConfiguration):
        ledger.export(name, tmp_path / "a", **asked)
    assert not list(tmp_path.iterdir())
