"""Remarks, silences and control of the codebook's layers as single words."""

from collections import Counter

from training.framed import frames_of, stem

from reportedly.model.span import Span

TEXT = (
    "Orland holds Kest. It could not be verified. The staff did not reply. "
    "Vell accused Orland of the raid. Nobody could vouch for it."
)
USUAL = {
    "CHECK": Counter({stem("verify"): 9, stem("could"): 2}),
    "SILENCE": Counter({stem("reply"): 5}),
    "CONTROL": Counter({stem("holds"): 7}),
}


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def record() -> dict:
    """The text with a control, a remark, a silence, a blame and a remark in unusual words."""
    return {
        "text": TEXT,
        "claims": [
            {
                "content": [at("Orland holds Kest")],
                "controls": [{"status": "holds", "span": at("holds")}],
                "verification": [
                    {"status": "not_verified", "span": at("It could not be verified")},
                    {"status": "not_verified", "span": at("Nobody could vouch for it")},
                ],
            },
            {
                "content": [at("The staff did not reply")],
                "silence": {"kind": "no_response", "about": None},
            },
            {
                "content": [at("Orland of the raid")],
                "cue": [at("accused")],
                "events": [{"responsibility": [{"role": "accused"}]}],
            },
        ],
    }


def test_a_remark_is_taught_by_its_most_usual_word() -> None:
    told = {(kind, word.of(TEXT)) for kind, word in frames_of(record(), USUAL).told}
    assert ("CHECK.not_verified", "verified") in told
    assert ("SILENCE.no_response", "reply") in told
    assert ("CONTROL.holds", "holds") in told


def test_sentences_with_blame_are_not_read_for_frames() -> None:
    read = [span.of(TEXT).strip() for span in frames_of(record(), USUAL).read]
    assert "Orland holds Kest." in read
    assert "Vell accused Orland of the raid." not in read


def test_a_remark_without_a_usual_word_is_neither_taught_nor_denied() -> None:
    usual = {**USUAL, "CHECK": Counter({stem("verify"): 9})}
    found = frames_of(record(), usual)
    assert all(word.of(TEXT) != "vouch" for _, word in found.told)
    assert not any(span.contains(Span(*at("vouch"))) for span in found.read)
