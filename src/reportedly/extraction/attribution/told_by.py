"""Makes frames of words that came from another: "was told by X that", "heard from X that"."""

from functools import cache

from reportedly.extraction.attribution.adjuncts import clause_at, skip_adjuncts
from reportedly.extraction.attribution.extents import clause_end, phrase_content_end, tidy
from reportedly.extraction.attribution.frames import Frame, Tokens, View
from reportedly.extraction.words.nounphrase import Phrase, phrase_end
from reportedly.extraction.words.verbgroups import Verb
from reportedly.lang import words

_BORNE = 8  # tokens between the verb and "by": "was promised a safe road by"
_NAMED = "DSLNO#'"


def told_by_frame(view: View, verb: Verb) -> Frame | None:
    """ "She had been assured by Orland that …": who told is the source, not who was told."""
    if verb.lemma not in view.book.told_by:
        return None
    if view.low_at(verb.end) == "by":
        return _then(view, verb, verb.end)
    return _before_by(view, verb)


def heard_from_frame(view: View, verb: Verb) -> Frame | None:
    """ "He had heard from two neighbours that …": whom it was heard from is the source."""
    if verb.lemma not in view.book.heard_from or view.low_at(verb.end) != "from":
        return None
    return _then(view, verb, verb.end) if verb.finite else None


def _then(view: View, verb: Verb, by: int) -> Frame | None:
    """The frame of a verb with "by" or "from" and a source right after it, then what was told."""
    source = _source(view, by + 1)
    if source is None:
        return None
    content = _told(view, source.end)
    if content is None:
        return None
    zone = (verb.start, content[-1][0])
    return Frame("told-by", source, (verb.start, by + 1), content, zone, lemma=verb.lemma)


def _source(view: View, i: int) -> Phrase | None:
    """Who told; "by nightfall" is a time and "by telephone" a means, and neither tells anybody."""
    end = phrase_end(view.segment, i) if view.tag_at(i) in _NAMED else i
    if end <= i or view.tag_at(end - 1) == "Y" or view.low_at(end - 1) in _no_tellers():
        return None
    return Phrase(i, end, end)


@cache
def _no_tellers() -> frozenset[str]:
    return words("en", "cues", "no_tellers") | words("en", "function_words", "time_units")


def _told(view: View, after: int) -> list[Tokens] | None:
    """What was told, from `after` on: a that-clause, a quotation, an infinitive, "of" a thing."""
    i = skip_adjuncts(view, after) if view.low_at(after) not in ("of", "about") else after
    if view.tag_at(i) == "H":
        piece = tidy(view, i + 1, clause_end(view, i + 1))
    elif view.tag_at(i) == "T" or (view.tag_at(i) == "X" and view.tag_at(i + 1) == "T"):
        piece = tidy(view, i, phrase_content_end(view, i))
    elif view.low_at(i) in ("of", "about") and view.tag_at(i + 1) in "DSLN#q":
        piece = tidy(view, i + 1, phrase_content_end(view, i + 1))
    elif view.tag_at(i) == "q" or (view.tag_at(i) in "PDLNS#" and clause_at(view, i)):
        piece = tidy(view, i, clause_end(view, i))
    else:
        return None
    return [piece] if piece else None


def _before_by(view: View, verb: Verb) -> Frame | None:
    """ "Was promised the road by both sides", "are asked to be patient by people"."""
    start = skip_adjuncts(view, verb.end) if view.tag_at(verb.end) in "RY" else verb.end
    if view.tag_at(start) not in "DSLN#T":
        return None
    for k in range(start + 1, min(start + _BORNE, len(view.segment))):
        if view.low_at(k) == "by":
            source = _source(view, k + 1)
            piece = tidy(view, start, k)
            if source is None or piece is None:
                return None
            return Frame(
                "told-by",
                source,
                (verb.start, verb.end),
                [piece],
                (k, source.end),
                lemma=verb.lemma,
            )
        if view.tag_at(k) in ",;:.~BWHq(" or (view.tag_at(start) != "T" and k in view.verb_at):
            return None
    return None
