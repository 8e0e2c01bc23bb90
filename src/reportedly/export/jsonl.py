"""JSON Lines in the record format: runs, reports, claims, accounts, decisions of people, issues.

Every field of every claim, with its maker and confidence; `--with-text` adds the texts of reports,
`--drafts` the findings of the desk that were never final.
Each line is what `reportedly schema` describes, and can be read back with reportedly.codec.

Loses: the bytes reports came in; the texts of reports without `--with-text`; readings that no
longer count; decisions that were taken back; earlier versions of findings; lineages and statements,
which `reconcile` finds again.
"""

from collections.abc import Iterator
from typing import BinaryIO

from reportedly.codec import encode_line, encode_report
from reportedly.export.answers import Answers, Choices, Leave


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write every record the ledger counts; returns how many lines."""
    count = 0
    for line in _lines(answers, choices):
        out.write(line + b"\n")
        count += 1
    return count


def _lines(answers: Answers, choices: Choices) -> Iterator[bytes]:
    yield from map(encode_line, answers.runs)
    for filed in answers.reports():
        yield encode_report(filed.report, with_text=choices.with_text)
    for told in answers.claims():
        yield encode_line(told.claim)
    yield from map(encode_line, answers.accounts())
    yield from map(encode_line, answers.reviews())
    yield from map(encode_line, answers.judgements)
    yield from map(encode_line, answers.findings)
    yield from map(encode_line, answers.issues())
