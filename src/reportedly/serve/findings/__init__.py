"""A desk's own findings: the form, and what pages show of them."""
