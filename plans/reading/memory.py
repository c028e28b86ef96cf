"""Answers about short texts are kept: lines are asked about often, and a text may repeat one a thousand times."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

MOST, LONGEST = 4096, 300
Answer = TypeVar("Answer")


def remembered(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """Keep the answers of a function of one text; of long texts none, so that little memory is held."""
    kept = lru_cache(maxsize=MOST)(function)

    @wraps(function)
    def answer(text: str) -> Answer:
        return kept(text) if len(text) <= LONGEST else function(text)

    return answer
