"""Names in a source that name nobody: "the Orland based group", "History shows"."""

from reportedly.lang.lexicon import WordView
from reportedly.lang.nounphrases import NounPhrase
from reportedly.lang.roles import role_words
from reportedly.model.span import Span


def without_qualifier(view: WordView, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Without a first name that a hyphen or a participle makes an adjective of the next one."""
    if len(phrases) < 2 or phrases[0].role is not None:
        return phrases
    after = view.first(phrases[0].span.end)
    word = view.lower(after)
    hyphened = word == "-" and view.glued(after) and view.glued(after + 1)
    compound = hyphened and view.lower(after + 1).isalpha() and not view.capital(after + 1)
    qualifies = compound or word in role_words("en", "qualifying", "words")
    return phrases[1:] if qualifies else phrases


def is_abstract(view: WordView, source: Span) -> bool:
    """ "History shows": what teaches is nobody who says it."""
    words = "_".join(view.lower(index) for index in view.range(source))
    return words in role_words("en", "abstract", "words")
