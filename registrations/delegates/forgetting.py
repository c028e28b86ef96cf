"""What becomes of the delegates of a round when personal data have been kept long enough."""

from datetime import date

from django.db import transaction

from dialogue_portal.accounts.models import Authority
from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.records.models import Record
from registrations.delegates.models import Delegate
from registrations.delegates.states import FORGET_DELEGATE

NOBODY = "Đại biểu"
RETENTION_OVER = "Hết thời gian lưu dữ liệu cá nhân."


@transaction.atomic
def forget_delegates(authority: Authority, *, held_until: date, today: date) -> int:
    """Removes who the delegates of rounds up to the day `held_until` were; how many there were of a quota stays.

    Issued invitations keep what they say. Returns how many delegates were forgotten.
    """
    rows = Delegate.objects.filter(authority=authority, anonymised_on=None)
    old = rows.filter(quota__collector__round__held_on__lte=held_until).select_for_update(of=("self",))
    people = list(old.order_by("pk"))
    for one in people:
        one.full_name, one.phone, one.address, one.anonymised_on = NOBODY, "", "", today
        Record.objects.write(one, FORGET_DELEGATE, actor=SYSTEM, note=RETENTION_OVER)
    Delegate.objects.bulk_update(people, ["full_name", "phone", "address", "anonymised_on"])
    return len(people)
