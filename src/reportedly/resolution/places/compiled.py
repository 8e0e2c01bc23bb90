"""The compiled gazetteer file: how it is laid out, written, and read in place without unpacking.

::

    b"RPTGAZ1\\n"  u32 length of header  header (JSON)  sections, where the header says
        filter   Bloom filter over the keys: most words of a text are no place name
        keys     blocks of "\\nKEY\\tPLACE PLACE …", sorted by the bytes of KEY, deflated one by one
        places   blocks of PLACES_A_BLOCK places, column by column, deflated one by one
        index    first key of every key block, deflated; then the offsets of all blocks (u32)

PLACE is the place's number over all blocks, most populous first. Everything is little-endian.
Nothing is written at run time and only the blocks asked for are inflated, so the file opens in
milliseconds from a read-only installation; see the decision record on the gazetteer for figures.
"""

import json
import math
import mmap
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportedly.errors import BadConfiguration
from reportedly.model.referent import Place, PlaceKind

MAGIC = b"RPTGAZ1\n"
FILTER_BITS_A_KEY = 8  # with FILTER_HASHES: about 2 % of absent keys still cost a block
FILTER_HASHES = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1)  # odd multipliers
KEY_BLOCK_BYTES = 16_384  # before deflation: larger packs better, smaller looks up faster
PLACES_A_BLOCK = 256
BLOCKS_KEPT = 512  # inflated blocks held in memory: at most about 8 MB
COLUMNS_KEPT = 64  # blocks of places cut into cells: at most about 8 MB
PLACES_KEPT = 8_192
DEGREE = 10_000  # coordinates are stored in 1/10,000 degree: 11 m
_PREFIX = {"g": "geonames:", "w": "wof:", "r": "reportedly:", "p": "postal:"}
_KINDS = {kind.value[:2]: kind for kind in PlaceKind}


def default_radius(kind: PlaceKind, population: int) -> float:
    """How far a place of that kind and size may reach from its point, km; rough on purpose."""
    # A city of 77,000 reaches 3.5 km, one of 3 million 22 km.
    if kind is PlaceKind.CITY:
        return round(max(3.0, 0.0125 * math.sqrt(population)), 1)
    return _RADIUS[kind]


_RADIUS = {
    PlaceKind.COUNTRY: 400.0,
    PlaceKind.REGION: 80.0,
    PlaceKind.DISTRICT: 25.0,
    PlaceKind.TOWN: 3.0,
    PlaceKind.VILLAGE: 2.0,
    PlaceKind.SETTLEMENT: 2.0,
    PlaceKind.FACILITY: 2.0,
    PlaceKind.WATER: 15.0,
    PlaceKind.AREA: 200.0,
}


