"""Whom a source names: coreference within one report, roles, documents, joint and unnamed ones."""

from collections.abc import Callable
from typing import Any

import pytest

import reportedly
from reportedly.lang.lexicon import Lexicon
from reportedly.lang.nations import Nation, words_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.lang.roles import known_names
from reportedly.model.claim import Anonymity, Speaker
from reportedly.model.referent import SourceKind
from reportedly.resolution.speakers.speakers import UNSTATED, resolve_speakers

Marked = Callable[[str], Any]

ORLAND = Nation(code="ORL", names=("Orland",), adjectives=("Orlandic",))
VESKARA = Nation(code="VES", names=("Veskara",), adjectives=("Veskaran",))
INVENTED = Vocabulary(
    nations=Lexicon({**words_of(ORLAND), **words_of(VESKARA)}), names=(known_names("en"),)
)
MINISTRY = "{src1 The Orlandic Defence Ministry} {cue1 said} {con1 Kest had fallen}. "
ZHDAN = "{src1 Runa Aldis}, a military analyst, {cue1 said} {con1 it was quiet}. "


def last(text: str, marked: Marked) -> tuple[Speaker, ...]:
    """The speakers of the last attribution of a marked text."""
    parsed = marked(text)
    return resolve_speakers(parsed.reading, parsed.attributions)[-1]


def told(text: str, marked: Marked) -> list[tuple[str | None, str]]:
    """Names and kinds of the last speakers, where Orland and Veskara are nations."""
    parsed = marked(text)
    found = resolve_speakers(parsed.reading, parsed.attributions, INVENTED)[-1]
    return [(item.name, item.kind.value) for item in found]


def named(text: str, marked: Marked) -> list[tuple[str | None, str, str | None]]:
    return [(item.name, item.kind.value, item.role) for item in last(text, marked)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (MINISTRY, ("Orlandic Defence Ministry", "government", None)),
        (ZHDAN, ("Runa Aldis", "analyst", "military analyst")),
        (
            "{src Marek Stolm}, the president of Orland, {cue said} {con it was over}.",
            ("Marek Stolm", "official", "president of Orland"),
        ),
        (
            "{src Deputy Minister of Foreign Affairs Mika Holt} {cue said} {con it was over}.",
            ("Mika Holt", "official", "deputy Minister of Foreign Affairs"),
        ),
        (
            "{src The Tarvian Red Crescent} {cue said} {con it was over}.",
            ("Tarvian Red Crescent", "aid", None),
        ),
        ("{src France 24} {cue reported} {con it was over}.", ("France 24", "media", None)),
        ("{src FRANCE 24} {cue reported} {con it was over}.", ("FRANCE 24", "media", None)),
        (
            "{src Runa von der Weyde}, a military analyst, {cue said} {con it was over}.",
            ("Runa von der Weyde", "analyst", "military analyst"),
        ),
        (
            "{src Halvik Governor Ilse Maren} {cue said} {con it was over}.",
            ("Ilse Maren", "official", "Halvik Governor"),
        ),
        (
            "{con It was over}, {cue said} {src spokesman Joren Tahl}.",
            ("Joren Tahl", "official", "spokesman"),
        ),
        (
            "{src The deputy minister of defence}, Ilse Maren, {cue said} {con it was over}.",
            ("Ilse Maren", "official", "deputy minister"),
        ),
        (
            "“{con It is over},” {src the ministry's spokesman}, Captain Joren Tahl, {cue said}.",
            ("Joren Tahl", "official", "ministry's spokesman"),
        ),
        (
            "{con It was over}, {src a spokesman}, Colonel Joren Tahl, {cue said}.",
            ("Joren Tahl", "military", "spokesman"),
        ),
        (
            "{con It was over}, {cue said} {src an army spokesman}.",
            (None, "military", "army spokesman"),
        ),
        (
            "{src Orland's ministry of defence} {cue said} {con it was over}.",
            ("Orland's ministry of defence", "government", "Orland's ministry"),
        ),
        (
            "Nikolai Patrov replaced him. {src Mr Patrov} {cue said} {con it was over}.",
            ("Nikolai Patrov", "unstated", None),
        ),
        (
            (
                "{src1 Runa Aldis} {cue1 said}: {con1 “It began. It went on. It did not stop. "
                "The minister, Anton Shog, saw it.”} {src2 She} {cue2 said} {con2 it was over}."
            ),
            ("Runa Aldis", "unstated", None),
        ),
        (
            (
                "{src1 The Ministry of Defence} {cue1 said} {con1 it was over} in a statement, "
                "{src2 the Northwire agency} {cue2 reports}: {con2 it was}. "
                "{src3 The statement} {cue3 said} {con3 all was well}."
            ),
            ("Ministry of Defence", "government", "statement"),
        ),
        (
            "Ilse Maren rejected a plan {src that} {cue called for} {con a truce}.",
            (None, "unnamed", None),
        ),
        (
            "{con Six died}, {src the director of the hospital} {cue said}.",
            (None, "medic", "director"),
        ),
        (
            "{con It was over}, {cue said} {src a ministry spokesman}.",
            (None, "official", "ministry spokesman"),
        ),
        (
            "{src The president of the Lakes Council Idris Vell} {cue said} {con it was over}.",
            ("Idris Vell", "official", "president of the Lakes Council"),
        ),
        (
            "{src Nelya Quist}, 34, {cue said} {con the river was high}.",
            ("Nelya Quist", "witness", None),
        ),
        (
            "{con It was over}, {cue said} {src Pelle Anders}, a baker who lives there.",
            ("Pelle Anders", "witness", "baker"),
        ),
        (
            "{src The aid group Blue Lantern} {cue said} {con people had left}.",
            ("Blue Lantern", "aid", None),
        ),
        (
            "{src Veskara's General Staff} {cue said} {con it was quiet}.",
            ("Veskara's General Staff", "military", None),
        ),
        (
            "{src The opposition-run Observatory for River Rights} {cue said} {con it was quiet}.",
            ("Observatory for River Rights", "organisation", None),
        ),
        (
            "{src Kest Today} {cue said} {con it was quiet}.",
            ("Kest Today", "media", None),
        ),
        (
            "{src Ambassador to the United Nations Ilse Maren-Dorn} {cue said} {con it was over}.",
            ("Ilse Maren-Dorn", "official", "ambassador to the United Nations"),
        ),
        (
            "{src The Observatory for River Rights} {cue said} {con it was quiet}.",
            ("Observatory for River Rights", "organisation", None),
        ),
    ],
)
def test_names_kinds_and_roles(
    text: str, wanted: tuple[str, str, str | None], marked: Marked
) -> None:
    assert named(text, marked) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "{src A source at Kest Police Command} {cue said} {con so}.",
            "source at Kest Police Command",
        ),
        ("{src Local and media sources} {cue said} {con so}.", "local and media sources"),
        ("{src A contributor to The Kest Bee} {cue said} {con so}.", "contributor to The Kest Bee"),
        ("{src Critics} {cue said} {con so}.", "critics"),
        ("{src An NGO} {cue said} {con so}.", "NGO"),
    ],
)
def test_unnamed_sources_keep_what_they_are_known_by(
    text: str, wanted: str, marked: Marked
) -> None:
    (speaker,) = last(text, marked)
    assert (speaker.name, speaker.role) == (None, wanted)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("{src1 Journalist Zorin al-Dorn}", "Zorin"),
        ("{src1 Activist Mirza al-Dorn}", "Dorn"),
    ],
)
def test_first_names_and_names_without_their_article_are_taken_up(
    first: str, later: str, marked: Marked
) -> None:
    text = first + " {cue1 said} {con1 it was over}. {src2 %s} {cue2 said} {con2 so}."
    before = last(first + " {cue1 said} {con1 it was over}.", marked)[0].name
    found = last(text % later, marked)[0].name
    assert found == before


