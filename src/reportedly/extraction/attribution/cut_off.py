"""Gives back to candidates of the encoder the words that it cut off: an article, a list's rest."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.words.lexicon import lexicon
from reportedly.model.span import Span

FEW = 4  # words of a noun phrase that a content may have lost at its beginning
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|his|her|our)\s+$", re.IGNORECASE)
_PLAIN = re.compile(r"[a-z]")
_MARK = re.compile(r"[,;:.!?()“”\"—–\n]")
_WORD = re.compile(r"[\w’'-]+")
_NAME = r"(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_LISTED = re.compile(rf"(?: of| from| for| in) {_NAME}$")  # "the ministers of Orland"
_REST = re.compile(rf"(?:, {_NAME})*,? and {_NAME}(?=\s)")  # "…, Korrand and Tarvia | said"


def with_article(text: str, item: Candidate) -> Candidate:
    """ "The | governor had ordered the wells closed": the article belongs to the source."""
    if item.frame is not None or len(item.source) != 1:
        return item
    (source,) = item.source
    article = _ARTICLE.search(text, max(0, source.start - 8), source.start)
    if article is None or not _PLAIN.match(text, source.start):
        return item
    return replace(item, source=(Span(article.start(), source.end),))


def with_whole_list(text: str, item: Candidate) -> Candidate:
    """ "The foreign ministers of Orland |, Korrand and Tarvia said": all whose ministers speak."""
    if item.frame is not None or len(item.source) != 1 or not item.cue:
        return item
    (source,) = item.source
    if not _LISTED.search(text, *source):
        return item
    rest = _REST.match(text, source.end, item.cue[0].start)
    if rest is None or text[rest.end() : item.cue[0].start].strip():
        return item
    return replace(item, source=(Span(source.start, rest.end()),))


def with_first_words(text: str, item: Candidate, ruled: Sequence[Candidate]) -> Candidate:
    """ "Pictures | taken on Monday show smoke, said the desk": no content begins behind its noun.

    The rules read the same cue, and find the sentence's beginning in the content.
    """
    if item.frame is not None or not item.content or not _opens_participle(text, item.content[0]):
        return item
    first = item.content[0]
    for other in ruled:
        same = other.cue and other.cue[0].overlaps(item.cue[0]) if item.cue else False
        if not same or not other.content or not other.content[0].start < first.start:
            continue
        lost = Span(other.content[0].start, first.start)
        words = _WORD.findall(lost.of(text))
        if len(words) <= FEW and not _MARK.search(text, *lost) and other.content[0].overlaps(first):
            return replace(item, content=(Span(lost.start, first.end), *item.content[1:]))
    return item


def _opens_participle(text: str, piece: Span) -> bool:
    """True if the piece begins with a past participle in small letters."""
    word = _WORD.match(text, piece.start)
    form = lexicon().verbs.get(word[0]) if word else None
    return form is not None and form.tag in "EQ"
