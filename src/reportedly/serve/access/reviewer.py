"""Who reviews in this browser, and how they want it: kept in a cookie, asked for once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import Response

from reportedly.serve.access.visitor import visitor

COOKIE = "reportedly_reviewer"
LONGEST = 80  # characters of a name
_YEAR = 365 * 24 * 3600  # seconds a browser remembers it


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """A name ("" if not yet given), and two switches."""

    name: str = ""
    shortcuts: bool = True  # single keys decide and move
    advance: bool = True  # after a decision the next undecided claim is shown


def reviewer_of(request: Request) -> Reviewer:
    """What the browser's cookie says; the defaults if it says nothing that makes sense.

    Where there are accounts, the name is the account's, whatever the cookie says.
    """
    found = reviewer_in(dict(parse_qsl(request.cookies.get(COOKIE, ""), keep_blank_values=True)))
    one = visitor()
    return replace(found, name=one.name) if one else found


def writer_of(request: Request, form: Mapping[str, str]) -> Reviewer:
    """Who sends a form that may have a field for the name; without it whoever the cookie says."""
    before = reviewer_of(request)
    if visitor() is not None or not form.get("name"):
        return before
    return replace(before, name=reviewer_in({"name": form["name"]}).name)


def reviewer_in(values: Mapping[str, str]) -> Reviewer:
    """The reviewer that a form or a cookie describes."""
    name = " ".join(values.get("name", "").split())[:LONGEST]
    return Reviewer(
        name="".join(sign for sign in name if sign.isprintable()),
        shortcuts=values.get("shortcuts", "on") == "on",
        advance=values.get("advance", "on") == "on",
    )


def keep(response: Response, reviewer: Reviewer, path: str = "/review") -> None:
    """Write it into the browser's cookie, for the pages below `path`."""
    switches = {
        name: "on" if getattr(reviewer, name) else "off" for name in ("shortcuts", "advance")
    }
    value = urlencode({"name": reviewer.name, **switches})
    response.set_cookie(COOKIE, value, max_age=_YEAR, httponly=True, samesite="strict", path=path)
