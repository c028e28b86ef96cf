import logging
import time

from celery import shared_task

from dialogue_portal.notices import services

logger = logging.getLogger(__name__)

# Seconds for which a queue that did not answer is left alone: a step with a hundred letters waits for it once.
LEFT_ALONE = 30
_ask_again_at = 0.0


@shared_task
def deliver(mail_id):
    services.deliver_new(mail_id)


@shared_task
def deliver_waiting():
    services.deliver_waiting()


def deliver_soon(mail_id: int) -> None:
    """Tells a worker of a letter, only to be quick: whatever ails the queue, the sweep finds the letter."""
    global _ask_again_at
    if time.monotonic() < _ask_again_at:
        return
    try:
        deliver.delay(mail_id)
    except Exception:
        # What the letter tells of is stored already: an error here would tell its reader that it was not.
        _ask_again_at = time.monotonic() + LEFT_ALONE
        logger.exception("Hàng đợi không nhận việc; lượt quét định kỳ sẽ gửi thư.")
