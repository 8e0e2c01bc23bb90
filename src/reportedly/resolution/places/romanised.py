"""Ukrainian names in Latin letters, as the state's table has them and as newsrooms shorten them."""

from collections.abc import Iterator

# Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010; "-" is no letter.
_LETTERS = dict(
    zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’'", (
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia - -"
    ).replace("-", "").split(" "), strict=True)
)  # fmt: skip
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}  # at the head of a word


def romanised(name: str) -> Iterator[str]:
    """`name` in Latin letters; nothing without Cyrillic, or with a letter of Russian alone."""
    low = name.lower()
    if not any(c in _LETTERS and c.isalpha() for c in low):
        return
    heads = [at == 0 or not low[at - 1].isalpha() for at in range(len(low))]
    written = "".join(
        (_FIRST.get(c) if head else None) or _LETTERS.get(c, c)
        for c, head in zip(low, heads, strict=True)
    ).replace("zgh", "zh")
    if not any("а" <= c <= "ё" for c in written):
        yield written
        yield written.replace("yi", "y").replace("ii", "iy")
