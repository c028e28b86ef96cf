"""The collectors of a sample round: hamlets, the Front and unions, some with slips, some owing."""

from datetime import date

from desk.samples.dates import dated
from dialogue_portal.accounts.models import User
from plans.models import Round
from registrations.collecting import services
from registrations.collecting.entering.services import enter_for
from registrations.collecting.kinds import channel_of
from registrations.collecting.lines import read_collectors

LINES = """Thôn Đông | Trịnh Văn Mẫn | 0913 000 001 | thondong@tan-hoa.example
Thôn Đoài | Bùi Thị Chắt | 0913 000 002
Thôn Nam | Phùng Văn Lượng
Ủy ban MTTQ Việt Nam xã | Đoàn Thị Vân | 0913 000 004 | mattran@tan-hoa.example | 2
Hội Nông dân xã | Lường Văn Kha | 0913 000 005 | | 2
Hội Liên hiệp Phụ nữ xã | Nông Thị Huệ | 0913 000 006 | phunu@tan-hoa.example | 2"""
HANDED_IN = [
    ("Thôn Đông", "Khúc Thị Na", "", "Đường vào xóm Chùa ngập khi mưa, xin sửa giấy phép đào rãnh ở đâu?"),
    ("Thôn Đông", "Lại Văn Tuất", "0914000001", "Chứng thực giấy ủy quyền có phải lên xã không?"),
    ("Hội Nông dân xã", "Lường Văn Kha", "0913000005", "Hội viên hỏi hồ sơ vay vốn cần xác nhận những gì."),
]


def collectors_of(round: Round, *, clerk: User, day: date) -> None:
    """Lists the collectors of the round on a day; three slips come through two of them."""
    with dated(day, 10):
        services.add_many(round, read_collectors(LINES).listed, actor=clerk)
    with dated(day, 19):
        for number, (name, person, phone, text) in enumerate(HANDED_IN):
            collector = round.collectors.get(name=name)
            enter_for(
                collector,
                today=day,
                channel=channel_of(collector.kind),
                handed_in_on=day,
                form_key=f"mau-dau-moi-{number}",
                full_name=person,
                phone=phone,
                address=f"{name}, xã Tân Hòa" if name.startswith("Thôn") else "xã Tân Hòa",
                attends=False,
                procedures=text,
            )
