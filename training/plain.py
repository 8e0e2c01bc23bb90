"""Plain short sentences about invented places, with the type of event that each tells of.

The sets hold long sentences of agencies; a report of war has short ones. Names are drawn anew for
every sentence, so that only the verb and its like can speak for a type.
"""

import random
from collections.abc import Iterator

PLACES = [
    "Kest",
    "Halvik",
    "Dovrin",
    "Sarnet",
    "Amrat",
    "Lozhina",
    "Gadaru",
    "Kholmersk",
    "Tarsin",
    "Velmora",
    "Oskava",
    "Berun",
]
NATIONS = ["Orlandic", "Karsovian", "Drevian", "Tarsinian", "Velmoran"]
ARMED = (
    "The army", "Rebels", "Government forces", "{nation} troops", "Militants", "Gunmen",
    "{nation} soldiers", "The militia", "Insurgents", "Fighters", "Separatists", "Security forces",
)  # fmt: skip
STATES = (
    "The government", "The {nation} foreign ministry", "The president", "{nation} officials",
    "The prime minister", "Parliament", "The {nation} ambassador", "The foreign minister",
)  # fmt: skip
CROWDS = (
    "Protesters", "Residents", "Students", "Thousands of people", "Miners", "Activists", "Crowds",
)  # fmt: skip
POLICE = ("Police", "Officers", "Border guards", "Security agents", "Military police")
PEOPLE = (
    "three civilians", "a teacher", "two soldiers", "a family", "the mayor", "five villagers",
    "a journalist", "a shopkeeper", "an aid worker", "seven people",
)  # fmt: skip
GROUPS = {
    "armed": ARMED, "state": STATES, "crowd": CROWDS, "police": POLICE,
    "any": (*ARMED, *STATES, *CROWDS),
    "aided": ("The relief agency", "Volunteers", "The {nation} government", "Aid groups"),
    "quiet": ("A farmer", "The museum", "A shop", "The river", "The library", "A bridge", "A cat"),
}  # fmt: skip