def test_the_speaker_of_a_quotation_is_the_one_who_says_i_in_it(marked: Marked) -> None:
    parsed = marked(
        "{con1 “{src2 I} {cue2 think} {con2 it is over},”} {src1 Runa Aldis} {cue1 said}."
    )
    found = resolve_speakers(parsed.reading, parsed.attributions)
    assert {speaker.name for speakers in found for speaker in speakers} == {"Runa Aldis"}


@pytest.mark.parametrize(
    "text",
    [
        MINISTRY + "{src2 It} {cue2 added} {con2 that all was well}.",
        MINISTRY + "“{con2 All is well},” {src2 the ministry} {cue2 wrote}.",
        MINISTRY + "“{con2 All is well},” {src2 the statement} {cue2 went on}.",
        MINISTRY + "{cue2 According to} {src2 the report}, {con2 all is well}.",
        MINISTRY + "{src3 Kest residents} {cue3 said} {con3 it had not}. "
        "{src2 The Defence Ministry} {cue2 repeated} {con2 that it had}.",
    ],
)
def test_a_body_is_taken_up_again(text: str, marked: Marked) -> None:
    assert last(text, marked)[0].name == "Orlandic Defence Ministry"


@pytest.mark.parametrize(
    "text",
    [
        ZHDAN + MINISTRY.replace("1", "3") + "“{con2 So be it},” {src2 he} {cue2 added}.",
        ZHDAN + "{src2 Aldis} {cue2 added} {con2 that it would stay so}.",
        ZHDAN + "{src2 The analyst} {cue2 added} {con2 that it would stay so}.",
        ZHDAN + "{src2 Ms Aldis} {cue2 added} {con2 that it would stay so}.",
    ],
)
def test_a_person_is_taken_up_again(text: str, marked: Marked) -> None:
    assert last(text, marked)[0].name == "Runa Aldis"


def test_who_opens_a_sentence_by_office_is_taken_up_before_an_earlier_speaker(marked) -> None:
    text = (
        "{src1 Garo Tarn}, a rebel spokesman, {cue1 said} {con1 it was a lie}. Orland's president, "
        "Marek Stolm, made no mention of Kest. {src2 He} {cue2 said} {con2 it was over}."
    )
    assert last(text, marked)[0].name == "Marek Stolm"


def test_where_somebody_speaks_is_not_their_name(marked: Marked) -> None:
    text = "In Kest, {src the foreign minister} declined to discuss it, {cue saying} {con no}."
    assert last(text, marked)[0].name is None


def test_a_pronoun_agrees_in_gender(marked: Marked) -> None:
    text = (
        "{src1 Spokeswoman Oda Brandt} {cue1 said} {con1 it was late}. "
        "{src3 Spokesman Joren Tahl} {cue3 said} {con3 it was early}. "
        "{src2 She} {cue2 added} {con2 that it was dark}."
    )
    speaker = last(text, marked)[0]
    assert speaker.name == "Oda Brandt"
    assert speaker.candidates == ("Oda Brandt",)


def test_nobody_names_himself_in_what_he_says(marked: Marked) -> None:
    text = "“{con We shall not forgive President Marek Stolm},” {src he} {cue wrote} on Friday."
    (speaker,) = last(text, marked)
    assert speaker.name is None


