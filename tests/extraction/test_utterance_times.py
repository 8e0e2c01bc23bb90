"""Which times of a frame say when something was said, and which say since when or how soon."""

import pytest
from tests.timed import reading_of

from reportedly.extraction.claims import utterance_times
from reportedly.extraction.times import find_times
from reportedly.model.attribution import Attribution
