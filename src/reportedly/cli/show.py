"""`show`: one claim or report, whole, with the words around it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options, output
from reportedly.cli.nouns import check_kept, check_noun
from reportedly.errors import NotFound
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.model.span import Span, text_of

if TYPE_CHECKING:
    from reportedly.store.ledger import Ledger
    from reportedly.store.people.corrected import Reviewed

AROUND = 200  # characters shown on either side of a claim


def show(
    id: Annotated[str, typer.Argument(help="Id of a claim (c_…) or a report (r_…).")],  # noqa: A002
    db: options.Db = Path(options.DEFAULT_LEDGER),
    sealed: Annotated[bool, typer.Option("--sealed", help="Show it even if it is sealed.")] = False,
    cite: Annotated[
        bool, typer.Option("--cite", help="Print its citation, at the ledger's revision, instead.")
    ] = False,
    site: Annotated[
        str, typer.Option("--site", help="With --cite: where the ledger is served, as a URL.")
    ] = "",
    json: output.AsJson = False,
) -> None:
    """Show a claim in its context, or a report with its claims, newsroom and parent."""
    from reportedly.cli.descent import descent_lines, echo_lines
    from reportedly.cli.rows import CLAIM_COLUMNS, claim_cells
    from reportedly.codec import encode_claim, encode_report
    from reportedly.store.ledger import Ledger

    check_noun(id, "cr", "reportedly search WORDS finds claims")
    with Ledger.open(db, create=False, read_only=True, sealed=sealed) as ledger:
        try:
            report, claims = _found(ledger, id)
        except NotFound:
            check_kept(ledger, id, sealed=sealed)
            raise
        if cite:
            output.write(
                citation_of(
                    None if id.startswith("r_") else claims[0], report, ledger.revision, site
                )
            )
            return
        reviewed = {item.claim.id: item for item in ledger.reviewed(report.id)}
        if json:
            head = [encode_report(report, with_text=True)] if id.startswith("r_") else []
            lines = [*head, *(encode_claim(claim) for claim in claims)]
            output.print_lines(lines, output.Format.JSONL)
            return
        if id.startswith("r_"):
            output.write(report_head(report))
            output.print_table(CLAIM_COLUMNS, (claim_cells(claim, report.text) for claim in claims))
            for lineage in ledger.lineages_of(report.id):
                linked = (link.parent for link in lineage.links)
                known = {one: ledger.report(one) for one in (*lineage.reports, *linked)}
                for line in descent_lines(report, lineage, known):
                    output.write(line)
            for line in echo_lines(report, ledger.echoes(report.id)):
                output.write(line)
        else:
            output.write(claim_in_context(claims[0], report))
            for line in review_lines(reviewed[claims[0].id], report.text):
                output.write(line)


def _found(ledger: "Ledger", id: str) -> tuple[Report, tuple[Claim, ...]]:  # noqa: A002
    """A report with its claims, or one claim with its report; raises NotFound."""
    if id.startswith("r_"):
        return ledger.report(id), ledger.claims_of(id)
    claim = ledger.claim(id)
    return ledger.report(claim.report.id), (claim,)


def citation_of(claim: Claim | None, report: Report, revision: int, site: str) -> str:
    """The citation its page has; its address is left out unless a `site` is given."""
    from reportedly.serve.handing_over.citations import cite_claim, cite_report

    kind, of = ("claim", claim.id) if claim else ("report", report.id)
    link = f"{site.rstrip('/')}/{kind}/{of}" if site else ""
    if claim is None:
        return cite_report(report, revision, link).text
    cue, words = (text_of(report.text, spans) for spans in (claim.cue, claim.content))
    return cite_claim(claim, cue, words, revision, link).text


def report_head(report: Report) -> str:
    """Publisher, date and how it was found, version, address and text."""
    published = report.published
    publisher = report.publisher or "unknown publisher"
    dated = f"{published.value} ({published.found.value})" if published else "no date"
    return "\n".join(
        [
            f"{report.title or 'untitled'}",
            ", ".join([publisher, dated, f"version {report.version}", report.status.value]),
            f"{report.url or report.capture.origin}",
            f"sha256 of the bytes {report.capture.sha256}",
            "",
            report.text,
            "",
        ]
    )


def claim_in_context(claim: Claim, report: Report) -> str:
    """The words around a claim, its parts marked, and its analysis line by line."""
    from reportedly.cli.rows import CLAIM_COLUMNS, claim_cells

    marked = mark(claim, report.text)
    cells = zip(CLAIM_COLUMNS, claim_cells(claim, report.text), strict=True)
    lines = [f"{name:>10}  {value}" for name, value in cells if value]
    made = f"{claim.made.by} {claim.made.version}, rule {claim.made.rule}"
    lines.append(f"{'made by':>10}  {made}; confidence {claim.confidence:.2f}")
    characters = ", ".join(f"{span.start}–{span.end}" for span in claim.content)
    lines.append(f"{'stands in':>10}  {report.id}, characters {characters}")
    return marked + "\n\n" + "\n".join(lines)


def review_lines(item: "Reviewed", text: str) -> Iterator[str]:
    """Who reviewed a claim, and each field that a person sees otherwise than the machine."""
    from reportedly.field_wording import field_words

    mark = item.claim.review
    if mark is None:
        return
    yield f"{'review':>10}  {mark.status} by {mark.by}, {mark.at:%Y-%m-%d %H:%M} UTC"
    for field in item.changed:
        yield f"{field:>10}  {field_words(field, item.corrected, text)} (corrected)"
    for field in item.rejected:
        yield f"{field:>10}  said to be wrong"


def mark(claim: Claim, text: str) -> str:
    """The text around a claim with its parts in braces: {src …} {cue …} {con …}."""
    parts = sorted(
        [(span, "src") for span in claim.source]
        + [(span, "cue") for span in claim.cue]
        + [(span, "con") for span in claim.content]
    )
    start = max(0, parts[0][0].start - AROUND)
    end = min(len(text), max(span.end for span, _ in parts) + AROUND)
    out, at = [], start
    for span, name in parts:
        if span.start < at:
            continue  # a source inside a content is shown by the content
        out += [text[at : span.start], "{", name, " ", Span.of(span, text), "}"]
        at = span.end
    return ("…" if start else "") + "".join([*out, text[at:end]]) + ("…" if end < len(text) else "")
