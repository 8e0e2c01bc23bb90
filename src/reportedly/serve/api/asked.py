"""One address of the API as a value: what it takes, what it answers, and what makes the answer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.serve.api.cursors import Place, cursor_of, place_of, question_of
from reportedly.serve.api.parameters import CURSOR, Parameter
from reportedly.serve.desk import Desk, address
from reportedly.store.questions.paging import Page

PREFIX = "/api/v1"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that has come in, checked: its address, the id in it, its parameters."""

    path: str
    id: str
    given: Mapping[str, str]
    revision: int  # of the ledger, from which the answer is made

    @property
    def place(self) -> Place:
        """Where the page begins. Raises a Problem for a cursor of another question."""
        question = question_of(self.path, self.given)
        return place_of(self.given.get(CURSOR.name), question, self.revision)

    @property
    def limit(self) -> dict[str, Any]:
        """How many items were asked for, if it was said."""
        return {"limit": int(self.given["limit"])} if "limit" in self.given else {}

    def without(self, *names: str) -> dict[str, Any]:
        """The parameters but these, and but those of paging."""
        left = ("limit", CURSOR.name, *names)
        return {name: value for name, value in self.given.items() if name not in left}

    def page(self, page: Page[Any], items: Iterable[object]) -> Json:
        """One page of an answer with the address of the next."""
        begun, following = self.place.begun, None
        if page.next is not None:
            after = Place(begun=begun, after=page.next)
            cursor = cursor_of(question_of(self.path, self.given), after)
            following = address(self.path, {**self.given, CURSOR.name: cursor})
        return {"begun": begun, "total": page.total, "items": list(items), "next": following}


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A question that can be asked: `schema` is of the answer's keys beside `revision`."""

    path: str  # below PREFIX
    name: str
    summary: str
    says: str
    schema: Mapping[str, Json]
    ask: Callable[[Desk, Asked], Json]
    parameters: tuple[Parameter, ...] = ()
    id_says: str = ""  # of the id in the path
