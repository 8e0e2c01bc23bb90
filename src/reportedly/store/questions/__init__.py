"""Answers about claims, reports and what is told: pages, facets, full text, counts."""
