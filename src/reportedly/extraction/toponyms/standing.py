"""Whether a capitalised name stands for itself: no common word, no part of a longer name."""

from reportedly.extraction.toponyms.context import ARTICLES, HYPHENS, LARGE, Context, Name
from reportedly.extraction.toponyms.lists import lists
from reportedly.lang.given_names import gender_of
from reportedly.model.referent import PlaceKind

SHORT_CAPITALS = 5  # letters: "IS", "SANA", "TRT" are no places though places of that name exist
_ISLAMIC_STATE = ["islamic", "state"]
_POPULATED = (PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.SETTLEMENT)


def may_stand(context: Context, name: Name) -> bool:
    """Can the name be a place at all, or is it a common word or part of a longer name?"""
    return _may_be_a_name(context, name) and _alone(context, name)


def is_common(surface: str) -> bool:
    """ "The Pacific", "U.N.", "SANA": a common word or an acronym, whatever villages are called."""
    small = surface.lower().replace(".", "")
    if small in lists().initials:
        return False
    return small in lists().stop or (surface.isupper() and len(small) <= SHORT_CAPITALS)


def _may_be_a_name(context: Context, name: Name) -> bool:
    """Leaves out words that are hardly ever places, acronyms and halves of compounds."""
    surface, listed = name.surface, lists()
    small = surface.lower().replace(".", "")
    single = name.last - name.first == 1
    if small in (listed.stop if single else listed.phrases) and small not in listed.initials:
        return False
    if small in listed.adjectives or _all_common(context, name):
        return False
    short = surface.isupper() and len(small) <= SHORT_CAPITALS and small not in listed.initials
    if short and not opens_dateline(context, name):
        return False
    if _of_islamic_state(context, name.first):
        return False
    if context.at(name.last) in listed.treaties:
        return False  # "the Kest agreements" are about somewhere else
    if _signs(context, name) or is_part_of_town(context, name):
        return False
    if context.at(name.last) == "$" or _after_initial(context, name.first):
        return False
    if context.at(name.first - 1) in HYPHENS and context.glued(name.first):
        return name.joined_before
    return True


def _of_islamic_state(context: Context, at: int) -> bool:
    """ "Islamic State in | Iraq", "… and | Syria", "… and the | Levant"."""
    joined = ("and", "the") if context.at(at - 1) == "the" else ("and",)
    if context.lower[max(0, at - len(joined)) : at] == list(joined):
        at -= len(joined) + 1
    return context.lower[max(0, at - 3) : max(0, at - 1)] == _ISLAMIC_STATE


def _all_common(context: Context, name: Name) -> bool:
    """ "The Post", "State University": no word but common ones, and at best a small town."""
    words = set(context.lower[name.first : name.last]) - ARTICLES
    populated = not name.places or name.places[0].kind in _POPULATED
    return words <= lists().stop and populated and not name.country and name.people < LARGE


def _signs(context: Context, name: Name) -> bool:
    """ "Ilse Maren (Kest) May 3", "@Kest": what somebody is called who posted it."""
    if context.at(name.first - 1) == "@":
        return True
    named = context.capital(name.first - 2) and context.capital(name.first - 3)
    bracketed = context.at(name.first - 1) == "(" and context.at(name.last) == ")"
    return bracketed and named and context.at(name.last + 1) in lists().dates


def _after_initial(context: Context, index: int) -> bool:
    """ "Ilse K. Maren": does a single capital and a stop come before?"""
    return context.at(index - 1) == "." and len(context.at(index - 2)) == 1


def called_a_division(context: Context, name: Name) -> bool:
    """Does the name itself say that it is a division ("Brenn County")?"""
    last = context.at(name.last - 1)
    return name.last - name.first > 1 and last in lists().kinds and name.division


