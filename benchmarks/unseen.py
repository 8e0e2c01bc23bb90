"""How well sentences and passages are read that nobody has looked at while rules were made.

    python benchmarks/unseen.py [remarks | words | passages]

The texts of benchmarks/unseen are about invented countries, by writers who saw neither rules nor
tables nor gold. Only figures are printed, and nobody who works on what is read opens the files:
a set that has been read for its misses is replaced by a new one. (Misses of every second passage,
beginning with the first, were read once, on 29 November 2026, before anything was mended.)

remarks: 210 sentences, as in training/wordings; `about` are words of the claims a remark covers.
words: 240 sentences on control and responsibility, as in held_words.txt.
passages: 110, with every attribution (source, speaker, cue, words of the content, links of the
chain, what it is within and what it answers), and heads of happenings told as real or as not.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import held_remarks
import held_words

from reportedly.model.claim import Claim
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.span import Span
from reportedly.pipeline import Engine, bundled_engine, claims_of, open_engine
from reportedly.predictions import report_of

HERE = Path(__file__).parent / "unseen"
HAPPENED = (FactValue.CERTAIN, FactValue.PROBABLE)
SMALL = frozenset(("the", "a", "an", "of"))


def remarks() -> Iterator[str]:
    """Remarks on checking and silences by status and kind; then what a remark is bound to."""
    engine = bundled_engine()
    tallies = {layer: Counter[str]() for layer in held_remarks.LAYERS}
    bound: Counter[str] = Counter()
    for row in _rows("remarks.jsonl"):
        sentence = held_remarks.sentence_of(row)
        answers = held_remarks.told(sentence, engine)
        for layer, tally in tallies.items():
            held_remarks.count(tally, sentence.meant[layer], answers[layer])
        if row["remark"]:
            bound.update(_binding(row, sentence, engine))
    for layer, tally in tallies.items():
        yield from (layer, *(f"    {line}" for line in held_remarks.figures(tally)))
    yield f"claims covered {bound['hit']}/{bound['meant']}"
    yield f"claims bound rightly {bound['right']}/{bound['found']}"


def _binding(row: dict[str, Any], sentence: held_remarks.Sentence, engine: Engine) -> Counter[str]:
    """Claims that a remark of the right status is bound to, beside those it is about."""
    report = report_of({"id": sentence.name, "text": sentence.text})
    meant = [_span(sentence.text, words) for words in row["about"]]
    carrying = [
        claim
        for claim in claims_of(report, engine)
        if any(
            item.span
            and item.span.overlaps(sentence.span)
            and item.status == sentence.meant["remarks"]
            for item in claim.verification
        )
    ]
    hit = {n for n, span in enumerate(meant) for claim in carrying if _meets(claim.content, span)}
    right = sum(any(_meets(claim.content, span) for span in meant) for claim in carrying)
    return Counter(meant=len(meant), hit=len(hit), found=len(carrying), right=right)


def words() -> Iterator[str]:
    """Control and responsibility."""
    engine = open_engine(held_words.PLACES, held_words.PARTIES)
    tallies: dict[str, Counter[str]] = {}
    for sentence in held_words.sentences(HERE / "words.txt"):
        tally = tallies.setdefault(sentence.layer, Counter())
        held_words.count(tally, sentence, held_words.told(sentence, engine))
    for layer, tally in tallies.items():
        yield from (layer, *(f"    {line}" for line in held_words.figures(tally)))


def passages() -> Iterator[str]:
    """Attributions, their sources, speakers, chains, nesting and replies; happenings."""
    engine = bundled_engine()
    tally: Counter[str] = Counter()
    for row in _rows("passages.jsonl"):
        tally.update(_passage(row, tuple(claims_of(report_of(_given(row)), engine))))
    for what in sorted(key.removesuffix(" meant") for key in tally if key.endswith(" meant")):
        yield f"{what} {tally[what]}/{tally[f'{what} meant']}"


def _given(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ("id", "text", "published", "publisher")}


def _passage(row: dict[str, Any], claims: Sequence[Claim]) -> Counter[str]:
    text, tally = row["text"], Counter[str]()
    spoken = [claim for claim in claims if claim.source or claim.cue]
    meant = row["claims"]
    pairs = [next((one for one in spoken if _is(text, one, item)), None) for item in meant]
    tally.update({"claims found meant": len(meant), "claims found": sum(map(bool, pairs))})
    right = sum(any(_is(text, one, item) for item in meant) for one in spoken)
    tally.update({"claims read rightly meant": len(spoken), "claims read rightly": right})
    for item, one in zip(meant, pairs, strict=True):
        tally.update(_details(text, item, one, pairs))
    linked = [one for one in claims if one.responds_to]
    tally.update(
        {"replies read rightly meant": len(linked), "replies read rightly": tally["replies"]}
    )
    for kind in ("real", "unreal"):
        tally.update(_happenings(text, kind, row[kind], claims))
    return tally


def _details(
    text: str, item: dict[str, Any], one: Claim | None, pairs: Sequence[Claim | None]
) -> Counter[str]:
    """Of one attribution: source, speaker's whole name, links, what it is within and answers."""
    found: Counter[str] = Counter({"sources meant": 1})
    found["sources"] += one is not None and _meets(one.source, _span(text, item["source"]))
    if item["speaker"]:
        names = [_bare(speaker.name or "") for speaker in one.speakers] if one else []
        found.update({"speakers meant": 1, "speakers": int(_bare(item["speaker"]) in names)})
    links = (
        [_parts(f"{link.name} {link.span.of(text) if link.span else ''}") for link in one.chain]
        if one
        else []
    )
    for via in item["via"]:
        found.update({"links meant": 1, "links": int(any(_parts(via) & link for link in links))})
    if item["nested_in"] is not None:
        holder = pairs[item["nested_in"]]
        within = one is not None and holder is not None and one.within == holder.id
        found.update({"nested meant": 1, "nested": int(within)})
    if item["replies_to"] is not None:
        answered = pairs[item["replies_to"]]
        told = one.responds_to if one else None
        found.update(
            {
                "replies meant": 1,
                "replies": int(bool(told and answered and told.claim == answered.id)),
            }
        )
    return found