def test_the_candidates_are_kept_best_first(marked: Marked) -> None:
    text = (
        "{src1 Spokesman Ardo Vell} {cue1 said} {con1 it was late}. "
        "{src3 Spokesman Joren Tahl} {cue3 said} {con3 it was early}. "
        "{src2 He} {cue2 added} {con2 that it was dark}."
    )
    assert last(text, marked)[0].candidates == ("Joren Tahl", "Ardo Vell")


def test_a_short_name_before_the_full_one_is_resolved_too(marked: Marked) -> None:
    text = "{src Maren} {cue said} {con it was late}. Governor Ilse Maren spoke at noon."
    assert named(text, marked) == [("Ilse Maren", "official", "governor")]


def test_an_office_named_later_is_that_person(marked: Marked) -> None:
    text = "{con It was late}, {src the provincial governor} {cue said}. Governor Ilse Maren left."
    assert last(text, marked)[0].name is None or last(text, marked)[0].name == "Ilse Maren"


def test_joint_sources_are_several_speakers(marked: Marked) -> None:
    text = "{src The US and NATO} {cue promised} {con help}."
    assert named(text, marked) == [
        ("US", "government", None),
        ("NATO", "organisation", None),
    ]


def test_adjectives_before_one_noun_are_groups_of_their_own(marked: Marked) -> None:
    text = "{src U.S. and Israeli officials} {cue said} {con it was late}."
    assert [item.role for item in last(text, marked)] == ["U.S. officials", "Israeli officials"]


def test_a_ministry_with_and_in_its_name_is_one(marked: Marked) -> None:
    text = "{src The ministry and the aid group Blue Lantern} {cue said} {con it was late}."
    assert [speaker.name for speaker in last(text, marked)] == ["ministry", "Blue Lantern"]


@pytest.mark.parametrize(
    ("text", "anonymous", "role", "reason"),
    [
        (
            "{src A senior lawmaker} {cue said} {con it was late}.",
            Anonymity.UNNAMED,
            "senior lawmaker",
            None,
        ),
        (
            "{src An official}, speaking on condition of anonymity because he feared the police, {cue said} {con it was late}.",  # noqa: E501
            Anonymity.WITHHELD,
            "official",
            "on condition of anonymity because he feared the police",
        ),
        (
            "{src A teacher}, who asked not to be named, {cue said} {con it was late}.",
            Anonymity.WITHHELD,
            "teacher",
            "asked not to be named",
        ),
        ("{src Residents} {cue said} {con it was late}.", Anonymity.UNNAMED, "residents", None),
        ("{src The mayor} {cue said} {con it was late}.", None, "mayor", None),
    ],
)
def test_who_is_not_named(
    text: str, anonymous: Anonymity | None, role: str, reason: str | None, marked: Marked
) -> None:
    parsed = marked(text)
    (speaker,) = resolve_speakers(parsed.reading, parsed.attributions)[-1]
    assert (speaker.name, speaker.anonymous, speaker.role) == (None, anonymous, role)
    assert (speaker.reason and speaker.reason.of(parsed.text)) == reason


def test_he_is_the_unnamed_official_with_the_same_reason(marked: Marked) -> None:
    text = (
        "{src1 An official}, speaking on condition of anonymity, {cue1 said} {con1 it was late}. "
        "{src2 He} {cue2 added} {con2 that it was dark}."
    )
    assert last(text, marked)[0].anonymous is Anonymity.WITHHELD


def test_an_expectation_of_nobody_has_one_unstated_speaker(marked: Marked) -> None:
    (speaker,) = last("{con A new attack} {cue has been widely expected}.", marked)
    assert (speaker.span, speaker.name, speaker.kind) == (None, None, UNSTATED.kind)


def test_narration_has_no_speaker(marked: Marked) -> None:
    assert last("{nar It rained in Kest}.", marked) == ()


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            "a statement from the Veskaran Foreign Ministry",
            ("Veskaran Foreign Ministry", "government", "statement"),
        ),
        ("an Assembly of Lakes report", ("Assembly of Lakes", "organisation", None)),
        ("a U.S.-backed assessment", (None, "document", "U.S.-backed assessment")),
    ],
)
def test_a_document_speaks_for_its_issuer(
    source: str, wanted: tuple[str | None, str, str | None], marked: Marked
) -> None:
    name, kind, role = wanted
    (found,) = named(f"{{con It was late}}, {{cue according to}} {{src {source}}}.", marked)
    assert found[:2] == (name, kind)
    assert role is None or found[2] == role


def test_the_statement_of_the_last_sentence_is_its_subject_s(marked: Marked) -> None:
    text = (
        MINISTRY + "It rained. In its morning statement, the Veskaran General Staff did not "
        "mention Kest. {cue2 According to} {src2 the report}, {con2 it was quiet}."
    )
    assert last(text, marked)[0].name == "Veskaran General Staff"


def test_we_inside_a_quotation_is_its_speaker(marked: Marked) -> None:
    text = "{src1 Joren Tahl} {cue1 said}: {con1 “{src2 We} {cue2 said} {con2 it was late}”}."
    parsed = marked(text)
    found = resolve_speakers(parsed.reading, parsed.attributions)
    assert [item.name for speakers in found for item in speakers] == ["Joren Tahl", "Joren Tahl"]


def test_a_person_of_no_stated_role_has_no_stated_kind(marked: Marked) -> None:
    (speaker,) = last("{src Oda Brandt} {cue said} {con it was late}.", marked)
    assert (speaker.name, speaker.kind) == ("Oda Brandt", SourceKind.UNSTATED)