def _alone(context: Context, name: Name) -> bool:
    """Is the rest of its run no part of one longer name ("Kest Smith", "Kest Herald")?"""
    listed = lists()
    if called_a_division(context, name):
        return True  # "Brenn County Fair": it is held there
    after = context.at(name.last)
    if after in HYPHENS and context.glued(name.last):
        follow = context.at(name.last + 1)
        joined = name.joined_after and not name.country and _opening_is_free(context, name)
        return follow in listed.suffix or joined
    free = after in listed.dates or name.listed or _touches(name) or _starts_anew(context, name)
    if name.last < name.stop and not free:
        whole = after in listed.facility and name.last + 1 == name.stop
        if not whole and (after not in listed.features or after == "state"):
            return False
    return _opening_is_free(context, name)


def _starts_anew(context: Context, name: Name) -> bool:
    """ "In Kest | Ilse Maren told", "in Kest | ISM-held areas": another's name, a comma lost."""
    at, before = name.last, context.at(name.first - 1)
    if before not in lists().locative and before not in lists().weak:
        return False
    if context.at(at + 1) in HYPHENS and context.glued(at + 1) and not context.capital(at + 2):
        return context.words[at].isupper() or context.at(at) in lists().adjectives
    person = context.capital(at + 1) and gender_of(context.words[at]) is not None
    known = before in lists().locative and name.people >= LARGE
    return person and known and not context.has(",")


def _touches(name: Name) -> bool:
    return name.address and name.joined_after


def _opening_is_free(context: Context, name: Name) -> bool:
    """Nothing before the name in its run but a direction, a nationality, a generic or an opener."""
    listed, at = lists(), name.first - 1
    word = context.at(at)
    if word == "of" and _is_body_of(context, at - 1):
        return False
    if word == "and" and _is_second_of_body(context, at):
        return False
    beside = name.listed or (name.address and name.joined_before)
    if name.first == name.start or beside:
        return True
    if word in listed.titles:
        return False
    opener = at in context.opens and word in listed.opening
    return opener or word in listed.direction or word in listed.adjectives or word in listed.generic


def _is_body_of(context: Context, head: int) -> bool:
    """ "Assembly of | Lakes", "Northern State of | Lakes", "Bank of | Lakes"; not "Old City of"."""
    if not context.capital(head):
        return False
    if context.at(head) in lists().bodies_of:
        return True
    old = context.lower[max(0, head - 1) : head + 1] in _OLD_TOWNS
    longer = context.capital(head - 1) and head - 1 not in context.opens and not old
    return head not in context.opens and (not _heads(context.at(head)) or longer)


def is_part_of_town(context: Context, name: Name) -> bool:
    """ "The Old City of Brenn" is in Brenn, "the Port of Brenn" is there."""
    part = context.lower[name.first : name.last] in (*_OLD_TOWNS, *_PORTS)
    return part and context.at(name.last) == "of" and context.capital(name.last + 1)


_OLD_TOWNS = [["old", "city"], ["old", "town"]]
_PORTS = [["port"], ["harbour"], ["harbor"], ["airport"]]


def _is_second_of_body(context: Context, joint: int) -> bool:
    """ "The Union State of Brenn and | Lakes": the second that a body is named after."""
    first = joint
    while context.capital(first - 1) and first - 1 not in context.opens:
        first -= 1
    named = lists().stop.isdisjoint(context.lower[first:joint])
    led = first < joint and context.at(first - 1) == "of"
    return led and named and _is_body_of(context, first - 2)


def _heads(word: str) -> bool:
    """ "North of Kest", "mayor of Kest": can what stands before "of" leave the name its own?"""
    listed = lists()
    return word in listed.part_of or word in listed.whose or word in listed.titles


def opens_dateline(context: Context, name: Name) -> bool:
    """ "BRENN, March 11 (…)", "BRENN (Agency) -": capitals that open a paragraph."""
    if name.first not in context.opens or not name.surface.isupper():
        return False
    return context.at(name.last) in (",", "(", "-", "–", "—", "/", ":")
