"""Asks a worker to do something at once: to send a letter, or what another package names."""

import logging
import time
from dataclasses import dataclass

from celery import current_app

logger = logging.getLogger(__name__)

# The task is called by its name: whoever writes a letter does not depend on how letters are sent.
DELIVER = "dialogue_portal.notices.tasks.deliver"
# Seconds without another attempt after the queue did not answer: a step with a hundred letters waits for it once.
PAUSE = 30


@dataclass
class QueueState:
    """When the queue may be asked again, in seconds of time.monotonic()."""

    ask_again_at: float = 0.0


STATE = QueueState()


def deliver_soon(mail_id: int) -> None:
    """Asks a worker to send the letter."""
    ask_soon(DELIVER, mail_id)


def ask_soon(task: str, *arguments: int) -> None:
    """Asks a worker to run a task; it raises nothing, because a sweep finds what waits."""
    if time.monotonic() < STATE.ask_again_at:
        return
    try:
        current_app.send_task(task, arguments)
    except Exception:
        # What is to be done is stored already: with an error the user would think that it is not.
        STATE.ask_again_at = time.monotonic() + PAUSE
        logger.exception("Hàng đợi không nhận việc; lượt quét định kỳ sẽ làm việc đó.")