class CompiledFile:
    """A compiled gazetteer, mapped read-only. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Map `path`; raises BadConfiguration if it is missing, cut short or something else."""
        self._path = path
        self._data = _mapped(path)
        self.header: Mapping[str, Any] = _header(self._data, path)
        sections = self.header["sections"]
        self._filter_start, filter_length = sections["filter"]
        self._filter_bits = filter_length * 8
        self._first_keys, self._key_offsets, self._place_offsets = self._index(*sections["index"])
        self._inflate = lru_cache(maxsize=BLOCKS_KEPT)(self._inflated)
        self._columns = lru_cache(maxsize=COLUMNS_KEPT)(self._cut)
        self.place = lru_cache(maxsize=PLACES_KEPT)(self._place)

    def may_have(self, key: bytes) -> bool:
        """False if `key` is certainly absent; wrongly True for about 2 % of absent keys."""
        data, start, bits = self._data, self._filter_start, self._filter_bits
        hashed = zlib.crc32(key)
        for multiplier in FILTER_HASHES:
            bit = (hashed * multiplier & 0xFFFFFFFF) % bits
            if not data[start + (bit >> 3)] >> (bit & 7) & 1:
                return False
        return True

    def numbers(self, key: str) -> tuple[int, ...]:
        """Places filed under the normalised `key`, most populous first."""
        wanted = key.encode()
        if not self.may_have(wanted):
            return ()
        block = bisect_right(self._first_keys, wanted) - 1
        if block < 0:
            return ()
        text = self._inflate(self._key_offsets[block], self._key_offsets[block + 1])
        found = text.find(b"\n" + wanted + b"\t")
        if found < 0:
            return ()
        start = found + len(wanted) + 2
        end = text.find(b"\n", start)
        return tuple(map(int, text[start : end if end >= 0 else None].split()))

    def _place(self, number: int) -> Place:
        """The place numbered `number`."""
        block, row = divmod(number, PLACES_A_BLOCK)
        return _decoded([column[row] for column in self._columns(block)], self.header["admin1"])

    def _cut(self, block: int) -> list[list[str]]:
        """The columns of a block of places."""
        text = self._inflated(self._place_offsets[block], self._place_offsets[block + 1])
        return [column.split("\n") for column in text.decode().split("\0")]

    def _inflated(self, start: int, end: int) -> bytes:
        return zlib.decompress(self._data[start:end])

    def _index(
        self, start: int, length: int
    ) -> tuple[list[bytes], tuple[int, ...], tuple[int, ...]]:
        keys, places = self.header["blocks"]
        first_keys = zlib.decompress(self._data[start : start + length]).split(b"\n")
        size = 4 * (keys + places + 2)
        raw = self._data[start + length : start + length + size]
        if len(raw) != size:
            raise BadConfiguration(f"{self._path}: the gazetteer file is cut short")
        offsets = struct.unpack(f"<{keys + places + 2}I", raw)
        return first_keys, offsets[: keys + 1], offsets[keys + 1 :]


