"""Who speaks: sources resolved to the persons and bodies that a report names."""
