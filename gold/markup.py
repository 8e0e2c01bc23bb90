"""The marked-up form of annotations, for people: read, checked, written.

usage: markup.py check FILE…          say every mistake, by file and line
       markup.py to-json FILE…        claims as JSON Lines in the record format
       markup.py from-json TEXT JSON  claims of that text, marked up
       markup.py sentences TEXT       the text with its sentences numbered

FILE is NAME.gold; the text it is about, NAME.txt, lies beside it or in ../reports. A block a claim,
apart by empty lines; see docs/explanation/annotation.md for what each line means:

    claim c2 at S3 within c1
    source "the ministry"
    cue "denied"
    content "that its forces" ... "the town"@S3
    quotation indirect
    speaker "the ministry" kind=military name="Ministry of Defence"
    factuality source=CT- publisher=Uu words="denied"
    place p1 "Kest" role=event
    event "shelled" type=ASSAULT agents=a1 places=p1 responsibility=denied:a1
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gold.layers import ITEMS, ONCE, SPANS, WORDS, Item, allowed
from gold.snippets import NotFoundInText, Snippet, Span, Text

Claim = dict[str, Any]

_TOKEN = re.compile(
    r"\s*(?:(?P<text>\"(?:[^\"\\]|\\.)*\")(?:@S(?P<sentence>\d+))?(?:\#(?P<nth>\d+))?"
    r"|(?P<dots>\.\.\.)|(?P<plus>\+)|(?P<key>[a-z_]+)=|(?P<word>[^\s\"=]+))"
)
_CLAIM = re.compile(r"claim (\S+) at S(\d+)(?: within (\S+))?")


class Mistake(ValueError):
    """Something in a marked-up file that cannot be read."""


@dataclass
class Block:
    """The lines of one claim, with the number of its first line in the file."""

    first: int
    lines: list[str] = field(default_factory=list)


def read(markup: str, text: str) -> tuple[list[Claim], list[str]]:
    """Claims, and what is wrong as ``"LINE: what"``; claims with a mistake are left out."""
    told = Text(text)
    claims: list[Claim] = []
    wrong: list[str] = []
    for block in _blocks(markup):
        reader = _Reader(told, block)
        claims += reader.claim()
        wrong += reader.wrong
    names = {claim["id"] for claim in claims}
    if len(names) < len(claims):
        wrong.append("1: two claims have one name")
    for claim in claims:
        answered = (claim["responds_to"] or {}).get("claim")
        for name in (claim["within"], answered):
            if name is not None and name not in names:
                wrong.append(f"claim {claim['id']}: there is no claim {name}")
    return claims, wrong


def write(claims: list[Claim], text: str) -> str:
    """Claims as a marked-up file; `read` gives them back."""
    told = Text(text)
    return "\n".join("".join(line + "\n" for line in _written(claim, told)) for claim in claims)


def _blocks(markup: str) -> Iterator[Block]:
    block: Block | None = None
    for number, line in enumerate(markup.splitlines(), 1):
        line = line.strip()
        if line.startswith("#"):
            continue
        if line.startswith("claim ") or (line and block is None):
            if block:
                yield block
            block = Block(number)
        if block:
            block.lines.append(line)
    if block:
        yield block


class _Reader:
    """Reads one block; what is wrong is collected, not raised."""

    def __init__(self, text: Text, block: Block) -> None:
        self._text = text
        self._block = block
        self.wrong: list[str] = []
        self._home = 1
        self._names: dict[str, tuple[str, int]] = {}  # "p1" -> array and index

    def claim(self) -> list[Claim]:
        """The claim, or nothing if a line of it is wrong."""
        head = _CLAIM.fullmatch(self._block.lines[0])
        if head is None:
            self.wrong.append(f"{self._block.first}: a block begins with “claim NAME at S1”")
            return []
        self._home = int(head[2])
        claim = empty(head[1])
        claim["within"] = head[3]
        rows = list(enumerate(self._block.lines[1:], self._block.first + 1))
        for number, line in sorted(rows, key=lambda row: _late(row[1])):
            if line:
                try:
                    self._line(claim, line)
                except (Mistake, NotFoundInText) as error:
                    self.wrong.append(f"{number}: {error}")
        self._complete(claim)
        return [] if self.wrong else [claim]

    def _complete(self, claim: Claim) -> None:
        """Defaults that depend on the rest, and what every claim must have."""
        narrated = not claim["cue"] and not claim["source"]
        if not claim["content"]:
            self.wrong.append(f"{self._block.first}: claim {claim['id']} has no content")
        if claim["quotation"] == "narration" and not narrated:
            self.wrong.append(f"{self._block.first}: claim {claim['id']} has no quotation line")
        told = claim["factuality"]
        told["publisher"] = told["publisher"] or ("CT+" if narrated else "Uu")
        told["source"] = None if narrated else told["source"] or "CT+"

    def _line(self, claim: Claim, line: str) -> None:
        name, _, rest = line.partition(" ")
        if name in SPANS:
            claim[name] = self._spans(_tokens(rest))
        elif name in WORDS:
            claim[name] = _checked("", name, rest.strip())
        elif name in ONCE:
            claim[name] = self._item(name, ONCE[name], _tokens(rest), claim[name] or {})
        elif name in ITEMS:
            item = ITEMS[name]
            claim[item.array].append(self._item(name, item, _tokens(rest), dict(item.defaults)))
        else:
            raise Mistake(f"“{name}” is no line of a claim")

    def _item(self, name: str, item: Item, tokens: list["_Token"], into: Claim) -> Claim:
        into = {**dict.fromkeys(item.keys), **into}
        at = next((n for n, token in enumerate(tokens) if token.key), len(tokens))
        lead, keyed = tokens[:at], tokens[at:]
        if lead and lead[0].word and name in ITEMS:
            array = item.array
            self._names[lead.pop(0).word] = (array, len(self._names_of(array)))
        if item.span is not None:
            spans = self._spans(lead)
            if not spans and name in _WORDED:
                raise Mistake(f"“{name}” begins with its words, quoted")
            into[item.span] = list(spans[0]) if spans else None
        elif lead:
            raise Mistake(f"“{name}” takes keys alone")
        for key, values in _by_key(keyed):
            if key not in item.keys:
                raise Mistake(f"“{name}” has no key “{key}”")
            into[key] = self._value(name, key, item.keys[key], values)
        if name in ITEMS and item.array in ("places", "actors"):
            into["as_written"] = self._text.text[slice(*into["span"])]
        return into

    def _names_of(self, array: str) -> list[str]:
        return [name for name, (of, _) in self._names.items() if of == array]

    def _value(self, line: str, key: str, kind: str, tokens: list["_Token"]) -> Any:
        if kind in ("span", "spans"):
            spans = self._spans(tokens)
            return spans if kind == "spans" else spans[0]
        if len(tokens) != 1:
            raise Mistake(f"“{key}” takes one value")
        value = tokens[0].value
        if kind == "text":
            return _checked(line, key, value)
        if kind == "number":
            return _number(value)
        if kind == "flag":
            return _flag(key, value)
        if kind == "claim":
            return value
        if kind == "responsibility":
            return [self._responsible(part) for part in value.split(",")]
        many, array = kind.split()
        found = [self._ref(part, array) for part in value.split(",")]
        return found if many == "refs" else found[0]

    def _responsible(self, value: str) -> Claim:
        relation, *names = value.split(":")
        actors = [self._ref(name, "actors") if name else None for name in names]
        actor, by = [*actors, None, None][:2]
        return {"actor": actor, "relation": _checked("", "responsibility", relation), "by": by}

    def _ref(self, name: str, array: str) -> int:
        of, index = self._names.get(name, ("", -1))
        if of != array:
            raise Mistake(f"“{name}” names nothing among the {array} above")
        return index

    def _spans(self, tokens: list["_Token"]) -> list[list[int]]:
        found: list[Span] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.plus:
                index += 1
                continue
            if token.snippet is None:
                raise Mistake(f"“{token.value}” is no quoted snippet")
            snippet = token.snippet
            if index + 2 < len(tokens) and tokens[index + 1].dots:
                last = tokens[index + 2].snippet
                if last is None:
                    raise Mistake("after “...” comes a quoted snippet")
                snippet = snippet._replace(last=last.first, last_sentence=last.sentence)
                index += 2
            found.append(self._text.find(snippet, self._home))
            index += 1
        return [list(span) for span in sorted(found)]


@dataclass
class _Token:
    snippet: Snippet | None = None
    dots: bool = False
    plus: bool = False
    key: str = ""
    word: str = ""

    @property
    def value(self) -> str:
        return self.snippet.first if self.snippet else self.word


def _tokens(rest: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    rest = rest.strip()
    while at < len(rest):
        match = _TOKEN.match(rest, at)
        if match is None:
            raise Mistake(f"this cannot be read: {rest[at:]}")
        at = match.end()
        if match["text"] is not None:
            sentence = int(match["sentence"]) if match["sentence"] else None
            words = re.sub(r"\\(.)", _unescaped, match["text"][1:-1])
            found.append(_Token(Snippet(words, None, sentence, int(match["nth"] or 1))))
        else:
            found.append(
                _Token(
                    dots=bool(match["dots"]),
                    plus=bool(match["plus"]),
                    key=match["key"] or "",
                    word=match["word"] or "",
                )
            )
    return found


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] == "n" else match[1]


def _by_key(tokens: list[_Token]) -> Iterator[tuple[str, list[_Token]]]:
    index = 0
    while index < len(tokens):
        end = index + 1
        while end < len(tokens) and not tokens[end].key:
            end += 1
        yield tokens[index].key, tokens[index + 1 : end]
        index = end


_WORDED = ("place", "time", "actor", "quantity", "event", "control")  # lines that have a span

_REFERRING = ("event", "control", "verification")


def _late(line: str) -> int:
    """Lines that refer to others are read after them."""
    name = line.partition(" ")[0]
    return 2 if name == "event" and "part_of" in line else int(name in _REFERRING)


def _checked(line: str, key: str, value: str) -> str:
    known = allowed(line, key)
    if known is not None and value not in known:
        name = f"{line} {key}".strip()
        raise Mistake(f"“{value}” is no {name}: it is one of {', '.join(known)}")
    return value


def _flag(key: str, value: str) -> bool:
    if value not in ("yes", "no"):
        raise Mistake(f"“{key}” is yes or no")
    return value == "yes"


def _number(value: str) -> float | int:
    try:
        number = float(value)
    except ValueError:
        raise Mistake(f"“{value}” is no number") from None
    return int(number) if number.is_integer() else number


def empty(name: str) -> Claim:
    """A claim without any annotation."""
    arrays: Claim = {item.array: [] for item in ITEMS.values()}
    once: Claim = dict.fromkeys(ONCE)
    once["factuality"] = {"source": None, "publisher": None, "words": []}
    return {"id": name, "within": None, **{key: [] for key in SPANS}, **WORDS, **once, **arrays}


_LETTER = {"places": "p", "times": "t", "actors": "a", "quantities": "q", "events": "e"}


def _written(claim: Claim, text: Text) -> Iterator[str]:
    """The lines of one claim's block."""
    first = min(span[0] for key in SPANS for span in claim[key])
    home = text.sentence_of(first)
    writer = _Writer(text, home)
    within = f" within {claim['within']}" if claim["within"] else ""
    yield f"claim {claim['id']} at S{home}{within}"
    for key in SPANS:
        if claim[key]:
            yield f"{key} {writer.spans(claim[key])}"
    for key, default in WORDS.items():
        if claim[key] != default:
            yield f"{key} {claim[key]}"
    for name, item in ONCE.items():
        value = claim[name]
        if name == "factuality":
            value = _without_defaults(value, narrated=not claim["cue"] and not claim["source"])
        if value is not None:
            yield writer.item(name, item, value, "")
    for name, item in ITEMS.items():
        for index, value in enumerate(claim[item.array]):
            letter = _LETTER.get(item.array)
            yield writer.item(name, item, value, f"{letter}{index + 1}" if letter else "")


