"""An input that was not understood, recorded and passed over."""

from dataclasses import dataclass, replace

from reportedly.errors import ISSUE_TEXT, IssueCode
from reportedly.model.ids import ReportId
from reportedly.model.origin import shown_origin
from reportedly.model.span import Span, check_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One recorded problem: a stable code, the input it is about, and the place in it."""

    code: IssueCode
    where: str  # file name, "-" for standard input, with ":LINE" for JSON Lines
    report: ReportId | None = None
    span: Span | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        check_span(self.span)

    @property
    def message(self) -> str:
        """One sentence for people: place, code, what is wrong, detail."""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.where}: {self.code.value} {ISSUE_TEXT[self.code]}{detail}"


def shown_issue(issue: Issue) -> Issue:
    """The issue as others may see it."""
    return replace(issue, where=shown_origin(issue.where))
