"""A token in every form, bound to a cookie, so that no page elsewhere can write into the ledger."""

import hashlib
import hmac
import re
import secrets

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from reportedly.serve.desk import Desk

COOKIE = "reportedly_form"
FIELD = "token"
_KEY = re.compile(r"[0-9a-f]{32}")


class Csrf:
    """Gives tokens out and checks them; they hold as long as this object, that is the program."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def key_of(self, request: Request) -> str:
        """The key in the browser's cookie; a new one if it has none."""
        given = request.cookies.get(COOKIE, "")
        return given if _KEY.fullmatch(given) else secrets.token_hex(16)

    def token(self, key: str) -> str:
        """What a form of the browser with that key must send back."""
        return hmac.new(self._secret, key.encode(), hashlib.sha256).hexdigest()

    def keep(self, response: Response, key: str) -> None:
        """Give the browser its key. Lax: coming by a link must not change it in other tabs."""
        response.set_cookie(COOKIE, key, httponly=True, samesite="lax", path="/")

    def page(
        self, desk: Desk, request: Request, template: str, *, status: int = 200, **context: object
    ) -> HTMLResponse:
        """A page with forms: kept by no cache, with the token of this browser."""
        key = self.key_of(request)
        answer = desk.page(template, status=status, token=self.token(key), **context)
        answer.headers["Cache-Control"] = "no-store"
        self.keep(answer, key)
        return answer

    def check(self, request: Request, given: str) -> None:
        """Raise a 403 unless the form was made here, for this browser, and sent from a page here.

        Forms of these pages come with `Origin: null`, as they send no referrer; scripts name it.
        """
        origin = request.headers.get("origin", "null")
        site = request.headers.get("sec-fetch-site", "same-origin")
        here = f"{request.url.scheme}://{request.headers.get('host')}"
        if site != "same-origin" or origin not in ("null", here):
            raise HTTPException(403, "This form was sent from a page that is not this program's.")
        key = request.cookies.get(COOKIE, "")
        if not key or not hmac.compare_digest(self.token(key).encode(), given.encode()):
            sentence = "This page was loaded before the program was started, or without cookies."
            raise HTTPException(403, f"{sentence} Nothing was written. Load it again.")