def _without_defaults(told: Claim, *, narrated: bool) -> Claim | None:
    """Factuality without what goes without saying; None if nothing is left."""
    usual: Claim = {"source": "CT+", "publisher": "CT+" if narrated else "Uu", "words": []}
    left = {key: None if told[key] == usual[key] else told[key] for key in usual}
    return left if any(left.values()) else None


class _Writer:
    def __init__(self, text: Text, home: int) -> None:
        self._text = text
        self._home = home

    def item(self, name: str, item: Item, value: Claim, label: str) -> str:
        parts = [name, *([label] if label else [])]
        if item.span is not None and value[item.span] is not None:
            parts.append(self.spans([value[item.span]]))
        for key, kind in item.keys.items():
            given = value.get(key)
            if given not in (None, [], item.defaults.get(key)):
                parts.append(f"{key}={self._value(kind, given)}")
        return " ".join(parts)

    def _value(self, kind: str, value: Any) -> str:
        if kind == "span":
            return self.spans([value])
        if kind == "spans":
            return self.spans(value)
        if kind == "flag":
            return "yes" if value else "no"
        if kind == "responsibility":
            return ",".join(_responsible(item) for item in value)
        if kind.startswith("ref"):
            letter = _LETTER[kind.split()[1]]
            numbers = value if isinstance(value, list) else [value]
            return ",".join(f"{letter}{number + 1}" for number in numbers)
        word = str(value)
        return word if re.fullmatch(r"[\w.+:-]+", word) else _quoted(word)

    def spans(self, spans: list[list[int]]) -> str:
        """Snippets for spans, joined."""
        return " + ".join(self._span((start, end)) for start, end in spans)

    def _span(self, span: Span) -> str:
        snippet = self._text.snippet(span, self._home)
        where = f"@S{snippet.sentence}" if snippet.sentence else ""
        nth = f"#{snippet.nth}" if snippet.nth > 1 else ""
        last = f" ... {_quoted(snippet.last)}" if snippet.last is not None else ""
        return f"{_quoted(snippet.first)}{where}{nth}{last}"


