"""Pronouns right before the verb of a deed: "said | it | had shot down", "after | they | withdrew".

The encoder is seldom sure of a pronoun. Where nothing but helping verbs and adverbs stands between
it and a verb that tells of a happening, it is the subject, and stands for somebody. "It was hit",
"it was agreed": what "it" stands for in the passive is mostly a thing or nothing, and is left out.
"""

from collections.abc import Iterator, Sequence

from reportedly.extraction.events.pronoun_mentions import TABLE, is_made_by, tells, with_pronouns
from reportedly.extraction.events.trigger_tables import trigger_words
from reportedly.lang import words as word_list
from reportedly.lang.lexicon import WordView, view_of
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading

SUBJECT = "subject-pronoun"  # the rule that made such a mention
TELLING = 0.4  # the verb must be as likely as this to tell of a happening
_REACH = 4  # helping verbs and adverbs: "it had not yet been …"
_IMPERSONAL = "it"
_PASSIVE = frozenset(("is", "was", "been", "being", "be", "are", "were"))


def with_subject_pronouns(
    reading: Reading, known: Sequence[ActorMention]
) -> tuple[ActorMention, ...]:
    """`known` mentions with the pronouns that are subjects of deeds' verbs, in order."""
    return with_pronouns(reading, known, _subjects(reading, view_of(reading)), SUBJECT)


def _subjects(reading: Reading, view: WordView) -> Iterator[int]:
    """Indexes of pronouns before a verb that tells of a happening."""
    language = reading.language or "en"
    pronouns, helping = (
        frozenset(word_list(language, TABLE, key)) for key in ("subjects", "before_verb")
    )
    for index, low in enumerate(view.lowers):
        if low in pronouns:
            at = index + 1
            while at - index <= _REACH and (view.lower(at) in helping or _is_manner(view, at)):
                at += 1
            passive = low == _IMPERSONAL and not _PASSIVE.isdisjoint(view.lowers[index + 1 : at])
            if not passive and _tells(reading, view, at):
                yield index


def _is_manner(view: WordView, index: int) -> bool:
    return view.lower(index).endswith("ly")


def _tells(reading: Reading, view: WordView, index: int) -> bool:
    """True of a word that the tables know for a deed's, and the encoder hears one in."""
    return view.lower(index) in trigger_words() and tells(reading, view, index, TELLING)


def is_subject_pronoun(actor: ActorMention) -> bool:
    """True of a mention that is a pronoun right before a deed's verb."""
    return is_made_by(actor, SUBJECT)
