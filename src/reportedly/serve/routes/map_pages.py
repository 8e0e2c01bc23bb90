"""`/map`: incidents and claims at their places, as a map, as a table and as GeoJSON."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse

from reportedly.errors import NotFound
from reportedly.resolution.places.places_file import Outline
from reportedly.serve.dates import checked_day
from reportedly.serve.desk import Desk, address, checked_cursor, given_of
from reportedly.serve.incidents import on_map
from reportedly.serve.incidents.leads import leads_of
from reportedly.store.ledger import Ledger
from reportedly.store.questions.placed import PAGE, Placed, PlacedQuery

LISTED = 50  # rows of a page of the table
FULL, JOINED = 12, 10  # claims that make a page of the second table; pages of the ledger joined
AT_PLACE = 12  # incidents, and claims, listed when a place is opened
DRAWN = 10_000  # incidents the page asks for at most before it asks for a stretch of days only
KINDS = ("incident", "claim")


def routes(desk: Desk, outlines: tuple[Outline, ...] = ()) -> APIRouter:
    """The routes of the map; `outlines` are those of the user's places file."""
    router = APIRouter()

    @router.api_route("/map", methods=["GET", "HEAD"])
    def page(request: Request) -> HTMLResponse:
        asked = request.query_params
        given = given_of(asked, ("since", "until", "view"), "after", "claims_after")
        return map_page(desk, given, asked.get("after"), asked.get("claims_after"), bool(outlines))

    @router.api_route("/map.geojson", methods=["GET", "HEAD"])
    def geojson(request: Request) -> JSONResponse:
        return JSONResponse(
            features(desk, dict(request.query_params)), media_type="application/geo+json"
        )

    @router.api_route("/map/place", methods=["GET", "HEAD"])
    def place(request: Request) -> HTMLResponse:
        return place_part(desk, dict(request.query_params))

    @router.api_route("/map/outlines.geojson", methods=["GET", "HEAD"])
    def own() -> JSONResponse:
        drawn = on_map.own_outlines(outlines)
        return JSONResponse(drawn, media_type="application/geo+json")

    return router


def asked_query(given: dict[str, str]) -> PlacedQuery:
    """The question in an address; raises a 400 for what is not understood."""
    return PlacedQuery(
        since=checked_day("since", given.get("since")),
        until=checked_day("until", given.get("until")),
        box=on_map.asked_box(given.get("bbox")),
        place=given.get("place") or None,
        cursor=checked_cursor(given.get("after")),
        limit=_asked_limit(given.get("limit")),
    )


def _asked_limit(given: str | None) -> int:
    if not given:
        return PAGE
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= PAGE:
        raise HTTPException(400, f"“limit” must be a number from 1 to {PAGE}.")
    return int(given)


def map_page(
    desk: Desk, given: dict[str, str], after: str | None, claims_after: str | None, own: bool
) -> HTMLResponse:
    """The map with its table."""
    view = given.get("view", "open")
    if view not in on_map.WORLDVIEWS:
        raise HTTPException(400, "“view” must be open, geonames or naturalearth.")
    query = replace(asked_query(given), limit=LISTED)
    ledger = desk.ledger
    rows = ledger.placed_incidents(replace(query, cursor=checked_cursor(after)))
    claims = filled_claims(ledger, replace(query, cursor=checked_cursor(claims_after)))
    total = ledger.count_placed_incidents(PlacedQuery())
    days = {n: given.get(n) for n in ("since", "until")}
    return desk.page(
        "map.html",
        given=given,
        question=address("/map", days),
        view=view,
        views=on_map.WORLDVIEWS,
        built=on_map.is_built(),
        source=address("/map.geojson", days if total > DRAWN else {}),
        own="/map/outlines.geojson" if own else "",
        shown=ledger.count_placed_incidents(query),
        total=total,
        rows=rows.incidents,
        leads=leads_of(ledger, ledger.brief_accounts(row.incident.id for row in rows.incidents)),
        claims=claims.claims,
        first=not after and not claims_after,
        next=address("/map", {**given, "after": rows.next}) if rows.next else None,
        claims_next=(
            address("/map", {**given, "claims_after": claims.next}) if claims.next else None
        ),
        areas=on_map.disputed_areas(),
        sources=on_map.outline_sources(),
    )


def filled_claims(ledger: Ledger, query: PlacedQuery) -> Placed:
    """Claims of no incident for a table: few of a page tell of something, so pages are joined.

    It ends with a page once it has :data:`FULL` claims, or after :data:`JOINED` pages.
    """
    page = ledger.placed_claims(query)
    for _ in range(JOINED - 1):
        if len(page.claims) >= FULL or page.next is None:
            break
        more = ledger.placed_claims(replace(query, cursor=page.next))
        page = Placed(claims=page.claims + more.claims, next=more.next)
    return page


def features(desk: Desk, given: dict[str, str]) -> dict[str, Any]:
    """One page of features; `next` is the address of the page after it."""
    kind = given.get("kind", "incident")
    if kind not in KINDS:
        raise HTTPException(400, "“kind” must be incident or claim.")
    query = asked_query(given)
    if kind == "incident":
        page = desk.ledger.placed_incidents(query)
    else:
        page = desk.ledger.placed_claims(query)
    found = [on_map.incident_feature(row) for row in page.incidents]
    found += [on_map.claim_feature(row) for row in page.claims]
    following = address("/map.geojson", {**given, "after": page.next}) if page.next else None
    foot = desk.foot()
    return {
        "type": "FeatureCollection",
        "revision": foot.revision,
        "covered": foot.coverage,
        "next": following,
        "features": found,
    }


def place_part(desk: Desk, given: dict[str, str]) -> HTMLResponse:
    """What is shown beside the map when a place is opened."""
    query = replace(asked_query(given), limit=AT_PLACE)
    if query.place is None:
        raise HTTPException(400, "“place” must be the id of a place.")
    found = desk.ledger.placed_incidents(query)
    claims = desk.ledger.placed_claims(query)
    places = [row.incident.place for row in found.incidents]
    places += [row.toponym.place for row in claims.claims]
    place = next(filter(None, places), None)
    if place is None:
        raise NotFound(f"nothing at the place {query.place} on these days")
    accounts = desk.ledger.accounts((row.incident.id for row in found.incidents), covered=False)
    told = [(row, accounts.get(row.incident.id)) for row in found.incidents]
    days = {name: given.get(name) for name in ("since", "until")}
    shown = desk.bare_page(
        "map_place.html",
        place=place,
        radius=max(place.radius_km, on_map.LEAST_KM),
        rows=[(row, on_map.origin_lines(a, desk.parties) if a else []) for row, a in told],
        more=address("/incidents", {"place": place.id, **days}) if found.next else None,
        claims=claims.claims,
        claims_more=address("/", {"place": place.id}) if claims.next else None,
    )
    return HTMLResponse(shown, headers={"Cache-Control": "no-cache"})
