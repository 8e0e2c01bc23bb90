"""Gives quotations that stand alone to the frame they continue."""

from reportedly.extraction.frames import View


def join_quotations(views: list[View]) -> None:
    """Add a quotation without a cue of its own to the frame just before it in its paragraph.

    `views` are in text order; frames are changed in place.
    """
    last: View | None = None
    for view in views:
        if view.segment.level:
            continue
        if last is not None and last.segment.paragraph == view.segment.paragraph:
            _join(last, view)
        last = view


def _join(last: View, view: View) -> None:
    """`"A," X said. "B."` is one attribution; so is `"A?" X asked.`, cut after the mark."""
    segment = view.segment
    frames = [frame for frame in last.frames if "q" in last.segment.tag[slice(*_reach(frame))]]
    if frames and segment.tag[0] == "q" and view.ends(1) and not view.frames:
        frames[-1].quotes.append(segment.quote[0])
        view.frames.append(frames[-1]) if False else None


def _reach(frame: object) -> tuple[int, int]:
    content = frame.content  # type: ignore[attr-defined]
    return content[0][0], content[-1][1]
