"""What kind of happening an incident is called in its title: what most of the texts tell."""

import itertools
from dataclasses import replace

import pytest

from reportedly.lang import table
from reportedly.model.attribution import Made
from reportedly.model.event import EventType, Responsibility, ResponsibilityRelation
from reportedly.model.factuality import FactValue
from reportedly.model.incident import IncidentKind
from reportedly.model.referent import SourceKind
from reportedly.model.report import Status
from reportedly.reconcile import reconcile
from reportedly.reconcile.incidents.kinds import UNCALLED

UNLIKE = ("dawn", "markets", "harvest", "rivers", "snow", "miners", "ferries", "orchards")


def told(build, number: int, words: str, trigger: str, rule: str, mode: str | None = None, **more):
    """A report with one claim of an event at Brenn, and the claim."""
    source = more.pop("speaker", None)
    lead = f"{UNLIKE[number].capitalize()} {number}. {words}."
    report = build.report(lead, publisher=f"Paper {number}")
    claim = build.claim(report, words, trigger=trigger, **more)
    made = Made(by="rules.events", version="1", rule=rule)
    event = replace(claim.events[0], mode=mode, made=made, places=(0,), times=(0,))
    event = replace(event, quantities=tuple(range(len(claim.quantities))))
    claim = replace(claim, events=(event,))
    return report, build.says(claim, **source) if source else claim


def titles(build, *some) -> list[str]:
    reports, claims = zip(*some, strict=True)
    found = reconcile({one.id: one for one in reports}.values(), claims, build)
    return [account.incident.title.rpartition(": ")[2] for account in found.accounts]


def kinds(build, *words: str) -> list[str]:
    """One report for each word, which is a trigger, its lemma and its mode after slashes."""
    some = []
    for number, word in enumerate(words):
        rule, _, mode = word.partition("/")
        trigger = rule.replace("_", " ")
        some.append(told(build, number, f"a {trigger} in Brenn", trigger, rule, mode or None))
    return titles(build, *some)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["airstrike/aerial"], "air strike"),
        (["shell/heavy-weapons"], "shelling"),
        (["missile_strike/heavy-weapons"], "missile strike"),
        (["drone_attack/drone"], "drone attack"),
        (["car_bombing/explosives"], "car bombing"),
        (["kidnap/abduct"], "abduction"),
        (["clash"], "clashes"),
        (["attack/aerial"], "air strike"),
        (["strike/destroy"], "strike"),
        (["execute/targeted"], "killing"),
        (["massacre/targeted"], "killing"),
        (["invasion"], "violence"),
        (["behead", "decapitated"], "killing"),
        (["enter", "push_into"], "advance"),
        (["advance", "shelling/heavy-weapons"], "shelling"),
        (["airstrike/aerial", "strike", "attack", "kill"], "violence"),  # one of four says so
        (["airstrike/aerial", "strike", "attack"], "air strike"),
        (["airstrike/aerial", "shell/heavy-weapons"], "bombardment"),
        (["airstrike/aerial", "airstrike/aerial", "shell/heavy-weapons"], "air strike"),
        (["airstrike/aerial", "clash"], "violence"),  # no more than half
        (["clash", "clash", "airstrike/aerial"], "clashes"),
        (["explosion/explosives", "car_bombing/explosives"], "car bombing"),
        (["car_bombing/explosives", "suicide_bombing/suicide-attack"], "bombing"),
        (["attack", "attack", "kill"], "attack"),
        (["fight", "bombing", "bombing"], "bombing"),
        (["fight", "shelling/heavy-weapons"], "shelling"),
    ],
)
def test_the_kind_is_what_most_reports_tell(build, words: list[str], kind: str) -> None:
    assert kinds(build, *words) == [kind]


@pytest.mark.parametrize(
    ("words", "trigger", "rule", "mode", "kind"),
    [
        ("a car bomb killed 9 in Brenn", "killed", "kill", None, "car bombing"),
        ("militants fired a missile at Brenn", "fired", "fire", "heavy-weapons", "missile strike"),
        ("rockets and mortars hit Brenn", "hit", "hit", "heavy-weapons", "bombardment"),
        ("a barrel bomb exploded in Brenn", "exploded", "explode", "explosives", "air strike"),
        ("a suicide car bomb hit Brenn", "hit", "hit", "explosives", "suicide bombing"),
        (
            "an airstrike on Brenn released nerve gas",
            "airstrike",
            "airstrike",
            "aerial",
            "chemical attack",
        ),
    ],
)
def test_words_beside_the_trigger_say_which_form(build, words, trigger, rule, mode, kind) -> None:
    assert titles(build, told(build, 0, words, trigger, rule, mode)) == [kind]