def _mapped(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise BadConfiguration(f"{path}: the gazetteer file cannot be read: {error}") from error


def _header(data: mmap.mmap, path: Path) -> Mapping[str, Any]:
    if data[: len(MAGIC)] != MAGIC:
        raise BadConfiguration(f"{path}: not a compiled gazetteer of this format")
    start = len(MAGIC) + 4
    try:
        (length,) = struct.unpack("<I", data[len(MAGIC) : start])
        header: Mapping[str, Any] = json.loads(data[start : start + length])
        size: int = header["size"]
    except (struct.error, ValueError, KeyError) as error:
        raise BadConfiguration(f"{path}: the gazetteer's header is damaged: {error}") from error
    if len(data) != size:
        raise BadConfiguration(f"{path}: {len(data)} bytes, the gazetteer has {size}")
    return header


def _decoded(cells: Sequence[str], admin1: Sequence[str]) -> Place:
    number, name, lat, lon, kind, country, region, population, radius = cells
    size = int(population or 0)
    known = _KINDS[kind]
    return Place(
        id=_PREFIX[number[0]] + number[1:],
        name=name,
        lat=int(lat) / DEGREE,
        lon=int(lon) / DEGREE,
        kind=known,
        country=country or None,
        admin1=admin1[int(region)] if region else None,
        radius_km=float(radius) if radius else default_radius(known, size),
        population=size,
    )


def _encoded(place: Place, admin1: Mapping[str, int]) -> tuple[str, ...]:
    prefix, _, number = place.id.partition(":")
    usual = place.radius_km == default_radius(place.kind, place.population)
    return (
        prefix[0] + number,
        place.name,
        str(round(place.lat * DEGREE)),
        str(round(place.lon * DEGREE)),
        place.kind.value[:2],
        place.country or "",
        str(admin1[place.admin1]) if place.admin1 else "",
        str(place.population or ""),
        "" if usual else f"{place.radius_km:g}",
    )


def write_compiled(
    path: Path, entries: Iterable[tuple[Place, Iterable[str]]], version: str, sources: Sequence[str]
) -> str:
    """Write places and their normalised keys to `path`; returns the sha256 of the content.

    Equal entries in any order give equal content. `version` names the data and its dates;
    `sources` are attribution lines, kept in the file's header.
    """
    rows = sorted(entries, key=lambda row: (row[0].name, row[0].id))
    regions = sorted({place.admin1 for place, _ in rows if place.admin1})
    numbers = {name: number for number, name in enumerate(regions)}
    cells = [_encoded(place, numbers) for place, _ in rows]
    filed = _filed(rows)
    key_lines = [f"\n{key}\t{' '.join(map(str, filed[key]))}".encode() for key in _by_bytes(filed)]
    content = sha256(repr(cells).encode() + b"".join(key_lines)).hexdigest()
    header: dict[str, Any] = {"version": version, "sources": list(sources), "admin1": regions}
    header |= {"content": content, "places": len(cells), "keys": len(key_lines)}
    path.write_bytes(_laid_out(header, _place_blocks(cells), key_lines))
    return content


def _by_bytes(keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=str.encode)


def _filed(rows: Sequence[tuple[Place, Iterable[str]]]) -> dict[str, list[int]]:
    """Line numbers by key, most populous first."""
    filed: dict[str, list[int]] = {}
    for number, (_, keys) in enumerate(rows):
        for key in set(keys):
            filed.setdefault(key, []).append(number)
    for found in filed.values():
        found.sort(key=lambda number: (-rows[number][0].population, rows[number][0].id))
    return filed


def _place_blocks(cells: Sequence[tuple[str, ...]]) -> list[bytes]:
    starts = range(0, len(cells), PLACES_A_BLOCK)
    blocks = [zip(*cells[start : start + PLACES_A_BLOCK], strict=True) for start in starts]
    return ["\0".join("\n".join(column) for column in block).encode() for block in blocks]


def _laid_out(header: dict[str, Any], place_blocks: list[bytes], key_lines: list[bytes]) -> bytes:
    key_blocks = _key_blocks(key_lines)
    packed = [zlib.compress(block, 9) for block in (*key_blocks, *place_blocks)]
    first_keys = zlib.compress(b"\n".join(_key_of(block) for block in key_blocks), 9)
    bloom = _filter([_key_of(line) for line in key_lines])
    header["blocks"] = [len(key_blocks), len(place_blocks)]
    header |= {"sections": {"filter": [0, 0], "index": [0, 0]}, "size": 0}
    room = len(json.dumps(header, sort_keys=True)) + 64  # for the numbers still to come
    start = len(MAGIC) + 4 + room
    offsets = [start + len(bloom)]
    for block in packed:
        offsets.append(offsets[-1] + len(block))
    index = offsets[-1]
    keys = len(key_blocks)
    offsets = [*offsets[: keys + 1], *offsets[keys:]]
    header["sections"] = {"filter": [start, len(bloom)], "index": [index, len(first_keys)]}
    header["size"] = index + len(first_keys) + 4 * len(offsets)
    text = json.dumps(header, sort_keys=True).encode().ljust(room)
    tail = first_keys + struct.pack(f"<{len(offsets)}I", *offsets)
    return b"".join((MAGIC, struct.pack("<I", room), text, bloom, *packed, tail))


def _key_of(line: bytes) -> bytes:
    return line[1 : line.index(b"\t")]


def _key_blocks(key_lines: Iterable[bytes]) -> list[bytes]:
    blocks: list[list[bytes]] = [[]]
    size = 0
    for line in key_lines:
        if size and size + len(line) > KEY_BLOCK_BYTES:
            blocks.append([])
            size = 0
        blocks[-1].append(line)
        size += len(line)
    return [b"".join(block) for block in blocks if block]


def _filter(keys: Sequence[bytes]) -> bytes:
    size = max(8, len(keys) * FILTER_BITS_A_KEY // 8)
    bloom = bytearray(size)
    for key in keys:
        hashed = zlib.crc32(key)
        for multiplier in FILTER_HASHES:
            bit = (hashed * multiplier & 0xFFFFFFFF) % (size * 8)
            bloom[bit >> 3] |= 1 << (bit & 7)
    return bytes(bloom)
