"""Remarks on checking in words that no table has: frames over classes of words."""

import pytest

from reportedly.extraction.remarks import find_all
from reportedly.predictions import reading_of

FOUND = [
    # text, status
    ("Orland spoke of nine dead. No outside monitors were there to confirm the number.",
     "not_verified"),
    ("Orland spoke of nine dead. Other sources have so far not confirmed the loss.",
     "not_verified"),
    ("Orland spoke of nine dead. Details of the raid could not be confirmed.", "not_verified"),
    ("Orland spoke of nine dead. No documents have been shown that would prove the claim.",
     "not_verified"),
    ("It remains unknown whether the letter is genuine.", "not_verified"),
    ("Reporters have been kept from entering Kest to verify the toll.", "not_verified"),
    ("Orland spoke of nine dead. The figure still needs to be verified.", "not_verified"),
    ("Orland spoke of nine dead. Independent proof of the figure is not available.",
     "not_verified"),
    ("The Halvik Courier has not asked for confirmation of the number.", "not_attempted"),
    ("Not every clip could be verified.", "partly"),
    ("The site of the clip was identified, but the day it was made is unknown.", "partly"),
    ("The Halvik Courier could establish that a shell fell but was unable to learn whose it was.",
     "partly"),
    ("Reporters verified the place of the clip. They could not verify the date.", "partly"),
    ("Orland spoke of nine dead. Independent experts have challenged the figure.", "disputed"),
    ("Orland spoke of nine dead. Villagers told a different story.", "disputed"),
    ("Orland's account has been questioned by two researchers.", "disputed"),
    ("The army's charge is contradicted by two neighbours.", "disputed"),
    ("Pictures of the crater do not fit the army's account.", "disputed"),
    ("Monitors who searched the yard verified the report.", "verified"),
    ("Rescuers in Kest spoke of nine dead. Our stringer had no way of vetting the figure.",
     "not_verified"),
    ("The mill burned twice. Nobody outside the valley has been in a position to verify it.",
     "not_verified"),
    ("Whether the gate was mined could be neither established nor excluded.", "not_verified"),
    ("Orland's tally lacks independent corroboration.", "not_verified"),
    ("Efforts by Meridian Wire to trace the person who filmed it came to nothing.",
     "not_verified"),
    ("The raid on the ford remains the army's word alone, with only his word for it.",
     "not_verified"),
    ("It was not clear when the clip had been filmed.", "not_verified"),
    ("The report lists three raids, none of it vetted.", "not_attempted"),
    ("The Halvik Courier printed the list without calling one of the families.",
     "not_attempted"),
    ("We did not seek to substantiate the captain's letter.", "not_attempted"),
    ("We pass the figures on as we got them, unvetted.", "not_attempted"),
    ("Nobody has yet gone to see whether the weir still stands.", "not_attempted"),
    ("Corroborated by a nurse and two clerks, the account is printed here in full.", "verified"),
    ("Cemetery registers seen by Meridian Wire bear out the mayor's number.", "verified"),
    ("The hit on the granary is confirmed by a neighbour's dashcam.", "verified"),
    ("The recording, found genuine by two laboratories, runs for an hour.", "verified"),
    ("The governor's story is incompatible with the harbour log.", "disputed"),
    ("The captain's account does not survive inspection.", "disputed"),
    ("A reverse search of the picture leads to a fire in another decade.", "disputed"),
    ("False: the bridge at Brenn stands.", "disputed"),
    ("Orland spoke of nine dead. A ban on travel has hampered attempts to verify the toll.",
     "not_verified"),
    ("The guards did not let reporters into the yard to check the report.", "not_verified"),
    ("Orland spoke of nine dead. There is no hard proof of that.", "not_verified"),
    ("Orland spoke of nine dead. No pictures have surfaced that would support the toll.",
     "not_verified"),
    ("Orland spoke of nine dead. It is uncertain if that was accurate.", "not_verified"),
    ("Orland spoke of nine dead. Whether it was so remained unclear.", "not_verified"),
    ("The accuracy of the captain's report is not known.", "not_verified"),
    ("Villagers were unable to confirm the strike.", "not_verified"),
    ("Orland spoke of nine dead. Roads are cut and nothing has been confirmed.", "not_verified"),
    ("Orland spoke of nine dead. Only one channel has carried the report.", "not_verified"),
    ("Orland spoke of nine dead. The two tallies could not be reconciled.", "not_verified"),
    ("Orland spoke of nine dead. The monitors have seen no images to support the claim.",
     "not_verified"),
    ("Orland spoke of nine dead. The letter is being authenticated by the commission.",
     "not_verified"),
    ("Orland spoke of nine dead. It could not be learned who had counted them.", "not_verified"),
    ("Orland spoke of nine dead. Eastpress could not confirm who had fired.", "not_verified"),
    ("Orland spoke of nine dead. The mission is investigating the account.", "not_verified"),
    ("Orland spoke of nine dead. Still unconfirmed.", "not_verified"),
    ("Orland spoke of nine dead. The commission has not examined the allegation.",
     "not_attempted"),
    ("A correspondent who went to the ford saw no tanks.", "disputed"),
    ("Orland spoke of a fire. Drone footage of the mill shows no damage.", "disputed"),
    ("There was no trace of the column when a photographer visited the ford.", "disputed"),
    ("Orland spoke of nine dead. The available records do not support the figure.", "disputed"),
    ("Open-source researchers have debunked the picture.", "disputed"),
    ("Orland spoke of nine dead. The toll was confirmed by two separate sources.", "verified"),
    ("Orland spoke of a fire. The mission said it had verified the blaze.", "verified"),
    ("Halvik Seven verified the location of the clip.", "verified"),
    ("Our desk judged the report accurate.", "verified"),
    ("Monitors confirmed several but not all of the names in the letter.", "partly"),
    ("Orland spoke of a fire. Satellite pictures are consistent with the account.", "partly"),
    ("Only in part was our desk able to retrace the route.", "partly"),
    ("Two of the three videos are genuine, our analysts found.", "partly"),
    ("Checks by the Halvik Society bear out six of the raids; the other two could not be traced.",
     "partly"),
]  # fmt: skip

