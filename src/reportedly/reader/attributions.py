"""Decodes the attribution head: proposals from tags and links, and the odds of any attribution."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from reportedly.model.heard import Candidate, Likelihood
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, meets, subtract, trim, union
from reportedly.reader.attribution_head import Head
from reportedly.reader.datelines import datelines
from reportedly.reader.encoder import Floats, Seen
from reportedly.reader.features import sentence_starts
from reportedly.reader.weights import Weights
from reportedly.reader.word_shares import LEAST_LINK, Links, Sums, Words

# Roles; tags: 0, then 1 + 2 * role begins and 2 + 2 * role goes on.
SOURCE, CUE, CONTENT = range(3)
GAP = 3  # words between two pieces of a content that belong to it as well
HYPHENS = "-‐‑"
ARTICLES = frozenset(("a", "an", "the"))
CUES_KEPT = 500  # cues whose links are kept
NONE_SURE = 1e-3  # probabilities are kept this far from 0 and 1


class HeardReport:
    """The head's scores for one report; implements `reportedly.model.heard.Heard`."""

    def __init__(self, weights: Weights, reading: Reading, windows: Sequence[Seen]) -> None:
        self.version = weights.version
        self.judge: Mapping[str, float] = weights.card["attribution"]["judge"]
        self._words = reading.words
        self._starts = [word.start for word in reading.words]
        self._ends = [word.end for word in reading.words]
        self._text = reading.text
        self._furniture = reading.furniture
        self._datelines = datelines(reading)
        self._outer = reading.outer_quotations()
        self._sentences = sentence_starts(reading)
        self._head = Head(weights, windows)
        self._links: dict[int, Links] = {}
        tags, inner = self._head.tags()
        self._roles = [Sums(column) for column in (tags[:, 1::2] + tags[:, 2::2]).T]
        self._inner_cues = Sums(inner[:, 1 + 2 * CUE] + inner[:, 2 + 2 * CUE])
        self.candidates = self._propose(find_spans(tags))
        self.nested = list(self._propose_nested(find_spans(inner)))

    def likelihood(self, source: Spans, cue: Spans, content: Spans) -> Likelihood | None:
        """How likely an attribution is; None if its cue or its content has no word."""
        spoken, told, by = self._ranges(cue), self._ranges(content), self._ranges(source)
        if not spoken or not told:
            return None
        links = self._links_of(spoken[0][0])
        return Likelihood(
            cue=_odds(self._roles[CUE].mean(spoken)),
            cue_best=_odds(self._roles[CUE].best(spoken)),
            source=_odds(links.source.mean(by)) if by else 0.0,
            no_source=0.0 if by else _odds(1 - links.source.best()),
            content=_odds(links.content.mean(told)),
            source_whole=_odds(links.source.whole(by)) if by else 0.0,
            content_whole=_odds(links.content.whole(told)),
            source_tagged=_odds(self._roles[SOURCE].mean(by)) if by else 0.0,
            content_tagged=_odds(self._roles[CONTENT].mean(told)),
        )

    def likely_nested(self, cue: Spans) -> float:
        """How likely the words of `cue` are one of an attribution inside another's content."""
        return self._inner_cues.mean(self._ranges(cue))

    def _propose(self, spans: tuple[list[Words], list[Words], list[Words]]) -> list[Candidate]:
        """Attributions with a content, in order of the cues."""
        sources = [words for words in spans[SOURCE] if self._may_speak(words)]
        cues = [cue for cue in spans[CUE] if not self._is_furniture(cue)]
        found: list[Candidate] = []
        contents = self._contents(cues, spans[CONTENT])
        for cue, tagged in zip(cues, contents, strict=True):
            links = self._links_of(cue[0])
            if content := self._told(cue, tagged):
                by = links.of(sources)
                found.append(self._candidate("tagged", by, cue, content))
            if linked := self._told(cue, links.content.runs()):
                runs = filter(self._may_speak, links.source.runs())
                by = max(runs, key=links.source.total, default=None)
                found.append(self._candidate("linked", by, cue, linked))
        return sorted((item for item in found if item.content), key=lambda item: item.cue)

    def _propose_nested(
        self, spans: tuple[list[Words], list[Words], list[Words]]
    ) -> Iterator[Candidate]:
        """Attributions inside contents: each cue with what is nearest it in its sentence."""
        sources = [words for words in spans[SOURCE] if self._may_speak(words)]
        for cue in spans[CUE]:
            content = self._nearest(cue, spans[CONTENT])
            if content is not None and not self._is_furniture(cue):
                yield self._candidate("nested", self._nearest(cue, sources), cue, [content])

    def _nearest(self, cue: Words, spans: Sequence[Words]) -> Words | None:
        """The span nearest to a cue of those in its sentence; behind it sooner than before it."""
        start, end = self._sentence_of(cue)
        near = [span for span in spans if start <= span[0] and span[1] <= end]
        return min(near, key=lambda span: _gap(cue, span), default=None)

    def _sentence_of(self, cue: Words) -> Words:
        at = bisect_right(self._sentences, cue[0])
        start = self._sentences[at - 1] if at else 0
        return start, self._sentences[at] if at < len(self._sentences) else len(self._words)

    def _may_speak(self, words: Words) -> bool:
        return not any(self._span(words).overlaps(item) for item in self._datelines)

    def _told(self, cue: Words, content: Sequence[Words]) -> list[Words]:
        """`content` without what is in another sentence than the cue and in no quotation.

        Of 3,821 attributions of PolNeAR's training part 16 have such a piece.
        """
        start, end = self._sentence_of(cue)
        found: list[Words] = []
        for first, last in content:
            if self._quoted(first) and self._quoted(last - 1):
                found.append((first, last))
            elif max(first, start) < min(last, end) and not self._parted(found, cue, first):
                found.append((max(first, start), min(last, end)))
        return found

    def _parted(self, before: Sequence[Words], cue: Words, first: int) -> bool:
        """True if a piece is no part of what stands before the cue: a semicolon is between them,
        or it begins in the middle of a phrase ("…, Vell said addressing | the congress").
        """
        if not before:
            return False
        between = [self._text[w.start : w.end] for w in self._words[before[-1][1] : first]]
        after = between[cue[1] - before[-1][1] :] if before[-1][1] <= cue[0] else []
        return ";" in between or (bool(after) and after[-1].isalpha() and after[-1] != "that")

    def _quoted(self, word: int) -> bool:
        at = bisect_left(self._outer, (self._words[word].start + 1,))
        return at > 0 and self._words[word].start < self._outer[at - 1].end

    def _candidate(
        self, decoder: str, source: Words | None, cue: Words, content: list[Words]
    ) -> Candidate:
        whole = _joined(_outside(content, cue, source), (cue, source or cue))
        whole = [self._unbroken(words) for words in whole]
        source = self._unbroken(source, whole=True) if source else None
        told = (piece for words in whole for piece in self._without_furniture(words))
        return Candidate(
            decoder=decoder,
            source=self._without_furniture(source)[-1:] if source else (),
            cue=self._span(self._without_article(cue)),
            content=union(told),  # two pieces may have parts of one hyphenated name
        )

    def _unbroken(self, words: Words, *, whole: bool = False) -> Words:
        """`words` with the rest of a hyphenated name at their end, without one at their start.

        With `whole`, with what stands of the name before them: "CT- | ISW".
        """
        first, last = words
        while first + 2 < last and self._is_hyphen(first):
            first += 2
        while whole and self._is_hyphen(first - 1):
            first -= 2
        last += self._is_hyphen(last - 1)
        while self._is_hyphen(last):
            last += 2
        return first, last

    def _without_article(self, cue: Words) -> Words:
        """ "Continue to peddle | a false narrative": the article is of what follows."""
        first, last = cue
        while first + 1 < last and self._text[slice(*self._words[last - 1])].lower() in ARTICLES:
            last -= 1
        return first, last

    def _is_hyphen(self, word: int) -> bool:
        """True for a hyphen with a word right before and right after it."""
        if not 0 < word < len(self._words) - 1:
            return False
        start, end = self._words[word]
        glued = start == self._ends[word - 1] and end == self._starts[word + 1]
        return glued and self._text[start:end] in HYPHENS

    def _without_furniture(self, words: Words) -> Spans:
        """The characters of `words`; a slug or a byline is no part of what is said."""
        span = self._span(words)
        if not meets(self._furniture, span):
            return (span,)
        left = (trim(self._text, piece) for piece in subtract(span, self._furniture))
        return tuple(piece for piece in left if piece)

    def _contents(self, cues: list[Words], spans: list[Words]) -> list[list[Words]]:
        """For every cue its content spans; a span goes to the cue it is likeliest linked to."""
        best: dict[Words, tuple[float, int]] = {}
        for index, cue in enumerate(cues):
            links = self._links_of(cue[0])
            for span in links.content.near(spans):
                scored = (links.content.likeness(span), -index)
                best[span] = max(scored, best.get(span, (LEAST_LINK, 0)))
        found: list[list[Words]] = [[] for _ in cues]
        for span, (likeness, index) in sorted(best.items()):
            if likeness > LEAST_LINK:
                found[-index].append(span)
        return found

    def _links_of(self, cue: int) -> Links:
        if cue not in self._links:
            if len(self._links) >= CUES_KEPT:
                self._links.clear()
            self._links[cue] = self._head.links(cue)
        return self._links[cue]

    def _ranges(self, spans: Spans) -> list[Words]:
        """The words that share a character with each of `spans`; spans without one left out."""
        found = (
            (bisect_right(self._ends, start), bisect_left(self._starts, end))
            for start, end in spans
        )
        return [(first, last) for first, last in found if first < last]

    def _span(self, words: Words) -> Span:
        return Span(self._words[words[0]].start, self._words[words[1] - 1].end)

    def _is_furniture(self, words: Words) -> bool:
        span = self._span(words)
        return meets(self._furniture, span)


