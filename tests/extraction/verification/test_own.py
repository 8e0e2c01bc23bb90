"""Whose word a check is: a body's own count, a party's word, words that only look like a check."""

import pytest
from tests.extraction.test_noticed_frames import seen

from reportedly.extraction.verification.remarks import find_all
from reportedly.extraction.verification.verification import find_remarks
from reportedly.model.span import text_of

MINISTRY = "{src1 The Veskaran ministry} {cue1 said} {con1 Orland's troops had fled Kest}. "
LOG = "{nar A log of flights was sent to us}. {src The log} {cue shows} {con a night flight}. "
WATCH = "{src2 The Brenn monitor} {cue2 said} {con2 nine people had died in Kest}. "


@pytest.mark.parametrize(
    "text",
    [
        WATCH + "The Brenn monitor could not confirm how many of the dead were farmers.",
        WATCH + "The Brenn monitor was not able to establish whose shells they were, "
        "{cue3 saying} {con3 the fragments were gone}.",
        WATCH + "{src3 It} {cue3 said} {con3 six had been identified and the rest had not}.",
        MINISTRY + "Orland's foreign ministry confirmed a report by the state agency on the ford.",
        MINISTRY + "{con3 The reports (from the hills) are false}, {src3 the army} {cue3 said}.",
        MINISTRY + "The militia is looking into it.",
    ],
)
def test_what_a_body_says_of_its_own_matters_checks_no_claim(marked, text):
    case = marked(text)
    assert find_remarks(case.reading, case.attributions) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            MINISTRY + "{src2 The army} {cue2 gave} {con2 three names}. "
            "{nar A letter was passed to the Commission, which is looking into it}.",
            ["A letter was passed to the Commission, which is looking into it"],
        ),
        (
            MINISTRY + "The Brenn monitor could not confirm the report.",
            ["Orland's troops had fled"],
        ),
        (LOG + "Its authenticity has been questioned by the air board.", ["a night flight"]),
    ],
)
def test_who_looks_into_what_others_told_checks_it(marked, text, told):
    case = marked(text)
    found = find_remarks(case.reading, case.attributions)
    contents = [text_of(case.text, case.attributions[i].content) for i in sorted(found)]
    assert len(contents) == len(told)
    assert all(one in content for one, content in zip(told, contents, strict=True))


@pytest.mark.parametrize(
    ("text", "word", "status", "role"),
    [
        ("Cooks would have to verify each loaf.", "verify", "partly", "Cooks"),
        ("What we can and can't verify", "verify", "not_verified", "we"),
        ("The relief office cannot vouch for its safety.", "vouch", "not_verified", "office"),
        ("The owners confirmed that men had come.", "confirmed", "verified", "owners"),
        ("It is confirmed.", "confirmed", "partly", ""),
        ("The chapel's ownership remains contested.", "contested", "disputed", ""),
        ("The cook said “we cannot verify the soup”.", "verify", "not_verified", "we"),
    ],
)
def test_the_encoder_alone_makes_no_remark_of_other_matters(text, word, status, role):
    assert find_all(seen(text, f"CHECK.{status}", word, role)) == []


def test_what_is_not_yet_borne_out_is_not_verified():
    text = "The desk has the letter, so far not attested."
    (remark,) = find_all(seen(text, "CHECK.verified", "attested", "desk", "letter"))
    assert remark.status == "not_verified"


def test_words_of_caution_need_no_encoder(marked):
    case = marked(MINISTRY + "The clip is murky, so treat with caution.")
    assert [item.status for found in find_remarks(case.reading, case.attributions).values()
            for item in found] == ["not_verified"]  # fmt: skip


def test_what_is_of_one_matter_with_the_last_claim_is_meant_with_it(marked):
    case = marked(
        "{src1 The mayor} {cue1 said} {con1 the mill was empty}. {src2 A farmer} {cue2 said} "
        "{con2 the harvest was late}. {src3 Residents} {cue3 said} {con3 the mill had been full}. "
        "Neither claim could be verified."
    )
    found = find_remarks(case.reading, case.attributions)
    told = [text_of(case.text, case.attributions[i].content) for i in sorted(found)]
    assert {"the mill was empty", "the mill had been full"} <= set(told)
