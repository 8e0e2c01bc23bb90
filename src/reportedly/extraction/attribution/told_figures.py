"""Figures that somebody gives: "gave the toll as 31", "the toll of 33 released by the office"."""

from reportedly.extraction.attribution.extents import phrase_content_end, tidy
from reportedly.extraction.attribution.frames import Frame, Tokens, View
from reportedly.extraction.words.nounphrase import Phrase, phrase_end, subject_before
from reportedly.extraction.words.verbgroups import Verb, by_after

NEAR = 3  # tokens after "of" or "as" in which the figure stands: "of at least 33"
_CLOSING = frozenset(".,;)—–")


def figure_given(view: View, verb: Verb) -> Tokens | None:
    """What "gave the number as 104", "gave a toll of 30", "gave 44 dead" or "gives 46" tells."""
    start = verb.end
    end = phrase_end(view.segment, start, links=False)
    end += view.low_at(end) in view.book.figure_nouns  # "a | figure", which may be a verb
    counted = _is_counted(view, start, end)
    if _holds_its_figure(view, start, end):
        return tidy(view, start, phrase_content_end(view, start))
    if counted and view.low_at(end) == "of" and not _has_figure(view, end + 1):
        end = phrase_end(view.segment, end + 1, links=False)
    if counted and view.low_at(end) in ("of", "as", "at") and _has_figure(view, end + 1):
        return tidy(view, start, phrase_content_end(view, start))
    if not _has_figure(view, start) or view.tag_at(start) not in "#BR":
        return None
    bare = set(view.segment.tag[start:end]) <= set("#BRD")
    closed = end >= len(view.segment) or view.tag_at(end) in _CLOSING
    return tidy(view, start, end) if closed and (bare or counted) else None


def figure_by_frame(view: View, verb: Verb) -> Frame | None:
    """ "The toll of 19 given by the governor": a figure with whose it is behind it."""
    if "figure_by" not in view.kinds(verb.lemma) or verb.start != verb.head:
        return None
    by = by_after(view.segment, verb.end)
    end = phrase_end(view.segment, by + 1) if by else 0
    figure_end = verb.start - (view.tag_at(verb.start - 1) == ",")
    figure = subject_before(view.segment, figure_end, view.subject_limit(figure_end))
    if end <= by + 1 or figure is None or not _is_counted(view, figure.start, figure_end):
        return None
    if "#" not in view.segment.tag[figure.start : figure_end]:
        return None
    content = tidy(view, figure.start, figure_end)
    source = Phrase(by + 1, end, end)
    zone = (figure.start, end)
    return content and Frame(
        "figure-by", source, (verb.start, verb.end), [content], zone, lemma=verb.lemma
    )


def _holds_its_figure(view: View, start: int, end: int) -> bool:
    """ "A death | toll | of 22": the figure of a figure noun is in one phrase with it."""
    at = next((i for i in range(start, end) if view.low_at(i) in view.book.figure_nouns), end)
    return at < end and view.low_at(at + 1) == "of" and _has_figure(view, at + 2)


def _is_counted(view: View, start: int, end: int) -> bool:
    return not view.book.figure_nouns.isdisjoint(view.segment.low[start:end])


def _has_figure(view: View, start: int) -> bool:
    return "#" in view.segment.tag[start : start + NEAR]
