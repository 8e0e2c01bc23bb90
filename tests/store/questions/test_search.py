"""Full text: what is found, what is shown, and that no text is an error."""

from dataclasses import replace

import made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.store.ledger import Ledger
from reportedly.store.questions import best_matches, claim_sets
from reportedly.store.questions.claim_query import ClaimQuery, Sort
from reportedly.store.questions.search import match_expression, split_marks

TEXT = (
    "The garrison left Tormünd at dawn. Shelling of the dam went on. "
    "A dam keeper's house burned; the dam, the dam keeper said, held."
)
CONTENTS = (
    "The garrison left Tormünd at dawn",
    "Shelling of the dam went on",
    "A dam keeper's house burned; the dam, the dam keeper said, held",
)


@pytest.fixture
def dam(ledger: Ledger) -> Ledger:
    reading = made.reading(made.report(TEXT, title="A night in Halvik"), None, *CONTENTS)
    ledger.add(reading, made.raw(reading))
    return ledger


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dam", (1, 2)),
        ("DAM went", (1,)),
        ("tormund", (0,)),
        ("TORMÜND", (0,)),
        ('"dam keeper"', (2,)),
        ('"keeper dam"', ()),
        ("shell*", (1,)),
        ("shell", ()),
        ("dam -shelling", (2,)),
        ('dam -"dam keeper"', (1,)),
        ("dam NOT keeper", ()),
        ("halvik", (0, 1, 2)),
        ("keeper's", (2,)),
        ('"dam keeper', (2,)),
    ],
)
def test_words_find_claims(dam: Ledger, words: str, found: tuple[int, ...]) -> None:
    rows = dam.claims(ClaimQuery(text=words)).rows
    assert [row.content for row in rows] == [CONTENTS[number] for number in found]


def test_the_found_words_are_marked(dam: Ledger) -> None:
    (row,) = dam.claims(ClaimQuery(text="dawn")).rows
    assert row.snippet == (("The garrison left Tormünd at ", False), ("dawn", True))


def test_the_claim_that_says_most_about_a_word_comes_first(dam: Ledger) -> None:
    rows = dam.claims(ClaimQuery(text="dam", sort=Sort.RELEVANCE, limit=1))
    assert rows.rows[0].content == CONTENTS[2]
    after = dam.claims(ClaimQuery(text="dam", sort=Sort.RELEVANCE, cursor=rows.next))
    assert [row.content for row in after.rows] == [CONTENTS[1]]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 20])
def test_the_last_added_are_ranked_and_the_others_follow(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    for number in range(12):
        words = f"The dam {'dam ' * (number % 3)}held on day {number}"
        reading = made.reading(made.report(f"{words}. Unlike it.", url=str(number)), None, words)
        ledger.add(reading, made.raw(reading))
    monkeypatch.setattr(best_matches, "RANKED", 5)
    monkeypatch.setattr(claim_sets, "FEW", 5)
    query = ClaimQuery(text="dam", sort=Sort.RELEVANCE, limit=limit)
    found, page = [], ledger.claims(query)
    found += page.rows
    while page.next is not None:
        page = ledger.claims(replace(query, cursor=page.next))
        found += page.rows
    days = [int(row.content.split()[-1]) for row in found]
    assert page.total == 12
    assert sorted(days[:5]) == [7, 8, 9, 10, 11]
    assert [day % 3 for day in days[:5]] == [2, 2, 1, 1, 0]
    assert days[5:] == [6, 5, 4, 3, 2, 1, 0]
    skipped = ledger.claims(replace(query, offset=6, limit=3)).rows
    assert [row.claim.id for row in skipped] == [row.claim.id for row in found[6:9]]


def test_no_text_is_an_error(dam: Ledger) -> None:
    @given(st.text(alphabet=st.sampled_from("dam\"*-()^:'\0 ANDORNOT{}+,é\x02"), max_size=12))
    @settings(max_examples=200, deadline=None)
    def check(words: str) -> None:
        dam.claims(ClaimQuery(text=words, limit=2))

    check()


@pytest.mark.parametrize("words", ["", "  ", '"', "-", "-dam", "*", "…", '""'])
def test_without_a_word_to_look_for_nothing_is_asked(words: str) -> None:
    assert match_expression(words) is None


def test_marks_cut_a_text_in_pieces() -> None:
    assert split_marks("a \x02b\x03\x02c\x03 d") == (
        ("a ", False),
        ("b", True),
        ("c", True),
        (" d", False),
    )
    assert split_marks("") == ()
