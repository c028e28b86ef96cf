"""Spoiled texts: each is read or refused with a sentence, soon, and what is written of it can be read again."""

import time
from contextlib import suppress

import pytest

from plans.reading import NotAPlan
from plans.reading.as_json import as_json
from plans.reading.reader import read
from plans.reading.summary import summary
from plans.reading.text import write
from tests.plans.mutated import mutated
from tests.plans.whole_plans import OWN_PLANS

TEXTS = [file.read_text() for file in OWN_PLANS]
LONGEST_SECONDS = 2


@pytest.mark.parametrize("hundred", range(3))
def test_a_spoiled_text_is_read_or_refused_with_a_sentence(hundred):
    # the bare reader, without the sentence that stands for a fault of the program
    for seed in range(hundred * 100, hundred * 100 + 100):
        started = time.process_time()
        with suppress(NotAPlan):
            plan = read(mutated(TEXTS, seed))
            summary(plan.sections, plan.subject)
            as_json(plan, [])
            write(plan)
        assert time.process_time() - started < LONGEST_SECONDS, seed


@pytest.mark.parametrize(
    "line",
    [
        "x " * 40,
        "1. " * 20,
        "- Một việc;",
        "a" * 3000,
        "mỗi thôn một",
        "Ngày nào đó",
        "CHỦ TỊCH",
        ".",
        "ngày 1/1",
        "từ ngày 1/1 đến ngày 5/1",
        "- Hạn cuối nhận phiếu: trước ngày 1/1.",
        "thông báo trước 10 ngày",
        "7h30 ngày 1/1/2026 tại Hội trường",
        "Địa chỉ:",
        "TM. ỦY BAN NHÂN DÂN",
        "1 | 2",
    ],
)
@pytest.mark.parametrize("end", ["\n", " "])
def test_the_longest_text_is_read_or_refused_soon(line, end):
    text = TEXTS[0].replace("I. ", "I. THỜI GIAN\n{}\nII. ", 1)
    lines = f"{line}{end}" * ((149_000 - len(text)) // (len(line) + 1))

    with suppress(NotAPlan):
        as_json(read(text.replace("{}", lines, 1)), [])
