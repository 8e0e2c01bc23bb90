"""Cursors of the API: where a page begins, of which question, and since which revision."""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.errors import InvalidRecord
from reportedly.serve.api.problems import Problem
from reportedly.store.questions.paging import key_of

_OWN = ("cursor", "limit")  # what may differ from page to page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the answer to a question: the ledger's cursor (None: the beginning)."""

    begun: int  # revision of the ledger when the first page was made
    after: str | None


def cursor_of(question: str, place: Place) -> str:
    """The opaque text for `place` in the answer to `question`."""
    told = json.dumps([question, place.begun, place.after], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def question_of(path: str, given: Mapping[str, str]) -> str:
    """A short hash of what is asked, whichever page of it."""
    asked = sorted((name, value) for name, value in given.items() if name not in _OWN)
    return hashlib.sha256(json.dumps([path, asked]).encode()).hexdigest()[:16]


def place_of(cursor: str | None, question: str, revision: int) -> Place:
    """The place that a cursor means. Raises a Problem unless it is one of this question.

    A ledger that has been added to since still answers; a cursor from a later revision than the
    ledger has is of another ledger.
    """
    if cursor is None:
        return Place(begun=revision, after=None)
    try:
        told, begun, after = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        sound = isinstance(after, str) and key_of(after) is not None
    except (binascii.Error, ValueError, TypeError, RecursionError, InvalidRecord):
        sound = False
    if not sound:
        _refuse("is no cursor of a page")
    if told != question:
        _refuse("is of another question; begin that one at its first page")
    if type(begun) is not int or not 0 <= begun <= revision:
        _refuse("is of another ledger, or of a later state of this one")
    return Place(begun=begun, after=after)


def _refuse(why: str) -> None:
    raise Problem("bad-value", f"“cursor” {why}.", parameter="cursor")
