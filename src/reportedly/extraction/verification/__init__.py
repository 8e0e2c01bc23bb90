"""Remarks on checking, and the claims that they are about."""