def test_it_is_a_body_sooner_than_a_surname(marked: Marked) -> None:
    text = (
        MINISTRY + "{src2 Tahl} {cue2 said} {con2 it was quiet}. {src3 It} {cue3 said} {con3 so}."
    )
    assert named(text, marked)[0][0] == "Orlandic Defence Ministry"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("{src The army} {cue said} {con it was late}.", "army", "military"),
        ("{src The district hospital} {cue said} {con it was late}.", "district hospital", "medic"),
        ("{src The harbour police} {cue said} {con it was late}.", "harbour police", "government"),
        (
            "{src The armed group known as the Grey Banner} {cue said} {con it was late}.",
            "Grey Banner",
            "armed_group",
        ),
        (
            "{src Orland's embassy in Halvik} {cue said} {con it was late}.",
            "Orland's embassy in Halvik",
            "government",
        ),
        (
            "{src The authorities in Halvik} {cue said} {con it was late}.",
            "authorities in Halvik",
            "government",
        ),
        (
            (
                "{src1 Orland} {cue1 said} {con1 it was late}. "
                "{src2 Its general staff} {cue2 said} {con2 it was not}."
            ),
            "Orland's general staff",
            "military",
        ),
        (
            "{src A prisoner}, Sergeant Joren Tahl, {cue said} {con it was late}.",
            "Joren Tahl",
            "witness",
        ),
        ("{src Runa M.} {cue said} {con it was late}.", "Runa M.", "witness"),
        (
            "Governor Ilse Maren wrote. {src The regional governor} {cue said} {con it was late}.",
            "Ilse Maren",
            "official",
        ),
        ("{src A military source} {cue said} {con it was late}.", None, "military"),
        ("{src Activists} {cue said} {con it was late}.", None, "unnamed"),
        ("{src A priest} {cue said} {con it was late}.", None, "unnamed"),
    ],
)
def test_a_source_goes_by_what_the_report_calls_it(marked, text, name, kind) -> None:
    assert [(item.name, item.kind.value) for item in last(text, marked)] == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # who speaks for a body is of its kind; an office of a state stays one
        ("{src Blue Lantern Relief Guild spokesman Joren Tahl} {cue said} {con so}.",
         "Joren Tahl", "aid"),
        ("{src NATO spokeswoman Oda Brandt} {cue said} {con so}.", "Oda Brandt", "organisation"),
        ("{src A Hezbollah officer} {cue said} {con so}.", None, "armed_group"),
        ("{src The Orlandic Defence Ministry's spokesman} {cue said} {con so}.", None, "official"),
        ("{src Orland's deputy energy minister}, Ilse Maren, {cue said} {con so}.",
         "Ilse Maren", "official"),
        ("{src Minister of Defence Army General Ardo Vell} {cue said} {con so}.",
         "Ardo Vell", "official"),
        ("{src The governor's deputy} {cue said} {con so}.", None, "official"),
        ("{src Lt. Col. Joren Tahl} {cue said} {con so}.", "Joren Tahl", "military"),
        ("{src A senior member of the Orlandic parliament} {cue said} {con so}.",
         None, "politician"),
        ("{src A member of the river party's political committee} {cue said} {con so}.",
         None, "politician"),
        ("{src A source at the Halvik governorate} {cue said} {con so}.", None, "official"),
        ("{src A source at the old town hospital} {cue said} {con so}.", None, "medic"),
        ("{src Orlandic military intelligence} {cue said} {con so}.",
         "Orlandic military intelligence", "military"),
        # what somebody does, told in a clause or by a trade
        ("{con So}, {cue said} {src Oda Brandt}, who heads the Blue Lantern relief guild.",
         "Oda Brandt", "aid"),
        ("{con So}, {cue said} {src Oda Brandt}, who studies river wars at Kest University.",
         "Oda Brandt", "analyst"),
        ("{con So}, {cue said} {src Oda Brandt}, a mechanic.", "Oda Brandt", "witness"),
        ("{con So}, {cue said} {src Oda Brandt}, a tram fitter from Kest.",
         "Oda Brandt", "witness"),
        ("{con So}, {cue said} {src Olena}.", "Olena", "witness"),
        ("{con So}, {src RIVERNET} {cue reported}.", "RIVERNET", "media"),
        ("{src A woman} {cue said} {con so}.", None, "witness"),
        ("{src People from Kest} {cue said} {con so}.", None, "witness"),
        ("{src A lawyer} {cue said} {con so}.", None, "unnamed"),
        # sources that have lost their commas
        ("{src Oda Brandt a military analyst} {cue said} {con so}.", "Oda Brandt", "analyst"),
        ("{src Oda Brandt head of the Blue Lantern charity} {cue said} {con so}.",
         "Oda Brandt", "aid"),
        ("{src The Lakes envoy in Orland Joren Tahl-Dorn} {cue said} {con so}.",
         "Joren Tahl-Dorn", "official"),
        ("{src The Orlandic coordination centre} {cue said} {con so}.",
         "Orlandic coordination centre", "organisation"),
        ("{src The Orlandic Coalition} {cue said} {con so}.", "Orlandic Coalition",
         "organisation"),
        # aliases
        ("{src A commander}, known as Dorn, {cue said} {con so}.", "Dorn", "military"),
        ("{src A clip of the square} {cue shows} {con so}.", None, "document"),
        ("{src Initial reports} {cue said} {con so}.", None, "unstated"),
        ("{src The mayor's office} {cue said} {con so}.", "mayor's office", "government"),
    ],
)  # fmt: skip
def test_the_words_beside_a_speaker_tell_their_kind(marked, text, name, kind) -> None:
    assert told(text, marked) == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            (
                "{src1 Three bakers} {cue1 said} {con1 it was late}. "
                "{src2 One of them} {cue2 said} {con2 so}."
            ),
            [(None, "witness")],
        ),
        (
            (
                "{src1 Oda Brandt} {cue1 said} {con1 it was late}. "
                "{src2 Others} {cue2 said} {con2 so}."
            ),
            [(None, "unnamed")],
        ),
        (
            "Orland and Veskara met. {con2 It was over}, {src2 both governments} {cue2 said}.",
            [("Veskara", "government"), ("Orland", "government")],
        ),
        (
            (
                "{src1 Blue Lantern}, the relief group, {cue1 said} {con1 so}. "
                "{src2 Its director}, Oda Brandt, {cue2 said} {con2 it was late}."
            ),
            [("Oda Brandt", "aid")],
        ),
        (
            (
                "{src1 Orland} {cue1 said} {con1 so}. "
                "{src2 Its General Staff} {cue2 said} {con2 it was late}."
            ),
            [("Orland's General Staff", "military")],
        ),
        (
            (
                "{src1 Ambassador Oda Brandt} {cue1 said} {con1 it was late}. "
                "{src2 Her office} {cue2 said} {con2 so}."
            ),
            [("Oda Brandt's office", "government")],
        ),
        (
            (
                "{src1 The director of the mine}, Joren Tahl, {cue1 said} {con1 so}. "
                "{src2 The director of the Kest hospital} {cue2 said} {con2 it was late}."
            ),
            [(None, "medic")],
        ),
        (
            (
                "{src1 The Observatory for River Rights} {cue1 said} {con1 so}. "
                "{src2 The Kest-based monitoring group} {cue2 said} {con2 it was late}."
            ),
            [("Observatory for River Rights", "organisation")],
        ),
        (
            (
                "{con1 It burned}, {cue1 said} {src1 Nelya Quist}, 34. "
                "{con2 “So be it,”} {src2 the woman} {cue2 said}."
            ),
            [("Nelya Quist", "witness")],
        ),
        (
            "The 9th Brigade left Kest. {src2 The brigade} {cue2 said} {con2 it was late}.",
            [("9th Brigade", "military")],
        ),
        (
            (
                "{src1 The newspaper Kest Herald} {cue1 said} {con1 so}. "
                "The editor of the newspaper, {src2 which} {cue2 said} {con2 it was late}, left."
            ),
            [("Kest Herald", "media")],
        ),
        (
            "{src1 Runa Aldis} {cue1 said} {con1 so}. "
            + "It rained. " * 20
            + "{src2 She} {cue2 said} {con2 it was late}.",
            [("Runa Aldis", "unstated")],
        ),
    ],
)
def test_speakers_are_found_behind_others_and_owners(marked, text, wanted) -> None:
    assert sorted((name or "", kind) for name, kind in told(text, marked)) == sorted(
        (name or "", kind) for name, kind in wanted
    )


