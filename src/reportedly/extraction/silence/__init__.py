"""Silence that a report attests."""
