"""What a form has sent: one value a name, as text."""

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

LARGEST = 256 * 1024  # bytes of a form; a correction takes a few hundred
MOST = 200  # values in a form
_TYPE = "application/x-www-form-urlencoded"


async def posted(request: Request) -> dict[str, str]:
    """The values of a posted form, without outer white space. Raises a 400, 413 or 415."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != _TYPE:
        raise HTTPException(415, "Only forms can be sent to this address.")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise HTTPException(413, "This form is larger than any that is made here.")
    try:
        pairs = parse_qsl(
            bytes(body).decode("ascii"),
            keep_blank_values=True,
            max_num_fields=MOST,
            errors="strict",
        )
    except ValueError as error:
        raise HTTPException(400, "This form is not understood.") from error
    return {name: value.strip() for name, value in pairs}