BEFORE = "{src1 President Idris Vell} {cue1 said} {con1 it was late}. "
SPOKESMAN = "{src1 Ministry spokesman Joren Tahl} {cue1 said} {con1 it was late}. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{src The West} {cue said} {con so}.", [("West", "government")]),
        ("{src The Orlandic side} {cue said} {con so}.", [("Orlandic side", "government")]),
        (
            "{src Orland and Western countries} {cue said} {con so}.",
            [("Orland", "government"), ("Western countries", "government")],
        ),
        ("{src Several countries} {cue said} {con so}.", [(None, "government")]),
        ("{src Maren} {cue said} {con so}.", [("Maren", "unstated")]),
        ("{src Maren} {cue said} {con “my mother was inside”}.", [("Maren", "witness")]),
        (
            "{src Orlandic news agency dpa} {cue reported} {con so}.",
            [("dpa", "media")],
        ),
        (
            "{src The Orlandic charter airline Kestair} {cue said} {con so}.",
            [("Kestair", "company")],
        ),
        (
            "{src A coalition of rebel groups} {cue said} {con so}.",
            [(None, "armed_group")],
        ),
        (
            (
                "Governor of the lakes, economic policy adviser Runa Aldis left. "
                "{src Aldis} {cue said} {con so}."
            ),
            [("Runa Aldis", "official")],
        ),
        (
            BEFORE + "{src2 The latest reports} {cue2 said} {con2 so}.",
            [(None, "unstated")],
        ),
        (
            BEFORE + "{src2 The Orlandic leader} {cue2 said} {con2 so}.",
            [("Idris Vell", "official")],
        ),
        (
            "In Vell's latest address, {src the Orlandic president} {cue said} {con so}.",
            [("Vell", "official")],
        ),
        (
            SPOKESMAN + "{src2 The diplomat} {cue2 said} {con2 so}.",
            [("Joren Tahl", "official")],
        ),
        (
            BEFORE + "A survey was published. {src2 It} {cue2 shows} {con2 that few agree}.",
            [(None, "document")],
        ),
        (
            "It was called a terrorist organisation. {src He} {cue said} {con so}.",
            [(None, "unnamed")],
        ),
    ],
)
def test_sources_that_are_taken_for_somebody_else(
    text: str, wanted: list[tuple[str | None, str]], marked: Marked
) -> None:
    assert told(text, marked) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{src Orland's PM} {cue said} {con it was over}.", (None, "official", "Orland's PM")),
        ("{src FM Mika Holt} {cue said} {con it was over}.", ("Mika Holt", "official", "FM")),
        (
            "They went to the harbour council. {src The council} {cue said} {con it was over}.",
            ("harbour council", "organisation", "council"),
        ),
        (
            "The new council met. {src The council} {cue said} {con it was over}.",
            ("council", "organisation", "council"),
        ),
        (
            "{src A welder}, a man called Dorn, {cue said} {con it was over}.",
            ("Dorn", "witness", "welder"),
        ),
        (
            "The Lakes Front fled. {src The letter} {cue says} {con it was over}.",
            (None, "document", "letter"),
        ),
    ],
)
def test_offices_in_short_bodies_in_full_and_papers_of_nobody(
    text: str, wanted: tuple[str | None, str, str | None], marked: Marked
) -> None:
    assert named(text, marked) == [wanted]


