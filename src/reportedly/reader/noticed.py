"""Decodes the small heads: events, who does what to whom, names of places, commitment."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from reportedly.model.noticed import Framed, Linked, Tagged, Telling
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans
from reportedly.model.syntax import Parsed
from reportedly.reader.answering import leanings
from reportedly.reader.encoder import WIDTH, Floats, Seen, answered, softmax
from reportedly.reader.evidence import Block, blocks, part_of, weigh
from reportedly.reader.features import sentence_starts
from reportedly.reader.kinds import Kinds, vector_of
from reportedly.reader.syntax import parse
from reportedly.reader.told import HAPPENED, NONE, Form
from reportedly.reader.weights import Weights

ACTORS = ("source", "target")
INSIDE = 2  # tag of a word that goes on a name; 1 begins one
LEAST, STEP = -3.0, 0.5  # of the scale of commitment: its bins are -3, -2.5, … 3
SHARPER = 2.0  # by which the bins' scores are raised, chosen on UW dev: a mean of bins is too mild
SHORTEST = 3  # letters of a word that may tell of a happening
LINKED = 0.1  # probability below which no word has a role
FRAMED = 0.5  # … and none tells of a frame
PART = 0.7  # probability from which a part of speech is told; .9 and .95 read the gold no better
BEFORE = frozenset(("det", "amod", "compound", "nummod", "flat"))  # relations at a run's start
AFTER = frozenset(("flat", "compound", "nmod"))  # … and at its end
ACTOR = 0.3  # probability from which a word adds to a run, chosen on a fifth of PLV and CAMEO-UTD


class Evidence(NamedTuple):
    """What a region of a report shows: blocks of features, and the vectors of its words."""

    blocks: dict[str, Block]
    vector: Floats


class NoticedReport:
    """The heads' scores for one report; implements `reportedly.model.noticed.Noticed`."""

    def __init__(self, weights: Weights, reading: Reading, windows: Sequence[Seen]) -> None:
        self.version = weights.version
        self._weights = weights
        self._reading = reading
        self._words = reading.words
        self._starts = [start for start, _ in reading.words]
        self._ends = [end for _, end in reading.words]
        self._windows = windows
        self._known_around: dict[tuple[str, int, int], Floats] = {}
        self._known_doing: dict[int, Sequence[Sequence[Linked]]] = {}

    def kinds(self, region: Span, hints: Collection[str] = ()) -> Mapping[str, float]:
        """How likely `region` tells of an event of each type."""
        return self._shares("kinds", region, hints) or {"NONE": 1.0}

    def trigger(self, region: Span, kind: str) -> Span:
        """The word of `region` that speaks most for an event of that type."""
        first, last = self._range(region)
        column = self._weights.card["kinds"].index(kind)
        return self._words[first + int(self._scores["kinds"][first:last, column].argmax())]

    def telling(self, start: int) -> Telling | None:
        """What the word that starts there tells of; None of a short word or a mark."""
        return self._telling.get(start)

    def tells(self, region: Span, least: float) -> bool:
        """True if a word of `region` tells of a happening at least so likely."""
        starts, likely = self._likely
        first, last = bisect_left(starts, region.start), bisect_left(starts, region.end)
        return max(likely[first:last], default=0.0) >= least

    @cached_property
    def _likely(self) -> tuple[list[int], list[float]]:
        """Where words start, in order, and how likely each tells of a happening."""
        return list(self._telling), [told.likely for told in self._telling.values()]

    @cached_property
    def _telling(self) -> Mapping[int, Telling]:
        """Start of a word -> what it tells of."""
        types, how = self._weights.card["triggers"], self._weights.card["reality"]
        kinds, reality = softmax(self._told["triggers"]), softmax(self._told["reality"])
        none, real = types.index(NONE), how.index(HAPPENED)
        likely, happened = 1 - kinds[:, none], reality[:, real].copy()
        kinds[:, none] = reality[:, real] = 0
        columns = (kinds.argmax(-1), likely, happened, reality.argmax(-1))
        rows = zip(self._words, *(column.tolist() for column in columns), strict=True)
        text = self._reading.text
        return {
            word.start: Telling(types[kind], share, firm, how[other])
            for word, kind, share, firm, other in rows
            if word.end - word.start >= SHORTEST and text[word.start].isalpha()
        }

    def doing(self, start: int) -> Sequence[Sequence[Linked]]:
        """Who does what the word at `start` tells of, to whom, and where: words of its sentence."""
        if start not in self._known_doing:
            sentence = self._reading.sentences[self._reading.sentence_at(start)]
            self._known_doing[start] = self._linked("roles", start, sentence)
        return self._known_doing[start]

    def frames(self, region: Span, kind: str) -> float:
        """How likely the likeliest word of `region` tells of a frame of that kind ("CONTROL")."""
        first, last = self._range(region)
        return float(self._of_kinds[kind][first:last].max(initial=0.0))

    @cached_property
    def _of_kinds(self) -> Mapping[str, Floats]:
        """Kind of frame -> how likely each word tells of one of that kind."""
        columns: dict[str, list[int]] = {}
        for number, name in enumerate(self._weights.card["frames"]):
            columns.setdefault(name.partition(".")[0], []).append(number)
        return {kind: self._frames[:, numbers].sum(1) for kind, numbers in columns.items()}

    @cached_property
    def _frames(self) -> Floats:
        """How likely each word tells of each frame, or of none (words, frames)."""
        return softmax(self._told["frames"])

    @cached_property
    def framed(self) -> Sequence[Framed]:
        """Words that tell of a check, a silence, of control or blame, in order."""
        names = self._weights.card["frames"]
        shares = self._frames.copy()
        none = names.index(NONE)
        likely = 1 - shares[:, none]
        shares[:, none] = 0
        best = shares.argmax(-1)
        return [
            self._frame(names[int(best[index])], self._words[index], float(likely[index]))
            for index in np.flatnonzero(likely >= FRAMED).tolist()
        ]

    def _frame(self, kind: str, word: Span, likely: float) -> Framed:
        """A frame with who, what and which deed: words of its sentence or the one before."""
        number = self._reading.sentence_at(word.start)
        before = self._reading.sentences[max(0, number - 1)]
        region = Span(before.start, self._reading.sentences[number].end)
        return Framed(kind, word, likely, self._linked("parts_of_frames", word.start, region))

    def _linked(self, name: str, start: int, region: Span) -> Sequence[Sequence[Linked]]:
        """For each role the words of `region` that have it, to the word at `start`."""
        first, last = self._range(region)
        telling = bisect_right(self._ends, start)
        around = self._around(name, first, last)
        likely = self._weights.told.roles(name, around, self.vectors[telling], telling - first)
        found: Sequence[list[Linked]] = [[] for _ in likely]
        roles, words = (likely >= LINKED).nonzero()
        rows = zip(roles.tolist(), words.tolist(), likely[roles, words].tolist(), strict=True)
        for role, word, share in rows:
            found[role].append(Linked(self._words[first + word], share))
        return found

    def _around(self, name: str, first: int, last: int) -> Floats:
        """What words [first, last) are to others; those of the same words are remembered."""
        key = (name, first, last)
        if key not in self._known_around:
            self._known_around[key] = self._weights.told.around(name, self.vectors[first:last])
        return self._known_around[key]

    @cached_property
    def _told(self) -> Mapping[str, Floats]:
        """Set of labels -> the score of each for every word."""
        return self._weights.told.scores(self.forms, self.vectors)

    @cached_property
    def forms(self) -> Sequence[Form]:
        """Every word with its likeliest part of speech."""
        names, text = self._weights.card["syntax"]["parts"], self._reading.text
        parts = self._tags["parts"].argmax(-1).tolist()
        return [(word.of(text), names[part]) for word, part in zip(self._words, parts, strict=True)]

    def actors(self, region: Span) -> Sequence[Tagged]:
        """Who does it and to whom in `region`, one of each at most: the runs of words likeliest."""
        first, last = self._range(region)
        parsed = part_of(self._syntax, first, last)
        shares = softmax(self._scores["actors"][first:last])
        found: list[Tagged] = []
        for number, kind in enumerate(ACTORS):
            likely = shares[:, 1 + 2 * number] + shares[:, 2 + 2 * number]
            start, end = best_run(likely - ACTOR)
            if start < end:
                start, end = widened(start, end, parsed)
                span = Span(self._words[first + start].start, self._words[first + end - 1].end)
                found.append(Tagged(span, kind, float(likely[start:end].mean())))
        return found

    def toponyms(self) -> Sequence[Tagged]:
        """Names of places in the whole report, in order and disjoint."""
        shares = softmax(self._tags["places"])
        found: list[Tagged] = []
        for start, end in runs_of(shares.argmax(-1)):
            span = Span(self._words[start].start, self._words[end - 1].end)
            sure = float((1 - shares[start:end, 0]).mean())
            found.append(Tagged(span, "place", sure))
        return found

    def parts(self, starts: Sequence[int]) -> Sequence[str]:
        """The part of speech of the words that start there, "" for one it is not sure of."""
        known = self._parts
        return [known.get(start, "") for start in starts]

    @cached_property
    def _parts(self) -> Mapping[int, str]:
        """Start of a word -> its part of speech, where that is sure."""
        names = self._weights.card["syntax"]["parts"]
        shares = softmax(self._tags["parts"])
        best, sure = shares.argmax(-1).tolist(), (shares.max(-1) >= PART).tolist()
        return {
            word.start: names[part]
            for word, part, firm in zip(self._words, best, sure, strict=True)
            if firm
        }

    def commitment(self, word: Span) -> float:
        """How firmly the author puts it that the event of `word` happened, -3 to 3."""
        first, last = self._range(word)
        if first >= last:
            return -LEAST
        shares = softmax(SHARPER * self._scores["uw"][first])
        bins = LEAST + STEP * np.arange(len(shares))
        return float((shares * bins).sum())

    def subtypes(self, region: Span, hints: Collection[str] = ()) -> Mapping[str, float]:
        """How likely `region` tells of an event of each sub-event type of CASE 2021."""
        names = self._weights.card["cases"]
        return self._shares("cases", region, hints) or dict.fromkeys(names, 1 / len(names))

    def evidence(self, region: Span, hints: Collection[str]) -> Evidence:
        """What speaks for the type of an event in `region`; `hints` are what the rules found."""
        first, last = self._range(region)
        parsed = part_of(self._syntax, first, last)
        words = [word.of(self._reading.text) for word in self._words[first:last]]
        return Evidence(blocks(words, parsed, hints), vector_of(self.vectors[first:last], parsed))

    def answering(self, content: Spans) -> tuple[float, float]:
        """How much a claim's words speak for its being an answer, and for its being answered."""
        return leanings(self.meaning(content))

    def meaning(self, content: Spans) -> Floats:
        """The mean vector of the words of some spans; zeros for none."""
        pieces = [self.vectors[slice(*self._range(span))] for span in content]
        told = pieces[0] if len(pieces) == 1 else np.concatenate(pieces)
        mean: Floats = told.mean(0) if len(told) else np.zeros(WIDTH, dtype=np.float32)
        return mean

    def _shares(self, name: str, region: Span, hints: Collection[str]) -> dict[str, float]:
        """How likely each type of a set is; none for a region without words."""
        first, last = self._range(region)
        if first >= last:
            return {}
        found = self.evidence(region, hints)
        weighed = weigh(found.blocks, self._kinds.rarity)
        shares = softmax(self._kinds.scores(name, weighed, found.vector))
        return dict(zip(self._weights.card[name], shares.tolist(), strict=True))

    @property
    def _kinds(self) -> Kinds:
        return self._weights.kinds

    @cached_property
    def _syntax(self) -> Parsed:
        return parse(self._weights, self._windows, sentence_starts(self._reading))

    @cached_property
    def vectors(self) -> Floats:
        """One vector a word of the report."""
        return answered(self._windows)

    @cached_property
    def _scores(self) -> Mapping[str, Floats]:
        """Name of a head that no claim needs -> its numbers (words of the report, numbers)."""
        return self._run(self._weights.labels)

    @cached_property
    def _tags(self) -> Mapping[str, Floats]:
        """Name of a head of places or parts of speech -> its numbers, likewise."""
        return self._run(self._weights.tags)

    def _run(self, session: InferenceSession) -> Mapping[str, Floats]:
        names = [output.name for output in session.get_outputs()]
        found = session.run(names, {"words": self.vectors[None]})
        return {name: scores[0] for name, scores in zip(names, found, strict=True)}

    def _range(self, span: Span) -> tuple[int, int]:
        """The words that share a character with `span`."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)


def runs_of(tags: NDArray[np.int64]) -> list[tuple[int, int]]:
    """The half-open ranges of words that are tagged: one begins anew where its tag says so."""
    found: list[tuple[int, int]] = []
    for word in np.flatnonzero(tags).tolist():
        if found and found[-1][1] == word and tags[word] == INSIDE:
            found[-1] = (found[-1][0], word + 1)
        else:
            found.append((word, word + 1))
    return found


def best_run(gains: Floats) -> tuple[int, int]:
    """The half-open range whose sum is highest (Kadane's algorithm); (0, 0) if none is above 0."""
    best, whole = 0.0, 0.0
    found, start = (0, 0), 0
    for index, gain in enumerate(gains.tolist()):
        if whole <= 0:
            whole, start = 0.0, index
        whole += gain
        if whole > best:
            best, found = whole, (start, index + 1)
    return found


def widened(start: int, end: int, parsed: Parsed) -> tuple[int, int]:
    """The run with the words at its edges that belong to a noun in it: "the", "Iranian"."""
    while start > 0 and _belongs(start - 1, start, end, parsed, BEFORE):
        start -= 1
    while end < len(parsed.heads) and _belongs(end, start, end, parsed, AFTER):
        end += 1
    return start, end


def _belongs(word: int, start: int, end: int, parsed: Parsed, labels: frozenset[str]) -> bool:
    return start <= parsed.heads[word] < end and parsed.labels[word] in labels
