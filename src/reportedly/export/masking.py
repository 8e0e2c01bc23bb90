"""Names of private persons, minors and detainees as blocks, in all that an export is made from."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from reportedly.blocks import Blanking, pattern_of
from reportedly.codec import (
    decode_account,
    decode_claim,
    decode_lineage,
    encode_account,
    encode_claim,
    encode_lineage,
)
from reportedly.export.answers import Answers, Filed, Told
from reportedly.model.finding import Finding
from reportedly.model.incident import Account, Lineage
from reportedly.model.issue import Issue
from reportedly.model.report import Report
from reportedly.model.review import Judgement, Review
from reportedly.persons import minors_in, private_names, public_names, surname_of

TRUST = (
    "Masking finds what the reader found: speakers and actors it took for private persons, those "
    "that violence or arrest befell, and names beside an age under 18. It misses names; read "
    "before you publish. --unmasked shows them"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masks:
    """What is masked: full names everywhere, surnames in the reports that name the person."""

    names: frozenset[str]
    surnames: Mapping[str, frozenset[str]]  # by report

    def of(self, report: str | None = None) -> Blanking:
        """The masks for words of a report; without one, for words from many."""
        found = self.names | (self.surnames.get(report, frozenset()) if report else frozenset())
        return Blanking(pattern=pattern_of(found))


Of = Callable[[str], Blanking]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masker:
    """Masks whatever is taken from a ledger: a method for each kind of thing."""

    words: str  # what was masked and how far that can be trusted; "" if nothing is masked
    everywhere: Blanking
    of: Of  # the masks of a report

    def told(self, told: Told) -> Told:
        """The claim with its words."""
        return _told(told, self.of)

    def filed(self, filed: Filed) -> Filed:
        """The report with its text."""
        return _filed(filed, self.of)

    def account(self, account: Account) -> Account:
        """The account of an incident."""
        return _account(account, self.everywhere)

    def lineage(self, lineage: Lineage) -> Lineage:
        """The lineage of a text, with its newsrooms."""
        if self.everywhere.is_empty:
            return lineage
        record = json.loads(encode_lineage(lineage))
        return decode_lineage(json.dumps(self.everywhere.record(record)))

    def review(self, review: Review) -> Review:
        """The act of a reviewer."""
        return _review(review, self.of)

    def finding(self, one: Finding) -> Finding:
        """The finding of a desk."""
        words = self.everywhere.text
        return replace(
            one,
            text=words(one.text),
            method=words(one.method),
            limits=words(one.limits),
            withdrawn=words(one.withdrawn),
            about=replace(one.about, value=words(one.about.value)),
            outside=tuple(
                replace(
                    item,
                    what=words(item.what),
                    file=words(item.file),
                    url=words(item.url),
                    obtained_by=words(item.obtained_by),
                )
                for item in one.outside
            ),
        )

    def judgement(self, one: Judgement) -> Judgement:
        """The judgement of a pair."""
        return replace(one, note=self.everywhere.text(one.note))

    def issue(self, one: Issue) -> Issue:
        """A recorded issue."""
        return replace(one, detail=self.everywhere.text(one.detail))


UNMASKED = Masker(words="", everywhere=Blanking(), of=lambda report: Blanking())


def masker_of(claims: Iterable[Told]) -> Masker:
    """Masks the private persons named in `claims`, which should be all of a ledger."""
    masks = masks_of(claims)
    return Masker(
        words=trust_words(len(masks.names)),
        everywhere=masks.of(),
        of=_remembered(masks),
    )


def trust_words(count: int) -> str:
    """How many names are masked, and how far that can be trusted."""
    return f"{count} name{'' if count == 1 else 's'} masked as blocks. {TRUST}."


def masked(answers: Answers) -> Answers:
    """The same answers with the private names that were found as blocks."""
    if answers.masking:
        return answers
    masker = masker_of(answers.claims())
    return replace(
        answers,
        masking=masker.words,
        claims=lambda: map(masker.told, answers.claims()),
        told=lambda ids: tuple(map(masker.told, answers.told(ids))),
        members=lambda id: tuple(map(masker.told, answers.members(id))),  # noqa: A006
        accounts=lambda: map(masker.account, answers.accounts()),
        reports=lambda: map(masker.filed, answers.reports()),
        findings=tuple(map(masker.finding, answers.findings)),
        judgements=tuple(map(masker.judgement, answers.judgements)),
        reviews=lambda: map(masker.review, answers.reviews()),
        issues=lambda: map(masker.issue, answers.issues()),
    )


def _remembered(masks: Masks) -> Of:
    """The masks of a report, made once for a report that has its own."""
    everywhere, made = masks.of(), dict[str, Blanking]()

    def of(report: str) -> Blanking:
        if report not in masks.surnames:
            return everywhere
        if report not in made:
            made[report] = masks.of(report)
        return made[report]

    return of


def masks_of(claims: Iterable[Told]) -> Masks:
    """The private persons named in `claims`. Who is known to be public anywhere is not masked."""
    private: dict[str, set[str]] = defaultdict(set)
    minors: set[str] = set()
    public: set[str] = set()
    for told in claims:
        young = set(minors_in(told.content))
        minors |= young
        private[told.claim.report.id] |= young | set(private_names(told.claim))
        public |= set(public_names(told.claim))
    kept = {report: names - (public - minors) for report, names in private.items()}
    known = {word for name in public for word in name.split()}
    surnames = {
        report: frozenset(filter(None, map(surname_of, names))) - known
        for report, names in kept.items()
        if names
    }
    return Masks(names=frozenset[str]().union(*kept.values()), surnames=surnames)


def _told(told: Told, masks: Of) -> Told:
    blanking = masks(told.claim.report.id)
    if blanking.is_empty:
        return told
    record = json.loads(encode_claim(told.claim))
    blank = blanking.record(record)
    content, source, cue = map(blanking.text, (told.content, told.source, told.cue))
    if blank == record and (content, source, cue) == (told.content, told.source, told.cue):
        return told
    claim = decode_claim(json.dumps(blank)) if blank != record else told.claim
    return replace(told, claim=claim, content=content, source=source, cue=cue, masked=True)


def _account(account: Account, blanking: Blanking) -> Account:
    if blanking.is_empty:
        return account
    line = encode_account(account)
    return decode_account(json.dumps(blanking.record(json.loads(line))))


def _filed(filed: Filed, masks: Of) -> Filed:
    blanking, report = masks(filed.report.id), filed.report
    if blanking.is_empty:
        return filed
    text = blanking.text(report.text)
    title = blanking.text(report.title) if report.title else report.title
    if (text, title) == (report.text, report.title):
        return filed
    return replace(filed, report=with_words(report, text, title), masked=True)


def with_words(report: Report, text: str, title: str | None) -> Report:
    """The report with other words and their own hash: the old one would confirm a guess."""
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return replace(report, text=text, title=title, sha256_text=sha256)


def _review(review: Review, masks: Of) -> Review:
    blanking = masks(review.report)
    value = None if review.value is None else blanking.line(review.value)
    seen, note = blanking.line(review.seen), blanking.text(review.note)
    return replace(review, value=value, seen=seen, note=note)
