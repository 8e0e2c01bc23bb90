"""The statements that a change of claims, of voices or of lineages reaches, made anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from reportedly.model.ids import ClaimId, StatementId, hashed
from reportedly.model.incident import Statement
from reportedly.model.kept import UNDATED
from reportedly.reconcile.lineage.union import Groups
from reportedly.reconcile.part.desk import Kind
from reportedly.reconcile.part.lineages import Reports
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.part.voicing import Row, rows_of, view_of_part, voice_of
from reportedly.reconcile.part.wordings import EVER
from reportedly.reconcile.voices.statements import NEAR_DAYS, Wording, alike, find_statements
from reportedly.reconcile.words import content_words, numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """Statements that are gone or in place of others, and the claims that are in another now."""

    gone: frozenset[StatementId]
    made: Mapping[StatementId, Statement]
    moved: Mapping[ClaimId, StatementId]
    joined: Mapping[StatementId, tuple[StatementId, ...]]  # statements that went into one whole
    heard: frozenset[ClaimId]  # the claims of what was made that are in none of those


def restated(
    shelf: Shelf, reports: Reports, changed: Iterable[Row], gone: set[ClaimId]
) -> Restated:
    """The statements of claims that are new or have another voice, of those like them, and of all
    whose lineage has another name.

    A statement that lost nothing, and of which nothing changed, stays together: of it, only the
    claims are looked at that are like changed ones.
    """
    rows = {ClaimId(str(row[0])): row for row in changed}
    near = _near(shelf, rows)
    renamed = {ClaimId(str(r[0])) for r in rows_of(shelf.changed("lineage"))}
    desk = shelf.desk
    before = dict(desk.statements_of({*rows, *near, *renamed, *gone}))
    old = {one.id: one for one in desk.statements(set(before.values()))}
    disturbed = rows.keys() | gone
    whole = {id_: one for id_, one in old.items() if disturbed.isdisjoint(one.claims)}
    broken = [one for id_, one in old.items() if id_ not in whole]
    before.update({claim: one.id for one in broken for claim in one.claims})
    loose = {*rows, *near, *(claim for one in broken for claim in one.claims)} - gone
    pieces = _pieces(shelf, reports, loose)
    made: dict[StatementId, Statement] = {}
    joined: dict[StatementId, tuple[StatementId, ...]] = {}
    moved: dict[ClaimId, StatementId] = {}
    for some in _together(pieces, whole):
        one = joined_statement(some, shelf)
        blocks = tuple(piece.id for piece in some if whole.get(piece.id) is piece)
        made[one.id], joined[one.id] = one, blocks
        kept = {claim for id_ in blocks if id_ == one.id for claim in whole[id_].claims}
        moved.update({c: one.id for c in one.claims if c not in kept and before.get(c) != one.id})
    held = {claim for one in whole.values() for claim in one.claims}
    return Restated(
        gone=frozenset(old.keys() - made.keys()),
        made=made,
        moved=moved,
        joined=joined,
        heard=frozenset(loose - held),
    )


def _pieces(shelf: Shelf, reports: Reports, loose: Set[ClaimId]) -> tuple[Statement, ...]:
    """What these claims come to by themselves."""
    view = view_of_part(shelf, reports, shelf.desk.claims(loose))
    every = rows_of(shelf.of(view.reports).values())
    voices = {ClaimId(str(row[0])): voice_of(row) for row in every if row[0] in loose}
    return find_statements(view, voices)


def _together(
    pieces: Iterable[Statement], whole: Mapping[StatementId, Statement]
) -> Iterator[list[Statement]]:
    """The statements that are one, because they share claims."""
    every = [*whole.values(), *pieces]
    groups = Groups(range(len(every)))
    seen: dict[ClaimId, int] = {}
    for number, one in enumerate(every):
        for claim in one.claims:
            groups.join(number, seen.setdefault(claim, number))
    yield from ([every[number] for number in some] for some in groups.all())


def joined_statement(some: Sequence[Statement], shelf: Shelf) -> Statement:
    """One statement of several that share claims."""
    carried = shelf.desk.carriers({claim for one in some for claim in one.claims})
    ordered = sorted(carried, key=lambda claim: (carried[claim][1] or "9999", claim))
    told = tuple(dict.fromkeys(carried[claim][0] for claim in ordered))
    lineages = shelf.lineages_of(told)
    first = next(one for one in some if one.claims[0] == ordered[0])
    return replace(
        first,
        id=StatementId(hashed("s", [min(carried)])),
        claims=tuple(ordered),
        reports=told,
        lineages=tuple(dict.fromkeys(lineages[report] for report in told)),
    )


def _near(shelf: Shelf, rows: Mapping[ClaimId, Row]) -> set[ClaimId]:
    """The claims of the same voice that are alike, whichever reports tell them."""
    asked: dict[tuple[str, int], list[ClaimId]] = defaultdict(list)
    for claim, row in rows.items():
        asked[str(row[1]), int(row[-1] or 0)].append(claim)
    found: set[ClaimId] = set()
    for (key, day), mine in asked.items():
        spans = [(0, EVER)] if day == UNDATED else [(day - NEAR_DAYS, day + NEAR_DAYS)]
        kept = [
            one
            for span in [*spans, (UNDATED, UNDATED)]
            for one in shelf.under(Kind.SPEAKER, key, *span)
        ]
        others = {ClaimId(str(r[0])): r for r in rows_of(kept) if r[1] == key} | {
            claim: rows[claim] for claim in mine
        }
        found |= _alike(shelf, mine, others)
    return found


def _alike(shelf: Shelf, mine: Iterable[ClaimId], others: Mapping[ClaimId, Row]) -> set[ClaimId]:
    contents = shelf.desk.contents(others)
    wordings = {claim: _wording(row, contents[claim]) for claim, row in others.items()}
    wanted = {(w.words, w.numbers, w.day): w for w in (wordings[claim] for claim in mine)}
    held: dict[str, list[Wording]] = defaultdict(list)
    for one in wanted.values():
        for word in one.words:
            held[word].append(one)
    return {
        claim
        for claim, other in wordings.items()
        if any(alike(one, other) for one in _sharing(held, other))
    }


def _sharing(held: Mapping[str, list[Wording]], other: Wording) -> Iterable[Wording]:
    """The wordings that share a word with another: none else is like it."""
    return {id(one): one for word in other.words for one in held.get(word, ())}.values()


def _wording(row: Row, content: str) -> Wording:
    day = int(row[-1] or 0)
    return Wording(
        members=(),
        reports=frozenset(),
        words=content_words(content),
        numbers=numbers(content),
        day=None if day == UNDATED else day,
    )
