"""Asks a worker to do something at once: to send a letter, or what another package names."""

import logging
import time
from dataclasses import dataclass

from celery import current_app

logger = logging.getLogger(__name__)

# The task is called by its name: whoever writes a letter does not depend on how letters are sent.
DELIVER = "dialogue_portal.notices.tasks.deliver_new"
# Letters that a process writes within so many seconds of the first are sent by one run, which begins behind them; by
# one second more, because the clocks of two machines differ a little.
TOGETHER, BEGINS_AFTER = 1, 2
# Seconds without another attempt after the queue did not answer: a step with a hundred letters waits for it once.
PAUSE = 30


@dataclass
class QueueState:
    """When the queue may be asked again, and until when new letters are asked for, in seconds of time.monotonic()."""

    ask_again_at: float = 0.0
    letters_asked_until: float = 0.0


STATE = QueueState()


def deliver_soon() -> None:
    """Has a worker send what waits in two seconds, unless it was asked within the last second; call it after commit."""
    moment = time.monotonic()
    if moment >= STATE.letters_asked_until:
        STATE.letters_asked_until = moment + TOGETHER
        ask_soon(DELIVER, after=BEGINS_AFTER)


def ask_soon(task: str, *arguments: int, after: int = 0) -> None:
    """Asks a worker to run a task, in `after` seconds; it raises nothing, because a sweep finds what waits."""
    if time.monotonic() < STATE.ask_again_at:
        return
    try:
        current_app.send_task(task, arguments, countdown=after or None)
    except Exception:
        # What is to be done is stored already: with an error the user would think that it is not.
        STATE.ask_again_at = time.monotonic() + PAUSE
        logger.exception("Hàng đợi không nhận việc; lượt quét định kỳ sẽ làm việc đó.")
