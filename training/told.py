"""Names of what a word may tell of: happenings, whether they happened, frames of four kinds."""

TRIGGERS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE",
    "NONE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
REALITY = ("HAPPENED", "DENIED", "PLANNED", "OPEN")
HOW = dict(zip(("happened", "denied", "planned", "open"), REALITY, strict=True))
FRAMES = (
    "NONE",
    "CHECK.verified", "CHECK.partly", "CHECK.not_verified", "CHECK.not_attempted", "CHECK.disputed",
    "SILENCE.declined", "SILENCE.no_response", "SILENCE.not_mentioned", "SILENCE.no_details",
    "CONTROL.holds", "CONTROL.captured", "CONTROL.lost", "CONTROL.encircled", "CONTROL.retreated",
    "CONTROL.annexed", "CONTROL.contested",
    "BLAME.accused", "BLAME.claimed", "BLAME.denied", "BLAME.unattributed",
)  # fmt: skip