def test_what_stands_on_its_channel_is_the_bodys(marked: Marked) -> None:
    text = MINISTRY + "{src2 A post on its Telegram channel} {cue2 says} {con2 all is well}."
    assert last(text, marked)[0].name == "Orlandic Defence Ministry"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "{src1 The League's mediator} {cue1 said} {con1 talks were over}. "
                "{src2 Ilo Benn, the League's mediator}, {cue2 said} {con2 no date was set}."
            ),
            ["Ilo Benn", "Ilo Benn"],
        ),
        (
            (
                "{src1 The army's mediator} {cue1 said} {con1 talks were over}. "
                "{src2 Ilo Benn, the League's mediator}, {cue2 said} {con2 no date was set}."
            ),
            [None, "Ilo Benn"],
        ),
        (
            (
                "{src1 The registrar} {cue1 said} {con1 ten had died}. "
                "{src2 Registrar Tove Amsel} {cue2 said} {con2 two were children}."
            ),
            ["Tove Amsel", "Tove Amsel"],
        ),
        (
            (
                "{src1 The hospital's matron} {cue1 said} {con1 ten had died}. "
                "{src2 Nell Varga, the hospital's matron}, {cue2 said} {con2 two were children}."
            ),
            ["Nell Varga", "Nell Varga"],
        ),
    ],
)
def test_a_role_before_its_bearers_name_is_theirs_if_its_owner_is(
    text: str, expected: list[str | None], marked: Marked
) -> None:
    parsed = marked(text)
    found = resolve_speakers(parsed.reading, parsed.attributions)
    assert [item.name for speakers in found for item in speakers] == expected


# --- names that no comma sets apart ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{src Veskaran shipping magnate Ilya Dorn} {cue said} {con it was over}.", "Ilya Dorn"),
        ("{src The Orlandic glassblower Lise Corvin} {cue said} {con it was over}.", "Lise Corvin"),
        (
            "{src The head of Orlandic aviation Lena Truve} {cue said} {con it was over}.",
            "Lena Truve",
        ),
        ("{src The head of the Brenn region Oleh Marn} {cue said} {con it was over}.", "Oleh Marn"),
        ("{src Envoy of Orland in Veskara Wasil Zarn} {cue said} {con it was over}.", "Wasil Zarn"),
        ("{src The governor of Halvik Talal Baran} {cue said} {con it was over}.", "Talal Baran"),
        (
            "{src Hadi al-Dorn president of the Lakes Coalition} {cue said} {con so}.",
            "Hadi al-Dorn",
        ),
        (
            "{src Veskaran poet and former Kest reporter Runa Aldis} {cue said} {con so}.",
            "Runa Aldis",
        ),
        (
            "{src Orland's dreaded Green River Guard} {cue said} {con it was over}.",
            "Green River Guard",
        ),
        (
            "{src Orland's national broadcaster} {cue said} {con it was over}.",
            "Orland's national broadcaster",
        ),
        (
            "{src The Institute for Peace and Border Security} {cue said} {con it was over}.",
            "Institute for Peace and Border Security",
        ),
        (
            "{src The Institute for Coast Studies} {cue said} {con so}.",
            "Institute for Coast Studies",
        ),
        ("{src The chief of the Shetar clan Sheikh Rafa Dorn} {cue said} {con so}.", "Rafa Dorn"),
        (
            "{src Pavel Dorn Regional Relief Coordinator for the Lakes} {cue said} {con so}.",
            "Pavel Dorn",
        ),
        ("{src Jailed Orlandic opposition figure Lena Truve} {cue said} {con so}.", "Lena Truve"),
        ("{src Kestish unionist MP Hywel Wills} {cue said} {con it was over}.", "Hywel Wills"),
        ("{src Archimandrite Jakob Hind} {cue said} {con it was over}.", "Jakob Hind"),
        ("{src Radar imagery of Monday} {cue shows} {con it was over}.", None),
        ("{src The signatories of the Kest Platform} {cue said} {con so}.", None),
        ("{src Kest Platform signatories} {cue said} {con so}.", None),
        ("{src The town of Kest} {cue said} {con so}.", "Kest"),
        ("{src Kestair executives} {cue said} {con it was over}.", None),
        ("{src The Orlandic almanac} {cue says} {con it was over}.", None),
        ("{src Freshly dug trenches} {cue show} {con it was over}.", None),
        ("{src Veskarans abroad} {cue said} {con it was over}.", None),
    ],
)
def test_a_full_name_without_its_comma(text: str, wanted: str | None, marked: Marked) -> None:
    assert [name for name, _ in told(text, marked)] == [wanted]


