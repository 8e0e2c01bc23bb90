"""Reports that look like those of the respins and have nothing to do with them, from a seed."""

from random import Random

TOWNS = [
    "Port Selwick",
    "Hallenby",
    "Dunmarsh",
    "Gorse Weir",
    "Varnhem",
    "Estermark",
    "Pell Bridge",
    "Merrowgate",
    "Cape Lorne",
    "Tollmark",
    "Brandmere",
    "Anwick Fell",
    "Fenwick Hythe",
    "Orrin",
    "Sarnath",
    "Kestrel Bay",
    "Osterley",
    "Kirkholm",
    "Thornley",
    "Brackley",
    "Morven",
    "Skarne",
    "Port Audley",
    "Lowmoor",
    "Ossery",
    "Treadgold",
    "Radna",
    "Greywater",
    "Lake Imber",
    "Mount Skarrow",
    "Harrow",
    "Little Corrin",
    "Quarry Hill",
    "Saltmarsh Head",
    "Wether Mill",
    "Upper Ness",
]
SPEAKERS = [
    "Brigadier Oren Vasti",
    "Governor Petra Quillan",
    "Colonel Ruben Aske",
    "Major Dita Pohl",
    "mayor Hanne Odrik",
    "deputy prosecutor Anselm Droyd",
    "minister Falk Reuss",
    "commander Sigrun Aldous",
    "Colonel Varga Linde",
    "the Lantern Relief Society",
    "the Fourth Mountain Regiment",
    "Oskel's general staff",
    "minister Corin Halloway",
    "Vendria's coast guard",
    "Kolm's naval staff",
    "the separatist council in Morven",
    "Tamarra's southern command",
]
NAMES = [
    "Joss",
    "Mirel",
    "Hedwin",
    "Tove",
    "Ragnar",
    "Celie",
    "Osk",
    "Imre",
    "Lotte",
    "Bastian",
    "Ewald",
    "Fenna",
    "Gisela",
    "Harro",
    "Ylva",
    "Sixten",
]
FAMILIES = [
    "Abendroth",
    "Corvane",
    "Delling",
    "Ekwall",
    "Farro",
    "Grimsel",
    "Holub",
    "Isfeld",
    "Jandek",
    "Kroll",
    "Lamprey",
    "Marchetti",
    "Nesbo",
    "Orlov-Hart",
    "Pindar",
    "Quade",
    "Rosk",
    "Sternau",
    "Tillich",
    "Ulm",
    "Vardy",
    "Wexel",
]
SIDES = ("Oskel", "Tamarra", "Kolm", "Vendria", "Sutland", "the Ashen Column")
LEADS = (
    "{n} people were killed in {town} on {day} when {weapon} hit {target}, {speaker} said.",
    "{weapon_c} struck {target} in {town} on {day}, leaving {n} dead and {m} hurt, {speaker} said.",
    "On {day} {speaker} reported {n} deaths in {town}, where {weapon} fell on {target} at {hour}.",
    "In {town} {target} was destroyed by {weapon} on {day}. {speaker_c} gave a toll of {n}.",
    "{speaker_c} accused {side} of firing {weapon} at {target} in {town} on {day}; {n} died.",
)
WITNESSES = (
    "{name}, who lives across the street, counted {k} explosions.",
    "A teacher, {name}, said windows had broken as far away as {other}.",
    "{name}, a nurse, said {k} of the wounded were children.",
    '"I heard it at {hour} and lay down," said {name}, a driver from {other}.',
    "Farmer {name} lost {k} cows and his barn.",
)
ENDS = (
    "{side} denied that its forces were in the area and blamed {second}.",
    "{side} said it had aimed at a depot {big} metres from there.",
    "About {big} people have left for {other} since.",
    "The road to {other} was closed for {k} hours.",
    "{side} did not comment. Talks with {second} go on in {other}.",
    "It was the {k}th such attack since March, and {big} homes are without power.",
)
WEAPONS = ("a missile", "two drones", "artillery shells", "a rocket", "a glide bomb", "mortar fire")
TARGETS = [
    "a market",
    "a school",
    "the grain terminal",
    "a hospital",
    "the railway station",
    "a bus",
    "a pumping station",
    "the cathedral",
    "an ammunition depot",
    "a bridge",
    "a bakery",
    "a row of houses",
    "the power line",
    "a convoy",
]
DAYS = {"2031-05-12": "Monday", "2031-05-13": "Tuesday", "2031-05-14": "Wednesday"} | {
    "2031-05-15": "Thursday",
    "2031-05-16": "Friday",
}


def look_alikes(count: int, seed: int) -> list[tuple[str, str]]:
    """(day, text) of so many reports; each third one is of an event that the one before tells.

    Such a second report has the town, day, target and toll of the first, sometimes its speaker, and
    everything else from somebody else.
    """
    random = Random(seed)
    made: list[tuple[str, str]] = []
    event: dict[str, str] = {}
    for number in range(count):
        event = _same(event, random) if number % 3 == 2 else _event(random)
        made.append((event["date"], _text(event, random)))
    return made


def _event(random: Random) -> dict[str, str]:
    date, day = random.choice(list(DAYS.items()))
    town, other = random.sample(TOWNS, 2)
    side, second = random.sample(SIDES, 2)
    weapon = random.choice(WEAPONS)
    return {
        "date": date,
        "day": day,
        "town": town,
        "other": other,
        "side": side,
        "second": second,
        "weapon": weapon,
        "target": random.choice(TARGETS),
        "speaker": random.choice(SPEAKERS),
        "n": str(random.randint(2, 40)),
        "m": str(random.randint(3, 90)),
        "k": str(random.randint(2, 19)),
        "big": str(random.choice((50, 300, 700, 1_200, 2_900, 4_500, random.randint(100, 9_000)))),
        "hour": f"{random.randint(1, 12)}:{random.randrange(0, 60, 5):02} a.m.",
        "name": f"{random.choice(NAMES)} {random.choice(FAMILIES)}",
    }


def _same(event: dict[str, str], random: Random) -> dict[str, str]:
    other = _event(random)
    kept = ["date", "day", "town", "target", "weapon", "n", *random.choice((["speaker"], ["hour"]))]
    return other | {key: event[key] for key in kept}


def _text(event: dict[str, str], random: Random) -> str:
    filled = event | {f"{key}_c": event[key].capitalize() for key in ("weapon",)}
    filled["speaker_c"] = event["speaker"][0].upper() + event["speaker"][1:]
    chosen = [*random.sample(WITNESSES, random.randint(1, 2)), *random.sample(ENDS, 2)]
    random.shuffle(chosen)
    return " ".join([random.choice(LEADS), *chosen]).format(**filled)
