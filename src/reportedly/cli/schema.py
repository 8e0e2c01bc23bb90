"""`schema`: the record format as JSON Schema."""

import json

from reportedly.cli import output


def schema() -> None:
    """Print the JSON Schema of every line this program reads and writes."""
    from reportedly.codec import schema as record_schema

    output.write(json.dumps(record_schema(), ensure_ascii=False, indent=2))
