"""The bytes of an archive, unpacked member by member, with the place where each came from."""

import zlib

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.stream import Stream

MAGIC = b"\x1f\x8b\x08"
CHUNK = 65_536
GZIP = 31  # zlib's name for "with a gzip head"


class Members:
    """`readline`, `read` and `unread` over a plain or packed archive.

    Damage ends a read early, so that what came before it is kept; the read after that raises
    UnreadableInput once, and reading then goes on with the next member.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._packed = stream.read(len(MAGIC))
        self.is_packed = self._packed == MAGIC
        self._inflate = zlib.decompressobj(GZIP)
        self._held, self._taken, self._member, self._fed = b"", 0, 0, 0
        self._damage: UnreadableInput | None = None  # met, and not yet raised

    @property
    def offset(self) -> int:
        """Where what is read next stands: its byte, or that of the packed member it is in."""
        return self._member if self.is_packed else self._taken

    def readline(self, size: int) -> bytes:
        """The next line with its end, or its first `size` bytes; b"" at the end."""
        self._raise_damage()
        while (end := self._held.find(b"\n", 0, size) + 1) == 0 and len(self._held) < size:
            if not self._more():
                break
        if not self._held:
            self._raise_damage()
        return self._take(end or size)

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; fewer only at the end or before damage."""
        self._raise_damage()
        parts = [self._take(size)]
        missing = size - len(parts[0])
        while missing and self._more():
            parts.append(self._take(missing))
            missing -= len(parts[-1])
        return b"".join(parts)

    def unread(self, data: bytes) -> None:
        """Put back what was read last."""
        self._held = data + self._held
        self._taken -= len(data)

    def _take(self, size: int) -> bytes:
        taken, self._held = self._held[:size], self._held[size:]
        self._taken += len(taken)
        return taken

    def _raise_damage(self) -> None:
        damage = self._damage
        if damage is not None and not self._held:
            self._damage = None
            raise damage

    def _more(self) -> bool:
        """Hold more bytes; False at the end and at damage."""
        if self._damage is not None:
            return False
        try:
            return self._fill()
        except UnreadableInput as error:
            self._damage = error
            return False

    def _fill(self) -> bool:
        if not self.is_packed:
            fresh = self._packed or self._stream.read(CHUNK)
            self._packed = b""
            self._held += fresh
            return bool(fresh)
        while True:
            if self._inflate.eof and not self._next_member():
                return False
            data = self._packed or self._stream.read(CHUNK)
            if not data:
                return False
            fresh = self._unpack(data)
            if fresh:
                self._held += fresh
                return True

    def _unpack(self, data: bytes) -> bytes:
        try:
            fresh = self._inflate.decompress(data, CHUNK)
        except zlib.error as error:
            where, self._packed = self._member, data[1:]
            self._fed += 1
            self._next_member()
            detail = f"the packed member at byte {where} is damaged: {error}"
            raise UnreadableInput(IssueCode.BAD_RECORD, detail) from error
        rest = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
        self._packed = rest
        self._fed += len(data) - len(rest)
        return fresh

    def _next_member(self) -> bool:
        """Go to the next member's first byte; False if there is none."""
        while (start := self._packed.find(MAGIC)) < 0:
            kept = self._packed[-2:]
            self._fed += len(self._packed) - len(kept)
            fresh = self._stream.read(CHUNK)
            self._packed = kept + fresh
            if not fresh:
                self._packed = b""
                return False
        self._packed = self._packed[start:]
        self._fed += start
        self._member, self._inflate = self._fed, zlib.decompressobj(GZIP)
        return True
