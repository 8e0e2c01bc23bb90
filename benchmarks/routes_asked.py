"""What the pages and the API are asked when they are measured: one address a call, by chance."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from urllib.parse import quote

import invented

from reportedly.serve.access.desk_file import DeskFile, desk_path
from reportedly.serve.api.cursors import Place, cursor_of, question_of
from reportedly.serve.questions.saved import LOCAL, SavedQuestions
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.found.sources import SourceQuery
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery, Sort
from reportedly.store.questions.paging import cursor_after
from reportedly.store.questions.report_pages import ReportQuery

MANY = 40  # ids of a kind that are asked for by turns
KINDS = ("official", "military", "civilian")
EVENTS = ("ASSAULT", "AID", "CONSULT", "RETREAT", "COERCE", "PROTEST")
MINISTRY = "defence ministry"


class Samples:
    """Ids, days and cursors of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        coverage = ledger.coverage()
        self.first = date.fromisoformat(coverage.first or "2001-01-01")
        self.days = (date.fromisoformat(coverage.last or "2001-01-02") - self.first).days
        self.revision = ledger.revision
        self.claims, self.reports, self.incidents = [], [], []
        chance = Random(0)
        for _ in range(MANY):
            day = self.day(chance)
            after = cursor_after((day, 0))
            self.claims += [row.claim.id for row in self._claims(ledger, after)]
            self.reports += [
                row.header.id for row in ledger.reports(ReportQuery(cursor=after, limit=1)).rows
            ]
            page = ledger.incidents(IncidentQuery(cursor=after, limit=1))
            self.incidents += [row.incident.id for row in page.rows]
        largest = ledger.incidents(IncidentQuery(sort=IncidentSort.LARGEST, limit=40)).rows
        self.largest = [row.incident.id for row in largest[:1]]
        self.large = [row.incident.id for row in largest[-10:]]
        self.copied = self._most_copied(ledger, largest[-1].incident.id)
        self.sources = [row.id for row in ledger.sources(SourceQuery(limit=MANY)).rows]
        ministries = ledger.sources(SourceQuery(name=MINISTRY, limit=20)).rows
        self.ministry = max(ministries, key=lambda one: one.statements).id
        self.saved = self._saved(ledger)

    @staticmethod
    def _claims(ledger: Ledger, after: str) -> tuple[object, ...]:
        return ledger.claims(ClaimQuery(cursor=after, limit=1, sort=Sort.NEWEST)).rows

    @staticmethod
    def _most_copied(ledger: Ledger, incident: str) -> str:
        rows = ledger.claims(ClaimQuery(incident=incident, limit=1)).rows
        return rows[0].claim.report.id

    def _saved(self, ledger: Ledger) -> list[tuple[str, str]]:
        """Saved questions with the key of the feed of each, looked at when half was there."""
        kept = SavedQuestions(DeskFile(desk_path(ledger.path)))
        questions = ("/", "/?event=ASSAULT", "/timeline?country=VX", "/map")
        for one in kept.all(LOCAL):
            kept.delete(one)
        made = [kept.add(LOCAL, q, q, q, self.revision // 2) for q in questions]
        return [(one.id, kept.new_key(one)) for one in made]

    def day(self, chance: Random) -> str:
        """A day that the ledger covers."""
        return (self.first + timedelta(days=chance.randrange(self.days))).isoformat()

    def stretch(self, chance: Random, days: int) -> str:
        """`since` and `until` of so many days."""
        room = max(1, self.days - days)
        first = self.first + timedelta(days=chance.randrange(room))
        return f"since={first}&until={first + timedelta(days=days)}"

    def after(self, chance: Random) -> str:
        """A cursor deep in the ledger."""
        return cursor_after((self.day(chance), 0))

    def api(self, path: str, given: Mapping[str, str], chance: Random) -> str:
        """An address of the API with a cursor deep in its answer."""
        after = cursor_after((self.day(chance), "" if "incident" in path or "time" in path else 0))
        question = question_of(f"/api/v1{path}", given)
        cursor = cursor_of(question, Place(begun=self.revision, after=after))
        asked = "&".join(f"{name}={quote(value)}" for name, value in given.items())
        return f"/api/v1{path}?{asked}&cursor={cursor}"


def _place(chance: Random) -> str:
    return invented.PLACES[invented.zipf(chance, len(invented.PLACES))].id


def _person(chance: Random) -> str:
    return quote(invented.PEOPLE[invented.zipf(chance, 300)])


def _words(chance: Random, first: int, last: int, count: int = 1) -> str:
    return "+".join(chance.sample(invented.WORDS[first:last], count))


def _box(chance: Random) -> str:
    west, south = chance.randint(-120, -50), chance.randint(5, 60)
    return f"bbox={west},{south},{west + 12},{south + 9}"


Make = Callable[[Samples, Random], str]

_CLAIMS: dict[str, Make] = {
    "all": lambda s, c: "",
    "deep": lambda s, c: f"after={s.after(c)}",
    "oldest": lambda s, c: "sort=oldest",
    "added": lambda s, c: "sort=added",
    "a place": lambda s, c: f"place={_place(c)}",
    "a person": lambda s, c: f"speaker={_person(c)}",
    "a publisher": lambda s, c: f"publisher={quote(c.choice(invented.PAPERS))}",
    "a publisher, an event": lambda s, c: (
        f"publisher={quote(c.choice(invented.PAPERS))}&event={c.choice(EVENTS)}"
    ),
    "a common kind": lambda s, c: f"quotation={c.choice(('narration', 'direct'))}",
    "a common kind, deep": lambda s, c: f"quotation=narration&after={s.after(c)}",
    "two common kinds": lambda s, c: f"quotation=narration&factuality={c.choice(('CT%2B', 'Uu'))}",
    "three kinds": lambda s, c: f"country=VX&quotation=direct&kind={c.choice(KINDS)}",
    "a country": lambda s, c: "country=VX",
    "30 days": lambda s, c: s.stretch(c, 30),
    "90 days": lambda s, c: s.stretch(c, 90),
    "90 days, a country": lambda s, c: s.stretch(c, 90) + "&country=VX",
    "a day": lambda s, c: s.stretch(c, 0),
    "reviewed": lambda s, c: f"review={c.choice(('accepted', 'corrected', 'rejected'))}",
    "a rare word": lambda s, c: f"text={_words(c, 9000, 20000)}",
    "two words": lambda s, c: f"text={_words(c, 20, 200, 2)}",
    "a common word": lambda s, c: f"text={_words(c, 1, 6)}",
    "a common word, a place": lambda s, c: f"text={_words(c, 1, 6)}&place={_place(c)}",
    "an incident": lambda s, c: f"incident={c.choice(s.incidents)}",
    "the largest incident": lambda s, c: f"incident={s.largest[0]}",
}

_PAGES: dict[str, Make] = {
    "/overview": lambda s, c: "/overview",
    "/overview since a day": lambda s, c: f"/overview?since={s.day(c)}",
    "/overview disputed": lambda s, c: "/overview?only=disputed",
    "/overview one origin, deep": lambda s, c: (
        f"/overview?only=one_origin&after={cursor_after((s.day(c), ''))}"
    ),
    **{f"/ {name}": lambda s, c, ask=ask: f"/?{ask(s, c)}" for name, ask in _CLAIMS.items()},
    "/reports": lambda s, c: "/reports",
    "/reports deep": lambda s, c: f"/reports?after={s.after(c)}",
    "/reports a publisher": lambda s, c: f"/reports?publisher={quote(c.choice(invented.PAPERS))}",
    "/reports a language": lambda s, c: "/reports?language=uk",
    "/reports superseded": lambda s, c: "/reports?status=superseded",
    "/reports current": lambda s, c: "/reports?status=current",
    "/report": lambda s, c: f"/report/{c.choice(s.reports)}",
    "/report much copied": lambda s, c: f"/report/{s.copied}",
    "/report at a revision": lambda s, c: f"/report/{c.choice(s.reports)}?revision={s.revision}",
    "/reports lineage": lambda s, c: f"/reports/{c.choice(s.reports)}/lineage",
    "/reports lineage, 150 copies": lambda s, c: f"/reports/{s.copied}/lineage",
    "/claim": lambda s, c: f"/claim/{c.choice(s.claims)}",
    "/incidents": lambda s, c: "/incidents",
    "/incidents deep": lambda s, c: f"/incidents?after={cursor_after((s.day(c), ''))}",
    "/incidents largest": lambda s, c: "/incidents?sort=largest",
    "/incidents a place": lambda s, c: f"/incidents?place={_place(c)}",
    "/incidents a place by name": lambda s, c: (
        f"/incidents?place={c.choice(invented.PLACES[:400]).name}"
    ),
    "/incidents a kind": lambda s, c: f"/incidents?event={c.choice(('COERCE', 'RETREAT'))}",
    "/incidents 30 days": lambda s, c: f"/incidents?{s.stretch(c, 30)}",
    "/incidents two words": lambda s, c: f"/incidents?text={_words(c, 20, 200, 2)}",
    "/incidents a common word": lambda s, c: f"/incidents?text={_words(c, 1, 6)}",
    "/incident": lambda s, c: f"/incident/{c.choice(s.incidents)}",
    "/incident a large one": lambda s, c: f"/incident/{c.choice(s.large)}",
    "/incident 10,000 claims": lambda s, c: f"/incident/{s.largest[0]}",
    "/incident dossier": lambda s, c: f"/incident/{c.choice(s.incidents)}/dossier",
    "/map": lambda s, c: "/map",
    "/map 30 days": lambda s, c: f"/map?{s.stretch(c, 30)}",
    "/map.geojson": lambda s, c: "/map.geojson",
    "/map.geojson deep": lambda s, c: f"/map.geojson?after={cursor_after((s.day(c), ''))}",
    "/map.geojson 30 days": lambda s, c: f"/map.geojson?{s.stretch(c, 30)}",
    "/map.geojson bbox, all days": lambda s, c: f"/map.geojson?{_box(c)}",
    "/map.geojson bbox, 90 days": lambda s, c: f"/map.geojson?{_box(c)}&{s.stretch(c, 90)}",
    "/map.geojson claims": lambda s, c: "/map.geojson?kind=claim",
    "/map.geojson claims, bbox": lambda s, c: f"/map.geojson?kind=claim&{_box(c)}",
    "/map.geojson claims, 30 days": lambda s, c: f"/map.geojson?kind=claim&{s.stretch(c, 30)}",
    "/map/place": lambda s, c: f"/map/place?place={invented.PLACES[c.randrange(30)].id}",
    "/map/place 90 days": lambda s, c: f"/map/place?place={invented.PLACES[c.randrange(5)].id}",
    "/timeline": lambda s, c: "/timeline",
    "/timeline deep": lambda s, c: f"/timeline?after={cursor_after((s.day(c), ''))}",
    "/timeline 30 days": lambda s, c: f"/timeline?{s.stretch(c, 30)}",
    "/timeline a place": lambda s, c: f"/timeline?place={_place(c)}",
    "/timeline a country": lambda s, c: "/timeline?country=VX",
    "/timeline a common kind": lambda s, c: "/timeline?quotation=narration",
    "/timeline two words": lambda s, c: f"/timeline?text={_words(c, 20, 200, 2)}",
    "/sources": lambda s, c: "/sources",
    "/sources a name": lambda s, c: f"/sources?name={c.choice(invented.NAMES[200:600])[:3]}",
    "/sources a kind": lambda s, c: f"/sources?kind={c.choice(KINDS)}",
    "/sources unnamed": lambda s, c: "/sources?named=no",
    "/sources/ one": lambda s, c: f"/sources/{c.choice(s.sources)}",
    "/sources/ the largest": lambda s, c: f"/sources/{s.ministry}",
    "/sources/ the largest, deep": lambda s, c: (
        f"/sources/{s.ministry}?after={cursor_after((s.day(c), ''))}"
    ),
    "/review": lambda s, c: "/review",
    "/review a place": lambda s, c: f"/review?place={_place(c)}",
    "/review an event": lambda s, c: f"/review?event={c.choice(EVENTS)}",
    "/review 30 days": lambda s, c: f"/review?{s.stretch(c, 30)}",
    "/review/ a report": lambda s, c: f"/review/{c.choice(s.reports)}",
    "/review/ through the queue": lambda s, c: f"/review/{c.choice(s.reports)}?way=queue",
    "/saved": lambda s, c: "/saved",
    "/saved/ one": lambda s, c: f"/saved/{c.choice(s.saved)[0]}",
    "/saved/ feed": lambda s, c: "/saved/{}/feed.atom?key={}".format(*c.choice(s.saved)),
    "/removals": lambda s, c: "/removals",
    "/about": lambda s, c: "/about",
    "/api": lambda s, c: "/api",
}

_API: dict[str, Make] = {
    **{
        f"api claims {name}": lambda s, c, ask=ask: f"/api/v1/claims?{ask(s, c)}"
        for name, ask in _CLAIMS.items()
        if "deep" not in name
    },
    **{
        f"api facets {name}": lambda s, c, ask=ask: f"/api/v1/facets?{ask(s, c)}"
        for name, ask in _CLAIMS.items()
        if "deep" not in name and name not in ("oldest", "added")
    },
    "api claims deep": lambda s, c: s.api("/claims", {}, c),
    "api claims 500": lambda s, c: "/api/v1/claims?limit=500",
    "api search": lambda s, c: f"/api/v1/search?text={_words(c, 20, 200, 2)}",
    "api claim": lambda s, c: f"/api/v1/claims/{c.choice(s.claims)}",
    "api reports": lambda s, c: "/api/v1/reports",
    "api reports deep": lambda s, c: s.api("/reports", {"status": "current"}, c),
    "api report": lambda s, c: f"/api/v1/reports/{c.choice(s.reports)}",
    "api reviews": lambda s, c: f"/api/v1/reports/{c.choice(s.reports)}/reviews",
    "api incidents": lambda s, c: "/api/v1/incidents",
    "api incidents deep": lambda s, c: s.api("/incidents", {"event": "ASSAULT"}, c),
    "api incident": lambda s, c: f"/api/v1/incidents/{c.choice(s.incidents)}",
    "api incident 10,000 claims": lambda s, c: f"/api/v1/incidents/{s.largest[0]}",
    "api sources": lambda s, c: "/api/v1/sources",
    "api source": lambda s, c: f"/api/v1/sources/{s.ministry}",
    "api timeline": lambda s, c: s.api("/timeline", {"sort": "newest"}, c),
    "api overview": lambda s, c: "/api/v1/overview",
    "api about": lambda s, c: "/api/v1/about",
    "api coverage": lambda s, c: f"/api/v1/coverage?{s.stretch(c, 90)}",
    "api removals": lambda s, c: "/api/v1/removals",
}
FACETED = frozenset(
    name for name in (*_PAGES, *_API) if name.startswith(("/ ", "/timeline", "api facets"))
)


def addresses() -> dict[str, Make]:
    """Every kind of request by its name."""
    return {**_PAGES, **_API}