def test_who_only_counts_the_dead_tells_of_killing(build) -> None:
    report = build.report("In Brenn 12 were dead.")
    claim = build.claim(report, "In Brenn 12 were dead", killed="12", event=None)
    assert titles(build, (report, claim)) == ["killing"]


def test_two_kinds_that_most_tell_stand_together(build) -> None:
    texts = ("an airstrike on Brenn amid clashes there", "clashes and an airstrike in Brenn")
    some = []
    for number, words in enumerate(texts):
        report, one = told(build, number, words, "airstrike", "airstrike", "aerial")
        other = told(build, number, words, "clashes", "clash")[1].events
        some.append((report, replace(one, events=(*one.events, *other))))
    assert titles(build, *some) == ["air strike and clashes"]


def test_copies_are_one_text(build) -> None:
    body = " ".join(f"word{number} of a long story" for number in range(40))
    copied = [told(build, n, f"an airstrike in Brenn {body}", "airstrike", "airstrike", "aerial")
              for n in range(3)]  # fmt: skip
    others = [told(build, n, f"a clash {n} in Brenn", "clash", "clash") for n in (4, 5)]
    assert titles(build, *copied, *others) == ["clashes"]


def test_a_text_that_was_taken_back_says_nothing_of_it(build) -> None:
    report, claim = told(build, 0, "an airstrike in Brenn", "airstrike", "airstrike", "aerial")
    gone = replace(report, status=Status.WITHDRAWN)
    other = told(build, 1, "a clash in Brenn", "clash", "clash")
    assert titles(build, (gone, claim), other) == ["clashes"]


def test_what_was_denied_is_not_what_it_is_called(build) -> None:
    asserted = told(build, 0, "an airstrike in Brenn", "airstrike", "airstrike", "aerial")
    denied = told(
        build, 1, "no airstrike in Brenn", "airstrike", "airstrike", "aerial",
        says=FactValue.CERTAIN_NOT, speaker={"name": "the staff"},
    )  # fmt: skip
    assert titles(build, asserted, denied) == ["violence"]


def test_what_was_left_open_is_not_what_it_is_called(build) -> None:
    doubted = told(build, 0, "maybe an airstrike in Brenn", "airstrike", "airstrike", "aerial",
                   says=FactValue.POSSIBLE)  # fmt: skip
    other = told(build, 1, "a strike in Brenn", "strike", "strike")
    assert titles(build, doubted, other) == ["strike"]


def test_what_somebody_is_accused_of_is_not_what_it_is_called(build) -> None:
    words = "an airstrike in Brenn"
    report = build.report(f"The staff accused Orland of {words}.")
    claim = told(build, 0, words, "airstrike", "airstrike", "aerial")[1]
    mine = build.claim(report, words, trigger="airstrike", speaker="the staff")
    events = (replace(claim.events[0], trigger=mine.events[0].trigger),)
    mine = replace(mine, events=events, cue=(build.span(report, "accused"),))
    assert titles(build, (report, mine)) == ["violence"]


@pytest.mark.parametrize(
    ("kind", "called"),
    [(SourceKind.MILITARY, "violence"), (SourceKind.OFFICIAL, "violence"),
     (SourceKind.MEDIC, "chemical attack"), (None, "chemical attack")],
)  # fmt: skip
def test_a_heavy_charge_is_the_kind_only_where_no_side_brings_it(build, kind, called) -> None:
    said = {"speaker": {"name": "Vell", "kind": kind}} if kind else {}
    words = "a gas attack in Brenn"
    one = told(build, 0, words, "gas attack", "gas_attack", "unconventional", **said)
    assert titles(build, one) == [called]


@pytest.mark.parametrize(
    ("words", "more", "called"),
    [
        ("a gas attack in Brenn", {}, "chemical attack"),
        ("a suspected gas attack in Brenn", {}, "alleged chemical attack"),
        ("a gas attack in Brenn", {"says": FactValue.CERTAIN_NOT, "speaker": {"name": "the staff"}},
         "alleged chemical attack"),
        ("a gas attack in Brenn",
         {"says": FactValue.POSSIBLE, "speaker": {"name": "Vell", "kind": SourceKind.MEDIC}},
         "alleged chemical attack"),
    ],
)  # fmt: skip
def test_a_heavy_charge_that_is_doubted_or_denied_is_alleged(build, words, more, called) -> None:
    some = [
        told(build, number, text, "gas attack", "gas_attack", "unconventional", **rest)
        for number, text, rest in ((0, "a gas attack in Brenn", {}), (1, words, more))
    ]
    assert titles(build, *some) == [called]


