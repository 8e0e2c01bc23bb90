"""What somebody is called who gives no full name: "known as Dorn", "call sign Wolf"."""

import re

_LED = (
    r",?(?:\s(?:who|whose|with|using|under|by|the|a|only|just|also|is|was|has|would|wanted|to))*\s"
)
_ALIAS = re.compile(
    r"(?:[^.;:“”\"]{0,30}?\s(?:known as|nicknamed|calling (?:him|her)self|identified only as)"
    rf"|{_LED}g[ai]v(?:e|es|ing) (?:his|her|their) name (?:only )?as"
    rf"|{_LED}(?:goes|go|going) by(?: the)? (?:name|call ?sign|pseudonym)(?: of)?"
    rf"|{_LED}(?:call ?sign|nom de guerre|pseudonym)(?: is| was)?,?"
    rf"|{_LED}(?:give|gave|giving) only (?:his|her|their|a) first name,"
    rf"|{_LED}(?:under\s(?:\w+\s){{1,3}}rules\s)?g[ai]v(?:e|es|ing) (?:only )?(?:his|her|their)"
    r" (?:call ?sign|nom de guerre|nickname|pseudonym|first name|given name)(?: only)?,?(?: as)?"
    rf"|{_LED}(?:blogs?|blogging|writes?|writing|posts?|posting|speaking|spoke)"
    r" (?:as|under the name)"
    rf"|{_LED}(?:identif(?:y|ies|ied|ying) (?:(?:him|her)self )?(?:only )?(?:as|by the name)"
    rf"|(?:calls|call|styles|introduced|introduces) (?:him|her)self(?: as)?)"
    r"|,\s+an?\s[^.;:,“”\"]{1,25}?\s(?:called|named))\s+[“\"‘']?(?=[^\W\d_a-z])"
    r"(?P<name>[^\W\d_][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
)


def alias(text: str, end: int) -> str | None:
    """The name after "a commander, known as", "a man reached by phone, calling himself"."""
    found = _ALIAS.match(text, end)
    return found["name"] if found else None
