"""What the boxes beside a letter begin with: what our own form says, else what the letter says for certain."""

from collections.abc import Sequence
from datetime import date

from plans.models import Round
from registrations.entry.admission import why_no_entry
from registrations.mailbox.suggested import suggested
from registrations.models import IncomingMessage

READ, GUESSED = "Đọc từ tệp «{}»: xin so lại với tệp.", "Theo người gửi thư: xin kiểm tra."


def prefilled(message: IncomingMessage, number: int) -> tuple[dict[str, str], dict[str, str]]:
    """Return {box: words} for the form after `number` others of the letter, and {box: where the words come from}."""
    certain = suggested(message.sender_name, message.sender_address, message.text)
    if number >= len(message.read_forms):
        certain = certain if number == 0 else {}
        return certain, dict.fromkeys(certain, GUESSED)
    read = message.read_forms[number]
    # Whoever sends somebody else's form lends their address at most.
    values = {name: words for name, words in certain.items() if name == "email"}
    said = dict.fromkeys(values, GUESSED) | dict.fromkeys(read["values"], READ.format(read["file"]))
    return values | read["values"], said


def rounds_for(message: IncomingMessage, today: date) -> Sequence[Round]:
    """The rounds for which the letter may count, the most likely one first: that of its form, else the next one."""
    rounds = Round.objects.for_page().filter(
        authority=message.authority_id, held_on__gte=message.handed_in_on
    )
    open_ones = [round for round in rounds.order_by("held_on", "pk") if not why_no_entry(round, today)]
    named = {read["round"] for read in message.read_forms}
    return sorted(open_ones, key=lambda round: round.pk not in named)
