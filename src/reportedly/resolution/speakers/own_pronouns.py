"""Pronouns for the source itself, where it acts in what it says: "Orland said *it* had fired"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from reportedly.lang import words as word_list
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Speaker
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind
from reportedly.model.shelves import Shelves
from reportedly.model.span import Span, around

# Of extraction: actors.noticed_actors and events.subject_pronouns.
RULES = frozenset(("pronoun", "subject-pronoun"))
_BODIES = frozenset(
    {
        SourceKind.GOVERNMENT,
        SourceKind.MILITARY,
        SourceKind.ARMED_GROUP,
        SourceKind.COMPANY,
        SourceKind.AID,
        SourceKind.ORGANISATION,
        SourceKind.MEDIA,
        SourceKind.DOCUMENT,
    }
)


def name_own_pronouns(
    actors: Sequence[ActorMention],
    attributions: Sequence[Attribution],
    speakers: Sequence[tuple[Speaker, ...]],
    language: str,
) -> tuple[ActorMention, ...]:
    """`actors`, with the name of the one speaker for a pronoun that stands for it.

    That is "we" in a quotation; in reported words a pronoun before which nobody is named. Same
    order and length; `speakers` are those of the attributions.
    """
    own = dict(_own(actors, attributions, speakers, language))
    return tuple(
        replace(actor, name=own[actor.span].name, kind=own[actor.span].kind)
        if actor.span in own
        else actor
        for actor in actors
    )


def _own(
    actors: Sequence[ActorMention],
    attributions: Sequence[Attribution],
    speakers: Sequence[tuple[Speaker, ...]],
    language: str,
) -> Iterator[tuple[Span, Speaker]]:
    """Each pronoun for a speaker and who that is; of nested attributions the inner ones last."""
    shelved = Shelves((actor.span, actor) for actor in actors)
    for attribution, told in zip(attributions, speakers, strict=True):
        if len(told) != 1 or told[0].name is None:
            continue
        near = shelved.near(around(attribution.content))
        inside = (a for a in near if any(p.contains(a.span) for p in attribution.content))
        quoted = attribution.quotation is Quotation.DIRECT
        words = word_list(language, "noticed", "own_quoted" if quoted else _form(told[0]))
        for actor in inside if quoted else islice(inside, 1):
            if _is_pronoun(actor) and actor.as_written.lower() in words:
                yield actor.span, told[0]


def _form(speaker: Speaker) -> str:
    """The list of pronouns that stand for a speaker in reported words: "it" or "he"."""
    body = speaker.role in (None, speaker.name)  # "the army", which is known by its noun
    return "own_body" if body and speaker.kind in _BODIES else "own_person"


def _is_pronoun(actor: ActorMention) -> bool:
    return actor.made is not None and actor.made.rule in RULES
