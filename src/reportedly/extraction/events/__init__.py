"""Happenings: triggers, types, who does what to whom, where, and who answers for it."""
