"""One thing wrong with an input, noted before it is known which report it is about."""

from dataclasses import dataclass

from reportedly.errors import IssueCode
from reportedly.model.ids import ReportId
from reportedly.model.issue import Issue
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """An issue without its place: the code, what people should know, and where in the text."""

    code: IssueCode
    detail: str = ""
    span: Span | None = None

    def issue(self, where: str, report: ReportId | None = None) -> Issue:
        """The recorded issue about the input `where` and, if there is one, its report."""
        return Issue(code=self.code, where=where, report=report, span=self.span, detail=self.detail)
