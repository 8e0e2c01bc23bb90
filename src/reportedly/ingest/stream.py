"""A stream of bytes with a look ahead, which says plainly when it is damaged."""

import zlib
from collections.abc import Callable
from typing import BinaryIO

from reportedly.errors import IssueCode, UnreadableInput

HEAD_BYTES = 4096  # looked at to tell the format
DAMAGED = (OSError, EOFError, zlib.error)  # what reading a file, plain or compressed, can raise


def unreadable(error: Exception) -> UnreadableInput:
    """The error as one that becomes an issue: MISSING, or NOT_READABLE with the system's reason."""
    if isinstance(error, FileNotFoundError):
        return UnreadableInput(IssueCode.MISSING, "")
    reason = error.strerror if isinstance(error, OSError) else None
    return UnreadableInput(IssueCode.NOT_READABLE, reason or str(error))


class Stream:
    """`read` and `readline` of a binary stream; both raise UnreadableInput (NOT_READABLE)."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""  # read already, by `head`

    def head(self) -> bytes:
        """The first bytes, still to be read; one line of JSON Lines: a pipe may be slow."""
        self._held = self._safely(self._stream.readline, HEAD_BYTES)
        if self._held.strip() == b"{" or not self._held.lstrip().startswith((b"{", b"[")):
            self._held += self._safely(self._stream.read, HEAD_BYTES)
        return self._held

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; fewer only at the end."""
        held, self._held = self._held[:size], self._held[size:]
        parts, missing = [held], size - len(held)
        while missing > 0 and (part := self._safely(self._stream.read, missing)):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def readline(self, size: int) -> bytes:
        """The next line with its end, or its first `size` bytes; b"" at the end."""
        end = self._held.find(b"\n") + 1 or len(self._held)
        end = min(end, size)
        held, self._held = self._held[:end], self._held[end:]
        if held.endswith(b"\n") or len(held) == size:
            return held
        return held + self._safely(self._stream.readline, size - len(held))

    def _safely(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            return read(size)
        except DAMAGED as error:
            raise unreadable(error) from error