NOTHING = [
    "Fewer ministers came this year, less than half of the forty of last year, records show.",
    "Questions remain about the strength of the garrison, the report says.",
    "The Foreign Office has confirmed that a traveller is missing.",
    "It is hard to determine whether the bridge will stand another winter.",
    "The mayor, backed by the US, has reported progress.",
    "The list of voters was verified by ministry officials.",
    "Its estimate rests on maps from 1988.",
    "The Red Cross reached Kest on Monday.",
    "Families in the ford quarter have no access to running water.",
    "The column, an alliance supported by Tarvian air strikes, took the mill.",
    "Orland fired the same number of shells as on Sunday, the army said.",
    "A second clip shows a different angle of the yard.",
    "The depot is located at the old university.",
    "“We cannot verify that,” the deputy said.",
    "The ministry could not determine who had fired.",
    "If confirmed by records, the toll would be the highest of the year.",
    "I can't confirm dinner before Friday.",
    "The state paper has made no mention of the losses.",
    "It did not say whether any of the rebels had been killed.",
    "It was unclear on Sunday who would lead the talks.",
]


def _statuses(text: str) -> list[str]:
    _, reading = reading_of({"id": "t", "text": text})
    return [remark.status.value for remark in find_all(reading)]


@pytest.mark.parametrize(("text", "status"), FOUND)
def test_a_remark_in_new_words_is_found_with_its_outcome(text: str, status: str) -> None:
    assert status in _statuses(text)


@pytest.mark.parametrize("text", NOTHING)
def test_the_same_words_about_other_things_are_no_remark(text: str) -> None:
    assert _statuses(text) == []