def test_persons_may_share_their_title(marked: Marked) -> None:
    found = told("{src Ministers Mika Holt and Runa Aldis} {cue said} {con it was over}.", marked)
    assert found == [("Mika Holt", "official"), ("Runa Aldis", "official")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{src A guard}, call sign Heron, {cue said} {con it was over}.", "Heron"),
        ("{src A guard} who goes by the name “Heron” {cue said} {con it was over}.", "Heron"),
        ("{src A guard}, who gave her name only as Ilka, {cue said} {con it was over}.", "Ilka"),
        ("{src One of them}, a cook called Ilka, {cue said} {con it was over}.", "Ilka"),
        ("{src A guard} with the Red Cross {cue said} {con it was over}.", None),
        (
            "{src A guard} asked by the Kest Bee, Ilka Morn, {cue said} {con it was over}.",
            "Ilka Morn",
        ),
        ("{src The guard}, 24-year-old Ilka Morn, {cue said} {con it was over}.", "Ilka Morn"),
    ],
)
def test_a_name_given_beside_a_source(text: str, wanted: str | None, marked: Marked) -> None:
    assert last(text, marked)[0].name == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A boat of Captain Joren Tahl sank. {src The officer} {cue said} {con so}.", "Joren Tahl"),
        (
            "{src1 Runa Aldis} {cue1 said} {con1 a}. {src2 The expert} {cue2 said} {con2 b}.",
            "Runa Aldis",
        ),
        (
            (
                "{src1 Reporter Ilka Morn} {cue1 said} {con1 so}. "
                "{src2 The journalist} {cue2 said} {con2 no}."
            ),
            "Ilka Morn",
        ),
        (
            (
                "{src1 Ida Dorn}, a nurse, {cue1 said} {con1 so}. "
                "{src2 The general} {cue2 said} {con2 no}."
            ),
            None,
        ),
        (
            "The Taliban took the bridge. {src The militants} {cue said} {con it was over}.",
            "Taliban",
        ),
        (
            (
                "{src1 A gunner}, Ilka Morn, {cue1 said} {con1 so}. "
                "{src2 The captive} {cue2 said} {con2 no}."
            ),
            "Ilka Morn",
        ),
        (
            (
                "{src1 The Veskaran army} {cue1 said} {con1 so}. Orland sent a note. "
                "{src2 The country's army} {cue2 said} {con2 no}."
            ),
            "Orland's army",
        ),
        ("{con Shells fell on Kest}, {src the army} {cue said}.", "army"),
        ("Hamas and Hezbollah met. {src The militants} {cue said} {con it was over}.", None),
        (
            (
                "{src1 Valley Watch}, a think tank, {cue1 said} {con1 so}. "
                "{src2 The think tank} {cue2 said} {con2 no}."
            ),
            "Valley Watch",
        ),
        (
            "The mayor of Kest spoke. {src Her office} {cue said} {con it was over}.",
            "mayor of Kest's office",
        ),
        (
            "{src1 Orland} {cue1 said} {con1 so}. {src2 The country's army} {cue2 said} {con2 no}.",
            "Orland's army",
        ),
        (
            (
                "{src1 The Lakes Observatory} a Kest-based monitoring group {cue1 said} {con1 so}. "
                "{src2 The group} {cue2 said} {con2 no}."
            ),
            "Lakes Observatory",
        ),
        (
            (
                "{src1 Valley Watch} {cue1 said} {con1 so}. Orland's interior ministry had more. "
                "{src2 It} {cue2 said} {con2 ten had died}."
            ),
            "Orland's interior ministry",
        ),
        (
            (
                "{src1 Pavel Dorn} {cue1 said} {con1 so}. The dam burst. "
                "{src2 It} {cue2 said} {con2 no}."
            ),
            None,
        ),
        (
            (
                "Speaker Mika Holt met Premier Runa Aldis. "
                "{src Both leaders} {cue said} {con it was over}."
            ),
            "Mika Holt",
        ),
    ],
)
def test_a_noun_that_was_not_used_before(text: str, wanted: str | None, marked: Marked) -> None:
    assert told(text, marked)[0][0] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{src A survey} conducted last year by Valley Watch {cue said} {con so}.", "Valley Watch"),
        (
            "{cue According to} {src a tally} ordered and kept by the Lakes Board, {con so}.",
            "Lakes Board",
        ),
        ("{src The clip}, posted by the Lakes Board, {cue shows} {con it was over}.", None),
        ("{src The Lakes Board's inspectors} {cue said} {con it was over}.", "Lakes Board"),
        ("{src Experts of the Water Ministry} {cue said} {con it was over}.", "Water Ministry"),
        ("{src Two Lakes Board inspectors} {cue said} {con it was over}.", None),
    ],
)
def test_the_body_behind_a_source(text: str, wanted: str | None, marked: Marked) -> None:
    assert told(text, marked)[0][0] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The Water Ministry in Sokara has raised its count. {src It} {cue said} {con 12 were dry}.",
        "The Water Ministry in Sokara sent men. {con It rained}, {src the ministry} {cue said}.",
        "{src The Water Ministry in Sokara} {cue said} {con 12 wells were dry}.",
    ],
)
def test_where_a_body_is_belongs_to_what_it_is_called(text: str, marked: Marked) -> None:
    assert last(text, marked)[0].name is not None
    assert (last(text, marked)[0].name or "").removeprefix("The ") == "Water Ministry in Sokara"


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("{src1 President Ilse Maren} {cue1 said} {con1 it was late}. ", "The head of state"),
        ("{src1 President Ilse Maren} {cue1 said} {con1 it was late}. ", "The country's president"),
        (
            "{src1 Foreign Minister Ilse Maren} {cue1 said} {con1 no}. ",
            "The country's top diplomat",
        ),
        ("{src1 Defence Minister Ilse Maren} {cue1 said} {con1 no}. ", "The defence chief"),
        ("{src1 Prime Minister Ilse Maren} {cue1 said} {con1 no}. ", "The premier"),
        ("Ilse Maren, the defence secretary, left. ", "The defence chief"),
        ("{src1 Defense Secretary Ilse Maren} {cue1 said} {con1 no}. ", "The Pentagon chief"),
        ("{src1 NATO Secretary-General Ilse Maren} {cue1 said} {con1 no}. ", "The NATO chief"),
        ("{src1 Secretary-General Ilse Maren} {cue1 said} {con1 no}. ", "The U.N. chief"),
    ],
)
def test_an_office_has_several_names(before: str, noun: str, marked: Marked) -> None:
    text = f"{before}A clerk left. {{src2 {noun}}} {{cue2 added}} {{con2 that it was dark}}."
    assert last(text, marked)[0].name == "Ilse Maren"


