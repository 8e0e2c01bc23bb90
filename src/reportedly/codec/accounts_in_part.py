"""Reads an account in part: of the many claims of its origins, those that are asked for."""

from collections.abc import Set

import msgspec
from msgspec import Raw

from reportedly.codec.decode import Line, noun_of, reader
from reportedly.codec.incident import (
    AccountLine,
    AccountObject,
    IncidentObject,
    OriginObject,
    PropositionObject,
)
from reportedly.model.incident import Account

_CLAIMS = msgspec.json.Decoder(tuple[str, ...])


class _Origin(OriginObject):
    claims: Raw  # type: ignore[assignment]


class _Proposition(PropositionObject):
    origins: tuple[_Origin, ...]


class _Incident(IncidentObject):
    claims: Raw  # type: ignore[assignment]
    why: Raw  # type: ignore[assignment]


class _Account(AccountObject):
    incident: _Incident
    propositions: tuple[_Proposition, ...]


class _Line(AccountLine):
    account: _Account


_read = reader(_Line)


def decode_account_among(line: Line, claims: Set[str]) -> Account:
    """The account with those of `claims`, and the first claim, that each of its origins has.

    Its incident has no claims. Raises InvalidRecord.
    """
    body = _read(line).account
    body.incident.claims = body.incident.why = ()  # type: ignore[assignment]
    for item in body.propositions:
        for origin in item.origins:
            origin.claims = _few(_CLAIMS.decode(origin.claims), claims)  # type: ignore[assignment]
    body.null_to_empty()
    return noun_of(Account, body, "$.account")


def _few(every: tuple[str, ...], claims: Set[str]) -> tuple[str, ...]:
    if claims.isdisjoint(every):
        return every[:1]
    return tuple(one for at, one in enumerate(every) if at == 0 or one in claims)