# Type, sub-event type of CASE or "-", who; below, what is done. {p} is a place, {o} persons, {s} a
# body of a state, {a} an armed one.
WORDINGS = """
ASSAULT ART_MISS_ATTACK armed
  shelled {p}
  fired rockets at {p}
  bombarded {p} with artillery
  hit {p} with mortars
ASSAULT AIR_STRIKE armed
  bombed {p} from the air
  carried out an air strike on {p}
  struck {p} with drones
ASSAULT ARMED_CLASH armed
  clashed with {a} near {p}
  fought {a} in {p}
  exchanged fire with {a}
  ambushed {a} near {p}
ASSAULT ATTACK armed
  killed {o} in {p}
  shot dead {o}
  attacked {o}
  beat {o} in {p}
  executed {o}
ASSAULT - armed
  attacked {p}
  stormed {p}
  raided {p}
  besieged {p}
  wounded {o} in {p}
  launched an offensive
ASSAULT GOV_REGAINS_TERIT armed
  recaptured {p}
  retook {p} from rebels
  regained control of {p}
ASSAULT NON_STATE_ACTOR_OVERTAKES_TER armed
  captured {p}
  seized {p} from the army
  overran {p}
ASSAULT REM_EXPLOS armed
  detonated a roadside bomb in {p}
  set off a mine near {p}
ASSAULT SUIC_BOMB armed
  carried out a suicide bombing in {p}
  blew themselves up in {p}
ASSAULT GRENADE armed
  threw a grenade at {o}
  hurled grenades at a house in {p}
ASSAULT ABDUCT_DISSAP armed
  kidnapped {o}
  abducted {o} in {p}
  took {o} hostage
ASSAULT CHEM_WEAP armed
  used chlorine gas in {p}
  dropped chemical weapons on {p}
ASSAULT SEX_VIOL armed
  raped a woman in {p}
  sexually assaulted detainees in {p}
ASSAULT PROPERTY_DISTRUCT armed
  looted shops in {p}
  burned houses in {p}
  destroyed homes in {p}
COERCE ARREST police
  arrested {o}
  detained {o} in {p}
  jailed {o}
  took {o} into custody
COERCE - state
  imposed a curfew in {p}
  banned rallies in {p}
  closed a newspaper
  expelled villagers from {p}
COERCE DISR_WEAP police
  seized weapons in {p}
  defused a bomb in {p}
  confiscated explosives
PROTEST PEACE_PROTEST crowd
  protested in {p}
  marched through {p}
  demonstrated outside parliament
  rallied in {p}
PROTEST VIOL_DEMONSTR crowd
  rioted in {p}
  clashed with police at a protest
  blocked roads and burned tyres
MOBILIZE CHANGE_TO_GROUP_ACT armed
  deployed to {p}
  massed near {p}
  sent reinforcements to {p}
  called up reservists
MOBILIZE HQ_ESTABLISHED armed
  set up a base in {p}
  established a checkpoint near {p}
MOBILIZE - state
  mobilised reservists
  sent troops to {p}
  put forces on alert
  raised an army
YIELD NON_VIOL_TERRIT_TRANSFER armed
  withdrew from {p}
  retreated from {p}
  pulled out of {p}
  handed over {p}
YIELD CHANGE_TO_GROUP_ACT armed
  surrendered in {p}
  laid down their arms
  disarmed
YIELD - state
  released {o}
  freed prisoners
  lifted the curfew
  eased restrictions
  resigned
  apologised
AGREE AGREEMENT state
  agreed to a ceasefire with {s}
  agreed on a truce with {a}
  reached a deal with {s}
AGREE - state
  promised help for {p}
  pledged aid to {s}
  offered talks to {a}
  agreed to meet {s}
SUPPORT - state
  praised {s}
  backed {s}
  welcomed the truce
  recognised {s}
  signed a treaty with {s}
CONSULT DIPLO state
  met {s} in {p}
  held talks with {s}
  visited {p}
  spoke by phone with {s}
  discussed the truce
COOPERATE - state
  held joint exercises with {s}
  shared intelligence with {s}
  resumed trade with {s}
AID - aided
  delivered food to {p}
  evacuated {o} from {p}
  sent medicine to {p}
  sheltered {o}
  rescued {o}
REQUEST - state
  called for a ceasefire
  urged {s} to stop
  asked {s} for help
  demanded an inquiry
ACCUSE - any
  accused {a} of war crimes
  blamed {s} for the attack
  condemned {s}
  criticised {s}
ACCUSE - state
  investigated the killing of {o}
  opened an inquiry
  charged {o} with murder
  sued {s}
REJECT - state
  rejected the offer
  refused talks with {a}
  denied the accusation
  vetoed the plan
  declined to help {s}
THREATEN - any
  threatened {s}
  threatened to attack {p}
  warned of war
  vowed revenge on {a}
SANCTION - state
  imposed sanctions on {s}
  cut ties with {s}
  suspended aid to {s}
  expelled an envoy
  fined {s}
NONE - quiet
  was in {p}
  was old
  opened at nine
  looked green in spring
  stood near {p}
  was a good one
NONE - quiet
  sold bread
  sits on a hill above {p}
  was named after a poet
  was closed on Sunday
NONE OTHER state
  has twelve members
  lives in {p}
  was born in {p}
  likes music
  is sixty years old
"""
EACH = 3  # sentences of every wording


def sentences(seed: int = 0) -> Iterator[dict]:
    """Records with a "text", the "kind" that it tells of, and the "case" or None."""
    rng = random.Random(seed)
    kind, case, who = "", "", ""
    for line in WORDINGS.strip().splitlines():
        if not line.startswith(" "):
            kind, case, who = line.split()
            continue
        for _ in range(EACH):
            text = f"{rng.choice(GROUPS[who])} {_filled(line.strip(), rng)}{_when(rng)}."
            text = text.replace("{nation}", rng.choice(NATIONS))
            yield {"text": text, "kind": kind, "case": None if case == "-" else case}


def _filled(wording: str, rng: random.Random) -> str:
    named = {
        "p": rng.choice(PLACES),
        "o": rng.choice(PEOPLE),
        "s": _lowered(rng.choice(STATES)),
        "a": _lowered(rng.choice(ARMED)),
    }
    for key, value in named.items():
        wording = wording.replace(f"{{{key}}}", value)
    return wording


def _lowered(name: str) -> str:
    return name if name.startswith("{") else name[0].lower() + name[1:]


def _when(rng: random.Random) -> str:
    return rng.choice(("", "", " on Monday", " overnight", " last week", " on Friday morning"))