def test_what_is_carried_on_may_say_what_the_explosion_was_but_names_no_other_deed(build) -> None:
    text = "On Tuesday an explosion hit Brenn. A {} killed 3."
    for word, rule, kind in (
        ("car bombing", "car_bombing", "car bombing"),
        ("clash", "clash", "explosion"),
    ):
        report = build.report(text.format(word))
        made = Made(by="rules.events", version="1", rule="explosion")
        first = build.claim(report, "On Tuesday an explosion hit Brenn", trigger="explosion")
        event = replace(first.events[0], made=made, places=(0,), times=(0,))
        then = build.claim(report, f"A {word} killed 3", trigger=word, day=None, killed="3")
        later = replace(then.events[0], made=replace(made, rule=rule), quantities=(0,))
        some = [(report, replace(first, events=(event,))), (report, replace(then, events=(later,)))]
        assert titles(build, *some) == [kind]


def test_claims_that_name_place_and_day_go_before_those_that_carry_them_on(build) -> None:
    text = "On Tuesday an airstrike hit Brenn. There were clashes before."
    report = build.report(text)
    made = Made(by="rules.events", version="1", rule="airstrike")
    first = build.claim(report, "On Tuesday an airstrike hit Brenn", trigger="airstrike")
    event = replace(first.events[0], mode="aerial", made=made, places=(0,), times=(0,))
    then = build.claim(report, "There were clashes before", trigger="clashes", day=None)
    later = replace(then.events[0], made=replace(made, rule="clash"))
    some = [(report, replace(first, events=(event,))), (report, replace(then, events=(later,)))]
    assert titles(build, *some) == ["air strike"]


@pytest.mark.parametrize(
    ("event", "rule", "mode", "kind"),
    [
        (EventType.COERCE, "arrest", "arrest", "arrest"),
        (EventType.COERCE, "detain", "arrest", "detention"),
        (EventType.COERCE, "deport", "deport", "expulsion"),
        (EventType.RETREAT, "pull_out", "withdraw", "withdrawal"),
        (EventType.RETREAT, "surrender", "disarm", "surrender"),
    ],
)
def test_other_kinds_of_incident_are_told_apart_too(build, event, rule, mode, kind) -> None:
    one = told(build, 0, f"they {rule} in Brenn", rule, rule, mode, event=event)
    assert titles(build, one) == [kind]


def test_any_order_gives_the_same_title_and_the_id_does_not_hang_on_it(build) -> None:
    some = [
        told(build, 0, "an airstrike in Brenn", "airstrike", "airstrike", "aerial"),
        told(build, 1, "shelling in Brenn", "shelling", "shelling", "heavy-weapons"),
        told(build, 2, "a clash in Brenn", "clash", "clash"),
    ]
    found = {tuple(titles(build, *order)) for order in itertools.permutations(some)}
    assert found == {("bombardment",)}
    one, all_three = (
        reconcile([r for r, _ in part], [c for _, c in part], build).incidents[0].id
        for part in (some[:1], some)
    )
    assert one == all_three


def test_every_row_of_the_table_can_be_reached() -> None:
    rows = table("en", "incidents")["kind"]
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names))
    assert {row["of"] for row in rows if "of" in row} <= set(names)
    assert {row["incident"] for row in rows} <= {kind.value for kind in IncidentKind}
    assert set(UNCALLED) == set(IncidentKind)
    firsts = [(word, row["incident"]) for row in rows for word in row.get("words", "").split()]
    assert len(firsts) == len(set(firsts))


def test_who_denies_that_it_was_theirs_takes_no_kind_from_the_title(build) -> None:
    asserted = told(build, 0, "an airstrike in Brenn", "airstrike", "airstrike", "aerial")
    denied = told(
        build, 1, "no airstrike in Brenn", "airstrike", "airstrike", "aerial",
        says=FactValue.CERTAIN_NOT, speaker={"name": "the staff"},
    )  # fmt: skip
    theirs = Responsibility(actor=None, relation=ResponsibilityRelation.DENIED)
    report, claim = denied
    event = replace(claim.events[0], responsibility=(theirs,))
    assert titles(build, asserted, (report, replace(claim, events=(event,)))) == ["air strike"]


def test_an_ambush_is_called_one(build) -> None:
    shot = told(build, 0, "an ambush in Brenn", "ambush", "ambush", "firearms")
    assert titles(build, shot) == ["ambush"]