def test_of_two_presidents_neither_is_the_head_of_state(marked: Marked) -> None:
    text = (
        "{src1 President Ilse Maren} {cue1 said} {con1 it was late}. "
        "{src2 President Ardo Vell} {cue2 said} {con2 it was early}. "
        "{src3 The head of state} {cue3 added} {con3 that it was dark}."
    )
    assert last(text, marked)[0].name is None


def test_who_leads_a_state_is_not_taken_up_as_an_envoy(marked: Marked) -> None:
    text = (
        "{src1 President Ilse Maren} {cue1 said} {con1 it was late}. "
        "{src2 The UN envoy} {cue2 added} {con2 that it was dark}."
    )
    assert last(text, marked)[0].name is None


def test_a_body_that_opens_a_report_without_its_name_has_the_one_named_since(
    marked: Marked,
) -> None:
    text = (
        "{con1 Nine died}, {src1 a monitor} {cue1 said}. {con2 Nine died}, {cue2 said} "
        "{src2 the Orland Observatory for Rights}. {src3 The monitor} {cue3 added} {con3 no more}."
    )
    assert last(text, marked)[0].name == "Orland Observatory for Rights"


@pytest.mark.parametrize("trade", ["diplomatic correspondent", "defence editor", "correspondent"])
def test_an_outlets_correspondent_speaks_and_not_the_outlet(trade: str, marked: Marked) -> None:
    text = f"{{src BBC {trade} Ilse Maren}} {{cue said}} {{con it was late}}."
    assert last(text, marked)[0].name == "Ilse Maren"


@pytest.mark.parametrize(
    "role",
    [
        "secretary of Orland's National Security and Defence Council",
        "head of the Kest region's military administration",
        "spokeswoman for Orland's border guard",
        "head of Orlandic diplomacy",
        "president of Orland",
    ],
)
def test_a_role_is_told_to_its_end(role: str, marked: Marked) -> None:
    text = f"{{src Ilse Maren}}, {role}, {{cue said}} {{con it was late}}."
    parsed = marked(text)
    (found,) = resolve_speakers(parsed.reading, parsed.attributions, INVENTED)[-1]
    assert (found.name, found.role) == ("Ilse Maren", role)


def test_who_said_this_may_be_named_in_it(marked: Marked) -> None:
    text = (
        "{con President Ilse Maren wants the talks to go on}. "
        "{src She} {cue said} this at a press conference."
    )
    assert last(text, marked)[0].name == "Ilse Maren"


def test_the_report_is_whose_it_was_whoever_spoke_since(marked: Marked) -> None:
    text = (
        "{con1 Half are hungry}, {cue1 according to} {src1 a report by the Kest Institute}. "
        "“{con2 It is bad},” {cue2 said} {src2 Ilse Maren}, the governor. "
        "{con3 Wells are dry}, {src3 the report} {cue3 said}."
    )
    assert last(text, marked)[0].name == "Kest Institute"


def test_a_chief_executives_title_is_no_name(marked: Marked) -> None:
    text = "{src CEO Ilse Maren} {cue said} {con it was late}."
    assert named(text, marked) == [("Ilse Maren", "official", "CEO")]


def test_a_body_without_an_article_goes_by_its_noun(marked: Marked) -> None:
    text = "{con Two tonnes are missing}, {cue according to} {src management}."
    assert named(text, marked) == [("management", "company", "management")]


@pytest.mark.parametrize(
    "text",
    [
        "The Lantern asked Col. Ardo Vell. “{con Ask the mayor},” {src he} {cue replied}.",
        "Our reporter reached the commander, Ardo Vell, by phone. {src He} {cue said} {con no}.",
        "We met Ardo Vell at the ferry. {src He} {cue said} {con it was full}.",
        "A correspondent called Ardo Vell on Monday. {src He} {cue denied} {con the report}.",
    ],
)
def test_who_was_asked_answers(text: str, marked: Marked) -> None:
    assert last(text, marked)[0].name == "Ardo Vell"


def test_the_body_in_capitals_is_no_pronoun() -> None:
    text = "The World Health Organization is alarmed. WHO said six died. The WHO said more may die."
    spoken = [one for claim in reportedly.read(text) for one in claim.speakers]
    assert [one.kind for one in spoken] == [SourceKind.ORGANISATION] * 2
    assert {one.name for one in spoken} == {"World Health Organization"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A rights group, Open Ledger, said 14 had died.", "Open Ledger", "organisation"),
        ("The pipe had burst, its operator, Kesthydro, reported.", "Kesthydro", "company"),
        ("The ministry, in Kest, said the camp was full.", "ministry", "government"),
        ("The army, Vell said, had left.", "army", "military"),
    ],
)
def test_a_body_is_called_by_the_name_between_commas_behind_it(
    text: str, name: str, kind: str
) -> None:
    speakers = reportedly.read(text)[0].speakers
    assert [(one.name, one.kind) for one in speakers] == [(name, kind)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the Prosecutor General’s Office of Orland", "Prosecutor General’s Office of Orland"),
        ("the Kest Ombudsman's Office", "Kest Ombudsman's Office"),
        ("spokesman for the State Border Guard Service Andriy Vell", "Andriy Vell"),
        ("the head of the State Fire Service Olha Orre", "Olha Orre"),
    ],
)
def test_a_name_is_whole_and_holds_no_word_of_the_body_before_it(source: str, name: str) -> None:
    (claim,) = reportedly.read(f"The road is open, according to {source}.")
    assert [one.name for one in claim.speakers] == [name]
