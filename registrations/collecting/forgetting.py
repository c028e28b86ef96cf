"""The heads of collectors are forgotten with the forms of their round; the collectors and their numbers stay."""

from datetime import date

from django.db import transaction

from dialogue_portal.accounts.models import Authority
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.actors import SYSTEM, Actor
from dialogue_portal.records.models import Record
from registrations.collecting.models import Collector
from registrations.collecting.notices import ToCollector
from registrations.collecting.states import FORGET_HEAD

REMOVED_WORDS = "Nội dung thư đã được xóa cùng dữ liệu cá nhân của người nhận."


def forget_heads(authority: Authority, *, until: date, today: date) -> int:
    """Forgets the heads of the rounds that were held up to and with the day `until`; returns how many."""
    rows = Collector.objects.filter(authority=authority, anonymised_on=None, round__held_on__lte=until)
    return sum(forget_head(row, actor=SYSTEM, today=today) for row in rows.order_by("pk"))


@transaction.atomic
def forget_head(collector: Collector, *, actor: Actor, today: date) -> bool:
    """Xóa dữ liệu người phụ trách: name, number, address and link go, with the letters; False when done already."""
    row = Collector.objects.select_for_update(of=("self",)).get(pk=collector.pk)
    if row.anonymised_on:
        return False
    for letters in (kind.written(row) for kind in ToCollector.__subclasses__()):
        letters.filter(sent_at=None).delete()
        for letter in letters.filter(sent_at__isnull=False):
            OutgoingMail.objects.filter(pk=letter.pk).update(
                key=f"removed:{letter.pk}", to="", body=REMOVED_WORDS
            )
    row.head = row.phone = row.email = row.link_seed = ""
    row.anonymised_on = today
    row.save()
    Record.objects.write(row, FORGET_HEAD, actor=actor)
    return True
