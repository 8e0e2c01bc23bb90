"""Replies: what the text ties together, what may be inferred, and what may not."""

import pytest

from reportedly.extraction.commitment.commitment import judge
from reportedly.extraction.replies.facts import facts_of
from reportedly.extraction.replies.replies import features_with, find_replies
from reportedly.model.claim import Speaker
from reportedly.model.referent import SourceKind
from reportedly.pipeline import bundled_engine
from reportedly.resolution.speakers.speakers import resolve_speakers

ACCUSED = "{src1 Veskara} {cue1 accused} {con1 Orland of shelling a school in Kest}. "
DENIED = "{src2 Orland} {cue2 denied} {con2 it}. "
HELD = "{con1 At least 60 children were held by Orland}, {cue1 according to} {src1 an assessment}. "

REPLIES = [
    (ACCUSED + "{src2 Orland} {cue2 denied} {con2 the accusation}.", {1: (0, "stated")}),
    (ACCUSED + "{src2 Its envoy} {cue2 rejected} {con2 the claim}.", {1: (0, "stated")}),
    (ACCUSED + "In response, {src2 Orland} {cue2 said} {con2 it had hit a depot}.",
     {1: (0, "stated")}),
    (ACCUSED + "{src2 Orland} {cue2 responded} {con2 no plane had flown}.", {1: (0, "stated")}),
    (ACCUSED + "{src2 Orland's army} {cue2 denied} {con2 shelling the school}.",
     {1: (0, "inferred")}),
    (HELD + "{src2 The Orlandic Embassy} {cue2 said} {con2 children who had fled were welcome}.",
     {1: (0, "inferred")}),
    (("{src1 Villagers} {cue1 said} {con1 Orland's army had crossed the river}. "
      "{src2 Orland} {cue2 said} {con2 no soldier had left its territory}."), {1: (0, "inferred")}),
    (ACCUSED + DENIED + "{src3 Its general staff} {cue3 said} {con3 its guns had not fired}.",
     {1: (0, "stated"), 2: (0, "stated")}),
    (("{src1 Some residents} {cue1 said} {con1 the men wore boots}. "
      "{src2 Others} {cue2 said} {con2 they wore sandals}."), {1: (0, "inferred")}),
    (("{src1 The relief office} {cue1 said} {con1 boys were separated from families}. "
      "{src2 The ministry} {cue2 denied} {con2 anyone was held there}."), {1: (0, "inferred")}),
    (("{src1 The army} {cue1 says} {con1 it holds Kest}. {src2 The Front} {cue2 says} "
      "{con2 it does not}."), {1: (0, "stated")}),
    (("{src1 Camp officials} {cue1 said} {con1 9,000 people had come}. {src2 The ministry} "
      "{cue2 insists} {con2 the number is closer to 5,000}."), {1: (0, "inferred")}),
    (("{src1 A clerk} {cue1 said} {con1 two boats would be moved}. {src2 The governor} "
      "{cue2 denied} {con2 there was any such order}."), {1: (0, "stated")}),
    # a verdict, "no such", an opposite, what one who has answered goes on to say of the accuser
    (("{src1 The gazette} {cue1 says} {con1 the mayor fled}. {src2 His deputy} {cue2 called} "
      "{con2 this slander}."), {1: (0, "stated")}),
    (("{src1 A survey} {cue1 said} {con1 forty men were held in a camp}. "
      "{src2 The ministry} {cue2 said} {con2 no such camp existed}."), {1: (0, "stated")}),
    (("{src1 Travellers} {cue1 said} {con1 the bridge was closed}. {src2 The port} {cue2 said} "
      "{con2 the bridge was open}."), {1: (0, "inferred")}),
    (("{src1 A clerk} {cue1 said} {con1 the road was mined}. {src2 The army} {cue2 insists} "
      "{con2 the road has been cleared}."), {1: (0, "inferred")}),
    (("{src1 A survey} {cue1 said} {con1 children were sent to camps in Orland}. "
      "{src2 The Orlandic embassy} {cue2 said} {con2 the children were guests}."),
     {1: (0, "inferred")}),
    # the one who is accused, not the accuser before it; and what harms, not what is nearest
    (("{src1 Residents} {cue1 said} {con1 the police beat them}. "
      "{src2 The police} {cue2 said} {con2 no one was beaten}."), {1: (0, "inferred")}),
    (("{src1 The monitor} {cue1 said} {con1 soldiers had looted shops}. "
      "{src2 The general} {cue2 said} {con2 there was no looting}."), {1: (0, "inferred")}),
    (("{src1 The council} {cue1 accused} {con1 the army of killing 12 people}. "
      "{src2 The army} {cue2 put} {con2 the dead at six}."), {1: (0, "inferred")}),
    # not replies
    (("{src1 The envoy} {cue1 said} {con1 talks would begin}. {src2 Orland} {cue2 said} "
      "{con2 it had annexed the valley, a step others held void}."), {}),
    (("{src1 The envoy} {cue1 said} {con1 talks would begin}. {src2 The army} {cue2 insists} "
      "{con2 the road has been cleared}."), {}),
    (("{src1 The monitor} {cue1 said} {con1 there was no water}. "
      "{src2 The mayor} {cue2 said} {con2 there was no water in Kest}."), {}),
    (("{src1 Villagers} {cue1 said} {con1 the harvest was good}. "
      "{src2 Orland} {cue2 said} {con2 no soldier had left its territory}."), {}),
    (HELD + "{src2 The Kest council} {cue2 said} {con2 children were among the dead}.", {}),
    (HELD + "{src2 The Orlandic Observatory} {cue2 said} {con2 children were held}.", {}),
    (HELD + "{src2 Orland Today} {cue2 said} {con2 children were held in a camp}.", {}),
    (ACCUSED + "{src2 Veskara's envoy} {cue2 denied} {con2 shelling the school}.", {}),
    ("{src2 Orland} {cue2 denied} {con2 the accusation}. " + ACCUSED, {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REPLIES)
def test_replies_are_stated_or_inferred(marked, text, expected):
    case = marked(text)
    found = answers(case)
    assert {i: (to, str(basis)) for i, (to, basis) in found.items()} == expected


LORRIES = "".join(
    f"{{src{n} A driver}} {{cue{n} said}} {{con{n} lorry {n} stood at the quay}}.\n\n"
    for n in range(1, 11)
)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (
            "In jails in Sarn and Orland, some 30 Kestian doctors were being held by Orland",
            "doctors who had to leave Kest because of the fighting were welcome in Orland",
        ),
        (
            "Orland's navy has seized 14 Kestian trawlers",
            "trawlers from Kest were free to fish off Orland",
        ),
    ],
)
def test_an_embassy_answers_at_once_in_a_long_report_too(marked, harm, said):
    told = f"{{con11 {harm}}}, {{cue11 according to}} {{src11 a report released on Monday}}.\n\n"
    embassy = f"{{src12 The Orlandic Embassy in Brenn}} {{cue12 said}} that {{con12 {said}}}."
    found = answers(marked(LORRIES + told + embassy))
    assert {i: (to, str(basis)) for i, (to, basis) in found.items()} == {11: (10, "inferred")}


