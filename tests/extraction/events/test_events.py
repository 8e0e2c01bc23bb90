"""Happenings in a content: type, mode, who to whom, codes, and words of another sense."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.actors.actors import find_actors
from reportedly.extraction.events.codes import code
from reportedly.extraction.events.events import find_events
from reportedly.lang.lexicon import Lexicon
from reportedly.lang.nations import Nation, words_of
from reportedly.lang.phraseparts import Vocabulary
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.claim import Basis
from reportedly.model.event import EventMention, EventType
from reportedly.model.ids import ReportId
from reportedly.model.mention import Quantity, QuantityState, TimeExpression, TimeType, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.reader.tokens import find_words

Marked = Callable[[str], Any]
INVENTED = Vocabulary(
    nations=Lexicon(
        words_of(Nation(code="VSK", names=("Veskara",), adjectives=("Veskaran",)))
        | words_of(Nation(code="ORL", names=("Orland",), adjectives=("Orlandic",)))
    ),
    names=(),
)


def told(text: str, marked: Marked) -> list[tuple[str, EventMention, dict[int, str]]]:
    """Trigger, event and actors by index of the last content of a marked text."""
    parsed = marked(text)
    content = parsed.attributions[-1]
    actors = tuple(
        actor
        for actor in find_actors(parsed.reading, INVENTED)
        if any(piece.contains(actor.span) for piece in content.content)
    )
    names = {index: actor.as_written for index, actor in enumerate(actors)}
    found = find_events(parsed.reading, content, (), (), (), actors)
    return [(event.trigger.of(parsed.text), event, names) for event in found]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "mode"),
    [
        ("Orland shelled the town.", "shelled", "ASSAULT", "heavy-weapons"),
        ("He fled after shots were fired at his car.", "fired", "ASSAULT", "firearms"),
        ("It denied the allegation by a union.", "allegation", "ACCUSE", "allege"),
        ("It did not answer Orland's accusation.", "accusation", "ACCUSE", "allege"),
        ("It spoke of allegations by villagers.", "allegations", "ACCUSE", "allege"),
        ("The two states signed a truce.", "signed", "AGREE", "ceasefire"),
        ("Both sides approved a pact.", "approved", "AGREE", None),
        ("The army let an ambulance through.", "let", "CONCEDE", None),
        ("The council let in two inspectors.", "let in", "CONCEDE", None),
        ("Orlandic drones struck the port.", "struck", "ASSAULT", "drone"),
        ("An air strike hit the bridge.", "air strike", "ASSAULT", "aerial"),
        ("A torpedo sank the ferry.", "sank", "ASSAULT", "destroy"),
        ("The battery downed two drones.", "downed", "ASSAULT", None),
        ("Air defences shot down 14 of 17 drones.", "shot down", "ASSAULT", None),
        ("Rebels captured a tank near Kest.", "captured", "ASSAULT", None),
        ("Two howitzers were captured by rebels.", "captured", "ASSAULT", None),
        ("Tanks captured the village.", "captured", "ASSAULT", "heavy-weapons"),
        ("The village was captured with tanks.", "captured", "ASSAULT", "heavy-weapons"),
        ("Soldiers used live fire in Kest.", "live fire", "ASSAULT", "firearms"),
        ("Police fired tear gas at them.", "fired", "ASSAULT", "crowd-control"),
        ("The army would not comment on the strike.", "strike", "ASSAULT", None),
        ("Nurses are on strike in Kest.", "strike", "PROTEST", "strike"),
        ("Saboteurs severed a cable.", "severed", "ASSAULT", "destroy"),
        ("The council cut the electricity.", "cut", "COERCE", "withhold"),
        ("Somebody hurled a grenade.", "hurled", "ASSAULT", "explosives"),
        ("Gunmen robbed the pharmacy.", "robbed", "ASSAULT", "destroy"),
        ("The movement had never held them.", "held", "COERCE", "arrest"),
        ("The front is holding 86 of them.", "holding", "COERCE", "arrest"),
        ("Of the 40, 38 of them are still being held.", "held", "COERCE", "arrest"),
        ("She was held for two days.", "held", "COERCE", "arrest"),
        ("It freed three officers they had held for days.", "held", "COERCE", "arrest"),
        ("The alliance took 14 prisoners.", "took", "COERCE", "arrest"),
        ("The women were let go.", "let go", "RETREAT", "release"),
        ("The units used mortars in Kest.", "used", "ASSAULT", "heavy-weapons"),
        ("Its soldiers had entered the building.", "entered", "ASSAULT", None),
        ("The Lower Force left its positions near Kest.", "left", "RETREAT", "withdraw"),
        ("The army supported the plan.", "supported", "SUPPORT", None),
        ("Rebels targeted the market.", "targeted", "ASSAULT", None),
        ("The rebels' artillery shelled Kest.", "shelled", "ASSAULT", "heavy-weapons"),
        ("A missile hit a house.", "hit", "ASSAULT", "heavy-weapons"),
        ("Two people were wounded.", "wounded", "ASSAULT", None),
        ("The army cracked down on protesters.", "cracked down", "COERCE", "restrict"),
        ("The rebels were driven out.", "driven out", "ASSAULT", None),
        ("The last soldiers of the garrison left at dawn.", "left", "RETREAT", "withdraw"),
        ("Troops entered the town.", "entered", "ASSAULT", None),
        ("Two shells landed in a camp.", "landed", "ASSAULT", "heavy-weapons"),
        ("Shells sent over by the army landed in a camp.", "landed", "ASSAULT", "heavy-weapons"),
        ("Six boys were led away.", "led away", "COERCE", "arrest"),
        ("At least 52 boys held at Kest were fed.", "held", "COERCE", "arrest"),
        ("Kest was surrounded; rebels surrounded the town.", "surrounded", "COERCE", "restrict"),
        ("The army closed the road.", "closed", "COERCE", "restrict"),
        ("Orland moved 300 soldiers to Kest.", "moved", "MOBILIZE", "troops"),
        ("An explosion was heard.", "explosion", "ASSAULT", "explosives"),
        ("The troops have withdrawn from Kest.", "withdrawn", "RETREAT", "withdraw"),
        ("A ceasefire began at noon.", "ceasefire", "AGREE", "ceasefire"),
        ("The police arrested eleven men.", "arrested", "COERCE", "arrest"),
        ("Orland deployed troops to the border.", "deployed", "MOBILIZE", "troops"),
        ("The ministers met in Halvik.", "met", "CONSULT", None),
        ("Talks were held in Halvik.", "Talks", "CONSULT", None),
        ("Veskara pleaded with its neighbours.", "pleaded", "REQUEST", None),
        ("Orland rejected the plan.", "rejected", "REJECT", None),
        ("Veskara accused Orland of it.", "accused", "ACCUSE", "allege"),
        ("Residents protested in the square.", "protested", "PROTEST", "demo"),
        ("Veskara promised weapons.", "promised", "AGREE", None),
        ("Orland threatened the port.", "threatened", "THREATEN", None),
        ("They gathered 120,000 soldiers at the border.", "gathered", "MOBILIZE", "troops"),
        ("The column marched on the capital.", "marched", "MOBILIZE", "troops"),
        ("Troops seized the village.", "seized", "ASSAULT", None),
        ("The police seized weapons.", "seized", "COERCE", "seize"),
        ("The measures target twelve bankers.", "target", "SANCTION", "discontinue"),
        ("The siege of Kest goes on.", "siege", "COERCE", "restrict"),
        ("Rebels mined the road.", "mined", "MOBILIZE", "weapons"),
        ("The minister resigned.", "resigned", "CONCEDE", "resign"),
        ("Orland released eleven prisoners.", "released", "RETREAT", "release"),
        (
            "Rebels opposed to Orland shelled it; shells fell on Kest.",
            "fell",
            "ASSAULT",
            "heavy-weapons",
        ),
        ("The bomb went off at noon.", "went off", "ASSAULT", "explosives"),
        ("A man blew himself up.", "blew himself up", "ASSAULT", "suicide-attack"),
        ("The war forced thousands of families to flee.", "forced", "COERCE", "deport"),
        ("They reached an agreement.", "agreement", "AGREE", None),
        ("Orland annexed the valley in May.", "annexed", "COERCE", None),
        ("Orland granted observers access.", "granted", "CONCEDE", None),
        ("Two attacks were repelled.", "attacks", "ASSAULT", None),
        ("The militia smashed the doors of a shop.", "smashed", "ASSAULT", "destroy"),
        ("Raiders carted off six generators.", "carted off", "ASSAULT", "destroy"),
        ("Bulldozers knocked down ten houses.", "knocked down", "ASSAULT", "destroy"),
        ("The guards whipped two detainees.", "whipped", "ASSAULT", "beat"),
        ("Masked men snatched a judge.", "snatched", "ASSAULT", "abduct"),
        ("A monk was taken from his home.", "taken", "COERCE", "arrest"),
        ("The rebels are holding nine miners.", "holding", "COERCE", "arrest"),
        ("The soldiers chased the herders from their land.", "chased", "COERCE", "deport"),
        ("The villagers were expelled.", "expelled", "COERCE", "deport"),
        ("Orland expelled two envoys.", "expelled", "SANCTION", "expel"),
        ("The rebels were expelled from Kest.", "expelled", "ASSAULT", None),
        ("Dozens of families left their homes.", "left", "RETREAT", "withdraw"),
        ("The universities were shut.", "shut", "COERCE", "restrict"),
        ("Veskara shut its consulate.", "shut", "SANCTION", "discontinue"),
        ("The fighters erected a barricade.", "erected", "COERCE", "restrict"),
        ("Nurses were drafted.", "drafted", "MOBILIZE", "troops"),
        ("The village was left without water.", "left without", "COERCE", "withhold"),
        ("Commandos boarded the freighter.", "boarded", "COERCE", "seize"),
        ("A tractor drove over a landmine.", "drove over", "ASSAULT", "explosives"),
        ("Rebels planted explosives.", "planted", "MOBILIZE", "weapons"),
        ("Sappers defused a shell.", "defused", "RETREAT", "disarm"),
        ("A helicopter flew over the valley.", "flew over", "MOBILIZE", "weapons"),
        ("Gunmen mowed down four farmers.", "mowed down", "ASSAULT", "firearms"),
        ("Eight hostages walked free.", "walked free", "RETREAT", "release"),
        ("Marines arrived in Kest.", "arrived", "MOBILIZE", "troops"),
        ("The brigade dug in.", "dug in", "MOBILIZE", "troops"),
        ("Armour poured into the suburb.", "poured into", "ASSAULT", None),
        ("A shipment of medicine arrived.", "arrived", "AID", None),
        ("The agency handed out tents.", "handed out", "AID", None),
        ("The town fell to the rebels.", "fell to", "ASSAULT", None),
        ("Two captains stood trial.", "stood trial", "ACCUSE", "allege"),
        ("A warplane was brought down.", "brought down", "ASSAULT", None),
        ("The gunmen laid down their rifles.", "laid down", "RETREAT", "disarm"),
        ("The rivals came to terms.", "came to terms", "AGREE", None),
        ("Elders settled a feud.", "settled", "AGREE", None),
        ("Envoys reached a compromise.", "reached", "AGREE", None),
        ("Raiders violated the armistice.", "violated", "ASSAULT", None),
        ("A delegate briefed the chancellor.", "briefed", "CONSULT", None),
        ("The chamber approved the convention.", "approved", "SUPPORT", None),
        ("Veskara sided with Orland.", "sided with", "SUPPORT", None),
        ("The judges overturned the conviction.", "overturned", "CONCEDE", None),
        ("The cabinet climbed down.", "climbed down", "CONCEDE", None),
        ("Guards let the women go.", "let", "RETREAT", "release"),
        ("The rivals exchanged hostages.", "exchanged", "RETREAT", "release"),
        ("The services teamed up.", "teamed up", "COOPERATE", None),
        ("A nurse fed the orphans.", "fed", "AID", None),
        ("Miners repaired the bridge.", "repaired", "AID", None),
        ("Neighbours pulled two girls from the wreckage.", "pulled", "AID", None),
        ("The government halted the bombardment.", "halted", "RETREAT", "ceasefire"),
        ("The garrison gave ground.", "gave ground", "RETREAT", "withdraw"),
        ("Widows petitioned the king.", "petitioned", "REQUEST", None),
        ("Orland summoned the consul.", "summoned", "ACCUSE", "disapprove"),
        ("The paper lashed out.", "lashed out", "ACCUSE", "disapprove"),
        ("The rebels spurned the proposal.", "spurned", "REJECT", None),
        ("The talks collapsed.", "collapsed", "REJECT", None),
        ("The gang swore revenge.", "swore revenge", "THREATEN", "violence"),
        ("Students occupied the library.", "occupied", "PROTEST", "demo"),
        ("Farmers blocked a crossing.", "blocked", "PROTEST", "obstruct"),
        ("Orland froze the deposits.", "froze", "SANCTION", "discontinue"),
        ("Orland suspended shipments.", "suspended", "SANCTION", "discontinue"),
        ("The squadron scrambled.", "scrambled", "MOBILIZE", "weapons"),
        ("Veskara tested a rocket.", "tested", "MOBILIZE", "weapons"),
        ("The rebels fortified the mill.", "fortified", "MOBILIZE", "troops"),
        ("Police locked up nine monks.", "locked up", "COERCE", "arrest"),
        ("The ministry blocked the website.", "blocked", "COERCE", "censor"),
        ("The militia forced villagers to dig.", "forced", "COERCE", None),
        ("The brigade broke through.", "broke through", "ASSAULT", None),
        ("The school was reduced to rubble.", "reduced to rubble", "ASSAULT", "destroy"),
        ("Raiders set the mill on fire.", "set", "ASSAULT", "destroy"),
        ("Sappers blew the bridge up.", "blew", "ASSAULT", "explosives"),
        ("Guards beat a clerk to death.", "beat", "ASSAULT", "targeted"),
        ("Police took the clerk into custody.", "took", "COERCE", "arrest"),
        ("Prosecutors put two captains on trial.", "put", "ACCUSE", "allege"),
        ("Veskara put its garrison on alert.", "put", "MOBILIZE", "troops"),
        ("A shootout followed.", "shootout", "ASSAULT", None),
        ("Dockers downed tools.", "downed tools", "PROTEST", "strike"),
    ],
)
def test_type_and_mode(
    text: str, trigger: str, type_: str, mode: str | None, marked: Marked
) -> None:
    found = {words: (event.type, event.mode) for words, event, _ in told(f"{{nar {text}}}", marked)}
    assert found[trigger] == (type_, mode)


@pytest.mark.parametrize(
    "text",
    [
        "They struck a balance.",
        "The soldiers raised a flag.",
        "Sixty families lost their homes.",
        "The actress stole the show.",
        "The minister has heard the accusation.",
        "The council called those allegations absurd.",
        "The front has never answered the allegation.",
        "They were held in the town hall in May.",
        "Police refused to say why.",
        "It said that it treated them correctly.",
        "An evacuation bus stood in the yard.",
        "He kicked the ball out.",
        "A bus picked up the children.",
        "A father took his children home.",
        "The office was shut on Sunday.",
        "The storm knocked out power.",
        "Snow shut the road.",
        "The army reached a decision.",
        "The tourists arrived in Kest.",
        "Passengers boarded the ferry.",
        "The team lost a match in the city.",
        "He quit smoking.",
        "They laid flowers on the grave.",
        "The minister brought down prices.",
        "She left home at nine.",
        "The teams are well equipped.",
        "The workers cut down trees for wood.",
        "He died of a heart attack.",
        "She shot a film in Kest.",
        "He made offensive remarks.",
        "The economy met expectations.",
        "The ministry released a statement.",
        "The aid group left.",
        "The army left 12 dead.",
        "The wife of a soldier left.",
        "She held a child.",
        "She held him.",
        "Rebels still hold two villages.",
        "He let go of the rope.",
        "Trains use the junction.",
        "The troops entered service.",
        "The shop closed.",
        "The army is running out of shells.",
        "She entered a competition.",
        "The previously occupied lines were quiet.",
        "The ministry did not provide further details.",
        "The government is committed to it.",
        "The battle lines were quiet.",
        "It cannot defend itself.",
        "The agreement was meant to give clarity.",
        "An attack helicopter stood on the field.",
        "Maps of the Human Threats Project hang there.",
        "The army has much combat power.",
        "Thanks to her the bread was cheap.",
        "The projectile released a yellow gas.",
        "A car bomb was found.",
        "The storm severed a cable.",
        "Prices sank on Monday.",
        "He threw a party.",
        "Her conviction that peace was near was widely shared.",
        "Rocket shells lay in the field.",
        "Three of the wounded died.",
        "He remained committed to the plan.",
        "They sought refuge in a barn.",
        "His fate hangs in the balance.",
        "The threat from the north is great.",
        "It provided a clear view.",
        "He accepted the papers.",
        "The troops will stay, provided that food is there.",
        "The parade was a demonstration of strength.",
        "Water stood high behind the Kest barrage, the dam of the valley.",
        "There is no retreat from this.",
        "They champion violence and call it virtue.",
        "It withdrew the product from shops.",
        "A dearer loaf will hurt consumers.",
        "The scandal destroyed his reputation.",
        "Evening courses were eliminated.",
        "He is charged with guarding the bridge.",
        "Two men were killed when a bus crashed near Kest.",
        "The residents had fled by noon.",
        "The minister fled the country.",
        "Families from Kest are fleeing north.",
        "His tone was deeply offensive to them.",
        "The plan met with wide approval.",
        "The town hall is suspending its work.",
        "The party widens its appeal.",
        "It is easy to drag people along.",
    ],
)
def test_another_sense_is_no_event(text: str, marked: Marked) -> None:
    assert [words for words, _, _ in told(f"{{nar {text}}}", marked)] == []


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("They struck a deal.", EventType.AGREE, None),
        ("A demonstration in Kest drew hundreds.", EventType.PROTEST, "demo"),
        ("A workers’ strike closed the port.", EventType.PROTEST, "strike"),
        ("He began a hunger strike.", EventType.PROTEST, "hunger"),
        ("Soldiers committed crimes there.", EventType.ASSAULT, None),
        ("The cessation of hostilities began.", EventType.AGREE, "ceasefire"),
        ("The freeze on fighting lasted a week.", EventType.AGREE, "ceasefire"),
        ("Volunteers searched the rubble.", EventType.AID, None),
        ("He spent years destroying his critics.", EventType.COERCE, None),
        ("The party is pushing out moderates.", EventType.SANCTION, "expel"),
        ("The decree targets newspapers.", EventType.COERCE, "restrict"),
        ("Orland lifted sanctions on Veskara.", EventType.CONCEDE, None),
        ("Soldiers fled by noon.", EventType.RETREAT, "withdraw"),
        (
            "Two men were killed when a rocket hit a bus that then crashed.",
            EventType.ASSAULT,
            "heavy-weapons",
        ),
        (
            "Orland imposed new sanctions on Veskara after Kest lifted some.",
            EventType.SANCTION,
            "discontinue",
        ),
    ],
)
def test_another_sense_may_be_another_event(
    text: str, type_: EventType, mode: str | None, marked: Marked
) -> None:
    assert [(e.type, e.mode) for _, e, _ in told(f"{{nar {text}}}", marked)] == [(type_, mode)]


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("A shell fired from the hill damaged a mill.", ["damaged"]),
        ("Shots were fired at dawn, and rebels shelled Kest.", ["fired", "shelled"]),
        ("Rebels fired rockets, and shots were heard.", ["fired", "shots"]),
        ("Both sides agreed on a truce.", ["agreed"]),
        ("The ministers will meet to discuss it.", ["meet"]),
        ("They met after a truce.", ["met", "truce"]),
        ("The attack killed six people and wounded ten.", ["attack"]),
        ("Shells hit the market, killing six people and wounding ten.", ["hit"]),
        ("Six people were killed when shells hit the market.", ["hit"]),
        ("Six people were killed and ten were wounded.", ["killed"]),
        ("Gunmen shot dead six people in a night raid.", ["raid"]),
        ("Six people have been killed since the fighting resumed.", ["killed", "fighting"]),
        ("Six people were killed and ten wounded in two explosions.", ["explosions"]),
        ("Airstrikes that targeted the port killed six people.", ["Airstrikes"]),
        ("Shells hit the market, destroying six stalls.", ["hit"]),
        ("The shelling hit the port.", ["shelling"]),
        ("Rebels attacked the port and the army killed ten of them.", ["attacked", "killed"]),
        ("Shells hit the market but did not kill anyone.", ["hit", "kill"]),
    ],
)
def test_an_outcome_is_told_with_its_deed(text: str, triggers: list[str], marked: Marked) -> None:
    assert [words for words, _, _ in told(f"{{nar {text}}}", marked)] == triggers


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Shelling destroyed six houses and killed ten people.", ("destroyed", "killed")),
        ("Shells hit the port, wounding six people and killing ten.", ("wounded", "killed")),
        ("Six people were killed and ten wounded in two explosions.", ("killed", "wounded")),
    ],
)
def test_a_deed_keeps_every_figure_of_its_outcomes(
    text: str, states: tuple[str, str], marked: Marked
) -> None:
    parsed = marked(f"{{nar {text}}}")
    figures = [w for w in parsed.reading.words if w.of(parsed.text).lower() in ("six", "ten")]
    quantities = tuple(
        Quantity(span=span, low=1, high=1, state=QuantityState(state))
        for span, state in zip(figures, states, strict=True)
    )
    (event,) = find_events(parsed.reading, parsed.attributions[0], (), (), quantities, ())
    assert event.quantities == (0, 1)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("{src The army} {cue said} {con its drones struck the depot}.", "claimed"),
        ("{src The rebels} {cue admitted} {con that they had shelled the bridge}.", "claimed"),
        ("{src The army} {cue said} {con it had not shelled the bridge}.", "denied"),
        ("{src The army} {cue said} {con no civilian had been detained}.", "denied"),
        ("{src The army} {cue said} {con its guns did not carry out attacks}.", "denied"),
        ("{src The army} {cue said} {con a battery had fired on the bridge}.", "claimed"),
        ("{src The army} {cue said} {con troops had shelled the bridge}.", "claimed"),
        ("{src The army} {cue said} {con its base was shelled}.", None),
        ("{src The army} {cue said} {con no shell was fired}.", "denied"),
        ("{src The army} {cue said} {con its guns fired at nothing}.", "denied"),
        ("{src The army} {cue said} {con no fewer than 9 shells were fired}.", None),
        ("{src The army} {cue said} {con it regretted its air strikes}.", "claimed"),
        ("{src The army} {cue said} {con it will strike the depot}.", None),
    ],
)
def test_a_party_answers_for_its_own_side(text: str, relation: str | None, marked: Marked) -> None:
    parsed = marked(text)
    content = parsed.attributions[0]
    found = find_events(parsed.reading, content, (), (), (), (), Basis.OWN_FORCES)
    relations = [item.relation for event in found for item in event.responsibility]
    assert relations == ([] if relation is None else [relation])


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "recipients"),
    [
        ("Orland attacked Veskaran troops.", "attacked", ["Orland"], ["Veskaran troops"]),
        ("Veskaran troops were attacked.", "attacked", [], ["Veskaran troops"]),
        (
            "Civilians were attacked by Orlandic soldiers.",
            "attacked",
            ["Orlandic soldiers"],
            ["Civilians"],
        ),
        ("Orlandic drones struck the port.", "struck", ["Orlandic"], []),
        ("The town was shelled.", "shelled", [], []),
        ("The attack on civilians went on.", "attack", [], ["civilians"]),
        ("The attack by rebels went on.", "attack", ["rebels"], []),
        ("Rebels launched an attack on the army.", "attack", ["Rebels"], ["army"]),
        ("Rebels and soldiers clashed in Kest.", "clashed", ["Rebels", "soldiers"], []),
        ("Clashes between rebels and soldiers went on.", "Clashes", ["rebels", "soldiers"], []),
        ("Soldiers in the town near rebels fled.", "fled", ["Soldiers"], []),
        ("A missile fell on civilians, killing children.", "killing", [], ["children"]),
        ("Rebels entered the town and killed civilians.", "killed", ["Rebels"], ["civilians"]),
        ("Rebels who attacked soldiers fled.", "attacked", ["Rebels"], ["soldiers"]),
        ("Orland said its troops had attacked rebels.", "attacked", ["troops"], ["rebels"]),
        ("Attacks by rebels that had hit the port went on.", "Attacks", ["rebels"], []),
        ("Many of the rebels who held the port were killed.", "killed", [], ["rebels"]),
        ("A total of 24 rebels were killed near Kest.", "killed", [], ["rebels"]),
        ("Warplanes of the army bombed the port.", "bombed", ["army"], []),
        (
            "Six soldiers were killed by the Orland-led Kest Brigade.",
            "killed",
            ["Orland-led Kest Brigade"],
            ["soldiers"],
        ),
        ("Raids hit rebel-held districts and killed soldiers.", "Raids", [], ["soldiers"]),
        (
            "The Orland-led coalition attacked rebels.",
            "attacked",
            ["Orland-led coalition"],
            ["rebels"],
        ),
        ("Rebels positioned in the port attacked soldiers.", "attacked", ["Rebels"], ["soldiers"]),
        ("A child killed in a raid was buried.", "raid", [], ["child"]),
        ("The governor, Ilse Maren, attacked rebels.", "attacked", ["governor"], ["rebels"]),
        ("The army killed at least 12 rebels in Kest.", "killed", ["army"], ["rebels"]),
        ("The army killed over 20 rebels.", "killed", ["army"], ["rebels"]),
        ("People including a number of children were killed.", "killed", [], ["People"]),
        ("Six rebels (of a banned group) were killed.", "killed", [], ["rebels"]),
        ("Army shelling hit the port.", "shelling", ["Army"], []),
        ("At least 30 rebels were killed near Kest.", "killed", [], ["rebels"]),
        ("Nine rebels are believed to have been killed.", "killed", [], ["rebels"]),
        ("Rebels clashed with soldiers in Kest.", "clashed", ["Rebels"], ["soldiers"]),
        ("Soldiers were fighting rebels near Kest.", "fighting", ["Soldiers"], ["rebels"]),
        (
            "Fighting erupted near Kest between rebels and soldiers.",
            "Fighting",
            ["rebels", "soldiers"],
            [],
        ),
        ("Battles against rebels went on.", "Battles", [], ["rebels"]),
        ("In recent weeks rebels killed soldiers.", "killed", ["rebels"], ["soldiers"]),
        ("The army has stepped up its raids on rebels.", "raids", ["army"], ["rebels"]),
        ("Soldiers - among them two children - were killed.", "killed", [], ["Soldiers"]),
        ("Orland accused rebels of the raid.", "raid", ["rebels"], []),
        ("Two rebels were killed by army raids.", "raids", ["army"], ["rebels"]),
        ("Rebels killed at least …", "killed", ["Rebels"], []),
        ("A rebel rocket attack hit the port.", "rocket attack", ["rebel"], []),
        ("Regime helicopters dropped barrel bombs on it.", "dropped barrel bombs", ["Regime"], []),
    ],
)
def test_who_does_it_to_whom(
    text: str, trigger: str, agents: list[str], recipients: list[str], marked: Marked
) -> None:
    (event, names), *_ = [
        (event, names)
        for words, event, names in told(f"{{nar {text}}}", marked)
        if words == trigger
    ]
    assert [names[i] for i in event.agents] == agents
    assert [names[i] for i in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "relation", "actor"),
    [
        ("{src Veskara} {cue accused} {con Orland of shelling the town}.", "accused", "Orland"),
        (
            "{src Veskara} {cue denied} {con that Veskaran troops shelled it}.",
            "denied",
            "Veskaran troops",
        ),
        ("{nar Rebels claimed responsibility for the attack}.", "claimed", "Rebels"),
        ("{src The rebels} {cue denied} {con shelling the town}.", "denied", None),
        ("{nar Unknown gunmen shot dead a farmer}.", "unattributed", None),
        ("{nar A farmer was shot dead by unidentified assailants}.", "unattributed", None),
        ("{nar A missile hit the flats}.", None, None),
        ("{nar No one claimed responsibility for the attack}.", "unattributed", None),
        ("{nar It was not immediately clear who carried out the raid}.", "unattributed", None),
        (
            "{nar It was unclear whether the raid was carried out by either army}.",
            "unattributed",
            None,
        ),
        ("{nar It was unclear whether the raid killed anybody}.", None, None),
        (
            "{nar A blast shook the market, for which nobody has claimed responsibility}.",
            "unattributed",
            None,
        ),
        ("{src Veskara} {cue accused} {con Orland of the raid}.", "accused", "Orland"),
        ("{src Veskara} {cue blamed} {con the raid on Orland}.", "accused", "Orland"),
        ("{src Veskara} {cue said} {con Orland was behind the raid}.", "accused", "Orland"),
        ("{src Veskara} {cue said} {con Orland was not behind the raid}.", None, None),
        ("{src The rebels} {cue denied} {con any part in the raid}.", "denied", None),
        ("{src Veskara} {cue did not deny} {con the raid}.", None, None),
        ("{nar The raid was blamed on Orland}.", "accused", "Orland"),
        ("{nar The raid, claimed by rebels, killed two}.", "claimed", "rebels"),
        ("{nar Rebels took credit for the raid}.", "claimed", "Rebels"),
        ("{nar Orland bears full responsibility for the raid}.", "accused", "Orland"),
        ("{nar Scores were killed in the raid after Kest fell to Orland}.", None, None),
        ("{src The rebels} {cue claimed} {con the raid}.", "claimed", None),
        ("{nar Nobody has claimed the raid}.", "unattributed", None),
        ("{nar The raid went unclaimed}.", "unattributed", None),
        ("{nar The raid claimed nine lives}.", None, None),
        ("{nar Aid groups spoke of the raid without apportioning blame}.", None, None),
        ("{src Veskara} {cue said} {con Orland shelled the town}.", None, None),
        ("{nar Suspicion for the murder fell on Orland}.", "accused", "Orland"),
        ("{nar The council held the rebels to account for the raid}.", "accused", "rebels"),
        ("{nar Veskara laid the raid at the door of the rebels}.", "accused", "rebels"),
        ("{nar The rebels came under suspicion of shelling the camp}.", "accused", "rebels"),
        ("{nar On Monday suspected rebels killed a farmer}.", "accused", "rebels"),
        ("{nar The rebels put their name to the bombing}.", "claimed", "rebels"),
        ("{nar A claim of responsibility for the raid came from rebels}.", "claimed", "rebels"),
        ("{src The rebels} {cue said} {con they were behind the raid}.", "claimed", None),
        ("{src The army} {cue said} {con the raid was not our doing}.", "denied", None),
        ("{nar The rebels distanced themselves from the raid}.", "denied", "rebels"),
        ("{nar The rebels played no part in the raid}.", "denied", "rebels"),
        ("{nar Not one group has owned up to the raid}.", "unattributed", None),
        ("{nar The gunmen who shot the farmer remain unidentified}.", "unattributed", None),
        ("{nar The talks were blamed on the raid}.", None, None),
        ("{src They} {cue claimed} {con the raid was caused by a fault}.", None, None),
        ("{src Veskara} {cue denied} {con it planned to invade}.", None, None),
        ("{src Rebels} {cue admitted} {con the killing of two of their members}.", None, None),
        ("{src The army} {cue rejected} {con excuses used to justify the raid}.", None, None),
        (
            "{src Orland} {cue blamed} {con rebels for the mine that killed a nurse}.",
            "accused",
            "rebels",
        ),
        (
            "{src Orland} {cue accused} {con rebels of luring villagers into a trap}.",
            "accused",
            "rebels",
        ),
        ("{src Orland} {cue accused} {con rebels of cheating at the polls}.", None, None),
        ("{nar Rebels took credit for the derailment}.", "claimed", "Rebels"),
        ("{nar The derailment delayed many trains}.", None, None),
        ("{nar Rebels face charges of torching a mill}.", "accused", "Rebels"),
        ("{nar Rebels, whom villagers blame for the arson, fled}.", "accused", "Rebels"),
        ("{nar Rebels declined to accept responsibility for the ambush}.", "denied", "Rebels"),
        ("{src The army} {cue denied} {con having drowned captives}.", "denied", None),
        (
            "{src The army} {cue called} {con the claim that it bombed a school baseless}.",
            "denied",
            None,
        ),
        ("{nar Not a soul accused the rebels of the raid}.", None, None),
        ("{nar It was rebels who burned the mill}.", "accused", "rebels"),
        (
            "{src A judge} {cue found} {con that rebels had planted the device}.",
            "accused",
            "rebels",
        ),
        ("{nar Police are trying to establish who shot the farmer}.", "unattributed", None),
        ("{nar It is still uncertain who laid the mine}.", "unattributed", None),
        ("{nar Fighters whose allegiance is unknown raided the farm}.", "unattributed", None),
        ("{nar Evidence points to rebels having poisoned the well}.", "accused", "rebels"),
        ("{nar The raid, which the rebels claimed, killed two}.", "claimed", "rebels"),
        ("{nar Rebels were involved in the battle}.", None, None),
        ("{src Rebels} {cue said} {con they were not involved in the arson}.", "denied", None),
        ("{nar Rebels allegedly shot a farmer}.", "accused", "Rebels"),
        ("{nar Three cooks were sentenced to death for the arson}.", "accused", "cooks"),
        ("{nar Rebels are presumed to have mined the road}.", "accused", "Rebels"),
        (
            "{src Rebels} {cue said} {con none of their fighters had a hand in the raid}.",
            "denied",
            "fighters",
        ),
        ("{src Rebels} {cue said} {con they had nothing to do with the arson}.", "denied", None),
    ],
)
def test_responsibility_is_said_only_by_telling_words(
    text: str, relation: str | None, actor: str | None, marked: Marked
) -> None:
    found = [
        (item.relation, None if item.actor is None else names[item.actor])
        for _, event, names in told(text, marked)
        for item in event.responsibility
    ]
    assert found[:1] == ([] if relation is None else [(relation, actor)])


def test_places_times_and_quantities_of_the_clause_go_with_the_event(marked: Marked) -> None:
    parsed = marked(
        "{nar Twelve people were killed in Kest on Monday and two were wounded in Brenn}."
    )
    text = parsed.text

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    places = tuple(Toponym(span=span(name), as_written=name) for name in ("Kest", "Brenn"))
    times = (TimeExpression(span=span("Monday"), type=TimeType.DATE, value=None),)
    quantities = tuple(
        Quantity(span=span(words), low=n, high=n, state=state)
        for words, n, state in (
            ("Twelve", 12, QuantityState.KILLED),
            ("two", 2, QuantityState.WOUNDED),
        )
    )
    killed, wounded = find_events(
        parsed.reading, parsed.attributions[0], places, times, quantities, ()
    )
    assert (killed.places, killed.times, killed.quantities) == ((0,), (0,), (0,))
    assert (wounded.places, wounded.quantities) == ((1,), (1,))


def test_places_of_clauses_apart_from_it_do_not_go_with_the_event(marked: Marked) -> None:
    parsed = marked(
        "{nar Rebels who left Kest met envoys, while Brenn was quiet; shelling went on}."
    )
    places = tuple(
        Toponym(span=word, as_written=word.of(parsed.text))
        for word in parsed.reading.words
        if word.of(parsed.text) in ("Kest", "Brenn")
    )
    events = find_events(parsed.reading, parsed.attributions[0], places, (), (), ())
    (shelling,) = [e for e in events if e.trigger.of(parsed.text) == "shelling"]
    assert shelling.places == ()


@pytest.mark.parametrize(
    ("mode", "agents", "recipients", "acled", "ucdp"),
    [
        ("heavy-weapons", ["military"], ["civilian"], "Shelling/artillery/missile attack", "3"),
        (None, ["armed_group"], ["military"], "Armed clash", "1"),
        (None, ["armed_group"], ["armed_group"], "Armed clash", "2"),
        (None, ["military"], ["civilian"], "Attack", "3"),
        (None, [], [], None, None),
    ],
)
def test_codes_of_other_schemes(
    mode: str | None, agents: list[str], recipients: list[str], acled: str | None, ucdp: str | None
) -> None:
    found = code(
        EventType.ASSAULT,
        mode,
        [SourceKind(kind) for kind in agents],
        [SourceKind(kind) for kind in recipients],
    )
    assert (found.acled, found.ucdp) == (acled, ucdp)
    assert ("ACLED" in found.why, "UCDP" in found.why) == (acled is not None, ucdp is not None)


@pytest.mark.parametrize(
    ("text", "acled"),
    [
        ("{nar Rebels captured a tank near Kest}.", "Disrupted weapons use"),
        ("{nar The drone was shot down by soldiers}.", "Disrupted weapons use"),
        ("{nar Police seized weapons in Kest}.", "Disrupted weapons use"),
        ("{nar Rebels captured two soldiers}.", "Armed clash"),
        ("{nar A tank hit the school}.", "Shelling/artillery/missile attack"),
        ("{nar Soldiers fled to Kest}.", "Non-violent transfer of territory"),
        ("{nar Families fled to Kest}.", None),
    ],
)
def test_weapons_taken_and_people_in_flight_have_codes_of_their_own(
    marked: Marked, text: str, acled: str | None
) -> None:
    ((_, event, _),) = told(text, marked)
    assert event.acled == acled


@pytest.mark.parametrize(
    ("text", "agents", "recipients"),
    [
        ("{nar Orland's army fired rockets}.", ["Orland's army"], []),
        ("{nar Kest's police arrested two rebels}.", ["police"], ["rebels"]),
        ("{nar It's being shelled by rebels}.", ["rebels"], []),
        ("{nar Rebels were shelled by soldiers}.", ["soldiers"], ["Rebels"]),
        ("{nar Orland's rebels attacked soldiers}.", ["rebels"], ["soldiers"]),
        ("{nar The city's rebels were attacked by soldiers}.", ["soldiers"], ["rebels"]),
    ],
)
def test_a_possessive_makes_no_passive(
    marked: Marked, text: str, agents: list[str], recipients: list[str]
) -> None:
    ((_, event, names),) = told(text, marked)
    assert [names[i] for i in event.agents] == agents
    assert [names[i] for i in event.recipients] == recipients


WORDS = st.sampled_from(
    [
        "Rebels",
        "attacked",
        "the",
        "strike",
        "on",
        "by",
        ",",
        "and",
        "was",
        "killing",
        "'s",
        "-",
        ".",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=20))
def test_any_words_give_triggers_in_order_and_indexes_that_exist(pieces: list[str]) -> None:
    text = " ".join(pieces)
    whole = Span(0, len(text))
    reading = Reading(
        report=ReportId("r_0"),
        text=text,
        language="en",
        words=find_words(text),
        sentences=(whole,),
        paragraphs=(whole,),
        quoted=(),
        furniture=(),
    )
    narration = Attribution(
        source=(),
        cue=(),
        content=(whole,),
        quotation=Quotation.NARRATION,
        made=Made(by="test", version="1", rule="test"),
        confidence=1.0,
    )
    actors = find_actors(reading)
    last = 0
    for event in find_events(reading, narration, (), (), (), actors):
        assert event.trigger.start >= last
        last = event.trigger.end
        assert all(0 <= i < len(actors) for i in (*event.agents, *event.recipients))
        assert not set(event.agents) & set(event.recipients)


@pytest.mark.parametrize(
    "text",
    [
        "The road to the port is open.",
        "A bank halted a rumour.",
        "The drought blocked the river.",
        "The team passed the hospital.",
        "The shop let a room.",
        "A painter restored the church tower last spring for a film.",
    ],
)
def test_verbs_of_bodies_need_their_subjects_and_objects(text: str, marked: Marked) -> None:
    found = [event.type for _, event, _ in told(f"{{nar {text}}}", marked)]
    assert not {EventType.CONCEDE, EventType.SANCTION, EventType.SUPPORT} & set(found)


@pytest.mark.parametrize("verb", ["repelled", "repulsed", "thwarted"])
def test_what_defenders_did_did_not_come_of_the_attack(verb: str, marked: Marked) -> None:
    text = f"The Veskaran army {verb} two attacks near Kest and destroyed a tank."
    found = {words: event for words, event, _ in told(f"{{nar {text}}}", marked)}
    assert not found["attacks"].agents
    assert found["destroyed"].agents


@pytest.mark.parametrize(
    "text",
    [
        "A list of allegations of torture lies there.",
        "The accusations of looting fill a book.",
        "Two men face charges of arson.",
    ],
)
def test_what_somebody_is_only_charged_with_is_possible_at_most(text: str, marked: Marked) -> None:
    kinds = {e.type: e.factuality.value for _, e, _ in told(f"{{nar {text}}}", marked)}
    assert kinds[EventType.ASSAULT] == "PS+"
