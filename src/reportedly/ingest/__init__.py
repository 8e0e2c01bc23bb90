"""From bytes to reports: text, HTML, JSON Lines; dates, language, furniture."""

from reportedly.ingest.options import MAX_BYTES, Format, IngestOptions
from reportedly.ingest.receive import receive, receive_bytes

__all__ = ["MAX_BYTES", "Format", "IngestOptions", "receive", "receive_bytes"]
