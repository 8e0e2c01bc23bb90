"""Chains, channels and bases as the words around a content give them."""

import pytest

from reportedly.extraction.chain.chain import find_chain, find_channel
from reportedly.extraction.chain.chain_goes_on import gone_on
from reportedly.resolution.speakers.speakers import resolve_speakers

RAIN = " It rained in Kest on both days of the fair." * 9 + "\n\n"
CHAINS = [
    ("{src A deckhand} {cue told} Ostra Libre that {con Kest fell}.", [("Ostra Libre", "told")]),
    ("{con It fell}, {src a nurse} {cue told} Vellnet on Sunday.", [("Vellnet", "told")]),
    ("{src The reeve} {cue confirmed to} the Brenn Avisen that {con Kest fell}.",
     [("Brenn Avisen", "told")]),
    ("{con It fell}, {src he} {cue said} in remarks to Rundfunk Tal.", [("Rundfunk Tal", "told")]),
    ("{src She} {cue said} in an interview with the Lantern that {con Kest fell}.",
     [("Lantern", "told")]),
    ("{src Pell} {cue writes} in the Kest Observer that {con it fell}.",
     [("Kest Observer", "carried")]),
    ("{src He} {cue told} the Tal Regional Court that {con Kest fell}.", []),
    ("{src He} {cue told} Maria Stell that {con Kest fell}.", []),
    ("{src He} {cue told} Brandt that {con Kest fell}. Brandt wept.", []),
    ("{src He} {cue told} Veskarans that {con Kest fell}.", []),
    ("{src He} {cue told} Kest families that {con it fell}.", []),
    ("{src He} {cue told} the Reichsrat that {con it fell}. The Reichsrat rose.", []),
    ("{src He} {cue told} Orland that {con it fell}. Orlandic troops left.", []),
    ("{src A lawmaker} {cue told} RIA Novosti that {con Kest fell}.", [("RIA Novosti", "told")]),
    ("{src A lawmaker} {cue told} the Halvik Times that {con Kest fell}.",
     [("Halvik Times", "told")]),
    ("{src A lawmaker} {cue told} The New Veskaran that {con Kest fell}.",
     [("The New Veskaran", "told")]),
    ("{src A lawmaker} {cue told} reporters that {con Kest fell}.", []),
    ("{src A lawmaker} {cue told} President Rell that {con Kest fell}.", []),
    ("{con It fell}, {src the ministry}, quoted by Meridian Wire, {cue said}.",
     [("Meridian Wire", "quoted")]),
    ("{con It fell}, {src the ministry}, cited on Sunday by Meridian Wire, {cue said}.",
     [("Meridian Wire", "quoted")]),
    ("{src An aide}, speaking on condition of anonymity with Meridian Wire, {cue said} {con yes}.",
     [("Meridian Wire", "told")]),
    ("{src The governor} {cue was quoted as saying by} the Kest Gazette {con it fell}.",
     [("Kest Gazette", "quoted")]),
    ("{src Local media} {cue reported} on Monday citing sources that {con Kest fell}.",
     [("Local media", "quoted")]),
    ("On Monday media reported citing {src sources} {cue as saying} {con Kest fell}.", []),
    ("{src Meridian Wire} {cue reported}, citing the ministry, that {con Kest fell}.",
     [("Meridian Wire", "quoted")]),
    ("{src He} {cue said} in remarks carried by Meridian Wire {con it fell}.",
     [("Meridian Wire", "carried")]),
    ("{con Kest fell}, {cue according to} {src an Orland-backed assessment}.",
     [("Orland", "backed")]),
    ("{cue According to} {src a statement} issued by the Kest Council on Friday, {con it fell}.",
     [("the Kest Council", "issued")]),
    ("BRENN (Meridian Wire) - {src He} {cue told} Halvik Radio {con it fell}.",
     [("Meridian Wire", "carried"), ("Halvik Radio", "told")]),
    ("{src He} {cue said} {con it fell}. Rain. (Meridian Wire)", [("Meridian Wire", "carried")]),
    ("{nar The (old) bridge of Kest fell}.", []),
    ("{con It fell}, {src he} {cue said}. Rain. Source: Meridian Wire and agencies",
     [("Meridian Wire", "carried"), ("agencies", "carried")]),
    ("{con It fell}, {src he} {cue said}. (Source: Kest Relief Union)",
     [("Kest Relief Union", "carried")]),
    ("(Meridian Wire)\n\n{src Meridian Wire} {cue says} {con it fell}.", []),
    ("(Meridian Wire)\n\n{src He} {cue told} Meridian Wire {con it fell}.",
     [("Meridian Wire", "carried"), ("Meridian Wire", "told")]),
    ("(Meridian Wire)\n\n{src He} {cue said} {con it fell}. A baker told our paper more.", []),
    ("{con It fell}, {src the ministry} {cue said}, the Kest Daily reports.",
     [("Kest Daily", "quoted")]),
    ("{cue According to} {src a count}, financed by the Orland government, {con it fell}.",
     [("Orland government", "backed")]),
    ("{src He} {cue told} our newspaper on Friday {con it fell}.", []),
    ("{src He} {cue told} state radio on Thursday {con it fell}.", [("state radio", "told")]),
    # an outlet's name alone, whatever stands before it
    ("{src He} {cue told} the privately owned weekly Pell Mirror that {con it fell}.",
     [("Pell Mirror", "told")]),
    ("{src She} {cue told} Ostren's Channel Nine TV that {con it fell}.",
     [("Channel Nine TV", "told")]),
    ("{src A miller} {cue told} the tabloid Wecker that {con it fell}.", [("Wecker", "told")]),
    ("Two stations {cue quoted} {src a reeve} {cue as saying} {con it fell}.",
     [("Two stations", "quoted")]),
    ("{src Pell} {cue writes} in the party newspaper Wecker that {con it fell}.",
     [("Wecker", "carried")]),
    ("{con It fell}, {src he} {cue said} in a speech aired live on state radio.",
     [("state radio", "carried")]),
    # two at once, and who asked
    ("{src Drivers} {cue told} Meridian Wire and the daily Wecker that {con it fell}.",
     [("Meridian Wire", "told"), ("Wecker", "told")]),
    ("{src The reeve} {cue said} in a written reply to questions from Wecker that {con it fell}.",
     [("Wecker", "told")]),
    ("In a long conversation with Wecker, {src the reeve} {cue said} {con it fell}.",
     [("Wecker", "told")]),
    ("After Wecker asked her, {src the reeve} {cue said} {con it fell}.", [("Wecker", "told")]),
    ("In an interview printed on Sunday by the weekly Wecker, {src he} {cue said} {con it fell}.",
     [("Wecker", "told")]),
    # names that nothing marks, where they quote, show or carry
    ("{src A ledger} obtained by Wecker {cue shows} {con it fell}.", [("Wecker", "quoted")]),
    ("{con “It fell,”} Wecker {cue quoted} {src the reeve} {cue as telling} a rally.",
     [("Wecker", "quoted")]),
    ("Her brother {cue quoted} {src her} {cue as saying} {con it fell}.",
     [("Her brother", "quoted")]),
    ("Wecker ran a notice in which {src the reeve} {cue said} {con it fell}.",
     [("Wecker", "carried")]),
    ("{src The group} {cue said} in a clip circulated by its press office that {con it fell}.",
     [("its press office", "carried")]),
    ("{src A blogger}, quoted by the commission, {cue said} {con it fell}.",
     [("the commission", "quoted")]),
    # who paid, who let it be read, who let it out
    ("{src Experts of the institute}, commissioned by the committee, {cue said} {con it fell}.",
     [("committee", "backed")]),
    ("{con Six died}, {cue according to} {src a police report} shown to us by a clerk who fled.",
     [("a clerk", "quoted")]),
    ("{src Documents} leaked to us by a former clerk {cue show} {con six died}.",
     [("a former clerk", "quoted")]),
    ("{src A list} drawn up by the parents {cue has} {con six names}.",
     [("the parents", "issued")]),
    ("In a clip aired by its Dawn channel, {src the group} {cue said} {con it fell}.", []),
    # through a person
    ("{src The captive} {cue said} through her brother that {con it fell}.",
     [("her brother", "told")]),
    ("In a note smuggled out by a guard, {src the captive} {cue says} {con it fell}.",
     [("a guard", "told")]),
    # bodies, persons and countries that are told something
    ("{src He} {cue told} OSCE that {con it fell}.", []),
    ("{src He} {cue told} Holm, a cobbler, that {con it fell}.", []),
    ("{src He} {cue told} Tavland that {con it fell}.", []),
    ("{src The pump} {cue was described} in a post on Monday {con as broken}.", []),
    # the report's own lines of credit
    ("Boats sank. BRENN (Reuters) {src Pell} {cue said} {con it fell}.", [("Reuters", "carried")]),
    ("{src Pell} {cue said} {con it fell}." + RAIN + "Source: Wecker\n\nWrite to us.\n\n(OLT)",
     [("Wecker", "carried")]),
    ("{src Pell} {cue said} {con it fell}." + RAIN + "(OLT)", []),
    ("{src Pell} {cue said} {con it fell}." + RAIN + "(AFP)", [("AFP", "carried")]),
    ("{src Pell} {cue said} {con it fell}." + RAIN + "Sources: Wecker, Halm, Radio Sol", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chain_names_those_between_publisher_and_speaker(marked, text, expected):
    case = marked(text)
    links = find_chain(case.reading, case.attributions[0])
    assert [(link.name, str(link.relation)) for link in links] == expected
    assert all(link.span and link.span.of(case.text) == link.name for link in links)


def test_a_credit_does_not_stand_on_the_publishers_own_words(marked):
    case = marked("(Meridian Wire)\n\n{nar The bridge of Kest fell}.")
    assert find_chain(case.reading, case.attributions[0]) == ()


def test_nobody_carries_his_own_words_whatever_the_source_calls_him(marked):
    case = marked(
        "{src1 The Kest Coalition} {cue1 said} {con1 it fell}. {src2 The Coalition} {cue2 warned}"
        " {con2 of war}. {src3 A baker} {cue3 said} {con3 it burned}. (Source: Kest Coalition)"
    )
    speakers = resolve_speakers(case.reading, case.attributions)
    pairs = zip(case.attributions, speakers, strict=True)
    chains = [find_chain(case.reading, item, None, who) for item, who in pairs]
    assert [[link.name for link in links] for links in chains] == [[], [], ["Kest Coalition"]]


@pytest.mark.parametrize(
    ("goes_on", "expected"),
    [
        ("Earlier {src2 the source} {cue2 said} {con2 it burned}.", ["Wecker"]),
        ("{src2 He} {cue2 had said} earlier {con2 it burned}.", []),
        ("{src2 The clerk} {cue2 said} {con2 it burned}.", []),
    ],
)
def test_who_has_no_name_is_known_through_the_paper_alone(marked, goes_on, expected):
    case = marked("{src1 A source} {cue1 told} Wecker {con1 it fell}. " + goes_on)
    speakers = resolve_speakers(case.reading, case.attributions)
    chains = [find_chain(case.reading, item) for item in case.attributions]
    found = gone_on(case.reading, case.attributions, speakers, chains)
    assert [link.name for link in found[1]] == expected


def test_who_carried_it_all_is_not_said_again_to_have_been_told_it(marked):
    case = marked(
        "(Meridian Wire)\n\n{src1 Ilse Maren} {cue1 told} Meridian Wire {con1 it fell}. "
        "{src2 She} {cue2 added} {con2 it burned}."
    )
    speakers = resolve_speakers(case.reading, case.attributions)
    chains = [find_chain(case.reading, item) for item in case.attributions]
    found = gone_on(case.reading, case.attributions, speakers, chains)
    assert [str(link.relation) for link in found[0]] == ["carried", "told"]
    assert [str(link.relation) for link in found[1]] == ["carried"]


def test_who_carried_it_stands_before_who_was_told_it_earlier(marked):
    case = marked(
        "(Meridian Wire)\n\n{src1 Ilse Maren} {cue1 told} Wecker {con1 it fell}. "
        "{src2 She} {cue2 added} {con2 it burned}."
    )
    speakers = resolve_speakers(case.reading, case.attributions)
    chains = [find_chain(case.reading, item) for item in case.attributions]
    found = gone_on(case.reading, case.attributions, speakers, chains)
    assert [link.name for link in found[1]] == ["Meridian Wire", "Wecker"]


def test_an_agency_is_no_link_of_what_its_own_photographer_saw(marked):
    case = marked(
        "(Meridian Wire)\n\n{src1 A Meridian Wire photographer} {cue1 saw} {con1 two craters}. "
        "{src2 A baker} {cue2 said} {con2 it burned}."
    )
    chains = [find_chain(case.reading, item) for item in case.attributions]
    assert [[link.name for link in links] for links in chains] == [[], ["Meridian Wire"]]


def test_the_body_that_is_credited_carries_the_words_of_its_president(marked):
    case = marked(
        "{src1 The vice president of the Grey Front Joren Tahl} {cue1 said} {con1 it fell}. "
        "{src2 A baker} {cue2 said} {con2 it burned}. (Source: Grey Front)"
    )
    chains = [find_chain(case.reading, item) for item in case.attributions]
    assert [[link.name for link in links] for links in chains] == [["Grey Front"], ["Grey Front"]]


@pytest.mark.parametrize("publisher", ["Kest Morning Post", "Morning Post"])
def test_a_paper_told_by_its_short_name_is_no_link(marked, publisher):
    case = marked("{src He} {cue told} the Morning Post {con it fell}.")
    assert find_chain(case.reading, case.attributions[0], publisher) == ()


CHANNELS = [
    ("{con “It fell,”} {src the ministry} {cue wrote} on the Telegram app.", "Telegram"),
    ("{src The mayor} {cue wrote} on X {con that it fell}.", "X"),
    ("{src He} {cue said} in a statement on Facebook {con it fell}.", "Facebook"),
    ("{src She} {cue told} a news conference {con it fell}.", "news conference"),
    ("{src He} {cue told} Orland's state television {con it fell}.", "state television"),
    ("{src He} {cue said} by telephone {con it fell}.", "telephone"),
    ("Watch on YouTube. In a Twitter post {src the mayor} {cue warned} {con it fell}.", "X"),
    ("Blast in Kest - YouTube In a Twitter post {src he} {cue warned} {con it fell}.", "X"),
    ("Blast in Kest - Twitter In a YouTube clip {src he} {cue warned} {con it fell}.", "YouTube"),
    ("In a letter on the website, {src he} {cue wrote} on Telegram {con it fell}.", "Telegram"),
    ("In his evening address, {src the president} {cue said} {con it fell}.", "address"),
    ("In its morning statement, {src the staff} {cue said} {con it fell}.", "statement"),
    ("{src He} {cue said} {con the Telegram post was false}.", None),
    (
        "{src He} {cue said} {con it fell}, as the X Corps left and the army spoke on Telegram.",
        None,
    ),
    ("{nar The Telegram office burned}.", None),
]


@pytest.mark.parametrize(("text", "name"), CHANNELS)
def test_channel_is_named_in_the_frame(marked, text, name):
    case = marked(text)
    channel = find_channel(case.reading, case.attributions[0])
    assert (channel and channel.name) == name


@pytest.mark.parametrize(
    ("publisher", "names"),
    [
        ("Meridian Wire", []),
        ("meridianwire.example", []),
        ("The Kest Herald", ["Meridian Wire"]),
        (None, ["Meridian Wire"]),
    ],
)
def test_the_publisher_is_no_link_of_its_own_chain(marked, publisher, names):
    case = marked("BRENN (Meridian Wire) - {src The army} {cue said} {con it had left}.")
    links = find_chain(case.reading, case.attributions[0], publisher)
    assert [link.name for link in links] == names


def test_a_paper_told_by_the_last_word_of_its_name_is_no_link(marked):
    case = marked("{src A miller} {cue told} the Lantern that {con it fell}.")
    assert find_chain(case.reading, case.attributions[0], "The Kest Lantern") == ()
    assert find_chain(case.reading, case.attributions[0], "Brenn Post") != ()


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("It rained in Kest. ", []),
        ("The Kest News Agency had sent a reporter. ", [("the agency", "told")]),
    ],
)
def test_the_agency_is_the_publisher_if_no_other_was_named(marked, before, expected):
    case = marked(f"{before}{{src A nurse}} {{cue told}} the agency {{con it fell}}.")
    links = find_chain(case.reading, case.attributions[0], "Meridian Wire")
    assert [(link.name, str(link.relation)) for link in links] == expected


def test_who_lets_out_what_another_wrote_has_not_issued_it(marked):
    case = marked("{src A report by the army}, released by a court, {cue lists} {con six dead}.")
    (speakers,) = resolve_speakers(case.reading, case.attributions)
    assert find_chain(case.reading, case.attributions[0], None, speakers) == ()