SIDES_MEET = "{src11 Brenn} {cue11 accused} {con11 Veskara of killing six herders}. "


BETWEEN = "{src12 A teacher} {cue12 said} {con12 the school had closed}.\n\n"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (SIDES_MEET, "{src13 Veskara} {cue13 quickly denied} {con13 the charge}."),
        (SIDES_MEET, "{src13 Veskara} {cue13 has dismissed} {con13 the allegation as a tale}."),
    ],
)
def test_the_blamed_who_deny_it_later_answer_in_a_long_report_too(marked, told, said):
    found = answers(marked(LORRIES + told + BETWEEN + said))
    assert {i: to for i, (to, _) in found.items()} == {12: 10}


@pytest.mark.parametrize(
    "told",
    [
        "{src11 Orland} {cue11 called for} {con11 an inquiry into the killing of six herders}. ",
        "{src11 Orland} {cue11 said} {con11 six herders were killed}. ",
    ],
)
def test_a_call_is_not_denied_and_nobody_denies_their_own(marked, told):
    denied = "{src12 Orland} {cue12 denied} {con12 the charge}."
    assert 11 not in answers(marked(LORRIES + told + denied))


@pytest.mark.parametrize(
    "told",
    [
        # a denial of something else is no answer to what is far and harms nobody
        (
            "{src11 Veskara} {cue11 said} {con11 Orland had a list of guests}. "
            "Rain fell. Wind rose. "
            "{src12 A clerk} {cue12 said} {con12 it was long}. "
            "{src13 Orland} {cue13 denied} {con13 ever owning a ship}."
        ),
        (
            "{src11 The harbour master} {cue11 said} {con11 the crane would be mended in May}. "
            "{src12 A pilot} {cue12 said} {con12 the fog had been thick}."
        ),
    ],
)
def test_in_a_report_of_usual_length_nobody_answers_another_matter(marked, told):
    assert answers(marked(LORRIES + told)) == {}


