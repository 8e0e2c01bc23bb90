"""The HTTP API: the queries of the pages, answered with records as JSON."""
