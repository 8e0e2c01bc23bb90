"""Who is meant as the doer of a deed or the holder of a place: one key for the organs of a side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.lang.inflection import plural
from reportedly.lang.roles import role_words
from reportedly.model.mention import ActorMention
from reportedly.model.referent import Party, SourceKind
from reportedly.model.span import Span
from reportedly.reconcile.accounts.owners import Where, led_by, owner_of
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.view import Allegiance, View, is_narration
from reportedly.reconcile.words import WORD, folded, listed, name_words, singular

PARTY = "party:"  # opens the key of a doer that the parties file lists
NO_SIDE = "none"  # of a party that is known to have no side: it fights for none
HARMLESS = frozenset(
    {SourceKind.CIVILIAN, SourceKind.MEDIC, SourceKind.AID, SourceKind.MEDIA, SourceKind.WITNESS}
)
FIGHTING = (SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.ARMED_GROUP)
LEAD = 24  # characters before a force that hold "its" or "our"
NEAR = 3  # words before a force or a verb: "our units have taken"
LEANING = re.compile(rf"-({'|'.join(sorted(role_words('en', 'leaning', 'words')))})\b")
FOR_OR_AGAINST = re.compile(r"\b(?:pro|anti)-$")  # those are not the ones they are for
OWNS = re.compile(r"['’]s\b")
LED = ("led", "headed")  # of these the deeds are of those led


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """Someone who acts: the government an organ belongs to, else itself."""

    key: str
    name: str
    side: str | None


def doer_of(view: View, scene: Scene, actor: int, allegiance: Allegiance) -> Doer | None:
    """Who the claim's actor is; None for a bare "troops" that names nobody."""
    mention = scene.claim.actors[actor]
    name = _name(mention)
    text = view.reports[scene.claim.report.id].text
    where = Where(text=text, country=scene.place.country, day=day_of(scene))
    party = allegiance.get(mention.actor, where.day) if mention.actor else None
    owns = "s" if OWNS.match(text, mention.span.end) else ""
    party = party or owner_of(name + owns, where, allegiance)
    if party is not None:
        return doer_as(party, allegiance)
    words = name_words(name)
    nobody = listed("forces") | listed("own") | listed("nobody")
    bare = all(not nobody.isdisjoint((one, singular(one))) for one in folded(name).split())
    if bare or not words:  # "the army", "armys" that has lost its apostrophe
        return own_doer(view, scene, mention.span, allegiance)
    return _by_name(name, words)


def agent_of(view: View, scene: Scene, actor: int, allegiance: Allegiance) -> Doer | None:
    """Who does what the claim's actor is said to do.

    "Orlandic-led strikes" are of the coalition that Orland leads; what those do that it backs, or
    who are in a town it holds, is not Orland's.
    """
    mention = scene.claim.actors[actor]
    text = view.reports[scene.claim.report.id].text
    if for_or_against := FOR_OR_AGAINST.search(text, 0, mention.span.start):
        name = f"{for_or_against[0]}{mention.as_written}"
        return Doer(key=f"name:{folded(name)}", name=name, side=None)
    leaning = LEANING.match(text, mention.span.end)
    if leaning is None:
        return doer_of(view, scene, actor, allegiance)
    if leaning[1] not in LED:
        return None
    party = led_by(_name(mention), allegiance, day_of(scene))
    name = f"{mention.as_written}-led forces"
    return doer_as(party, allegiance) if party else Doer(key=f"name:{name}", name=name, side=None)


def may_act(scene: Scene, actor: int, allegiance: Allegiance) -> bool:
    """False for those who are found to do violence only by mistake: they help, watch or count."""
    mention = scene.claim.actors[actor]
    party = allegiance.get(mention.actor, day_of(scene)) if mention.actor else None
    sided = party is None or party.side != NO_SIDE
    thing = party is None and singular(folded(_name(mention)).split()[-1]) in listed("vehicles")
    return mention.kind not in HARMLESS and sided and not thing and not watches(_name(mention))


def watches(name: str) -> bool:
    """True for the name of a body that counts what others do."""
    return not set(folded(name).split()).isdisjoint(role_words("en", "watching", "names"))


def _name(mention: ActorMention) -> str:
    return " ".join((mention.name or mention.as_written).split())


def _telling(words: Sequence[str]) -> Sequence[str]:
    """Without nouns for any force or fighters: "opposition groups" are "opposition fighters"."""
    common = {singular(word) for word in (*listed("forces"), *listed("members"))} - listed("labels")
    return [word for word in words if word not in common] or words


def _plain(name: str) -> str:
    """A common noun without the capital of a sentence's first word: many, where it names one.

    "Rebel-held" and "rebel fire" are of rebels.
    """
    first, _, rest = name.partition(" ")
    if name.lower() in listed("labels"):
        return plural(name.lower())
    common = listed("forces") | listed("members") | listed("governing")
    lower = first.lower() in common and (not rest or rest.islower())
    return f"{first.lower()} {rest}".strip() if lower else name


def own_doer(view: View, scene: Scene, span: Span, allegiance: Allegiance) -> Doer | None:
    """The speaker's side, if the words at or right before `span` say so.

    "Our units", "its troops", and at the head of what is told "it (still holds Kest)".
    """
    text = view.reports[scene.claim.report.id].text
    start = scene.claim.content[0].start
    before = WORD.findall(text[max(start, span.start - LEAD) : span.start].lower())
    written = WORD.findall(span.of(text).lower())
    near = {*before[-NEAR:], *written[:1]}
    heads = span.start - start <= LEAD and before[:1] == ["it"]
    if is_narration(scene.claim) or (near.isdisjoint(listed("own")) and not heads):
        return None
    return speaker_as_doer(scene, allegiance)


def speaker_as_doer(scene: Scene, allegiance: Allegiance) -> Doer | None:
    """The side that the claim's one speaker belongs to, as someone who acts.

    A force or government that no parties file lists acts under its name; a person never does.
    """
    actors = {speaker.actor for speaker in scene.claim.speakers}
    actor = actors.pop() if len(actors) == 1 else None
    party = allegiance.get(actor, day_of(scene)) if actor else None
    if party is not None:
        return doer_as(party, allegiance)
    speakers = scene.claim.speakers
    name = speakers[0].name if len(speakers) == 1 and speakers[0].kind in FIGHTING else None
    words = name_words(name) if name else ()
    return _by_name(name, words) if name and words else None


def _by_name(name: str, words: Sequence[str]) -> Doer:
    return Doer(key="name:" + " ".join(_telling(words)), name=_plain(name), side=None)


def doer_as(party: Party, allegiance: Allegiance) -> Doer:
    """A party as someone who acts: the government that an organ belongs to."""
    head = allegiance.get(party.family) if party.family else None
    whole = head or party
    return Doer(key=f"{PARTY}{whole.id}", name=whole.name, side=party.side)


def day_of(scene: Scene) -> str | None:
    """The ISO day on which the claim's report was published; None if it is not known."""
    return (scene.claim.report.published or "")[:10] or None
