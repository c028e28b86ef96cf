"""How many letters a day leave for the mailbox of somebody who never said that it is theirs."""

from dialogue_portal.ratelimits.counting import count
from dialogue_portal.ratelimits.limits import LETTERS

MOST_DAYS_TO_WAIT = 30
DOTS_DO_NOT_COUNT = {"gmail.com", "googlemail.com"}


def days_to_wait(address: str, *, most: int) -> int | None:
    """In how many days the next letter to the address may leave, 0 for today; None where that is more than `most`.

    Counts the letter for that day.
    """
    for days in range(most + 1):
        [counted] = count((LETTERS, mailbox_of(address), 1), ahead=days)
        if not counted.is_over:
            return days
    return None


def mailbox_of(address: str) -> str:
    """One name for all spellings that end in the same mailbox: "Hoa.Tran+vay@gmail.com" -> "hoatran@gmail.com"."""
    local, _, domain = address.lower().rpartition("@")
    local = local.partition("+")[0]
    return f"{local.replace('.', '') if domain in DOTS_DO_NOT_COUNT else local}@{domain}"
