"""From claims to accounts: lineages, statements, incidents, contradictions."""

from reportedly.reconcile.reconcile import Reconciled, reconcile
from reportedly.reconcile.view import Allegiance

__all__ = ["Allegiance", "Reconciled", "reconcile"]