def _responsible(item: Claim) -> str:
    names = ["" if item[key] is None else f"a{item[key] + 1}" for key in ("actor", "by")]
    return ":".join([item["relation"], *names]).rstrip(":")


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main(arguments: list[str]) -> int:
    """Run a command; 1 if a file has a mistake."""
    match arguments:
        case ["sentences", path]:
            for number, sentence in enumerate(Text(_text(Path(path))).sentences(), 1):
                print(f"S{number}  {sentence}")
            return 0
        case ["from-json", text, path]:
            lines = Path(path).read_text(encoding="utf-8").splitlines()
            claims = [json.loads(line) for line in lines if line.strip()]
            print(write(claims, _text(Path(text))), end="")
            return 0
        case ["check" | "to-json" as command, *paths] if paths:
            return max(_file(Path(path), command) for path in paths)
    print(__doc__, file=sys.stderr)
    return 2


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def text_of(path: Path) -> str:
    """The text that a marked-up file is about."""
    beside = path.with_suffix(".txt")
    return _text(beside if beside.exists() else path.parent.parent / "reports" / beside.name)


def _file(path: Path, command: str) -> int:
    claims, wrong = read(path.read_text(encoding="utf-8"), text_of(path))
    for mistake in wrong:
        print(f"{path}:{mistake}", file=sys.stderr)
    if command == "to-json":
        for claim in claims:
            print(json.dumps(claim, ensure_ascii=False))
    elif not wrong:
        print(f"{path}: {len(claims)} claims")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
