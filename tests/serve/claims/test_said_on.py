"""When something was said is no day of the happening: pages, shell and export say so."""

import re
from dataclasses import replace

from reportedly.cli.rows import CLAIM_COLUMNS, row_cells
from reportedly.model.mention import TimeExpression, TimeRole, TimeType
from reportedly.model.span import Span
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.wording import happened_at, said_at

TEXT = "The Veskaran ministry said on Wednesday that shells had hit Brenn on Monday."


def told(by_hand):
    report, run = by_hand.report(TEXT), by_hand.run()
    words = {"source": "The Veskaran ministry", "cue": "said", "speaker": "Veskaran ministry"}
    claim = by_hand.claim(report, "shells had hit Brenn on Monday", run, **words)
    times = tuple(
        TimeExpression(
            span=Span(TEXT.index(word), TEXT.index(word) + len(word)),
            type=TimeType.DATE,
            value=value,
            role=role,
        )
        for word, value, role in (
            ("Wednesday", "2031-03-03", TimeRole.UTTERANCE),
            ("Monday", "2031-03-01", TimeRole.EVENT),
        )
    )
    return replace(by_hand.reading(report, run), claims=(replace(claim, times=times),))


def test_the_day_of_speaking_stands_under_its_own_heading(by_hand, empty, client):
    reading = told(by_hand)
    empty.add(reading, by_hand.raw(reading))
    page = client.get("/").text
    facts = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page))
    assert facts["When"] == "1 March 2031"
    assert facts["Said on"] == "3 March 2031"


def test_the_shell_says_which_day_is_that_of_speaking(by_hand, empty):
    reading = told(by_hand)
    empty.add(reading, by_hand.raw(reading))
    (row,) = empty.claims(ClaimQuery()).rows
    cells = dict(zip(CLAIM_COLUMNS, row_cells(row), strict=True))
    assert cells["when"] == "2031-03-01; said 2031-03-03"


def test_each_time_of_a_claim_is_of_one_kind(by_hand):
    (claim,) = told(by_hand).claims
    assert happened_at(claim) == ["2031-03-01"]
    assert said_at(claim) == ["2031-03-03"]
