"""Of a happening that is listed behind another, the nouns before it in the list.

"Plans for *talks* with the rebels and an exchange of prisoners": what leads to the first leads to
the second, though another phrase stands between.
"""

from collections.abc import Iterator

from reportedly.extraction.words.clauses import Clauses

_PHRASE = "DSNLY#'-RG"  # tags of a noun phrase
_REACH = 16  # tokens from an item back to the first of its list


def listed_before(cut: Clauses, at: int) -> Iterator[int]:
    """Heads of the noun phrases that token `at` may be listed with, the nearest first."""
    if cut.tag[at] not in "NLG" or not {"and", "or"} & set(cut.low[:at]):
        return
    start = cut.run_before(at, "DSN#L'-R")
    joins = start - 1
    if joins < 1 or cut.low[joins] not in ("and", "or"):
        return
    i = joins - 1 - (cut.tag[joins - 1] == ",")
    while i >= 0 and joins - i <= _REACH and cut.clause[i] == cut.clause[at]:
        if cut.tag[i] not in _PHRASE + "IT,":
            return
        head = cut.tag[i] in "NLG" and cut.tag[i + 1 : i + 2] not in (["N"], ["L"], ["G"], ["-"])
        if head and not _is_fronted(cut, i, joins):
            yield i
        i -= 1


def _is_fronted(cut: Clauses, at: int, joins: int) -> bool:
    """ "Ahead of *the talks*, shelling and raids": a comma ends the phrase that opens a clause."""
    return "," in cut.tag[at:joins] and cut.tag[0] in "IBR"
