"""Between offsets of browsers, in UTF-16 units, and ours, in code points: the one place."""

from bisect import bisect_left

from reportedly.model.span import Span, Spans

_LAST_OF_ONE_UNIT = 0xFFFF


class Utf16:
    """The offsets of one text in both counts."""

    def __init__(self, text: str) -> None:
        wide = [at for at, sign in enumerate(text) if ord(sign) > _LAST_OF_ONE_UNIT]
        self._points = wide  # code points that take two units
        self._units = [at + before for before, at in enumerate(wide)]  # where these begin, in units
        self._size = len(text) + len(wide)

    def unit(self, point: int) -> int:
        """The offset in UTF-16 units of a code point."""
        return point + bisect_left(self._points, point)

    def point(self, unit: int) -> int:
        """The offset in code points of a unit; raises ValueError outside the text or in a pair."""
        before = bisect_left(self._units, unit)
        inside = before and self._units[before - 1] == unit - 1
        if inside or not 0 <= unit <= self._size:
            raise ValueError(f"{unit} is no place between two characters of the text")
        return unit - before

    def written(self, spans: Spans) -> str:
        """Spans as a form holds them: "12-40 52-60", in units."""
        return " ".join(f"{self.unit(span.start)}-{self.unit(span.end)}" for span in spans)

    def read(self, written: str) -> Spans:
        """The spans of :meth:`written`, sorted. Raises ValueError."""
        pairs = [piece.split("-") for piece in written.split()]
        return tuple(sorted(Span(self.point(int(a)), self.point(int(b))) for a, b in pairs))