def answers(case, speakers=None):
    """The replies among marked claims, read with the encoder as a report is."""
    engine = bundled_engine()
    reading = engine.reader.hear(case.reading)
    items = case.attributions
    values = [judge(reading, item)[0].source for item in items]
    known = resolve_speakers(reading, items, engine.parties.vocabulary)
    told = speakers or known
    each = zip(told, known, strict=True)
    return find_replies(reading, items, values, [mine or one for mine, one in each])


def _speaker(name, kind):
    return (Speaker(span=None, name=name, kind=kind),)


KNOWN = "{src1 The town council} {cue1 said} {con1 Orland's gunners had shelled a bakery}. "
NEXT = "{src2 The ministry} {cue2 said} {con2 its crews had been at rest}."


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        (KNOWN + NEXT, "Orlandic Ministry of Works", SourceKind.GOVERNMENT, {1: (0, "inferred")}),
        (KNOWN + NEXT, "Veskaran Ministry of Works", SourceKind.GOVERNMENT, {}),
        # who is no side answers an accusation only if it speaks of the same
        (ACCUSED + NEXT.replace("its crews had", "the school had"), "Orland", SourceKind.ANALYST,
         {1: (0, "inferred")}),
    ],
)  # fmt: skip
def test_the_one_who_is_named_answers_when_it_speaks_next(marked, text, name, kind, expected):
    case = marked(text)
    found = answers(case, named(case, name, kind))
    assert {i: (to, str(basis)) for i, (to, basis) in found.items()} == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (KNOWN + NEXT, SourceKind.GOVERNMENT, True),
        (KNOWN + NEXT, SourceKind.ANALYST, False),
        (KNOWN.replace("shelled", "visited") + NEXT, SourceKind.GOVERNMENT, False),
        (KNOWN + "Rain fell. Wind rose. Snow came. " + NEXT, SourceKind.GOVERNMENT, False),
    ],
)
def test_a_named_side_is_at_once_only_next_to_harm(marked, text, kind, expected):
    case = marked(text)
    speakers = named(case, "Orland", kind)
    values = [judge(case.reading, item)[0].source for item in case.attributions]
    each = zip(case.attributions, values, speakers, strict=True)
    claims = [facts_of(case.reading, *one) for one in each]
    assert ("the named side at once" in features_with(claims, 1, 0, {})) == expected


def test_of_what_nobody_tells_or_asks_little_is_worked_out(marked):
    case = marked("{nar1 Shells hit the market}. {src2 Orland} {cue2 denied} {con2 the raid}.")
    narrated, told = (facts_of(case.reading, item, None, ()) for item in case.attributions)
    assert (narrated.first, told.first) == (0, 1)
    assert narrated.subject  # a word for it is no longer rare
    assert (narrated.words, told.words) == (frozenset(), {"the", "raid"})


def named(case, name, kind):
    """The speakers of marked claims: of "The ministry", who it is known to be."""
    told = [case.reading.text[item.source[0].start :] for item in case.attributions]
    return [_speaker(name, kind) if words.startswith("The ministry") else () for words in told]


