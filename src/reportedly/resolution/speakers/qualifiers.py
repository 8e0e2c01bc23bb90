"""Names in a source that name nobody: "the Orland based group", "History shows"."""

from reportedly.lang.lexicon import WordView
from reportedly.lang.nounphrases import NounPhrase
from reportedly.lang.roles import are_content, role_words
from reportedly.model.span import Span


def without_qualifier(view: WordView, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Without a first name that a hyphen or a participle makes an adjective of the next one."""
    if len(phrases) < 2 or phrases[0].role is not None:
        return phrases
    after = view.first(phrases[0].span.end)
    word = view.lower(after)
    if phrases[0].span.of(view.text).lower() in role_words("en", "qualifiers", "words"):
        return phrases[1:]
    hyphened = word == "-" and view.glued(after) and view.glued(after + 1)
    compound = hyphened and view.lower(after + 1).isalpha() and not view.capital(after + 1)
    qualifies = compound or word in role_words("en", "qualifying", "words")
    return phrases[1:] if qualifies else phrases


def without_local(view: WordView, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Without "local" as an adjective of words that no table has: "a local | elected official"."""
    return [phrase for phrase in phrases if not _is_adjective(view, phrase)] or phrases


def _is_adjective(view: WordView, phrase: NounPhrase) -> bool:
    if phrase.role is None or phrase.role.lemma != "local" or phrase.role.plural:
        return False
    return are_content([view.lower(view.first(phrase.span.end))])


def is_abstract(view: WordView, source: Span) -> bool:
    """ "History shows": what teaches is nobody who says it."""
    words = "_".join(view.lower(index) for index in view.range(source))
    return words in role_words("en", "abstract", "words")
