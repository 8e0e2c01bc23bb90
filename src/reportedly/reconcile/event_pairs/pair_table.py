"""The table of what is compared when two tellings may be of one event."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.reconcile.event_pairs.company import Company
from reportedly.reconcile.event_pairs.linkage import Matrix

FAR = 6  # sentences beyond which distance and depth no longer count
SAME = 0.99  # share of words from which two tellings are in the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One row of the table.

    Its value is weighed by straight lines between `knots`; outside them as at the nearest. A pair
    that cannot be compared (NaN) weighs nothing.
    """

    meaning: str
    knots: tuple[float, ...]
    of: Callable[[Company], Matrix]


SHARES = (0.0, 0.3, 0.6, 1.0)
COSINES = (-0.1, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
MEANINGS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
BOTH = (0.0, 1.0, 2.0)
DEPTH = (0.0, 1.0, 2.0, 4.0, 6.0)


def _distance(company: Company) -> Matrix:
    """Sentences between tellings of one text."""
    places = [float(item.sentence) for item in company.tellings]
    apart = np.minimum(np.abs(np.subtract.outer(places, places)), FAR)
    return np.where(company.one_text, apart, np.nan)


def _deeper(company: Company) -> Matrix:
    places = np.array([min(float(item.sentence), FAR) for item in company.tellings])
    return np.asarray(np.maximum.outer(places, places), dtype=np.float64)


def _lemma(company: Company) -> Matrix:
    lemmas = np.array([item.lemma for item in company.tellings])
    return np.asarray(np.equal.outer(lemmas, lemmas), dtype=np.float64)


def same_words(company: Company) -> Matrix:
    """What two tellings share of their own words: 1 for the same families."""
    return np.nan_to_num(company.shared(lambda t: t.families, weighted=False))


TABLE: Mapping[str, Feature] = {
    "texts": Feature(
        meaning="likeness of the texts (TF-IDF)",
        knots=(0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6),
        of=Company.text_alike,
    ),
    "texts_of_most": Feature(
        meaning="that, for what the texts have with their closest",
        knots=(0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0),
        of=Company.text_alike_of_most,
    ),
    "story": Feature(meaning="one story", knots=(0.0, 1.0), of=Company.one_story),
    "lemma": Feature(meaning="the same word, inflected at most", knots=(0.0, 1.0), of=_lemma),
    "words": Feature(meaning="families shared", knots=(0.0, 0.5, 1.0), of=same_words),
    "meaning": Feature(
        meaning="likeness of the words in meaning",
        knots=COSINES,
        of=lambda company: company.cosine(lambda t: t.of_words),
    ),
    "lead": Feature(
        meaning="likeness of the leading words in meaning",
        knots=COSINES,
        of=lambda company: company.cosine(lambda t: t.of_lead),
    ),
    "sentence": Feature(
        meaning="words the sentences share",
        knots=(0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8),
        of=lambda company: company.shared(lambda t: t.around, of_both=True),
    ),
    "near": Feature(
        meaning="words shared close by",
        knots=(0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8),
        of=lambda company: company.shared(lambda t: t.near, of_both=True),
    ),
    "parts": Feature(
        meaning="who and what take part",
        knots=(0.0, 0.1, 0.3, 0.6, 1.0),
        of=lambda company: company.shared(lambda t: t.parts),
    ),
    "doers": Feature(
        meaning="who does it", knots=SHARES, of=lambda company: company.shared(lambda t: t.doers)
    ),
    "undergoers": Feature(
        meaning="whom or what it is done to",
        knots=SHARES,
        of=lambda company: company.shared(lambda t: t.undergoers),
    ),
    "others": Feature(
        meaning="what else hangs on it",
        knots=SHARES,
        of=lambda company: company.shared(lambda t: t.others),
    ),
    "parts_meaning": Feature(
        meaning="likeness of those in meaning",
        knots=MEANINGS,
        of=lambda company: company.cosine(lambda t: t.of_parts),
    ),
    "near_meaning": Feature(
        meaning="likeness in meaning of what is close by",
        knots=MEANINGS,
        of=lambda company: company.cosine(lambda t: t.of_near),
    ),
    "sentence_meaning": Feature(
        meaning="likeness of the sentences in meaning",
        knots=(0.2, 0.4, 0.6, 0.8, 1.0),
        of=lambda company: company.cosine(lambda t: t.of_sentence),
    ),
    "names": Feature(
        meaning="names in the sentences",
        knots=(0.0, 0.2, 0.4, 0.7, 1.0),
        of=lambda company: company.shared(lambda t: t.names),
    ),
    "places": Feature(
        meaning="places in the sentences",
        knots=(0.0, 0.5, 1.0),
        of=lambda company: company.shared(lambda t: t.places, weighted=False),
    ),
    "numbers": Feature(
        meaning="figures in the sentences",
        knots=(0.0, 0.5, 1.0),
        of=lambda company: company.shared(lambda t: t.numbers, weighted=False),
    ),
    "days": Feature(
        meaning="days in the sentences",
        knots=(0.0, 1.0),
        of=lambda company: company.shared(lambda t: t.days, weighted=False),
    ),
    "distance": Feature(meaning="sentences apart in one text", knots=DEPTH, of=_distance),
    "depth": Feature(meaning="sentences before the later one", knots=DEPTH, of=_deeper),
    "nouns": Feature(
        meaning="how many are nouns",
        knots=BOTH,
        of=lambda company: company.total(lambda t: t.noun),
    ),
    "saying": Feature(
        meaning="how many tell of saying",
        knots=BOTH,
        of=lambda company: company.total(lambda t: t.reports),
    ),
    "telling": Feature(
        meaning="how rare the commoner one's words are",
        knots=(0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0),
        of=lambda company: company.smaller(company.telling),
    ),
    "spread": Feature(
        meaning="share of the topic's texts that tell of the rarer",
        knots=(0.0, 0.1, 0.2, 0.4, 0.6, 0.9),
        of=lambda company: company.smaller(company.share_telling),
    ),
    "spread_near": Feature(
        meaning="share of like texts that tell of the rarer",
        knots=(0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9),
        of=lambda company: company.smaller(company.share_near),
    ),
    "key": Feature(
        meaning="how much likelier like texts have the word than others",
        knots=(-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0),
        of=lambda company: company.smaller(company.keyness),
    ),
}


def hats(values: NDArray[Any], knots: Sequence[float]) -> NDArray[np.float64]:
    """Shares of the two knots a value lies between: (values, knots); zeros for NaN."""
    at = np.asarray(knots, dtype=np.float64)
    known = np.clip(np.nan_to_num(values), at[0], at[-1])
    left = np.clip(np.searchsorted(at, known, side="right") - 1, 0, len(at) - 2)
    share = (known - at[left]) / (at[left + 1] - at[left])
    rows = np.arange(len(known))
    found = np.zeros((len(known), len(at)))
    found[rows, left] = 1 - share
    found[rows, left + 1] = share
    found[np.isnan(values)] = 0
    return found
