from datetime import date

from desk.samples.dates import dated
from plans.models import PaperKind, Round
from plans.roundpapers import services
from plans.roundpapers.invitees import read_lines

INVITED = """Ông Tạ Đình Phúc; Chủ tịch UBMTTQ Việt Nam xã
Bà Quách Thị Thu; Chủ tịch Hội Phụ nữ xã; phunu.tanhoa@vi-du.example
Ông Nghiêm Văn Toàn; Trưởng thôn; Thôn Đông
Thôn Đông; 5
Thôn Đoài; 5
Thôn Nam; 5
Thôn Bắc; 5
"""


def papers_of_round(round: Round, *, clerk, chair, day: date) -> None:
    """Makes an issued notice, and a batch of invitations that waits for the leader."""
    who = {"actor": clerk, "today": day}
    with dated(day, 9):
        notice = services.submit(services.draft(round, kind=PaperKind.NOTICE, **who), **who)
        services.issue(notice, actor=chair, today=day)
        letters = services.draft(round, kind=PaperKind.INVITATION, **who)
        letters = services.invite(letters, invited=read_lines(INVITED).invited, **who)
        services.submit(letters, **who)
