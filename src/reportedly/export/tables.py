"""The tables by name, in the order in which each can refer to those before it."""

from collections.abc import Mapping
from typing import Any

from reportedly.export.claim_tables import CLAIMS, REPORTS
from reportedly.export.finding_tables import FINDINGS
from reportedly.export.incident_tables import ACCOUNTS, INCIDENTS
from reportedly.export.mention_tables import EVENTS, PLACES, QUANTITIES
from reportedly.export.table import Table

TABLES: Mapping[str, Table[Any]] = {
    table.name: table
    for table in (REPORTS, CLAIMS, EVENTS, PLACES, QUANTITIES, INCIDENTS, ACCOUNTS, FINDINGS)
}
