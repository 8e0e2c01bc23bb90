"""The ledger: one file that keeps every report, reading and decision, and answers about them."""

from reportedly.store.ledger_adding import Adding
from reportedly.store.ledger_desk import DeskView
from reportedly.store.ledger_found import Found
from reportedly.store.ledger_people import Decided
from reportedly.store.ledger_removal import Removals
from reportedly.store.ledger_reports import ReportsAndClaims


class Ledger(Adding, ReportsAndClaims, Decided, Found, DeskView, Removals):
    """An open ledger. Safe to share between threads; close it, or use it in a ``with``.

    Functions with a `revision` see the ledger as it was after that transaction; the others, and
    all without one, see it as it is. Each part of what it can do is a module: what goes in
    (`ledger_adding`), reports and claims (`ledger_reports`), decisions of people
    (`ledger_people`), what reconciling found (`ledger_found`), what a desk asks (`ledger_desk`),
    what is taken out (`ledger_removal`); opening and upkeep are in `opened`.
    """
