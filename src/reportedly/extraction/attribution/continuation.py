"""Joins frames and quotations that the sentence splitter or a paragraph end has parted."""

from reportedly.extraction.attribution.frames import Frame, View, quotations_of
from reportedly.extraction.attribution.rules import bare_frame


def join_quotations(views: list[View]) -> None:
    """Change frames in place so that each quotation next to a frame belongs to it.

    `"A," X said. "B."` is one attribution, so is `"A?" X asked.`, so is `X went on:` with the
    quotation of the next paragraph. `views` are in text order.
    """
    last: View | None = None
    paragraph = -1  # of the segment before, used up or not
    for view in views:
        if view.segment.level:
            continue
        if last is not None and _join(last, view, paragraph):
            view.used = True  # the next one may go on from `last`
        else:
            last = view
        paragraph = view.segment.paragraph


def _join(last: View, view: View, paragraph: int) -> bool:
    """True if a frame of `last` takes all of `view`; `paragraph` is that of the segment before."""
    same = paragraph == view.segment.paragraph
    alone = view.segment.tag[0] == "q" and view.ends(1) and not view.frames
    if alone and last.segment.tag[-1] == ":" and not _colon_frame(last):
        return _introduced(last, view)
    if alone and same:
        frame = _quoting_frame(last)
        if frame is not None:
            frame.quotes.append(view.segment.quote[0])
        return frame is not None
    if alone and paragraph + 1 >= view.segment.paragraph:
        return _carry_on(last, view)
    if same and not view.frames and last.segment.tag[-1] == "q":
        _asked(last, view)
    return False


def _carry_on(last: View, view: View) -> bool:
    """A quotation in a paragraph of its own after an attributed one: the same source speaks."""
    frame = _quoting_frame(last)
    if frame is None or frame.source is None:
        return False
    if view.segment.quote[0] in quotations_of(last.segment, frame):
        return True
    view.frames.append(
        Frame(
            "continuing",
            frame.source,
            (0, 0),
            [(0, 1)],
            (0, 1),
            borrowed=frame.borrowed or last.segment,
        )
    )
    return False


def _quoting_frame(view: View) -> Frame | None:
    """The last frame of `view` whose content holds a quotation."""
    for frame in reversed(view.frames):
        if frame.quotes or any(
            "q" in view.segment.tag[first:last] for first, last in frame.content
        ):
            return frame
    return None


def _colon_frame(view: View) -> bool:
    return any(frame.rule == "colon" for frame in view.frames)


def _introduced(last: View, view: View) -> bool:
    """ "The ministry went on:" before a quotation in a segment of its own."""
    frame = bare_frame(last)
    if frame is None:
        return False
    frame.rule = "colon-next"
    frame.quotes.append(view.segment.quote[0])
    last.frames.append(frame)
    return True


def _asked(last: View, view: View) -> None:
    """`"A?"` before "Vell asked."; the quotation may be a frame's already."""
    if last.frames and last.frames[-1].trailing:
        return
    frame = bare_frame(view)
    if frame is None or frame.zone[1] == 0:
        return
    whole = len(last.segment) == 1 and not last.frames and view.ends(frame.zone[1])
    if last.segment.low[-1] in ("\u201c.\u201d", "\u201c\u201d") and not whole:
        return
    last_quote = last.segment.quote[-1]
    frame.rule = "asked"
    frame.quotes.append(last_quote)
    view.frames.append(frame)
