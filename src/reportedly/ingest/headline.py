"""Where a text repeats its own title, whatever marks and white space were changed or lost."""

import re
from collections.abc import Iterator

from reportedly.lang import words as word_list

MIN_LETTERS = 12  # of a title that is compared; "Brenn" may well open a sentence
SURE_WORDS = 5  # in a title that may be followed by a new sentence without any mark between
SITE = re.compile(
    r"(?:\s+(?:[|–—»]|-{1,2})|(?<=\w)-{1,2})\s+"
)  # what stands between a title and the site's name
BLANK = re.compile(r"\r?\n[ \t]*\r?\n")  # an empty line
MAX_HEADLINE = 160  # characters
CAPITALISED_WORDS = 6  # at least so many words make a line of capitalised words a headline
HEADLINE_WORDS = 4  # at least so many words before a dateline
SENTENCE_STOP = re.compile(r"[.!?][\s\"”’]|[.!?]\Z|\n")
FIRST_SENTENCE = re.compile(r"[^\n.!?]+(?=[.!?]?[ \t]*\n|(?<!\b[A-Z])[.!?][ ]+\S)[.!?]?")
WORD = re.compile(r"[^\W_][\w'’-]*")
CLOSERS = "\"”’'») "
STOPS = (".", "!", "?", ":", ";", ",", "”", '"', "…")


_SHORT_FORM = re.compile(r"\([A-Z][A-Z-]{1,8}\)\s")


def headline_at(text: str, start: int, title: str) -> int | None:
    """Where the title that begins at `start` ends in `text`, or None if it does not begin there.

    A title that runs on into the sentence ("Missile hits Brenn, killing 12") is not a headline, and
    neither is a long one or one with a full stop: that is the first sentence, taken for a title.
    """
    if len(title) > MAX_HEADLINE or title.rstrip(CLOSERS).endswith("."):
        return None
    for form in _forms(title):
        end = _same_letters(text, start, form)
        if end is not None:
            closed = _close(text, end, len(form.split()) >= SURE_WORDS)
            if closed is not None:
                return closed
    return None


def headline_start(text: str, start: int, limit: int, title: str) -> int | None:
    """The first word boundary in [start, limit) where the title stands in `text`, or None."""
    for match in re.compile(r"\b\w").finditer(text, start, min(limit, len(text))):
        if headline_at(text, match.start(), title) is not None:
            return match.start()
    return None


def capitalised_headline(text: str, start: int, language: str) -> int | None:
    """Where a headline with Every Word Capitalised that begins at `start` ends, or None.

    Only in a text that goes on like prose: where all is so written, nothing tells a headline.
    """
    match = FIRST_SENTENCE.match(text, start, start + MAX_HEADLINE)
    if match is None:
        return None
    words = WORD.findall(match.group())
    if len(words) < CAPITALISED_WORDS or not _are_capitalised(words, language):
        return None
    following = WORD.findall(text[match.end() : match.end() + 2 * MAX_HEADLINE])
    return None if not following or _are_capitalised(following, language) else match.end()


def is_headline(words: str) -> bool:
    """True if `words` in front of a dateline may be a headline: some words, no sentence ended."""
    stripped = words.strip()
    several = len(WORD.findall(stripped)) >= HEADLINE_WORDS
    return several and len(stripped) <= MAX_HEADLINE and not SENTENCE_STOP.search(stripped)


def _are_capitalised(words: list[str], language: str) -> bool:
    small = word_list(language, "headlines", "small")
    return all(
        not word[0].islower() or word in small or word.startswith(("al-", "el-")) for word in words
    ) and any(word[0].isupper() and word[1:].islower() for word in words)


def title_of(text: str) -> str | None:
    """The first line of a plain text if it stands there like a headline, else None.

    That is: short, not closed like a sentence, and followed by an empty line and by prose.
    """
    head, _, body = text.lstrip().partition("\n")
    head = head.strip()
    if not MIN_LETTERS <= len(head) <= MAX_HEADLINE or head.endswith(STOPS):
        return None
    if body[:1] not in ("\n", "\r") or " " not in head:
        return None
    prose = next((block for block in BLANK.split(body.strip()) if len(block) > len(head)), "")
    return head if prose.rstrip().endswith(STOPS) else None


def without_site(title: str, site: str | None) -> str:
    """`title` without the name of the site after or before it, where that is sure."""
    parts = SITE.split(title)
    if len(parts) < 2 or not site:
        return title
    ours = _letters(site)
    if _letters(parts[-1]) in ours or ours in _letters(parts[-1]):
        return title[: list(SITE.finditer(title))[-1].start()].rstrip()
    if _letters(parts[0]) == ours:
        return title[next(SITE.finditer(title)).end() :].lstrip()
    return title


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _forms(title: str) -> Iterator[str]:
    """The title, then the title without the site's name or sections after it."""
    parts = SITE.split(title.strip())
    ends = [match.start() for match in SITE.finditer(title.strip())]
    forms = [title.strip(), *(title.strip()[:end] for end in reversed(ends)), parts[-1]]
    for form in dict.fromkeys(forms):
        if sum(character.isalnum() for character in form) >= MIN_LETTERS:
            yield form


def _same_letters(text: str, start: int, title: str) -> int | None:
    """Where `title` ends in `text`, letters and digits compared, everything else passed over."""
    if start < len(text) and not text[start].isalnum() and text[start] not in "\"“‘'«(":
        return None
    position = start
    for letter in (character for character in title.casefold() if character.isalnum()):
        while position < len(text) and not text[position].isalnum():
            position += 1
        if position == len(text) or not text[position].casefold().startswith(letter):
            return None
        position += 1
    return position


def _close(text: str, end: int, sure: bool) -> int | None:
    """The end with the mark that closes the headline; None if the sentence goes on."""
    if end < len(text) and text[end].isalnum():
        return None
    match = re.compile(r"[\"”’'»)]*(?:[ ]?[.!?…])?[\"”’'»)]*").match(text, end)
    closed = end if match is None else match.end()
    rest = text[closed:]
    if not rest.strip() or rest.lstrip(" \t").startswith(("\n", "\r")):
        return closed
    if closed > end and text[closed - 1] in ".!?…" and rest[:1].isspace():
        return closed
    after = rest.lstrip()
    return closed if sure and rest[:1].isspace() and _begins(after) else None


def _begins(rest: str) -> bool:
    """A capital, a figure or a mark; "(NEM)" behind a cut title explains its last words."""
    if _SHORT_FORM.match(rest):
        return False
    return rest[0].isupper() or rest[0].isdigit() or rest[0] in '"“‘«('
