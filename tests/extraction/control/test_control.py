"""Who is said to hold a place, how much of it, and in what way."""

from collections.abc import Callable
from typing import Any

import pytest

import reportedly
from reportedly.extraction.actors.actors import find_actors
from reportedly.extraction.control.control import find_controls
from reportedly.extraction.toponyms.described import find_described
from reportedly.lang.lexicon import Lexicon
from reportedly.lang.nations import Nation, words_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.model.attribution import Made
from reportedly.model.mention import Toponym
from reportedly.model.span import Span

Marked = Callable[[str], Any]
INVENTED = Vocabulary(
    nations=Lexicon(words_of(Nation(code="ORL", names=("Orland",), adjectives=("Orlandic",)))),
    names=(),
)
PLACES = ("Kest", "Brenn", "Halvik", "Tormund")


def held(text: str, marked: Marked) -> list[tuple[str, str | None, str, str | None]]:
    """(place, holder, status, extent) of every control statement."""
    parsed = marked(f"{{nar {text}}}")
    named = tuple(
        Toponym(span=span, as_written=span.of(parsed.text))
        for span in parsed.reading.words
        if span.of(parsed.text) in PLACES
    )
    described = find_described(parsed.reading)
    places = tuple(sorted((*named, *described), key=lambda place: place.span))
    actors = find_actors(parsed.reading, INVENTED)
    found = find_controls(parsed.reading, parsed.attributions[0], places, (), actors)
    return [
        (
            places[item.place].as_written if item.place is not None else "",
            None if item.holder is None else actors[item.holder].as_written,
            item.status,
            item.extent,
        )
        for item in found
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Orland controls Kest.", [("Kest", "Orland", "holds", None)]),
        ("Kest remains under Orlandic control.", [("Kest", "Orlandic", "holds", None)]),
        ("The army completed the liberation of Kest.", [("Kest", "army", "captured", None)]),
        ("Troops entered Kest at dawn.", []),
        ("Rebels encircled a battalion at Kest.", [("Kest", "Rebels", "encircled", None)]),
        ("The army left its positions near Kest.", [("Kest", "army", "retreated", "part")]),
        ("Rebels who hold Kest fired.", [("Kest", "Rebels", "holds", None)]),
        ("Kest is marked as contested on the map.", [("Kest", None, "holds", "contested")]),
        ("Rebels call the shots in Kest.", [("Kest", "Rebels", "holds", None)]),
        ("Rebels won a foothold in Kest.", [("Kest", "Rebels", "holds", "part")]),
        ("The army no longer controls Kest.", [("Kest", "army", "lost", None)]),
        ("The militia has not surrendered Kest.", [("Kest", "militia", "holds", None)]),
        ("Kest which lies in Brenn is held by rebels.", [("Kest", "rebels", "holds", None)]),
        (
            "Kest, which lies near Brenn, was seized by rebels.",
            [("Kest", "rebels", "captured", None)],
        ),
        (
            "The army took the village of Kest, 12 km west of Brenn, at dawn.",
            [("Kest", "army", "captured", None)],
        ),
        ("Kest was not taken.", [("Kest", None, "holds", None)]),
        ("Rebels marched into Kest without a shot.", [("Kest", "Rebels", "captured", None)]),
        ("Kest, which fell on Monday, is dark.", [("Kest", None, "captured", None)]),
        ("The rebels won Kest back.", [("Kest", "rebels", "captured", None)]),
        ("The army has Kest in a noose.", [("Kest", "army", "encircled", None)]),
        ("Troops were bombed out of Kest.", [("Kest", "Troops", "lost", None)]),
        ("Troops were chased off Kest.", [("Kest", "Troops", "lost", None)]),
        ("Rebels bombed Kest.", []),
        ("The withdrawal of rebels from Kest is over.", [("Kest", "rebels", "retreated", None)]),
        ("Kest succumbed to the rebels.", [("Kest", "rebels", "captured", None)]),
        ("Rebels have laid siege to Kest.", [("Kest", "Rebels", "encircled", None)]),
        ("The army threw a cordon around Kest.", [("Kest", "army", "encircled", None)]),
        ("Last week the army packed up and left Kest.", [("Kest", "army", "retreated", None)]),
        ("Neither army has the upper hand in Kest.", [("Kest", None, "holds", "contested")]),
        ("Kest is in rebel hands.", [("Kest", "rebel", "holds", None)]),
        ("As of 27 August the army held Kest.", [("Kest", "army", "holds", None)]),
        ("Rebels are clinging on to Kest.", [("Kest", "Rebels", "holds", None)]),
        ("Flour was sent to Kest, held by rebels.", [("Kest", "rebels", "holds", None)]),
        ("Kest, a rebel-held town, is quiet.", [("Kest", "rebel", "holds", None)]),
        ("Brenn, which rebels stormed in May, is empty.", [("Brenn", "rebels", "captured", None)]),
        ("Rebels broke into Kest and seized it.", [("Kest", "Rebels", "captured", None)]),
        ("Kest slipped into the army's grasp.", [("Kest", "army", "captured", None)]),
        ("A child died in occupied Kest.", [("Kest", None, "holds", None)]),
        ("Kest was occupied in June.", [("Kest", None, "holds", None)]),
        (
            "Rebels handed Kest to the army.",
            [("Kest", "Rebels", "retreated", None), ("Kest", "army", "holds", None)],
        ),
        ("The army handed Kest a letter.", []),
        (
            "Rebels ceded Kest to the army to avoid a siege.",
            [("Kest", "Rebels", "lost", None), ("Kest", "army", "holds", None)],
        ),
        (
            "Orland handed Kest back to rebels.",
            [("Kest", "rebels", "holds", None), ("Kest", "Orland", "retreated", None)],
        ),
        ("Orland does not control Kest any longer.", [("Kest", "Orland", "lost", None)]),
        ("Clashes go on for Kest.", [("Kest", None, "holds", "contested")]),
        ("Rebels hold a few blocks in Kest.", [("Kest", "Rebels", "holds", "part")]),
        ("Kest, besieged since May by rebels, is dark.", [("Kest", "rebels", "encircled", None)]),
        ("The governor left Kest for Brenn.", []),
        ("Rebels could only be forced to quit Kest.", []),
        ("Kest falls within a safe zone.", []),
        ("Kest, which the rebels run, is dark.", [("Kest", "rebels", "holds", None)]),
        ("Kest fell on Tuesday.", [("Kest", None, "captured", None)]),
        ("The army halted the storming of Kest.", []),
        ("Neither rebels nor the army hold Kest.", [("Kest", None, "holds", "contested")]),
        ("Rebels pulled their forces out of Kest.", [("Kest", "Rebels", "retreated", None)]),
        ("It took rebels a year to seize Kest.", [("Kest", "rebels", "captured", None)]),
        ("Rebels have begun a push to free Kest.", []),
        ("The army could drive on, losing Kest.", []),
        ("Orland expects families fleeing Kest.", []),
        ("The army unfurled its flag atop Kest.", [("Kest", "army", "captured", None)]),
        ("Troops occupied Kest in June.", [("Kest", "Troops", "captured", None)]),
        ("The army broke out of Kest.", [("Kest", "army", "retreated", None)]),
        ("Rebels seized the northern city of Kest.", [("Kest", "Rebels", "captured", None)]),
        (
            "Flour ran out in the rebel-besieged town of Kest.",
            [("Kest", "rebel", "encircled", None)],
        ),
        ("An aid convoy entered Kest at dawn.", []),
        ("Kest was overrun by rebels.", [("Kest", "rebels", "captured", None)]),
        ("Kest, seized by rebels in May, is empty.", [("Kest", "rebels", "captured", None)]),
        ("After capturing Kest, rebels turned south.", [("Kest", "rebels", "captured", None)]),
        ("Rebels raised their flag in Kest.", [("Kest", "Rebels", "captured", None)]),
        ("Kest has come under Orlandic control.", [("Kest", "Orlandic", "captured", None)]),
        ("Control of Kest passed to rebels.", [("Kest", "rebels", "captured", None)]),
        ("Rebels were expelled from Kest.", [("Kest", "Rebels", "lost", None)]),
        ("The army drove rebels out of Kest.", [("Kest", "rebels", "lost", None)]),
        ("Villagers were driven out of Kest.", []),
        ("The army lost its grip on Kest.", [("Kest", "army", "lost", None)]),
        ("The withdrawal of troops from Kest is over.", [("Kest", "troops", "retreated", None)]),
        ("Kest is in nobody's full possession.", [("Kest", None, "holds", "contested")]),
        ("Troops broke the siege of Kest.", []),
        ("Soldiers took photographs of Kest.", []),
        ("Kest is surrounded by forests and lakes.", []),
        ("Rebels raised a flag in Kest.", []),
        ("Fighting for Kest goes on.", [("Kest", None, "holds", "contested")]),
        ("The battle for control of Kest began.", [("Kest", None, "holds", "contested")]),
        ("Kest is changing hands every week.", [("Kest", None, "holds", "contested")]),
        (
            "Orland controls most of Kest but less than half of Brenn.",
            [("Kest", "Orland", "holds", "most"), ("Brenn", "Orland", "holds", "part")],
        ),
        (
            "Orland controls large parts of Kest and Brenn, all of Halvik, and half of Tormund.",
            [
                ("Kest", "Orland", "holds", "part"),
                ("Brenn", "Orland", "holds", "part"),
                ("Halvik", "Orland", "holds", "all"),
                ("Tormund", "Orland", "holds", "part"),
            ],
        ),
        ("Orland controls the village of Kest.", [("Kest", "Orland", "holds", None)]),
        ("Orland holds more than half of Kest.", [("Kest", "Orland", "holds", "most")]),
        ("Orland holds practically all of Kest.", [("Kest", "Orland", "holds", "most")]),
        ("Rebels captured the town of Kest.", [("Kest", "Rebels", "captured", None)]),
        ("Kest was captured by rebels.", [("Kest", "rebels", "captured", None)]),
        ("Rebels seized control of Kest.", [("Kest", "Rebels", "captured", None)]),
        ("Rebels took full control of Kest.", [("Kest", "Rebels", "captured", "all")]),
        ("The army retook Kest.", [("Kest", "army", "captured", None)]),
        ("The army has lost Kest.", [("Kest", "army", "lost", None)]),
        ("Kest has fallen.", [("Kest", None, "captured", None)]),
        ("Kest fell to the rebels.", [("Kest", "rebels", "captured", None)]),
        ("Rebels encircled Kest.", [("Kest", "Rebels", "encircled", None)]),
        ("Orland annexed Halvik.", [("Halvik", "Orland", "annexed", None)]),
        ("The army retreated from Kest.", [("Kest", "army", "retreated", None)]),
        ("Kest is under the control of rebels.", [("Kest", "rebels", "holds", None)]),
        ("Rebels managed to capture the east of Kest.", [("Kest", "Rebels", "captured", "part")]),
        ("Kest is under Orlandic control.", [("Kest", "Orlandic", "holds", None)]),
        ("Shells fell on rebel-held Kest.", [("Kest", "rebel", "holds", None)]),
        ("Raids hit the rebel-held city of Kest.", [("Kest", "rebel", "holds", None)]),
        ("Raids hit rebel-held districts of Kest.", [("Kest", "rebel", "holds", "part")]),
        ("Two died in the Orland-held north of Kest.", [("Kest", "Orland", "holds", "part")]),
        ("It hit an opposition-held area in Kest.", [("Kest", "opposition", "holds", "part")]),
        (
            "Buses reached the northern government-controlled Kest province.",
            [("Kest", "government", "holds", None)],
        ),
        (
            (
                "Orland controls large portions of Kest and Brenn, including the power plant "
                "there, practically all of Halvik, and more than half of Tormund."
            ),
            [
                ("Kest", "Orland", "holds", "part"),
                ("Brenn", "Orland", "holds", "part"),
                ("the power plant", "Orland", "holds", None),
                ("Halvik", "Orland", "holds", "most"),
                ("Tormund", "Orland", "holds", "most"),
            ],
        ),
        ("Rebels control the crossing.", [("the crossing", "Rebels", "holds", None)]),
        ("Kest has been cut off since May.", [("Kest", None, "encircled", None)]),
        ("Orlandic forces retain most of Kest.", [("Kest", "Orlandic forces", "holds", "most")]),
        ("The village of Kest remains contested.", [("Kest", None, "holds", "contested")]),
        (
            "Orlandic forces seized the railway halt at Kest.",
            [("Kest", "Orlandic forces", "captured", "part")],
        ),
        ("No Orlandic soldier has left Kest.", []),
        ("The army is in full control of Kest.", [("Kest", "army", "holds", "all")]),
        ("Rebels are firmly in control of Kest.", [("Kest", "Rebels", "holds", None)]),
        ("Kest has been ours since dawn.", [("Kest", None, "holds", None)]),
        ("Kest: entirely ours.", [("Kest", None, "holds", "all")]),
        ("The southern half is theirs.", [("The southern half", None, "holds", None)]),
        ("The army no longer holds Kest.", [("Kest", "army", "lost", None)]),
        ("Kest is out of Orlandic control.", [("Kest", "Orlandic", "lost", None)]),
        ("Rebels keep the ridge.", [("the ridge", "Rebels", "holds", None)]),
        ("The army has the quarry.", [("the quarry", "army", "holds", None)]),
        ("Most of Kest is now held by rebels.", [("Kest", "rebels", "holds", "most")]),
        ("Trucks reached a pier held by rebels.", [("a pier", "rebels", "holds", None)]),
        (
            "Trucks reached a town in western Brenn held by rebels.",
            [("a town", "rebels", "holds", None)],
        ),
        ("Kest in western Brenn is held by rebels.", [("Kest", "rebels", "holds", None)]),
        ("Kest in Brenn was captured by rebels.", [("Kest", "rebels", "captured", None)]),
        (
            "The suburb in the east of Kest is under army control.",
            [("The suburb", "army", "holds", None)],
        ),
        ("Orland pulled its troops out of Kest.", [("Kest", "Orland", "retreated", None)]),
        ("Kest belongs to Orland.", [("Kest", "Orland", "holds", None)]),
        ("Kest lies under the protection of rebels.", [("Kest", "rebels", "holds", None)]),
        ("Kest, 9 km from Brenn, remains contested.", [("Kest", None, "holds", "contested")]),
        ("Kest is split down the middle.", [("Kest", None, "holds", "contested")]),
        ("Kest is said to be surrounded.", [("Kest", None, "encircled", None)]),
        ("Kest is reported to be ringed on two sides.", [("Kest", None, "encircled", "part")]),
        ("Kest is ringed on three sides.", [("Kest", None, "encircled", "part")]),
        ("Aid reached the besieged town.", [("the besieged town", None, "encircled", None)]),
        ("Shells hit the rebel-held town.", [("the rebel-held town", "rebel", "holds", None)]),
        ("Raids hit rebel-held areas.", [("rebel-held areas", "rebel", "holds", None)]),
        ("The army gave up Kest.", [("Kest", "army", "lost", None)]),
        ("The army fled the whole of Kest.", [("Kest", "army", "retreated", "all")]),
        ("It withdrew from most of Kest.", [("Kest", None, "retreated", "most")]),
        ("Kest was handed back to rebels.", [("Kest", "rebels", "holds", None)]),
        (
            "The army handed over Kest to rebels.",
            [("Kest", "army", "retreated", None), ("Kest", "rebels", "holds", None)],
        ),
        (
            "Kest and Brenn are in our hands.",
            [("Kest", None, "holds", None), ("Brenn", None, "holds", None)],
        ),
        (
            "Shots came from the ridge, which rebels seized in May.",
            [("the ridge", "rebels", "captured", None)],
        ),
        (
            "Rebels hold the sluice, the jetty and most of the island.",
            [
                ("the sluice", "Rebels", "holds", None),
                ("the jetty", "Rebels", "holds", None),
                ("the island", "Rebels", "holds", "most"),
            ],
        ),
    ],
)
def test_who_holds_what(
    text: str, wanted: list[tuple[str, str | None, str, str | None]], marked: Marked
) -> None:
    assert held(text, marked) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Kest.",
        "Families left Kest.",
        "Rebels surrounded a clerk at Kest.",
        "The army left its rations near Kest.",
        "Who holds Kest now?",
        "The mayor did not say who holds Kest.",
        "It is unclear who holds Kest.",
        "None of the troops in Kest had surrendered.",
        "Orland declared an economic blockade of Kest.",
        "Orland pulled its missiles out of Kest.",
        "Orland held talks in Kest.",
        "Rebels captured two soldiers in Kest.",
        "Debris fell near Kest.",
        "Children were held by Orland in Kest.",
        "The army took part in Kest.",
        "Rebels tried to capture Kest.",
        "An offensive to retake Kest began.",
        "Rebels did not capture Kest.",
        "Rebels would capture Kest.",
        "If rebels captured Kest, the road would be open.",
        "The raid left ten people dead in the east of Kest.",
        "Three soldiers left for Kest.",
        "They asked whether Kest is ours.",
        "The tour took him through the village.",
        "Nobody fears the capture of Kest.",
        "The camp near Kest is under nobody's control.",
        "The road to Kest is under fire control.",
        "The army cleared the road to Kest of mines.",
        "Kest belongs to whoever comes last.",
        "Kest is not under rebel control.",
        "They spoke of the attempted annexation of Kest.",
        "Rebels lost a radar because of Kest.",
        "It took a year for Kest to recover.",
        "Troops were tasked with capturing Kest.",
        "By taking Kest the army will open the road.",
        "The army will fight until it regains Kest.",
        "Brenn was left with ruins, like Kest.",
        "A spokesman asked the rebels to leave Kest alone.",
        "They met to prepare the de-occupation of Kest.",
        "Shells hit the fields surrounding Kest.",
        "The visitors held Kest to a draw.",
        "Families were evacuated from Kest.",
        "Rebels would lay siege to Kest.",
        "The claim that rebels hold Kest is false.",
        "Brenn recalled Halvik as it mourned the fall of the old union.",
        "Families reached areas around Kest that the army has retaken.",
        "Families fled the area near Kest which rebels hold.",
    ],
)
def test_words_of_holding_that_hold_no_place(text: str, marked: Marked) -> None:
    assert held(text, marked) == []


