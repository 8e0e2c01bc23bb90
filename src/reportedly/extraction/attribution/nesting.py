"""Attributions in order, each with the innermost other one that it is told in."""

from dataclasses import replace

from reportedly.model.attribution import Attribution, Quotation


def nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """`found` by position, with `within` set to the innermost content that holds the cue."""
    ordered = sorted(found, key=_order)
    contents = sorted(
        (span.start, -span.end, index)
        for index, item in enumerate(ordered)
        for span in item.content
    )
    cues = sorted((item.cue[0].start, index) for index, item in enumerate(ordered) if item.cue)
    held: dict[int, int] = {}
    active: list[tuple[int, int]] = []  # (end, index of attribution)
    at = 0
    for start, index in cues:
        while at < len(contents) and contents[at][0] <= start:
            active.append((-contents[at][1], contents[at][2]))
            at += 1
        active = [item for item in active if item[0] > start]
        inwards = (holder for _, holder in reversed(active))
        innermost = next((h for h in inwards if _may_hold(ordered, h, index, held)), None)
        if innermost is not None:
            held[index] = innermost
    return tuple(
        replace(item, within=held[index]) if index in held else item
        for index, item in enumerate(ordered)
    )


def _may_hold(ordered: list[Attribution], holder: int, index: int, held: dict[int, int]) -> bool:
    """False for itself, one that `index` holds at any depth, and narration around the cue only
    ("amid claims that …"); narration that quotes the whole attribution holds it."""
    above: int | None = holder
    while above is not None:
        if above == index:
            return False
        above = held.get(above)
    other = ordered[holder]
    if other.quotation is not Quotation.NARRATION:
        return True
    return all(any(span.contains(own) for span in other.content) for own in ordered[index].content)


def _order(item: Attribution) -> tuple[int, int, int]:
    """By first character, then by content; of two that begin together the longer one first."""
    return _anchor(item), item.content[0].start, -item.content[-1].end


def _anchor(item: Attribution) -> int:
    """Where an attribution begins; a borrowed source, in an earlier sentence, does not count."""
    own = [item.content[0].start]
    if item.cue:
        own.extend(span.start for span in (*item.cue, *item.source))
    return min(own)