def _happenings(
    text: str, kind: str, heads: Iterable[str], claims: Sequence[Claim]
) -> Counter[str]:
    """How many are read as events, and how many of those as having happened."""
    found: Counter[str] = Counter()
    for head in heads:
        span = _span(text, head)
        events = [e for claim in claims for e in claim.events if e.trigger.overlaps(span)]
        happened = any(e.factuality in HAPPENED and e.mood is Mood.ACTUAL for e in events)
        found.update({f"{kind} happenings meant": 1, f"{kind} happenings": int(bool(events))})
        told = f"{kind} happenings told as having happened"
        found.update({f"{told} meant": int(bool(events)), told: int(happened)})
    return found


def _is(text: str, claim: Claim, item: dict[str, Any]) -> bool:
    """Does the claim share words with both the content and the cue that are meant?"""
    content, cue = _span(text, item["content"]), _span(text, item["cue"])
    return _meets(claim.content, content) and _meets(claim.cue, cue)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _meets(spans: Iterable[Span], other: Span) -> bool:
    return any(span.overlaps(other) for span in spans)


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ")


def _parts(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - SMALL


def _rows(name: str) -> Iterator[dict[str, Any]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def main() -> None:
    """Print the figures of the sets that are asked for, or of all."""
    sets = {"remarks": remarks, "words": words, "passages": passages}
    asked = sys.argv[1:] or list(sets)
    if not set(asked) <= set(sets):
        raise SystemExit(__doc__)
    for name in asked:
        print(name, *sets[name](), sep="\n    ")


if __name__ == "__main__":
    main()