@pytest.mark.parametrize(("rule", "wanted"), [("kind-of/kind", 3), ("locative/context", 1)])
def test_places_called_so_are_held_together_without_commas(
    rule: str, wanted: int, marked: Marked
) -> None:
    parsed = marked("{nar Rebels seized the towns of Kest Brenn and Halvik}.")
    made = Made(by="rules.places", version="1", rule=rule)
    places = tuple(
        Toponym(span=span, as_written=span.of(parsed.text), made=made)
        for span in parsed.reading.words
        if span.of(parsed.text) in PLACES
    )
    found = find_controls(parsed.reading, parsed.attributions[0], places, (), ())
    assert len(found) == wanted


def test_the_span_is_that_of_the_control_words(marked: Marked) -> None:
    parsed = marked("{nar Rebels seized control of Kest}.")
    at = parsed.text.index("Kest")
    place = Toponym(span=Span(at, at + 4), as_written="Kest")
    (found,) = find_controls(parsed.reading, parsed.attributions[0], (place,), (), ())
    assert found.span.of(parsed.text) == "seized control"
    assert found.holder is None


def test_a_place_within_the_name_of_another_is_no_second_of_a_list() -> None:
    text = "The Brigades took over three districts of Port Ella, an aid worker said."
    (claim,) = reportedly.read(text, published="2031-03-12")
    assert [control.status for control in claim.controls] == ["captured"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They fled a rebel-held village near Kest.", ("a rebel-held village", "rebel", "holds")),
        ("Shells fell on the besieged camp.", ("the besieged camp", None, "encircled")),
        ("A rebel-held town in Brenn was hit.", ("A rebel-held town", "rebel", "holds")),
        ("Kest fell to Orlandic infantry.", ("Kest", "Orlandic infantry", "captured")),
        ("The 7th brigade holds Kest.", ("Kest", "7th brigade", "holds")),
        ("Kest lies in Orlandic territory.", ("Kest", "Orlandic", "holds")),
        ("Kest has been occupied since May.", ("Kest", None, "holds")),
        ("Kest is under siege by rebels.", ("Kest", "rebels", "encircled")),
        ("Kest's Orlandic administration closed two schools.", ("Kest", "Orlandic", "holds")),
        ("Rebels man checkpoints inside Kest.", ("Kest", "Rebels", "holds")),
        ("Rebels withdrew at night from Kest.", ("Kest", "Rebels", "retreated")),
        ("Kest had to be given up.", ("Kest", None, "lost")),
        ("They fled to Kest, which is under rebel control.", ("Kest", "rebel", "holds")),
        ("Rebels no longer control Kest.", ("Kest", "Rebels", "lost")),
        ("Rebels have had Kest in their possession since May.", ("Kest", "Rebels", "holds")),
        ("Nobody controls Kest.", ("Kest", None, "holds")),
        ("Kest is disputed.", ("Kest", None, "holds")),
        ("Kest remains divided.", ("Kest", None, "holds")),
        ("Rebels regained Kest in thick snow.", ("Kest", "Rebels", "captured")),
        ("Every street of Kest is under rebel control.", ("Kest", "rebel", "holds")),
    ],
)
def test_frames_of_holding(text: str, wanted: tuple[str, str | None, str], marked: Marked) -> None:
    assert [item[:3] for item in held(text, marked)] == [wanted]


