"""What a modal says of the noun before it: "the capture of Kest would give it momentum"."""

from reportedly.extraction.clauses import Clauses
from reportedly.extraction.effects import TABLE
from reportedly.extraction.phrases import listed

_PHRASE = "IDLNPY'S#RX"  # tags from a subject's noun to its verb: "of the two northern towns"


def modal_of_subject(cut: Clauses, language: str, at: int) -> int | None:
    """The modal after the subject at token `at` that makes the event it names one to come.

    "Would" does, unless the verb only weighs what happened ("the raid would be the third", "the
    shelling would amount to a crime"); any modal does before a verb of occurring ("could begin").
    """
    if at >= len(cut.tag) or cut.tag[at] not in "NG":
        return None
    modal = at + 1
    while modal < len(cut.tag) and cut.tag[modal] in _PHRASE:
        modal += 1
    if cut.tag[modal : modal + 1] != ["M"] or cut.clause[modal] != cut.clause[at]:
        return None
    verbs = [cut.lemma[i] for i in range(modal + 1, len(cut.tag)) if cut.tag[i] not in "RX"][:1]
    if verbs and verbs[0] in listed(language, TABLE, "modals.occurring"):
        return modal
    weighs = verbs and verbs[0] in listed(language, TABLE, "modals.weighing")
    supposed = cut.low[modal] in listed(language, TABLE, "modals.conditional")
    return modal if supposed and verbs and not weighs else None
