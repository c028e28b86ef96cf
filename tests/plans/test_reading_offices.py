"""Fifteen long plans of made-up offices; whoever wrote them listed their facts without having seen the reader.

The .json beside each text is what is read of it, in the form of `manage.py import_plan --dry-run --json`. Compared with
those lists nothing of it is wrong; a quota of businesses (11), a term for answers (12) and a channel (13) are missed.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from plans.reading import read, write
from plans.reading.as_json import as_json

OFFICES = sorted((Path(__file__).parent / "offices").glob("*.txt"))


@pytest.mark.parametrize("text", OFFICES, ids=lambda path: path.stem)
def test_the_facts_of_an_office_s_plan(text):
    found = as_json(read(text.read_text()), [])

    expected = json.loads(text.with_suffix(".json").read_text())
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("text", OFFICES, ids=lambda path: path.stem)
def test_an_office_s_plan_reads_the_same_once_it_is_laid_out(text):
    plan = read(text.read_text())

    again = read(write(plan))
    # What stands unplaced above the title is told, and is not part of what is laid out.
    assert replace(again, unplaced=[]) == replace(plan, unplaced=[])