AT_ONCE = [
    # a monitor answers for nobody, whatever its name
    (("{src1 A baker} {cue1 accused} {con1 Orland of theft}. "
      "{src2 The Orlandic Observatory} {cue2 said} {con2 the shop sold bread}."), {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AT_ONCE)
def test_replies_stand_close_to_what_they_answer(marked, text, expected):
    case = marked(text)
    found = answers(case)
    assert {i: (to, str(basis)) for i, (to, basis) in found.items()} == expected


SIDES = [
    # rival holds of one place; a deed as its doer tells it; a verdict on what was told; a question
    (("{src1 Tavren's army} {cue1 said} {con1 it had captured the village of Ulm}. "
      "{src2 Ostren's general staff} {cue2 said} {con2 its troops were holding Ulm}."), {1: 0}),
    (("{src1 A rights group} {cue1 accused} {con1 the Ostren air force of bombing a clinic}. "
      "{src2 The Ostren army} {cue2 said} {con2 its planes had hit a store of rockets}."), {1: 0}),
    (("{src1 Sixty officers} {cue1 alleged} {con1 that Ostren had stationed launchers there}. "
      "{src2 Ostren's ministry} {cue2 called} {con2 the allegation absurd}."), {1: 0}),
    (("{src1 The agency} {cue1 reported} {con1 that the Front had taken Hill 9}. "
      "{src2 Tavren} {cue2 dismissed} {con2 the report as fantasy}."), {1: 0}),
    (("{src1 The Front} {cue1 said} {con1 it had shot down two jets}. "
      "{src2 An army spokesman} {cue2 described} {con2 the announcement as fiction}."), {1: 0}),
    # what goes on after an answer, in the next clause or sentence
    (("{src1 Belmar} {cue1 blamed} {con1 Ostren for the shelling}. {src2 Ostren} {cue2 rejected} "
      "{con2 the charge} and {cue3 said} {con3 its guns had been withdrawn}."), {1: 0}),
    # one side's people tell more; another side tells of another place; one who watches counts
    (("{src1 Tavren's army} {cue1 said} {con1 it had captured Ulm}. "
      "{src2 Tavren's ministry} {cue2 said} {con2 its troops were holding Ulm}."), {}),
    (("{src1 Tavren's army} {cue1 said} {con1 it had captured Ulm}. "
      "{src2 The Lake Monitor} {cue2 said} {con2 ten houses had burned in Ulm}."), {}),
    (("{src1 The mayor} {cue1 called} {con1 the harvest good}. "
      "{src2 A baker} {cue2 called} {con2 the winter long}."), {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_sides_answer_what_is_told_of_them(marked, text, expected):
    found = answers(marked(text))
    assert {index: earlier for index, (earlier, _) in found.items()} == expected


OTHER_WORDS = [
    # what only its content ties: another hand, a target, will, a count, what was seen
    (("{src1 Stallholders} {cue1 said} {con1 the army had shelled the fish market}. "
      "{src2 The army} {cue2 said} {con2 the shells had come from across the lake}."), {1: 0}),
    (("{src1 A relief worker} {cue1 said} {con1 planes had bombed a warehouse of rice}. "
      "{src2 An air force officer} {cue2 said} {con2 gunmen were storing rockets there}."),
     {}),  # likely, but not likely enough where nothing shows it
    (("{src1 Mothers} {cue1 said} {con1 their sons had been taken to Ostren by force}. "
      "{src2 Ostren's ministry} {cue2 said} {con2 the boys had come of their own will}."),
     {1: 0}),
    (("{src1 The ministry} {cue1 said} {con1 the hospital was working normally}. "
      "{src2 A nurse} {cue2 said} {con2 there had been no light in the wards for a week}."),
     {1: 0}),
    (("{src1 Shepherds} {cue1 said} {con1 marines had burned their huts}. "
      "{src2 The marines} {cue2 said} {con2 they had burned nothing}."), {1: 0}),
    (("{src1 Tavren} {cue1 accused} {con1 Ostren of bombing a ferry}. "
      "{src2 Ostren} {cue2 blamed} {con2 a mine laid by Tavren}."), {1: 0}),
    (("{src1 The station} {cue1 reported} {con1 that the premier had fled}. "
      "{src2 Her office} {cue2 described} {con2 the report as a hoax}."), {1: 0}),
    (("{src1 Tavren} {cue1 said} {con1 its troops had captured the pass}. "
      "{src2 Ostren} {cue2 rejected} {con2 the claim}."), {1: 0}),
    (("{src1 The rector} {cue1 said} {con1 the exams would be held in May}. "
      "{src2 The dean} {cue2 said} {con2 the roof was leaking}."), {}),
    (("{src1 The monitor} {cue1 said} {con1 rockets killed six people in Kest}. "
      "{src2 Medics} {cue2 said} {con2 rockets also hit a school}."), {}),
    (("{src1 A miller} {cue1 said} {con1 the soldiers took his flour}. "
      "{src2 The miller} {cue2 said} {con2 he had no flour left}."), {}),
    # what puts right what was said, and what joins in or tells the same again
    (("{src1 Tavren} {cue1 said} {con1 Ostren had burned the mill}. "
      "{src2 Ostren} {cue2 said} {con2 that nobody had gone near the mill}."), {1: 0}),
    (("{src1 Belmar} {cue1 accused} {con1 Ostren of burning the mill}. "
      "{src2 Corsa} {cue2 also accused} {con2 Ostren of burning the mill}."), {}),
    (("{src1 A warden} {cue1 said} {con1 that a shell hit the mill}. "
      "{src2 The premier} {cue2 condemned} {con2 the shelling of the mill}."), {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHER_WORDS)
def test_replies_in_other_words(marked, text, expected):
    case = marked(text)
    found = answers(case)
    assert {index: earlier for index, (earlier, _) in found.items()} == expected
