"""Compiles frames over classes of words into regular expressions over a line of words.

A frame is a row of items apart by blanks: a sign (an expression of its own, given by the caller), a
class of the table in angle brackets, or words apart by bars ("for|of"); "?" or, after a class, "*"
behind it. Signs may name classes too. A verb with "*" stands for all its forms; "_" joins words.
Items of a line end in blanks.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import table
from reportedly.lang.inflection import irregular, verb_forms

T = TypeVar("T")
WRITTEN = ("NOT", "MOD", "NOBODY", "P")  # signs that stand in a line as they are written


@dataclass(frozen=True)
class WordFrame:
    """A frame as an expression, with the sets of words of each of which a line must hold one."""

    spell: Callable[[], str]
    needs: tuple[frozenset[str], ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What matches the frame in a line, compiled when a line first has all it needs."""
        return re.compile(rf"(?:^|(?<= )){self.spell()}")


class FramesBy(Generic[T]):
    """Frames in the order in which they are tried, each with what it says.

    Hardly any frame can stand in a given line: a frame is looked at only where the line has one of
    the words of its rarest need.
    """

    def __init__(self, frames: Iterable[tuple[T, WordFrame]]) -> None:
        self.frames = tuple(frames)
        self._by_word: dict[str, list[int]] = {}
        self._always = []
        for index, (_, frame) in enumerate(self.frames):
            rarest = min(frame.needs, key=_commonness, default=None)
            if rarest is None:
                self._always.append(index)
            for word in rarest or ():
                self._by_word.setdefault(word, []).append(index)
        self.words = frozenset(self._by_word)  # a line has one if it meets a frame with needs
        self._needed = frozenset[str]().union(*(n for _, frame in self.frames for n in frame.needs))

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """Words of which a text must have one for any frame to be met in it."""
        needs = (
            min((need for need in frame.needs if need.isdisjoint(WRITTEN)), key=_commonness)
            for _, frame in self.frames
        )
        return frozenset[str]().union(*needs)

    def met(self, line: str) -> Iterator[tuple[T, re.Match[str]]]:
        """Every match of every frame in a line, with what the frame says."""
        for index in sorted(self._able(frozenset(line.split()))):
            said, frame = self.frames[index]
            for match in frame.expression.finditer(line):
                yield said, match

    def may_be_met(self, words: frozenset[str]) -> bool:
        """True if a line of these words, or of some of them, can meet a frame."""
        return next(self._able(words), None) is not None

    def _able(self, words: frozenset[str]) -> Iterator[int]:
        """The frames all of whose needs the words meet."""
        words = self._needed & words
        near = {index for word in self.words & words for index in self._by_word[word]}
        for index in near.union(self._always):
            for need in self.frames[index][1].needs:
                if need.isdisjoint(words):
                    break
            else:
                yield index


def _commonness(words: frozenset[str]) -> tuple[bool, int]:
    """Sets with function words come last, then those of many words."""
    return not lexicon().closed.keys().isdisjoint(words), len(words)


class WordFrames:
    """The classes of one table of English, and the frames written over them."""

    def __init__(self, name: str, signs: Mapping[str, str]) -> None:
        rows = table("en", name)
        self._odd = irregular(rows["irregular"]["forms"])
        self.classes = {key: self._inflected(words) for key, words in rows["classes"].items()}
        self._signs = {sign: self._spelled(text) for sign, text in signs.items()}

    def compiled(self, frame: str) -> WordFrame:
        """One frame of the table."""
        items = frame.split()
        return WordFrame(lambda: "".join(map(self._item, items)), tuple(self._needs(items)))

    def _spelled(self, text: str) -> str:
        """A sign's expression with the words of the classes it names: "<do>"."""
        for name, words in self.classes.items():
            text = text.replace(f"<{name}>", self.one_of(words))
        return text

    def _needs(self, items: list[str]) -> Iterator[frozenset[str]]:
        """The words of every item that must be there."""
        for item in items:
            if item in WRITTEN:
                yield frozenset((item,))
            elif item not in self._signs and item[-1] != "?" and not item.endswith(">*"):
                yield frozenset(max(word.split("_"), key=len) for word in self._words(item))

    def _item(self, item: str) -> str:
        if item in self._signs:
            return self._signs[item]
        often = item[-1] if item[-1] == "?" or item.endswith(">*") else ""
        return self.one_of(self._words(item.removesuffix(often))) + often

    def _words(self, item: str) -> frozenset[str]:
        """The words of "<class>|for|call*": classes, words, and verbs in every form."""
        parts = [part for part in item.split("|") if part]
        listed = " ".join(part for part in parts if not part.startswith("<"))
        classes = [self.classes[part.strip("<>")] for part in parts if part.startswith("<")]
        return self._inflected(listed).union(*classes)

    def _inflected(self, words: str) -> frozenset[str]:
        found: set[str] = set()
        for word in words.split():
            bare = word[:-1]
            verb = word.endswith("*")
            found.update(verb_forms(self._odd.get(bare, bare)) if verb else (word,))
        return frozenset(found)

    @staticmethod
    def one_of(words: frozenset[str]) -> str:
        """An expression for any of the words, longer ones first."""
        listed = sorted(words, key=lambda word: (-len(word), word))
        return "(?:" + "|".join(re.escape(word.replace("_", " ")) + " " for word in listed) + ")"
