"""Makes frames of lines that name who speaks before a colon: "Vell: We do not want war"."""

from collections.abc import Collection, Sequence

from reportedly.extraction.attribution.extents import tidy
from reportedly.extraction.attribution.frames import Frame, View
from reportedly.extraction.words.nounphrase import Phrase
from reportedly.lang.nations import nation_words
from reportedly.lang.roles import RoleGroup, known_names, roles
from reportedly.model.span import Spans

RULE = "headed"
_LONGEST = 8  # tokens of who speaks: "The head of the Orlandic Defence Ministry"
_NAMING = frozenset("LND'O-")  # tags of their words
_ASKS = frozenset("WBH")  # tags that open a topic: "Vell: who he is"


def find_headed(views: Sequence[View], paragraphs: Spans) -> None:
    """Add a frame to each line that opens its paragraph with a speaker, a colon and a clause.

    A speaker is a role or a body, or who is called by two names and a source of another frame.
    Places and topics speak nowhere: "Kest: 20 killed", "Weather: it will rain".
    """
    starts = {span.start for span in paragraphs}
    sources = {name for view in views for name in _named(view)}
    sources &= {name for view in views for name in _surnames(view)}
    for view in views:
        if len(view.segment) and view.segment.start[0] in starts and not view.segment.level:
            _head(view, sources)


def _named(view: View) -> Collection[str]:
    """The last words of the sources in `view` that end in a name."""
    sources = [frame.source for frame in view.frames if frame.source and not frame.borrowed]
    return [view.low_at(one.end - 1) for one in sources if view.tag_at(one.end - 1) == "L"]


def _surnames(view: View) -> Collection[str]:
    """The words of `view` behind another name: "Ardo | Vell"; most places have one word."""
    tags = view.segment.tag
    return [view.low_at(i) for i in range(1, len(tags)) if tags[i - 1] == "L" == tags[i]]


def _head(view: View, sources: Collection[str]) -> None:
    tags = view.segment.tag
    colon = tags.index(":") if ":" in tags else 0
    content = tidy(view, colon + 1, len(tags))
    if not 0 < colon <= _LONGEST or content is None or tags[colon + 1] in _ASKS:
        return
    low = view.segment.low
    named = all(
        tag in _NAMING or word == "of" for tag, word in zip(tags[:colon], low, strict=False)
    )
    if not named or "?" in low:
        return
    head = low.index("of") if "of" in low[:colon] else colon
    speaks = _is_role(view, head) or view.low_at(colon - 1) in sources
    is_topic = low[colon - 1] in low[colon + 1 :]  # "Soldiers: bodies of soldiers were found"
    if not speaks or is_topic or not view.has_finite(*content):
        return
    source = Phrase(0, colon, colon)
    view.frames.insert(0, Frame(RULE, source, (colon, colon + 1), [content], (0, colon + 1)))


def _is_role(view: View, end: int) -> bool:
    """True if a person's or a body's noun, or a body's name, ends at token `end`."""
    phrases = [" ".join(view.segment.low[start:end]) for start in range(max(0, end - 3), end)]
    if any(nation_words("en").exact(phrase) for phrase in phrases):
        return False
    known = (roles("en").exact(phrase) for phrase in phrases)
    heads = any(role and not role.weak and role.group is not RoleGroup.DOCUMENT for role in known)
    return heads or any(known_names("en").exact(phrase) for phrase in phrases)
