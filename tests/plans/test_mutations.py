"""Changed files are read or refused with a sentence, soon; bench/mutations.py does the same with thousands."""

import time

import pytest

from plans.reading.markers import BULLET
from plans.sourcefiles.worker import answer_to
from tests.plans.mutations import a_mutation, pdf_files, word_files

MOST_SECONDS = 2


@pytest.fixture(scope="module")
def sources():
    return {"word": word_files(), "pdf": pdf_files()}


@pytest.mark.parametrize("first", range(0, 80, 20))
def test_a_changed_file_is_read_or_refused_soon(sources, first):
    slow = {}
    for seed in range(first, first + 20):
        kind, how, content = a_mutation(sources, seed)
        began = time.process_time()

        answer = answer_to(kind, content, BULLET.pattern)

        assert "Xin " in answer.get("refused", "Xin ") or answer["text"], (seed, how)
        if (took := time.process_time() - began) > MOST_SECONDS:
            slow[seed] = took

    assert slow == {}
