"""Which claims have come the way of the one before: who told the Herald one thing told it the next.

"The mayor told the Herald that the bridge had gone. He said two boats were left": nothing says
that he said it elsewhere. "Earlier the source said": one without a name is known through the
Herald alone, whenever it spoke.
"""

from collections.abc import Sequence

from reportedly.extraction.chain.credited import same_body
from reportedly.extraction.words.phrases import found_in, frame_of, listed_words, sentences_of
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import ChainLink, LinkRelation, Speaker
from reportedly.model.reading import Reading
from reportedly.model.span import Span

TABLE = "chain"
NEAR = 2  # sentences from the end of what was said before to what goes on
_GOING_ON = frozenset((LinkRelation.TOLD, LinkRelation.QUOTED, LinkRelation.CARRIED))


def gone_on(
    reading: Reading,
    attributions: Sequence[Attribution],
    speakers: Sequence[tuple[Speaker, ...]],
    chains: Sequence[tuple[ChainLink, ...]],
) -> list[tuple[ChainLink, ...]]:
    """`chains`, where a claim without a way of its own has that of its speaker's claim before.

    Who carried it anyway is not said again to have been told it.
    """
    found = list(chains)
    last: int | None = None
    for index, item in enumerate(attributions):
        if item.quotation is Quotation.NARRATION or item.within is not None:
            continue
        if last is not None and _goes_on(reading, attributions, speakers, last, index):
            found[index] = _joined(found[last], found[index])
        last = index
    return found


def _joined(before: tuple[ChainLink, ...], own: tuple[ChainLink, ...]) -> tuple[ChainLink, ...]:
    if any(link.relation in (LinkRelation.TOLD, LinkRelation.QUOTED) for link in own):
        return own
    known = {link.relation for link in own}
    lent = [
        link
        for link in before
        if link.relation in _GOING_ON
        and link.relation not in known
        and not any(same_body(link.name, other.name) for other in own)
    ]
    outer = [link for link in own if link.relation is LinkRelation.CARRIED]
    return (*outer, *lent, *(link for link in own if link not in outer))


def _goes_on(
    reading: Reading,
    attributions: Sequence[Attribution],
    speakers: Sequence[tuple[Speaker, ...]],
    before: int,
    index: int,
) -> bool:
    names = [{who.name for who in speakers[n]} - {None} for n in (before, index)]
    who = attributions[index].source
    if not who or names[0] != names[1]:
        return False
    if not names[0] and not _is_same(reading, attributions[before], who[0]):
        return False
    here, there = (sentences_of(reading, attributions[n].content) for n in (index, before))
    if not 0 <= here[0] - there[-1] <= NEAR:
        return False
    unnamed = not names[0] and who[0].of(reading.text).lower().startswith("the ")
    return unnamed or not found_in(reading, TABLE, "apart", frame_of(reading, attributions[index]))


def _is_same(reading: Reading, before: Attribution, source: Span) -> bool:
    """ "A senior lawmaker told …. The lawmaker said", or "he": the one who has no name."""
    said = source.of(reading.text).lower()
    if said in listed_words(reading.language or "en", TABLE, "pronouns"):
        return True
    article, _, head = said.partition(" ")
    named = before.source[0].of(reading.text).lower().split() if before.source else []
    return article == "the" and head in named
