"""Questions about incidents: pages of them, and the account of one."""

import msgspec

from reportedly.codec import encode_account, encode_incident, encode_judgement
from reportedly.serve.api import parameters as p
from reportedly.serve.api import shapes as s
from reportedly.serve.api.asked import Asked, Json, Operation
from reportedly.serve.api.claims import check_words
from reportedly.serve.desk import Desk
from reportedly.store.found.incidents import IncidentQuery, IncidentRow, IncidentSort


def incident_item(row: IncidentRow) -> Json:
    """An incident of a page."""
    return {
        "record": msgspec.Raw(encode_incident(row.incident)),
        "summary": row.summary,
        "disagreements": row.disagreements,
        "reports": row.reports,
    }


def page_of_incidents(desk: Desk, asked: Asked) -> Json:
    """One page of incidents."""
    check_words(asked.given)
    query = IncidentQuery(
        **asked.without("sort"),
        **asked.limit,
        sort=IncidentSort(asked.given.get("sort", IncidentSort.NEWEST)),
        cursor=asked.place.after,
    )
    page = desk.ledger.incidents(query)
    return asked.page(page, map(incident_item, page.rows))


def one_incident(desk: Desk, asked: Asked) -> Json:
    """The account of one incident, or of the one it went up in, as people left it."""
    judged = desk.ledger.judged_incident(asked.id)
    account = desk.ledger.account(asked.id)
    if judged.changes and asked.given.get("unjudged") != "yes":
        account = desk.judged_account(account.incident.id)
    return {
        "record": msgspec.Raw(encode_account(account)),
        "judgements": [
            {"record": msgspec.Raw(encode_judgement(kept.judgement)), "act": kept.revision}
            for kept in judged.acts
        ],
    }


OPERATIONS = (
    Operation(
        path="/incidents",
        name="incidents",
        summary="Incidents that answer a question",
        says="Happenings as claimed: claims of one place, day and kind, of the last reconciling.",
        parameters=(*p.INCIDENTS, p.INCIDENT_SORT, *p.PAGED),
        schema=s.paged(s.INCIDENT_ITEM),
        ask=page_of_incidents,
    ),
    Operation(
        path="/incidents/{id}",
        name="incident",
        summary="The account of one incident",
        says="The versions of an incident side by side, with who stands behind each. An incident "
        "that went up in another answers with that one; its own id is in the record. The account "
        "is as people left it: with incidents they said are the same, without claims they said "
        "are of another; `judgements` are what they said, what was taken back left out.",
        parameters=(p.UNJUDGED,),
        schema={
            "record": s.ref("AccountLine"),
            "judgements": s.listed(s.JUDGED_ITEM, "about any of these incidents, oldest first"),
        },
        ask=one_incident,
        id_says="id of an incident",
    ),
)
