"""Pronouns right behind the verb of a deed: "shot | them", "had taken | him | to a camp".

The encoder is seldom sure of a pronoun. Right behind a verb that tells of a happening it is the
object, and stands for whom the deed was done to; "her" only where no noun follows.
"""

from collections.abc import Iterator, Sequence

from reportedly.extraction.events.pronoun_mentions import TABLE, is_made_by, tells, with_pronouns
from reportedly.extraction.events.trigger_tables import trigger_words
from reportedly.lang import words as word_list
from reportedly.lang.lexicon import WordView, view_of
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading

OBJECT = "object-pronoun"  # the rule that made such a mention
TELLING = 0.2  # the verb must be as likely as this to tell of a happening
_OWNING = "her"


def with_object_pronouns(
    reading: Reading, known: Sequence[ActorMention]
) -> tuple[ActorMention, ...]:
    """`known` mentions with the pronouns that are objects of deeds' verbs, in order."""
    return with_pronouns(reading, known, _objects(reading, view_of(reading)), OBJECT)


def _objects(reading: Reading, view: WordView) -> Iterator[int]:
    """Indexes of pronouns right behind a verb that tells of a happening."""
    language = reading.language or "en"
    pronouns, ending = (
        frozenset(word_list(language, TABLE, key)) for key in ("objects", "behind_object")
    )
    for index, low in enumerate(view.lowers):
        if low not in pronouns or not index or view.lower(index - 1) not in trigger_words():
            continue
        owning = low == _OWNING and view.lower(index + 1).isalpha()
        if (not owning or view.lower(index + 1) in ending) and tells(
            reading, view, index - 1, TELLING
        ):
            yield index


def is_object_pronoun(actor: ActorMention) -> bool:
    """True of a mention that is a pronoun right behind a deed's verb."""
    return is_made_by(actor, OBJECT)
