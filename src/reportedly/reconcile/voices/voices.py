"""Who speaks in each claim: one voice over spellings, short forms, offices and spokesmen."""

from collections.abc import Callable, Mapping

from reportedly.lang.roles import role_words, roles
from reportedly.model.claim import Claim, Speaker
from reportedly.model.ids import ClaimId
from reportedly.model.referent import Party, SourceKind
from reportedly.reconcile.view import Allegiance, View, is_narration
from reportedly.reconcile.voices.names import NameBook, Names, ViewNames, Voice
from reportedly.reconcile.voices.offices import Office, holders_of, office_of
from reportedly.reconcile.words import folded, listed, name_key, name_words, proper_name

__all__ = ["NOBODY", "Holders", "Voice", "find_voices"]

NOBODY = "someone not named"
Holders = Callable[[Office], str | None]


def find_voices(
    view: View,
    allegiance: Allegiance,
    book: NameBook | None = None,
    holders: Holders | None = None,
) -> Mapping[ClaimId, Voice]:
    """The voice of every claim; the same for any order of reports.

    Names and holders of offices are those of the view, unless those of a larger ledger are given.
    """
    names = Names(view, book or ViewNames(view))
    holders = holders or holders_of(view).get
    found = {}
    for claim in view.claims.values():
        if is_narration(claim):
            found[claim.id] = _publisher(view, claim, allegiance)
        else:
            each = [
                _voice(view, claim, speaker, names, holders, allegiance)
                for speaker in claim.speakers
            ]
            found[claim.id] = _joint(each) if each else _unnamed(view, claim, None)
    return found


def _publisher(view: View, claim: Claim, allegiance: Allegiance) -> Voice:
    """The newsroom, or the party that publishes in its own name."""
    name = view.newsroom(claim.report.id)
    party = allegiance.called(name, _day(claim))
    if party is not None:
        return _listed(party)
    return Voice(
        key=f"newsroom:{name_key(name)}", name=name, kind=SourceKind.MEDIA, actor=None, named=True
    )


def _voice(
    view: View,
    claim: Claim,
    speaker: Speaker,
    names: Names,
    holders: Holders,
    allegiance: Allegiance,
) -> Voice:
    office = office_of(view, claim, speaker)
    actor = holders(office) if office else None
    actor = actor or speaker.actor
    if actor and actor.startswith("name:"):
        return names.voice(actor.removeprefix("name:"), speaker.kind)
    name = _bearer(speaker.name)
    if actor is None and name and not speaker.anonymous:
        key = names.full(claim, name)
        actor = names.actor(key)
        if actor is None:
            return names.voice(key, speaker.kind)
    elif actor is None and (known := names.meant_by(view, claim, speaker)):
        actor = names.actor(known)
        if actor is None:
            return names.voice(known, speaker.kind)
    party = allegiance.get(actor, _day(claim)) if actor else None
    if party is None or not _speaks_for(speaker):
        return _unnamed(view, claim, speaker)
    return _listed(party)


def _bearer(name: str | None) -> str | None:
    """The name, unless it only says how many they are ("Many")."""
    proper = proper_name(name)
    return None if proper and set(name_words(proper)) <= listed("quantifiers") else proper


def _speaks_for(speaker: Speaker) -> bool:
    """True if the words of the source are its party's, not those of someone in it."""
    role = folded(speaker.role or "").split()
    return not speaker.anonymous or not listed("mouthpieces").isdisjoint(role)


def _listed(party: Party) -> Voice:
    return Voice(
        key=f"party:{party.id}", name=party.name, kind=party.kind, actor=party.id, named=True
    )


def _unnamed(view: View, claim: Claim, speaker: Speaker | None) -> Voice:
    """Someone without a name: one per lineage and head word ("a local official")."""
    written = view.words(claim, speaker.span) if speaker and speaker.span else ""
    words = folded(written).split()
    vague = listed("pronouns") | listed("quantifiers")
    pronoun = not words or words[-1] in vague or words[0] in listed("pronouns")
    name = NOBODY if pronoun else _decapitalised(written)
    head = name if pronoun else name_words(written)[-1:]
    return Voice(
        key=f"unnamed:{view.lineage_of(claim)}:{head}",
        name=name,
        kind=speaker.kind if speaker else SourceKind.UNSTATED,
        actor=speaker.actor if speaker else None,
        named=False,
    )


def _decapitalised(written: str) -> str:
    """Somebody's description without the capital that the head of a sentence gave it."""
    first, _, rest = " ".join(written.split()).partition(" ")
    low = first.lower()
    loose = listed("quantifiers") | role_words("en", "function", "words")
    small = first.istitle() and (low in loose or roles("en").exact(low))
    return f"{low if small else first} {rest}".strip()


def _joint(voices: list[Voice]) -> Voice:
    if len(voices) == 1:
        return voices[0]
    ordered = sorted({voice.key: voice for voice in voices}.values(), key=lambda v: v.key)
    return Voice(
        key="&".join(voice.key for voice in ordered),
        name=" and ".join(voice.name for voice in ordered),
        kind=ordered[0].kind,
        actor=ordered[0].actor if len({voice.actor for voice in ordered}) == 1 else None,
        named=all(voice.named for voice in ordered),
    )


def _day(claim: Claim) -> str | None:
    return (claim.report.published or "")[:10] or None
