"""What is in the corpus, as tables in Markdown: python gold/statistics.py [gold] [--texts COPY]

Everything but words is counted from `claims/`, so no text is needed; words of FA-KES are counted
only in your own copy of it (`--texts`, as for load.py). Needs nothing but Python. README.md and
docs/explanation/gold.md hold these tables; a test compares them.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gold.load import SPLITS, read_copies

Claim = dict[str, Any]
HALVES = {"invented": "invented", "fa-kes": "FA-KES, stand-off"}  # source -> its column
NONE = "–"  # words that were not counted; the value of a source that there is none of
GRADED = ("PR+", "PR-", "PS+", "PS-")


class Text(NamedTuple):
    """One annotated text, without its words: how many, and what is annotated in it."""

    source: str
    split: str
    register: str
    words: int | None  # None if the text is not there
    claims: list[Claim]


def texts(folder: Path, copies: dict[str, str] | None = None) -> Iterator[Text]:
    """Every text of the corpus."""
    for path in sorted((folder / "claims").glob("*.jsonl")):
        head, *claims = (json.loads(line) for line in path.read_text("utf-8").splitlines())
        own = folder / "reports" / f"{head['name']}.txt"
        text = own.read_text("utf-8") if own.exists() else (copies or {}).get(head["sha256"])
        words = None if text is None else len(text.split())
        yield Text(head["source"], head["split"], head["register"], words, claims)


def attributed(claim: Claim) -> bool:
    """Whether somebody else than the publisher answers for the claim."""
    return bool(claim["quotation"] != "narration")


def graded(claim: Claim) -> bool:
    """Whether who answers for the claim puts it as probable or possible."""
    who = "source" if attributed(claim) else "publisher"
    return claim["factuality"][who] in GRADED


def inexact(quantity: dict[str, Any]) -> bool:
    """Whether a quantity is anything but one figure: a bound, a range, about, or "several"."""
    one = quantity["low"] is not None and quantity["low"] == quantity["high"]
    return not one or bool(quantity["approximate"])


def items(key: str, holds: Callable[[Any], bool] = bool) -> Callable[[Claim], int]:
    """Counts the items of one array of a claim for which `holds` is true."""
    return lambda claim: sum(holds(item) for item in claim[key])


def whether(holds: Callable[[Claim], Any]) -> Callable[[Claim], int]:
    """Counts a claim as one if `holds` is true of it."""
    return lambda claim: int(bool(holds(claim)))


COUNTS: dict[str, Callable[[Claim], int]] = {
    "claims": whether(lambda _: True),
    "… attributions": whether(attributed),
    "… narration": whether(lambda claim: not attributed(claim)),
    "… hedged or graded by words": whether(lambda claim: claim["factuality"]["words"]),
    "… put as probable or possible": whether(graded),
    "… not about what is so (planned, asked, if, …)": whether(lambda c: c["mood"] != "actual"),
    "… through somebody (chain or nested)": whether(lambda c: c["chain"] or c["within"]),
    "… … nested in another claim": whether(lambda claim: claim["within"]),
    "… … with two links or more, or a link and nested": whether(
        lambda c: len(c["chain"]) + bool(c["within"]) > 1
    ),
    "… with a remark on checking": whether(lambda claim: claim["verification"]),
    "… with a silence": whether(lambda claim: claim["silence"]),
    "… that answer another": whether(lambda claim: claim["responds_to"]),
    "links of chains": items("chain"),
    "remarks on checking, once for each claim they are about": items("verification"),
    "places": items("places"),
    "times": items("times"),
    "quantities": items("quantities"),
    "… no exact figure": items("quantities", inexact),
    "events": items("events"),
    "… with responsibility": items("events", lambda event: bool(event["responsibility"])),
    "control statements": items("controls"),
}

VALUES: dict[str, Callable[[Claim], Iterable[str]]] = {
    "quotation": lambda claim: [claim["quotation"]],
    "mood": lambda claim: [claim["mood"]],
    "factuality by the source": lambda claim: [claim["factuality"]["source"] or NONE],
    "factuality by the publisher": lambda claim: [claim["factuality"]["publisher"]],
    "basis": lambda claim: [claim["basis"]],
    "kind of speaker": lambda claim: [one["kind"] for one in claim["speakers"]],
    "speaker without a name": lambda c: [one["anonymous"] or "named" for one in c["speakers"]],
    "relation of a link": lambda claim: [one["relation"] for one in claim["chain"]],
    "remark on checking": lambda claim: [one["status"] for one in claim["verification"]],
    "silence": lambda claim: [claim["silence"]["kind"]] if claim["silence"] else [],
    "reply": lambda claim: [claim["responds_to"]["basis"]] if claim["responds_to"] else [],
    "role of a place": lambda claim: [one["role"] for one in claim["places"]],
    "state of what is counted": lambda claim: [one["state"] for one in claim["quantities"]],
    "type of event": lambda claim: [one["type"] for one in claim["events"]],
    "responsibility": lambda c: [one["relation"] for e in c["events"] for one in _told(e)],
    "control": lambda claim: [one["status"] for one in claim["controls"]],
}


def _told(event: dict[str, Any]) -> list[dict[str, Any]]:
    return event["responsibility"] or []


def sizes(found: Sequence[Text]) -> list[str]:
    """The table of sizes: a row a measure, a column a half."""
    rows = [["texts", *_by_half(found, _one)], ["words", *_words(found)]]
    for name, count in COUNTS.items():
        rows.append([name, *_by_half(found, partial(_sum, count))])
    return table(["", *HALVES.values(), "together"], rows)


def splits(found: Sequence[Text]) -> list[str]:
    """The table of splits: texts and claims of each, by half."""
    rows = []
    for name, _ in SPLITS:
        part = [text for text in found if text.split == name]
        numbers = [
            _by_half(part, _one),
            _by_half(part, lambda text: len(text.claims)),
        ]
        rows.append([name, *(f"{one} ({many})" for one, many in zip(*numbers, strict=True))])
    return table(["texts (claims)", *HALVES.values(), "together"], rows)


def registers(found: Sequence[Text]) -> list[str]:
    """The table of registers of the invented half."""
    own = [text for text in found if text.source == "invented"]
    number = Counter(text.register.replace("_", " ") for text in own)
    claims = Counter[str]()
    for text in own:
        claims[text.register.replace("_", " ")] += len(text.claims)
    return table(
        ["register", "texts", "claims"],
        [[name, f"{many:,}", f"{claims[name]:,}"] for name, many in _ranked(number)],
    )


def values(found: Sequence[Text]) -> list[str]:
    """The table of values: how often each is given, over both halves."""
    rows = []
    for name, given in VALUES.items():
        number = Counter(value for text in found for claim in text.claims for value in given(claim))
        rows.append([name, ", ".join(f"{value} {many:,}" for value, many in _ranked(number))])
    return table(["", "values, and how often"], rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table in Markdown, line by line."""
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def _ranked(number: Counter[str]) -> list[tuple[str, int]]:
    return sorted(number.items(), key=lambda one: (-one[1], one[0]))


def _one(_: Text) -> int:
    return 1


def _sum(count: Callable[[Claim], int], text: Text) -> int:
    return sum(count(claim) for claim in text.claims)


def _by_half(found: Sequence[Text], count: Callable[[Text], int]) -> list[str]:
    halves = [[text for text in found if text.source == source] for source in HALVES]
    return [f"{sum(count(text) for text in half):,}" for half in (*halves, found)]


def _words(found: Sequence[Text]) -> list[str]:
    """Words of each half, or a dash if some text of it is not there."""
    halves = [[text.words for text in found if text.source == source] for source in HALVES]
    columns = [*halves, [text.words for text in found]]
    return [NONE if None in one else f"{sum(filter(None, one)):,}" for one in columns]


TABLES = {"Sizes": sizes, "Parts": splits, "Registers": registers, "Values": values}


def main() -> None:
    """Print every table under its heading."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=Path("gold"))
    parser.add_argument("--texts", type=Path, help="your copy of FA-KES")
    given = parser.parse_args()
    found = list(texts(given.folder, read_copies(given.texts) if given.texts else None))
    for name, made in TABLES.items():
        print("\n".join([f"## {name}", "", *made(found), ""]))


if __name__ == "__main__":
    main()
