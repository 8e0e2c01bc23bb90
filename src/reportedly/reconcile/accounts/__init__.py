"""The versions of an incident side by side: doers, figures, denials, how they differ."""
