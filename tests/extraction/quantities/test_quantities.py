"""Quantities: bounds, what is counted, what became of it, parts, scope; and what is none."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.extraction.quantities.quantities import find_quantities
from reportedly.model.ids import ReportId
from reportedly.model.mention import Counted, Population, Quantity, QuantityScope, QuantityState
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans


def cut(text: str, mark: str) -> Spans:
    starts = [0, *(match.end() for match in re.finditer(mark, text) if match.end() < len(text))]
    return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if a < b)


def reading_of(text: str, language: str = "en") -> Reading:
    return Reading(
        report=ReportId("r_0"),
        text=text,
        language=language,
        words=(),
        sentences=cut(text, r"[.!?]\s+(?=[A-Z])"),
        paragraphs=cut(text, r"\n\n"),
        quoted=(),
        furniture=(),
    )


def found(text: str) -> tuple[Quantity, ...]:
    return find_quantities(reading_of(text))


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Shells hit 12 houses.", "12", 12, 12),
        ("Shells hit 1,200 houses.", "1,200", 1200, 1200),
        ("It cost 1.2 million dollars.", "1.2 million dollars", 1.2e6, 1.2e6),
        ("It lost 2.7m tonnes.", "2.7m tonnes", 2.7e6, 2.7e6),
        ("Shells hit twenty-one houses.", "twenty-one", 21, 21),
        ("Shells hit a dozen houses.", "a dozen", 12, 12),
        ("Shells hit two dozen houses.", "two dozen", 24, 24),
        ("It has half a million inhabitants.", "half a million", 5e5, 5e5),
        ("It has a quarter of a million inhabitants.", "a quarter of a million", 250e3, 250e3),
        ("It has a hundred and five houses.", "a hundred and five", 105, 105),
        ("It has two hundred thousand inhabitants.", "two hundred thousand", 2e5, 2e5),
        ("It housed several hundred people.", "several hundred", 200, 900),
        ("Shells hit 30 to 40 houses.", "30 to 40", 30, 40),
        ("Shells hit between 3 and 5 houses.", "between 3 and 5", 3, 5),
        ("Shells hit 12-15 houses.", "12-15", 12, 15),
        ("It housed four to five thousand people.", "four to five thousand", 4000, 5000),
        ("It killed 40% of the guards.", "40%", 40, 40),
        ("It killed two-thirds of the guards.", "two-thirds", 2 / 3, 2 / 3),
    ],
)
def test_a_figure_is_read_with_its_ends(text: str, words: str, low: float, high: float) -> None:
    (quantity,) = found(text)
    assert quantity.span.of(text) == words
    assert (quantity.low, quantity.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("words", "low", "high", "low_open", "high_open", "approximate"),
    [
        ("at least 12", 12, None, False, False, False),
        ("no fewer than 12", 12, None, False, False, False),
        ("more than 12", 12, None, True, False, False),
        ("over 12", 12, None, True, False, False),
        ("up to 12", None, 12, False, False, False),
        ("as many as 12", None, 12, False, False, False),
        ("no more than 12", None, 12, False, False, False),
        ("fewer than 12", None, 12, False, True, False),
        ("as few as 12", 12, None, False, False, False),
        ("at the very least 12", 12, None, False, False, False),
        ("beyond 12", 12, None, True, False, False),
        ("just short of 12", None, 12, False, True, False),
        ("perhaps 12", 12, 12, False, False, True),
        ("in the region of 12", 12, 12, False, False, True),
        ("12-odd", 12, 12, False, False, True),
        ("12 or fewer", None, 12, False, False, False),
        ("less than 12", None, 12, False, True, False),
        ("about 12", 12, 12, False, False, True),
        ("some 12", 12, 12, False, False, True),
        ("an estimated 12", 12, 12, False, False, True),
        ("nearly 12", 12, 12, False, False, True),
        ("almost 12", 12, 12, False, False, True),
        ("close to 12", 12, 12, False, False, True),
        ("exactly 12", 12, 12, False, False, False),
    ],
)
def test_bound_words_open_and_close_the_ends(
    words: str,
    low: float | None,
    high: float | None,
    low_open: bool,
    high_open: bool,
    approximate: bool,
) -> None:
    (quantity,) = found(f"Shelling killed {words} people.")
    assert (quantity.low, quantity.high) == (low, high)
    assert (quantity.low_open, quantity.high_open) == (low_open, high_open)
    assert quantity.approximate is approximate
    assert quantity.state is QuantityState.KILLED


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Shelling killed at least 12 people.", ["killed"]),
        ("At least 12 people were killed.", ["killed"]),
        ("Some 12 people in Brenn have reportedly been killed.", ["killed"]),
        ("It left three dead and 10 injured.", ["killed", "wounded"]),
        ("12 dead, 34 wounded.", ["killed", "wounded"]),
        ("Raids killed four people and wounded six others.", ["killed", "wounded"]),
        ("Four people were killed and six others injured.", ["killed", "wounded"]),
        ("The death toll rose to 14.", ["killed"]),
        ("The death toll rose from 12 to 14.", ["killed", "killed"]),
        ("The raid claimed the lives of seven people.", ["killed"]),
        ("They mourned the deaths of 43 people.", ["killed"]),
        ("Rescuers found the bodies of five people.", ["bodies_found"]),
        ("Rescuers found five bodies.", ["bodies_found"]),
        ("Two of the council's governing bodies met.", ["other"]),
        ("The raid killed five soldiers and three civilians.", ["killed", "killed"]),
        ("Five soldiers and three civilians were killed.", ["killed", "killed"]),
        ("It killed five people in Brenn and three in Kest.", ["killed", "killed"]),
        ("Its crews shot down 12 drones.", ["shot_down"]),
        ("Orland launched 30 drones.", ["launched"]),
        ("Twelve drones were shot down.", ["shot_down"]),
        ("Raids destroyed one tank, two mortars and three carriers.", ["destroyed"] * 3),
        ("Its forces captured 40 soldiers.", ["captured"]),
        ("Nine people are missing.", ["missing"]),
        ("The war has displaced 9,000 families.", ["displaced"]),
        ("Two bombers killed nine people.", ["other", "killed"]),
        ("Two bombers killed at least nine people.", ["other", "killed"]),
        ("The fate of four nurses is still unknown.", ["missing"]),
        ("The fate of four nurses moved the town.", ["other"]),
        ("Dozens of burned out lorries stood there.", ["destroyed"]),
        ("Three burned-out tanks stood there.", ["destroyed"]),
        ("Kest was pounded with 12 rockets and about 40 shells.", ["launched", "launched"]),
        ("Some 40 rockets so far on Kest.", ["launched"]),
        ("Some 40 rockets on Monday.", ["other"]),
        (
            "The number of victims reached 90 people as follows: 60 guards and 30 nurses.",
            ["killed"] * 3,
        ),
        ("Another dozen people were killed.", ["killed"]),
        ("It left dozen people dead.", ["killed"]),
        ("20 Civilians Killed, Scores Injured in Brenn", ["killed", "wounded"]),
        ("It held 40 villages.", ["other"]),
        ("Medics treated 19 wounded civilians.", ["wounded"]),
        ("Two wounded soldiers were killed.", ["killed"]),
        ("A 79-year-old woman was killed.", ["killed"]),
        ("A child was wounded.", ["wounded"]),
        ("No civilians were killed.", ["killed"]),
        ("Several people were wounded.", ["wounded"]),
    ],
)
def test_verbs_and_nouns_on_either_side_give_the_state(text: str, states: list[str]) -> None:
    assert [quantity.state.value for quantity in found(text)] == states


def test_no_and_a_are_zero_and_one() -> None:
    assert [(q.low, q.high) for q in found("No civilians were killed. A guard was wounded.")] == [
        (0, 0),
        (1, 1),
    ]


@pytest.mark.parametrize(
    ("text", "unit", "of", "population"),
    [
        ("It killed 12 civilians.", "person", "civilians", Population.CIVILIAN),
        ("It killed 12 Orland army soldiers.", "person", "Orland army soldiers", "combatant"),
        (
            "It killed 12 Orland commanders and members.",
            "person",
            "Orland commanders and members",
            "combatant",
        ),
        ("It killed 12 troops and militia.", "person", "troops and militia", "combatant"),
        ("It feeds 60% of the population.", "%", "population", Population.UNSTATED),
        ("It asked 60% of Orland voters.", "%", "Orland voters", Population.UNSTATED),
        ("It housed 12 Canadians.", "person", "Canadians", Population.UNSTATED),
        ("It killed 12 mostly armed men.", "person", "armed men", Population.COMBATANT),
        ("It killed 12 U.S. soldiers.", "person", "soldiers", Population.COMBATANT),
        ("It hit two other rebel-held areas.", "area", "rebel-held areas", Population.UNSTATED),
        ("It hit four besieged towns.", "town", "besieged towns", Population.UNSTATED),
        ("It hit two militant groups.", "group", "militant groups", Population.UNSTATED),
        ("It killed 12 rescue workers.", "person", "rescue workers", Population.MEDIC),
        ("It killed 12 children.", "person", "children", Population.CHILD),
        ("It killed 12 women and children.", "person", "women and children", Population.MIXED),
        ("It killed 12 journalists.", "person", "journalists", Population.JOURNALIST),
        ("It killed 12.", "person", None, Population.UNSTATED),
        ("It hit 12 power stations.", "station", "power stations", Population.UNSTATED),
        ("It lies 12 kilometres north.", "km", None, Population.UNSTATED),
        ("They hold one inch of it.", "in", None, Population.UNSTATED),
        ("It cost $12.", "$", None, Population.UNSTATED),
        ("It dropped 12 barrel bombs.", "bomb", "barrel bombs", Population.UNSTATED),
        ("It burned 12 barrels of oil.", "bbl", None, Population.UNSTATED),
    ],
)
def test_what_is_counted(text: str, unit: str, of: str | None, population: str) -> None:
    (quantity,) = found(text)
    assert (quantity.unit, quantity.population) == (unit, population)
    assert (quantity.of and quantity.of.of(text)) == of


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("It killed 14 people, including three children.", [None, 0]),
        ("It killed 14 people, including three children and two women.", [None, 0, 0]),
        ("It killed 14 people, three of them children.", [None, 0]),
        ("Five children were among the 14 people killed.", [1, None]),
        ("It killed 14 people and wounded three children.", [None, None]),
        ("It killed 14 people, including 30 children.", [None, None]),
    ],
)
def test_a_part_points_to_its_whole(text: str, parents: list[int | None]) -> None:
    quantities = found(text)
    assert [quantity.subset_of for quantity in quantities] == parents
    for quantity in quantities:
        if quantity.subset_of is not None:
            assert quantity.state is quantities[quantity.subset_of].state is QuantityState.KILLED


@pytest.mark.parametrize(
    ("text", "states", "parents"),
    [
        ("Of the 212 missiles fired, 190 were shot down.", ["launched", "shot_down"], [None, 0]),
        ("Of the 40 drones, 31 were shot down.", ["other", "shot_down"], [None, 0]),
        ("In the town of 300 families, 12 people were killed.", ["other", "killed"], [None, None]),
        ("The mother of two soldiers was killed.", ["other"], [None]),
        ("A father of three and his two daughters were killed.", ["killed"], [None]),
        ("Nine sailors are unaccounted for.", ["missing"], [None]),
    ],
)
def test_what_is_said_of_a_part_or_an_owner_is_not_of_the_whole(
    text: str, states: list[str], parents: list[int | None]
) -> None:
    quantities = found(text)
    assert [quantity.state for quantity in quantities] == states
    assert [quantity.subset_of for quantity in quantities] == parents


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Shelling killed 12 people.", QuantityScope.INCIDENT),
        ("The death toll rose to 14.", QuantityScope.INCIDENT),
        ("It has killed 900 people since 2021.", QuantityScope.CUMULATIVE),
        ("So far 900 people have been killed.", QuantityScope.CUMULATIVE),
        ("That brings the total to 900 killed.", QuantityScope.CUMULATIVE),
        ("The war has killed 9,000 people.", QuantityScope.CUMULATIVE),
        ("In the past week 30 people were killed.", QuantityScope.PERIOD),
        ("From Friday 3 March to Monday 6 March 30 people were killed.", QuantityScope.PERIOD),
        ("Between 3 and 6 March 30 people were killed.", QuantityScope.PERIOD),
        (
            "It recorded 46 breaches between 18:00 on 8 May and 18:00 on 9 May.",
            QuantityScope.PERIOD,
        ),
        ("The desk has recorded 14 raids on villages this year.", QuantityScope.PERIOD),
        ("Partners counted 27 dead in September.", QuantityScope.PERIOD),
        ("A raid in September killed 27 people.", QuantityScope.INCIDENT),
        ("Some 900 people have crossed since dawn.", QuantityScope.PERIOD),
        ("It asked about two railwaymen held in Kest since May.", QuantityScope.INCIDENT),
        ("Forty people have been missing since May.", QuantityScope.INCIDENT),
        ("Forty people have been held since May.", QuantityScope.CUMULATIVE),
    ],
)
def test_scope_comes_from_the_sentence(text: str, scope: QuantityScope) -> None:
    assert [quantity.scope for quantity in found(text)] == [scope]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("An estimated 900 people were killed.", Counted.ESTIMATED),
        ("The ministry documented the deaths of 12 people.", Counted.COUNTED),
        ("Shelling killed 12 people.", Counted.UNSTATED),
        ("It was confirmed. Shelling killed 12 people.", Counted.UNSTATED),
    ],
)
def test_how_a_figure_was_come_by(text: str, counted: Counted) -> None:
    assert [quantity.counted for quantity in found(text)] == [counted]


@pytest.mark.parametrize(
    "text",
    [
        "It lasted three days.",
        "It began on February 24, 2022.",
        "It began at 4:30 a.m. today.",
        "Orsa Venn, 25, said so.",
        "A 79-year-old woman spoke.",
        "A T-72 burned.",
        "It cites Resolution 2254.",
        "It is the 22nd raid.",
        "No one came.",
        "One of them left.",
        "An attack on one is an attack on all.",
        "The group (a terrorist group banned there) fled.",
        "They left a house.",
        "They have no bread.",
        "They won 2-1.",
        "Quote 016.",
        "The dead had no visible injuries.",
        "The truce prevented the killing of large numbers of villagers.",
    ],
)
def test_numbers_that_count_nothing_are_left(text: str) -> None:
    assert found(text) == ()


def test_a_language_without_tables_has_no_quantities() -> None:
    assert find_quantities(reading_of("12 morts.", "fr")) == ()


WORDS = """12 1,200 3 to - and of a no one dozens hundreds thousand people children killed wounded
were including at least up between more than km ( ) . , % $ half third the several dead toll left
T 72 year old é 😀 0 007 99 ½"""


@example("12 of")
@example("12 $ 12")
@example("one of")
@given(st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join) | st.text())
def test_any_words_give_ordered_disjoint_spans_and_parents_in_range(text: str) -> None:
    quantities = found(text)
    last = 0
    for at, quantity in enumerate(quantities):
        assert last <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.low is not None or quantity.high is not None
        assert quantity.subset_of is None or quantity.subset_of in set(range(len(quantities))) - {
            at
        }
        last = quantity.span.end


@pytest.mark.parametrize(
    "text",
    [
        "2. Corridors will open at dawn.",
        "On day 48 of the war the road was shut.",
        "The siege has entered week three.",
        "It was night 12, and nobody slept.",
        "They were children aged six and 11.",
        "Men over the age of 15 were held.",
        "It came from a 122 mm rocket.",
        "12.10 p.m. Shelling went on.",
    ],
)
def test_numbers_of_lists_ages_calibres_and_clocks_count_nothing(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The mine killed 12 miners or more.", 12, None),
        ("That day 48 of the miners were killed.", 48, 48),
        ("In a week 48 miners were killed.", 48, 48),
        ("The mine killed 12 miners or fewer.", None, 12),
        ("No one was killed.", 0, 0),
        ("The mine killed nobody.", 0, 0),
        ("None of the passengers was killed.", 0, 0),
        ("No one else was reported killed.", 0, 0),
        ("Another was killed.", 1, 1),
        ("A pensioner, 81, was killed.", 1, 1),
        ("A boy of the Kest school, a child, was killed.", 1, 1),
        ("A 58-year-old farmer was killed.", 1, 1),
        ("A couple were killed in bed.", 2, 2),
        ("The pair were killed in bed.", 2, 2),
        ("Both guards were killed.", 2, 2),
        ("Two nurses aged 31 and 44 were killed.", 2, 2),
        ("Two nurses and their cousin were killed.", 2, 2),
        ("Several were killed.", None, None),
        ("A handful of guards were killed.", None, None),
        ("A large number of guards were killed.", None, None),
        ("Many were killed.", None, None),
    ],
)
def test_a_loss_is_counted_however_it_is_worded(text: str, low: float, high: float) -> None:
    quantity = found(text)[0]
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, "person")
    assert quantity.state is QuantityState.KILLED


def test_others_and_the_wounded_keep_their_state() -> None:
    assert [(item.low, item.state.value) for item in found("Another 50 were wounded.")] == [
        (50, "wounded")
    ]
    assert [(item.low, item.state.value) for item in found("15 of the wounded are children.")] == [
        (15, "wounded")
    ]
    assert found("In a month and a half the guards came.") == ()


def test_no_casualties_are_none_of_people() -> None:
    (quantity,) = found("There were no casualties.")
    assert (quantity.low, quantity.high, quantity.unit) == (0, 0, "person")


@pytest.mark.parametrize(
    "text",
    [
        "No one claimed the raid.",
        "No one knows how many were killed.",
        "No one said who was hurt.",
        "Another claimed the raid.",
        "The pair met in Kest.",
        "Both guards and nurses were killed.",
        "A single road leads there.",
    ],
)
def test_words_for_few_count_nothing_where_nobody_is_hurt(text: str) -> None:
    assert found(text) == ()


def test_what_is_said_of_a_part_is_not_said_of_its_whole() -> None:
    part, whole = found("12 of the 14 guards were killed.")
    assert (part.high, part.state, part.subset_of) == (12, QuantityState.KILLED, 1)
    assert (whole.high, whole.state) == (14, QuantityState.OTHER)
    part, whole = found("They shot down 10 out of 12 drones.")
    assert (part.high, part.subset_of, whole.high) == (10, 1, 12)


@pytest.mark.parametrize(
    ("text", "words", "unit", "value"),
    [
        ("It cost A$5 million.", "A$5 million", "AUD", 5e6),
        ("It cost $NZ3m.", "$NZ3m", "NZD", 3e6),
        ("It was a $5 million raid.", "a $5 million", "$", 5e6),
        ("It cost 40 million shekels.", "40 million shekels", "ILS", 4e7),
        ("It cost 300 Canadian dollars.", "300 Canadian dollars", "CAD", 300),
        ("It cost 5 million pounds.", "5 million pounds", "£", 5e6),
        ("It held 500 pounds of tar.", "500 pounds", "lb", 500),
        ("They hold 45 square km.", "45 square km", "km²", 45),
        ("It fell to -5 °C there.", "-5 °C", "°C", -5),
        ("It fell to minus 20 degrees.", "minus 20 degrees", "degree", -20),
        ("It rose 5 percentage points.", "5 percentage points", "percentage point", 5),
        ("One in five houses burned.", "One in five", "share", 0.2),
        ("They hold three quarters of Brenn.", "three quarters", "share", 0.75),
        ("Half the town burned.", "Half", "share", 0.5),
        ("It fell 12 per cent.", "12 per cent", "%", 12),
    ],
)
def test_units_and_shares(text: str, words: str, unit: str, value: float) -> None:
    (quantity,) = find_quantities(reading_of(text), measures=True)
    assert (quantity.span.of(text), quantity.unit) == (words, unit)
    assert quantity.high == pytest.approx(value)


def test_a_change_of_money_keeps_its_mark_on_both_ends() -> None:
    text = "The cost rose from $43 billion to $50 billion."
    assert [(item.span.of(text), item.unit) for item in found(text)] == [
        ("$43 billion", "$"),
        ("$50 billion", "$"),
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Shells hit dozens of houses.", 24, None),
        ("Shells hit scores of houses.", 40, None),
        ("It housed hundreds of thousands of people.", 2e5, None),
        ("The guns are within 12 km.", None, 12),
        ("It was heard as far as nine miles away.", None, 9),
        ("It lies a good 40 km off.", 40, None),
    ],
)
def test_words_of_many_and_of_reach_open_one_end(
    text: str, low: float | None, high: float | None
) -> None:
    (quantity,) = found(text)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Half the town is held by the militia.",
        "The province lost a third of its income.",
        "They control about 30 percent of Brenn.",
        "The two statements differ.",
        "It gave four reasons.",
        "The two leaders met.",
        "She is 61 and lives alone.",
        "The baker, who was 44, fled.",
        "They spoke with a boy of twelve.",
        "The gates opened at seven.",
        "They rise at four, as ever.",
        "Shots rang out at ten past six.",
        "It runs at 30 cubic metres a second.",
        "There is no doubt.",
        "The toll of a raid on a tenement rose.",
    ],
)
def test_what_reports_number_and_no_incident_counts(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Some 4,000 villagers have left the valley.", ["displaced"]),
        ("About 700 families have arrived in Kest since then.", ["displaced"]),
        ("Tens of thousands have left the country.", ["displaced"]),
        ("Nearly 300 residents are sheltering in the school.", ["displaced"]),
        ("Of the villagers, of whom 90 are sheltering in Kest, few spoke.", ["displaced"]),
        ("About 500 women are on foot.", ["displaced"]),
        ("Two villagers left the meeting.", ["other"]),
        ("Some 400 soldiers have left the valley.", ["other"]),
        ("The militia is holding 12 priests.", ["captured"]),
        ("Some 60 men are held in a barn.", ["captured"]),
        ("Soldiers rounded up 30 men.", ["captured"]),
        ("The sides exchanged 40 prisoners.", ["captured"]),
        ("Nine boys were led away.", ["captured"]),
        ("Three rockets fell short of the bridge.", ["launched"]),
        ("Enemy losses came to 30 men, two tanks and four lorries.", ["other"] + ["destroyed"] * 2),
        ("Destroyed overnight: 12 drones and three guns.", ["destroyed"] * 2),
        ("It downed nine drones: six over Kest and three at sea.", ["shot_down"] * 3),
        ("Two of the wounded later died.", ["killed"]),
        ("The mayor put the dead at nine.", ["killed"]),
        ("Nine guards and cooks had died.", ["killed"]),
        ("More than 30 were killed or wounded.", ["other"]),
        ("Up to 20 gunmen were neutralised.", ["other"]),
        ("Some 900 people have asked to be evacuated.", ["other"]),
        ("It wounded a beekeeper.", ["wounded"]),
        ("It killed a man and his niece.", ["killed", "killed"]),
        ("Nobody in the street was hurt.", ["wounded"]),
        ("No aircraft was in the air.", ["other"]),
        ("Not a single soldier was lost.", ["killed"]),
        ("Some 12 people have lost their lives.", ["killed"]),
        ("The toll of the raid surpasses 30 people.", ["killed"]),
        ("Nine were killed and dozens of others injured.", ["killed", "wounded"]),
    ],
)
def test_states_of_those_who_move_are_held_or_stand_in_lists(text: str, states: list[str]) -> None:
    assert [quantity.state.value for quantity in found(text)] == states


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Another 42 villagers were killed in Kest.", "Another 42"),
        ("A further two shepherds were wounded.", "A further two"),
        ("A total of nine wardens were killed.", "A total of nine"),
        ("They shot down six more on Friday.", "six more"),
    ],
)
def test_what_adds_to_a_figure_stands_in_its_words(text: str, written: str) -> None:
    assert found(text)[0].span.of(text) == written


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The raid destroyed several workshops.", 1),
        ("A number of lorries were destroyed.", 1),
        ("The raids hit several villages.", 1),
        ("The gunners shot down a drone.", 1),
        ("Nobody knows how many were told.", 0),
        ("Several regions disagreed.", 0),
    ],
)
def test_things_without_a_figure_count_where_they_are_lost_or_hit(text: str, count: int) -> None:
    assert len([q for q in found(text) if q.span.of(text) != "Nobody"]) == count


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Nine people from one family were killed.", ["killed"]),
        ("Ten people, four of them pupils, died.", ["killed", "killed"]),
        ("Nine members of the Kest Front and the Tarn Guard were killed.", ["killed"]),
        ("Two raids believed to be Orlandish killed ten villagers.", ["other", "killed"]),
        ("The body count could pass 50.", ["killed"]),
        ("Dozens were killed and wounded.", ["other"]),
        ("The fire killed six, including two girls and a nurse.", ["killed"] * 3),
        ("It killed four guards along with two officers.", ["killed"] * 2),
        ("Nine were killed around Kest and another five outside Tarn.", ["killed"] * 2),
        ("Ten people mostly pupils killed in a raid.", ["killed"]),
        ("Some 75 rebels killed including 30 guards in Kest.", ["killed"] * 2),
        ("Six died, including two girls, and nine were wounded.", ["killed", "killed", "wounded"]),
        ("Nine are known to have died, including at least two girls.", ["killed"] * 2),
        ("Nine men from Orland and the Kest isles were killed.", ["killed"]),
        ("Kest was shelled with about 40 rockets.", ["launched"]),
        ("They set fire to 12 houses.", ["other"]),
        ("IS captured nine villages.", ["captured"]),
        ("TWELVE PEOPLE WERE KILLED IN KEST.", ["killed"]),
        (
            "The army lost nine men, three tanks and two drones.",
            ["killed", "destroyed", "destroyed"],
        ),
        ("Nine villages, among them Kest, were hit by rockets fired at dawn.", ["other"]),
        ("The clinic counts 33 dead. The ministry says 46.", ["killed"] * 2),
        ("Some 900 people were displaced. The mayor spoke of 700.", ["displaced"] * 2),
        ("At least one Orlander was killed.", ["killed"]),
        ("Four clerks had seen the wounded.", ["other"]),
        ("The envoy was killed along with two of her guards.", ["killed"]),
        ("A medic was wounded in Kest together with four drivers.", ["wounded"] * 2),
        ("The shells killed and injured dozens of people.", ["other"]),
        ("It killed two and wounded nine.", ["killed", "wounded"]),
        ("The envoy landed in Kest along with two of her guards.", ["other"]),
        ("The beheading of four guards was filmed.", ["killed"]),
    ],
)
def test_states_reach_what_they_are_said_of(text: str, states: list[str]) -> None:
    assert [quantity.state.value for quantity in found(text)] == states


@pytest.mark.parametrize(
    ("text", "populations"),
    [
        ("Five of the dead were children.", ["child"]),
        ("Nine of those killed were believed to be rebels.", ["combatant"]),
        ("Half of the 30 wounded were children.", ["unstated", "unstated"]),
        ("It killed nine Kest Front (KF) fighters.", ["combatant"]),
        ("Six civilians - including two children - died.", ["civilian", "child"]),
        ("Five police died.", ["combatant"]),
    ],
)
def test_whom_a_predicate_or_a_noun_further_on_names(text: str, populations: list[str]) -> None:
    assert [quantity.population.value for quantity in found(text)] == populations


def test_things_captured_are_no_persons_and_a_type_of_jet_no_count() -> None:
    rifles, jets = found("Police seized 14 rifles. Two F-16 jets were seen.")
    assert (rifles.unit, jets.unit) == ("rifle", "jet")


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("It was the deadliest raid since May, killing nine.", "incident"),
        ("The mayor has since said nine were killed.", "incident"),
        ("Nine have been killed since May.", "cumulative"),
        ("The siege has killed nine.", "cumulative"),
    ],
)
def test_since_sums_up_only_where_it_counts(text: str, scope: str) -> None:
    assert found(text)[0].scope.value == scope


def test_a_part_is_tied_to_those_it_is_among() -> None:
    part, whole = found("A child was among at least eight people killed.")
    assert (part.subset_of, whole.subset_of) == (1, None)


@pytest.mark.parametrize(
    "text", ["The evacuation of four towns began.", "In one house a man was executed by them."]
)
def test_places_do_not_flee_or_die(text: str) -> None:
    assert found(text)[0].state is QuantityState.OTHER


def test_those_of_a_part_do_not_name_the_whole() -> None:
    assert found("Ten were wounded including children.")[0].population.value == "unstated"


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("A poll found most for it: Brenn (56%), Kest (62%). In Halvik it was 41%.", 3),
        ("Of 900 children born there 12 percent were ill.", 2),
        ("The guards took 12 percent.", 0),
        ("Its exports rose by 16 percent. The guards left.", 0),
        ("The poll was held. Trade is 3% of output.", 0),
    ],
)
def test_shares_are_told_of_people(text: str, shares: int) -> None:
    assert len(found(text)) == shares


def test_what_was_not_prevented_is_counted() -> None:
    (quantity,) = found("The truce failed to prevent the killing of 20 villagers.")
    assert quantity.state is QuantityState.KILLED


def test_within_just_a_distance_is_no_farther() -> None:
    (quantity,) = found("They came within just 20 km of Kest.")
    assert (quantity.low, quantity.high) == (None, 20)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Shelling killed 40 people, 12 in Kest and eight in Brenn.", [None, 0, 0]),
        ("They shot down 31 drones: 18 over Kest, nine over Brenn.", [None, 0, 0]),
        ("They sent 47 drones, including 12 over Kest and nine over Brenn.", [None, 0, 0]),
        ("They shot down 14 of 17 drones.", [1, None]),
        ("Shelling killed 40 people in Kest, 12 in Brenn and eight in Tarn.", [None, None, None]),
        ("Shelling killed 40 people, 32 in Kest and 28 in Brenn.", [None, 0, None]),
        ("Shelling killed 40 people and wounded 12 in Kest.", [None, None]),
    ],
)
def test_a_total_is_shared_out_by_place(text: str, parts: list[int | None]) -> None:
    assert [quantity.subset_of for quantity in found(text)] == parts


def test_a_part_that_names_nothing_is_of_what_its_whole_counts() -> None:
    text = "They shot down 14 of the 17 drones."
    part, _ = found(text)
    assert part.of is not None
    assert part.of.of(text) == "drones"
    assert (part.unit, part.state) == ("drone", QuantityState.SHOT_DOWN)


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("Twenty people, mostly civilians, were killed.", Population.CIVILIAN),
        ("The raid killed 20 people, largely women and children.", Population.MIXED),
        ("They buried six people, all of them soldiers.", Population.COMBATANT),
        ("Twenty people, most of them civilians, were killed.", Population.UNSTATED),
        ("Twenty people, all killed by soldiers, were buried.", Population.UNSTATED),
        ("Twenty people, mostly from Kest, were killed.", Population.UNSTATED),
    ],
)
def test_an_aside_says_whom_a_figure_counts(text: str, population: Population) -> None:
    assert found(text)[0].population is population


@pytest.mark.parametrize(
    ("text", "of", "unit"),
    [
        ('The army killed 15 "terrorists" there.', "terrorists", "person"),
        ("The army killed 15 “militants” there.", "militants", "person"),
        ("He said that 15 “were killed” there.", None, "person"),
        ("A 15-strong unit entered the town.", "unit", "person"),
        ("A 300-strong column left.", "column", "person"),
        ("It lifted 300 strong beams.", "strong beams", "beam"),
    ],
)
def test_what_is_counted_in_quotes_and_of_a_force(text: str, of: str | None, unit: str) -> None:
    (quantity,) = found(text)
    assert (None if quantity.of is None else quantity.of.of(text), quantity.unit) == (of, unit)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The rebels took 15 soldiers prisoner.", "captured"),
        ("Gunmen took 12 people hostage.", "captured"),
        ("The lorry took 15 soldiers home.", "other"),
        ("Twelve people, most of them women, were killed.", "killed"),
    ],
)
def test_who_is_taken_and_who_is_told_between(text: str, state: str) -> None:
    assert found(text)[0].state == state


@pytest.mark.parametrize(
    "text", ["Light Infantry Battalion 308 surrendered.", "They dug in on Hill 402."]
)
def test_the_number_of_a_unit_or_a_hill_counts_nothing(text: str) -> None:
    assert found(text) == ()


def test_a_count_of_units_is_one() -> None:
    assert [quantity.low for quantity in found("The army lost 12 battalions.")] == [12]
