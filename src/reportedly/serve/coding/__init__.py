"""Rounds of coding by several people, and settling their differences."""
