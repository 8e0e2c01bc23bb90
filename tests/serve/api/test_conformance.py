"""The API keeps what its OpenAPI document says, whatever is sent (schemathesis, in process)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import booleans
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    negative_data_rejection,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from schemathesis.config import SchemathesisConfig

from reportedly.model.review import ReviewAction
from reportedly.serve.access.buckets import Rate
from reportedly.serve.access.doors import Doors, Limits
from reportedly.serve.api.app import OPERATIONS, api_app
from reportedly.serve.api.asked import PREFIX
from reportedly.serve.api.document import WRITES, document
from reportedly.serve.app import create_app
from reportedly.serve.desk import Desk
from reportedly.store.coding.book import Adjudicator
from reportedly.store.coding.rounds import Draft
from reportedly.store.ledger import Ledger
from reportedly.store.people.review_making import decision, read_in_full

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]
WHEN = datetime(2031, 3, 6, 9, 0, tzinfo=UTC)
EXAMPLES = 20  # requests of each operation, as described and as not described
TOLD = document(OPERATIONS)["paths"]
ADDRESSES = [(path, method) for path, methods in TOLD.items() for method in methods]


@pytest.fixture(scope="module")
def described(tmp_path_factory, by_hand):
    """The document of an app whose ledger may be written, and the ids that are in it."""
    path: Path = tmp_path_factory.mktemp("conformance") / "ledger.db"
    with Ledger.open(path) as ledger:
        found = by_hand.full()
        ledger.add(found, by_hand.raw(found))
        patient = Limits(
            api=Rate(burst=1_000_000, per_second=1.0), check=Rate(burst=1_000_000, per_second=1.0)
        )
        app = create_app(ledger, doors=Doors(path, limits=patient))
        config = SchemathesisConfig.from_dict({"checks": {"unsupported_method": {}}})
        ids = {"claims": found.claims[0].id, "reports": found.report.id}
        ids["coding"] = coded_round(ledger, found.report)
        yield schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", app, config=config), ids


def coded_round(ledger, report):
    """The id of a coding round that two coders have finished, with a difference settled."""
    draft = Draft(name="Pilot", coders=("Ada", "Ben"), reports=(report.id,), by="Ida", at=WHEN)
    one = ledger.coding.open(draft)
    for name in one.coders:
        who = {"by": name, "at": WHEN}
        for number, item in enumerate(ledger.coding.claims(one, report.id, name)):
            no = number == 0 and name == "Ben"
            action = ReviewAction.REJECT if no else ReviewAction.ACCEPT
            ledger.coding.add(one, decision(item, action, **who))
        ledger.coding.add(one, read_in_full(report, **who))
    who = Adjudicator(by="Ida", at=WHEN, reason="it is said")
    (found,) = [item for unit in ledger.coding.units(one, report.id)
                for item in unit.differences()]  # fmt: skip
    ledger.coding.take(one, report.id, found.key, "Ada", who)
    return one.id


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("path", "method"), ADDRESSES)
def test_answers_are_those_of_the_document(described, path, method, mode):
    schema, ids = described
    known = ids.get(path.split("/")[1])

    @given(case=schema[path][method].as_strategy(generation_mode=mode), is_known=booleans())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def hold(case, is_known):
        if is_known and known and "id" in case.path_parameters:
            case.path_parameters["id"] = known
        answer = case.call(headers={"Host": "127.0.0.1"})
        case.validate_response(answer, checks=CHECKS)

    try:
        hold()
    except Unsatisfiable:  # nothing can be sent that is not described: any path is one
        assert mode is GenerationMode.NEGATIVE
        assert all(one["in"] == "path" for one in TOLD[path][method]["parameters"])


def test_the_document_describes_every_route_and_no_other(sample_ledger):
    routes = {
        (route.path.removeprefix("/v1"), method.lower())
        for route in api_app(Desk(sample_ledger, None)).routes
        for method in route.methods - {"HEAD"}
    }
    told = document(OPERATIONS)["paths"]
    described = {(path, method) for path, methods in told.items() for method in methods}
    assert routes - {("/openapi.json", "get")} == described
    assert len(described) == len(OPERATIONS) + len(WRITES) + 1  # and the check
