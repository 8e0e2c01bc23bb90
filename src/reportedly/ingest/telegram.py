"""Telegram Desktop's JSON export: a report for each message of a channel that has words."""

import json
import re
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.entry import Entry, failed
from reportedly.ingest.found import DateFound, Found
from reportedly.ingest.headline import title_of
from reportedly.ingest.options import IngestOptions
from reportedly.ingest.stream import Stream
from reportedly.model.report import DateSource, Status

CHUNK = 1_000_000  # bytes read at a time
HEAD = 100_000  # characters of a chat's head that are kept while its messages are looked for
MESSAGES = re.compile(r'"messages"\s*:\s*\[')
NEXT_MESSAGE = re.compile(r'\{\s*"id"\s*:\s*-?\d+\s*,\s*"type"\s*:')
PRIVATE = {"personal_chat", "bot_chat", "saved_messages"}  # not publications
KEPT = ("from", "forwarded_from", "author", "edited", "reply_to_message_id")


def read_telegram(stream: Stream, options: IngestOptions) -> Iterator[Entry]:
    """The messages of every chat in an export, streamed; one may have `max_bytes`."""
    window = _Window(stream)
    chats = 0
    while (chat := _next_chat(window)) is not None:
        chats += 1
        yield from _Chat(chat).messages(window, options.max_bytes)
    if chats == 0:
        raise UnreadableInput(IssueCode.BAD_JSON, "no list of messages")


class _Window:
    """The part of the export that is looked at; `text` grows at its end and is cut at its start."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._decode = stream, getincrementaldecoder("utf-8-sig")("replace").decode
        self.text, self.offset, self.ended = "", 0, False
        self.error: UnreadableInput | None = None

    def grow(self) -> bool:
        """Read on; False at the end, also where the file is damaged (`error` says how)."""
        try:
            raw = b"" if self.ended else self._stream.read(CHUNK)
        except UnreadableInput as error:
            raw, self.error = b"", error
        self.text += "" if self.ended else self._decode(raw, not raw)
        self.ended = not raw
        return bool(raw)

    def cut(self, count: int) -> None:
        """Forget the first `count` characters."""
        self.offset += len(self.text[:count].encode("utf-8", "surrogatepass"))
        self.text = self.text[count:]


def _next_chat(window: _Window) -> dict[str, Any] | None:
    """What is said of the next chat before its messages, the window cut to them; None if none."""
    while (match := MESSAGES.search(window.text)) is None:
        window.cut(max(0, len(window.text) - HEAD))
        if not window.grow():
            return None
    head = window.text[max(0, window.text.rfind("{", 0, match.start())) : match.end()]
    window.cut(match.end())
    try:
        value = json.loads(head + "]}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


class _Chat:
    """One chat while its messages are read: how often each was met, and what was passed over."""

    def __init__(self, head: dict[str, Any]) -> None:
        name, self._id = head.get("name"), head.get("id")
        self._name = name.strip() or None if isinstance(name, str) else None
        self._private = head.get("type") in PRIVATE
        self._met: Counter[int] = Counter()
        self._passed: Counter[str] = Counter()

    def messages(self, window: _Window, limit: int) -> Iterator[Entry]:
        """The messages up to the end of the list, and what was passed over."""
        for place, raw, message in _objects(window, limit):
            yield from [message] if isinstance(message, Entry) else self._take(place, raw, message)
        if window.error is not None:
            yield failed("", window.error.code, str(window.error))
        if self._passed:
            counts = (f"{count} {what}" for what, count in sorted(self._passed.items()))
            yield failed("", IssueCode.PASSED_OVER, ", ".join(counts))

    def _take(self, place: str, raw: bytes, message: dict[str, Any]) -> Iterator[Entry]:
        number, text = message.get("id"), _text(message)
        sort = self._not_a_report(message, text)
        if sort is not None:
            self._passed[sort] += 1
        elif not isinstance(number, int):
            yield failed(place, IssueCode.BAD_RECORD, "the message has no number")
        else:
            self._met[number] += 1
            yield Entry(f"message {number}", raw, self._found(number, text, message))

    def _not_a_report(self, message: dict[str, Any], text: str) -> str | None:
        if self._private:
            return "messages of private chats"
        if message.get("type") != "message":
            return "service messages"
        return None if text.strip() else "messages without words"

    def _found(self, number: int, text: str, message: dict[str, Any]) -> Found:
        chat = self._id if isinstance(self._id, int) else None
        edited = bool(message.get("edited"))
        return Found(
            text=text,
            encoding="utf-8",
            media_type="application/json",
            title=title_of(text),
            publisher=self._name,
            url=f"https://t.me/c/{chat}/{number}" if chat is not None else None,
            dates=_dates(message),
            status=Status.EDITED if edited else Status.ORIGINAL,
            version=self._met[number],
            headers=tuple((key, str(message[key])) for key in KEPT if message.get(key)),
        )


def _objects(window: _Window, limit: int) -> Iterator[tuple[str, bytes, dict[str, Any] | Entry]]:
    """Place, bytes and value of each object of the list the window stands in."""
    while True:
        window.cut(len(window.text) - len(window.text.lstrip(" \t\r\n,")))
        if not window.text:
            if not window.grow():
                return
            continue
        if window.text[0] == "]":
            return
        place = f"byte {window.offset}"
        value, end = _decode(window, limit)
        raw = window.text[:end].encode("utf-8", "surrogatepass")
        window.cut(end)
        yield place, raw, failed(place, *value) if isinstance(value, tuple) else value


def _decode(window: _Window, limit: int) -> tuple[dict[str, Any] | tuple[IssueCode, str], int]:
    """The object at the start of the window, or what is wrong; and where the next may begin."""
    while True:
        try:
            value, end = json.JSONDecoder().raw_decode(window.text)
        except (ValueError, RecursionError) as error:
            if len(window.text) <= limit and window.grow():
                continue
            following = NEXT_MESSAGE.search(window.text, 1)
            return (IssueCode.BAD_RECORD, str(error)), (
                following.start() if following else len(window.text)
            )
        if isinstance(value, dict):
            return value, end
        return (IssueCode.BAD_RECORD, f"{type(value).__name__}, not a message"), end


def _text(message: dict[str, Any]) -> str:
    """The words of a message: its plain and its marked stretches joined as they stand."""
    value = message.get("text") or message.get("text_entities") or ""
    parts = value if isinstance(value, list) else [value]
    words = (part.get("text") if isinstance(part, dict) else part for part in parts)
    return "".join(word for word in words if isinstance(word, str))


def _dates(message: dict[str, Any]) -> tuple[DateFound, ...]:
    """The day and time of sending, in UTC where the export says so."""
    try:
        moment = datetime.fromtimestamp(int(str(message["date_unixtime"])), UTC)
        return (DateFound(moment.isoformat(), DateSource.GIVEN),)
    except (KeyError, ValueError, OverflowError, OSError):
        written = message.get("date")
        return (DateFound(written, DateSource.GIVEN),) if isinstance(written, str) else ()
