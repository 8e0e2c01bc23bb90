"""Makes the web app of a ledger: pages made on the server, nothing from elsewhere."""

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from reportedly.errors import InvalidRecord, LedgerError, NotFound, StillBlind
from reportedly.pipeline import Engine, bundled_engine
from reportedly.resolution.parties import Parties
from reportedly.resolution.places.places_file import Outline
from reportedly.serve.access.csrf import Csrf
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.gate import Gate
from reportedly.serve.access.hosts import KnownHosts
from reportedly.serve.access.security import HEADERS, SecurityHeaders
from reportedly.serve.api.app import api_app, refused_problem
from reportedly.serve.checks.checks import Checks
from reportedly.serve.desk import Desk
from reportedly.serve.routes import (
    about,
    account,
    accounts,
    api,
    check,
    claim,
    coding,
    confirmed,
    export,
    findings,
    incidents,
    ledger_pages,
    lineage,
    login,
    map_pages,
    overview,
    removals,
    reports,
    review,
    saved,
    sources,
    timeline,
)
from reportedly.serve.static_version import STATIC
from reportedly.store.ledger import Ledger

_ROOMS = (
    overview,
    confirmed,
    ledger_pages,
    reports,
    lineage,
    claim,
    findings,
    incidents,
    timeline,
    sources,
    review,
    removals,
    export,
    about,
    api,
)
PACKED = 3  # level of gzip: more of it takes much longer on the outlines, and saves little


def create_app(
    ledger: Ledger,
    parties: Parties | None = None,
    engine: Callable[[], Engine] = bundled_engine,
    doors: Doors | None = None,
    outlines: tuple[Outline, ...] = (),
    *,
    secured: bool = False,
) -> FastAPI:
    """The app over an open ledger; sides are those of `parties`, none without it.

    Only decisions of reviewers are written, and none if it was opened for reading. The ledger must
    stay open as long as the app is served. `engine` opens what texts are read with that are
    checked against the ledger; `doors` say who is let in, those of the ledger's desk file if not
    given. `outlines` are drawn on the map: those of the user's places file.
    `secured` says that it has a certificate of its own.
    """
    desk, doors = Desk(ledger, parties), doors or Doors(ledger.path)
    app = FastAPI(title="reportedly", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Gate, doors=doors, desk=desk)
    app.add_middleware(KnownHosts, names=doors.hosts)
    app.add_middleware(SecurityHeaders, secured=secured)
    # Only what is the same for all is compressed: a page holds tokens, and its size would tell.
    static = GZipMiddleware(StaticFiles(directory=STATIC), compresslevel=PACKED)
    app.mount("/static", static, name="static")
    for room in _ROOMS:
        app.include_router(room.routes(desk))
    checks = Checks(ledger, engine)
    app.include_router(check.routes(desk, checks))
    csrf = Csrf()
    for entrance in (login, account, accounts):
        app.include_router(entrance.routes(desk, doors, csrf))
    app.include_router(saved.routes(desk, doors))
    app.include_router(coding.routes(desk, doors))
    app.mount("/api", api_app(desk, checks), name="api")
    app.include_router(map_pages.routes(desk, outlines))
    _answer_errors(app, desk)
    _answer_blind(app, desk)
    return app


def _answer_blind(app: FastAPI, desk: Desk) -> None:
    """A page that says why what coders decide is not shown."""

    @app.exception_handler(StillBlind)
    def blind(request: Request, error: StillBlind) -> HTMLResponse:
        return _page(desk, 403, "Still blind", f"As long as coders are blind, {error}.")


def _answer_errors(app: FastAPI, desk: Desk) -> None:
    """A page with a sentence for whatever goes wrong; never a trace."""

    @app.exception_handler(NotFound)
    def not_found(request: Request, error: NotFound) -> HTMLResponse:
        return _not_found(desk, request.url.path, error)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        if request.scope["path"].startswith("/api/"):  # with a line break it is no route's
            return refused_problem(request, error)
        if error.status_code == 404:
            return _page(desk, 404, "No such page", "There is no page at this address.")
        return _page(desk, error.status_code, "This cannot be answered", str(error.detail))

    @app.exception_handler(RequestValidationError)
    def not_understood(request: Request, error: Exception) -> HTMLResponse:
        sentence = "Something in this address is not understood."
        return _page(desk, 400, "This address is not understood", sentence)

    @app.exception_handler(InvalidRecord)
    def other_version(request: Request, error: InvalidRecord) -> HTMLResponse:
        sentence = "The ledger holds a record that this version of the program cannot read."
        return _bare(503, f"{sentence} After an update, reconcile it again.")

    @app.exception_handler(LedgerError)
    def no_ledger(request: Request, error: LedgerError) -> HTMLResponse:
        return _bare(503, f"The ledger cannot be read now: {error}.")

    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> HTMLResponse:
        return _bare(500, "This page could not be made. The fault is the program's.")

    def _bare(status: int, sentence: str) -> HTMLResponse:
        """Without the foot, which needs the ledger; outside the middleware, so with headers."""
        shown = desk.bare_page("failure.html", sentence=sentence)
        return HTMLResponse(shown, status_code=status, headers=HEADERS)


def _not_found(desk: Desk, path: str, error: NotFound) -> HTMLResponse:
    """That a thing was taken out, or that it is not there (or may have been taken out)."""
    gone = removals.gone_words(desk.ledger, path)
    if gone is not None:
        return _page(desk, 410, "Not shown any more", gone)
    maybe = removals.maybe_words(desk.ledger)
    return _page(desk, 404, "Not in this ledger", f"The ledger has {error}.{maybe}")


def _page(desk: Desk, status: int, heading: str, sentence: str) -> HTMLResponse:
    return desk.page("error.html", status=status, heading=heading, sentence=sentence)
