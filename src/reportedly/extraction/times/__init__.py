"""Time expressions, and when something was said."""