def _gap(cue: Words, span: Words) -> tuple[int, bool]:
    """Words between a cue and a span, and whether the span stands before it."""
    before = span[0] < cue[0]
    return (cue[0] - span[1] if before else span[0] - cue[1]), before


def _outside(content: Sequence[Words], cue: Words, source: Words | None) -> Sequence[Words]:
    """`content` without what stands between source and cue, in a clause of the source's own."""
    if source is None:
        return content
    frame = (min(source[0], cue[0]), max(source[1], cue[1]))
    outside = [words for words in content if not (frame[0] <= words[0] and words[1] <= frame[1])]
    return outside or content


def _joined(content: Sequence[Words], frame: Sequence[Words]) -> list[Words]:
    """`content` with its small gaps closed, unless the cue or the source stands there."""
    found: list[Words] = []
    for first, last in content:
        gap = (found[-1][1], first) if found else (0, 0)
        if found and gap[1] - gap[0] <= GAP and not any(_meet(gap, words) for words in frame):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _meet(some: Words, others: Words) -> bool:
    return some[0] < others[1] and others[0] < some[1]


def find_spans(tags: Floats) -> tuple[list[Words], list[Words], list[Words]]:
    """Spans of sources, cues and contents from probabilities of tags (words, 7).

    A tag that goes on where nothing of its role began begins a span itself.
    """
    found: tuple[list[Words], list[Words], list[Words]] = ([], [], [])
    start = 0
    role = -1
    for index, tag in enumerate([*tags.argmax(axis=1).tolist(), 0]):
        begins = tag % 2 == 1 or (tag != 0 and (tag - 1) // 2 != role)
        if role >= 0 and (begins or tag == 0):
            found[role].append((start, index))
            role = -1
        if begins:
            start, role = index, (tag - 1) // 2
    return found


def _odds(share: float) -> float:
    bounded = min(max(share, NONE_SURE), 1 - NONE_SURE)
    return math.log(bounded / (1 - bounded))