@pytest.mark.parametrize(
    "text", ["The army imposed a curfew in Kest.", "Orland installed a pump in Kest."]
)
def test_what_is_no_holding(text: str, marked: Marked) -> None:
    assert held(text, marked) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rebels captured a number of villages.", "a number of villages"),
        ("Rebels captured three villages north of Kest.", "three villages"),
        ("Rebels have seized over a dozen villages in the hills.", "over a dozen villages"),
        ("Rebels took control of a barracks near the river.", "a barracks"),
        ("Villagers live in territory under the control of rebels.", "territory"),
        ("Villagers live in rebel controlled regions.", "rebel controlled regions"),
    ],
)
def test_places_without_name_or_article_are_held(text: str, found: str, marked: Marked) -> None:
    assert found in [place for place, *_ in held(text, marked)]


@pytest.mark.parametrize(
    "text", ["Rebels held talks with villages in the hills.", "Territory changes its colours."]
)
def test_of_places_of_which_nobody_says_who_holds_them_nothing_is_told(
    text: str, marked: Marked
) -> None:
    assert held(text, marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kest was lost.",
        "The prime minister ruled out annexing Kest.",
        "Kest may have fallen to the rebels.",
    ],
)
def test_what_nobody_is_said_to_lose_or_only_ruled_out(text: str, marked: Marked) -> None:
    assert held(text, marked) == []


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The town of Kest remains in rebel hands.", "rebel"),
        ("The town of Kest is still in government hands.", "government"),
        ("Rebels are believed to hold the town of Kest.", "Rebels"),
        ("The army is thought to control most of the town of Kest.", "army"),
        ("The town of Kest is reported to be under rebel control.", "rebel"),
        ("The town of Kest appears to have fallen to the rebels.", "rebels"),
        ("The army said its forces had taken the village of Kest.", "forces"),
    ],
)
def test_held_as_reported_or_in_hands(text: str, holder: str | None) -> None:
    (claim,) = reportedly.read(text, published="2031-03-12")
    (control,) = claim.controls
    assert (None if control.holder is None else claim.actors[control.holder].as_written) == holder


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The army took the village of Kest after three days of fighting.", False),
        ("The town of Kest has been under siege for more than two months.", False),
        ("The army took the village of Kest on Monday.", True),
        ("The army took the village of Kest on Monday after three days of fighting.", True),
    ],
)
def test_how_long_it_took_is_no_day_of_control(text: str, dated: bool) -> None:
    (claim,) = reportedly.read(text, published="2031-03-12")
    (control,) = claim.controls
    assert (control.as_of is not None) is dated
