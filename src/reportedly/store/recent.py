"""Remembers a few answers, the most recently asked for; safe between threads."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Recent(Generic[Answer]):
    """At most `most` answers by question; the one not asked for the longest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = Lock()

    def of(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer, made and remembered if it is not yet."""
        found = self.get(question)
        if found is None:
            found = make()
            self.put(question, found)
        return found

    def get(self, question: Hashable) -> Answer | None:
        """The answer, or None if it is not remembered."""
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
            return self._answers.get(question)

    def put(self, question: Hashable, answer: Answer) -> None:
        """Remember an answer."""
        with self._lock:
            self._answers[question] = answer
            self._answers.move_to_end(question)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
