"""The delegates of a round in the samples: some hamlets have named all of theirs, some have gaps."""

from datetime import date

from dialogue_portal.accounts.models import User
from plans.models import Round
from registrations.delegates import services
from registrations.delegates.actors import HeadOfCollector
from registrations.delegates.lines import read
from registrations.delegates.models import Quota
from registrations.seats.services import set_seats

LINES = """Mỗi thôn; đại diện hộ dân; 2
Thôn Đông
Thôn Đoài
Thôn Thượng
Thôn Thượng; hộ kinh doanh; 1"""
HOUSEHOLDS, TRADERS = "đại diện hộ dân", "hộ kinh doanh"
NAMED = (
    ("Thôn Đông", HOUSEHOLDS, "Nguyễn Thị Mận", "0912000801"),
    ("Thôn Đông", HOUSEHOLDS, "Phùng Văn Đào", ""),
    ("Thôn Đoài", HOUSEHOLDS, "Kiều Thị Xuân", "0912000803"),
    ("Thôn Thượng", TRADERS, "Lưu Văn Chợ", "0912000804"),
)


def delegates_of_round(round: Round, *, clerk: User, today: date) -> None:
    """Sets quotas and seats, and names people; one of them is replaced."""
    known = [collector.name for collector in round.collectors.all()]
    lines, _ = read(LINES, known)
    services.set_quotas(round, actor=clerk, lines=lines, today=today)
    quotas = {(one.collector.name, one.group): one for one in Quota.objects.of_round(round)}
    for hamlet, group, full_name, phone in NAMED:
        quota = quotas[hamlet, group]
        actor = HeadOfCollector(quota.collector)
        services.name(quota, actor=actor, today=today, full_name=full_name, phone=phone)
    first = quotas["Thôn Đông", HOUSEHOLDS].delegates.order_by("pk").first()
    services.stand_in(first, actor=clerk, today=today, full_name="Trịnh Thị Lê")
    set_seats(round, actor=clerk, today=today, delegates=10, registered=60, reserve=10)
