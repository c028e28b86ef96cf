"""The text for the loudspeakers: short sentences about a round and its plan, in two lengths."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.sheets import Sheet
from plans.loudspeaker import spoken
from plans.models import Round
from plans.outline.naming import matter_of
from plans.outline.partners import name_of_meeting
from plans.rounds.dates import last_day_for_paper

# How many words a speaker reads over loudspeakers in a minute, slowly and clearly.
WORDS_A_MINUTE = 190
CALL = "Kính thưa bà con nhân dân."


@dataclass(frozen=True)
class Script:
    """The text in one length: its sentences in paragraphs."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words the text has."""
        return sum(len(text.split()) for text in self.paragraphs)

    @property
    def seconds(self) -> int:
        """About how long it takes to read, rounded to five seconds."""
        return max(5, round(self.words * 60 / WORDS_A_MINUTE / 5) * 5)


def scripts_of(round: Round, today: date) -> list[Script]:
    """Return the long and the short text of a round with a date.

    After the last day for forms (`today` is later) neither text asks people to hand one in.
    """
    takes_forms = round.takes_registrations(today)
    return [
        Script("Bài dài", tuple(_long(round, takes_forms))),
        Script("Bài ngắn", tuple(_short(round, takes_forms))),
    ]


def _when(round, *, with_year: bool = True) -> str:
    return f"Hội nghị bắt đầu lúc {spoken.hour(round.starts_at)}, {spoken.day(round.held_on, with_year=with_year)}."


def _long(round, takes_forms: bool) -> Iterator[str]:
    authority, plan = round.authority, round.plan
    hotline = plan.hotline_in_use
    address = plan.address_in_use or f"trụ sở {authority.name}"
    yield CALL
    yield f"{authority.name} trân trọng thông báo và kính mời bà con dự {name_of_meeting(plan)} về {matter_of(plan)}."
    yield f"{_when(round)} Địa điểm: {round.place}."
    if round.matter:
        yield f"Nội dung: {round.matter}."
    yield (
        "Tại hội nghị, lãnh đạo Ủy ban nhân dân nghe và trả lời những điều bà con còn vướng mắc khi làm giấy tờ, thủ "
        "tục. Người dân, tổ chức, doanh nghiệp đều được dự. Hội nghị không nhận đơn khiếu nại, tố cáo."
    )
    if takes_forms:
        last = spoken.day(round.registration_closes_on)
        yield f"Bà con muốn hỏi điều gì, xin ghi vào phiếu đăng ký. Hạn cuối nhận phiếu là hết {last}."
        if paper := last_day_for_paper(round):
            yield f"Phiếu giấy xin nộp chậm nhất {spoken.day(paper)}, vì ngày cuối cơ quan không làm việc."
        yield (
            f"Phiếu lấy và nộp tại: {address}. Bà con cũng gửi được ngay trên cổng đối thoại của "
            f"{authority.kind} bằng điện thoại."
        )
    else:
        yield "Bà con không gửi phiếu vẫn đến dự và nêu ý kiến ngay tại hội trường được."
    if hotline:
        yield f"Cần hỏi thêm, xin gọi số: {spoken.phone(hotline)}."
    yield "Ai không đến được, ý kiến vẫn được trả lời bằng văn bản. Kính mời bà con tham gia đông đủ."


def _short(round, takes_forms: bool) -> Iterator[str]:
    hotline = round.plan.hotline_in_use
    meeting = name_of_meeting(round.plan)
    yield f"{CALL} Kính mời bà con dự {meeting} về {matter_of(round.plan)} với lãnh đạo {round.authority.kind}."
    yield f"{_when(round, with_year=False)} Địa điểm: {round.place}."
    if takes_forms:
        yield f"Phiếu đăng ký nhận đến hết {spoken.day(round.registration_closes_on, with_year=False)}."
    if hotline:
        yield f"Hỏi thêm, xin gọi số: {spoken.phone(hotline)}."


class ScriptSheet(Sheet):
    """Both texts on paper, for the person who reads them aloud."""

    title = "Bài phát thanh"
    is_for_everybody = True

    def __init__(self, round: Round, today: date):
        self.round, self.authority, self.today = round, round.authority, today

    def lines(self) -> Iterator[AnnexLine]:
        """Yield the title, then each text with its length."""
        yield AnnexLine("title", "BÀI PHÁT THANH")
        yield AnnexLine("note", f"({self.authority.name}; hội nghị đối thoại {self.round.when})")
        for script in scripts_of(self.round, self.today):
            about = f" (khoảng {script.seconds} giây, {script.words} từ)"
            yield AnnexLine("numbered", about, script.title)
            yield from (AnnexLine("spoken", text) for text in script.paragraphs)


def plain_text(round: Round, today: date) -> str:
    """Return both texts as the content of a plain text file."""
    parts = [
        f"{script.title.upper()}\n\n" + "\n\n".join(script.paragraphs) for script in scripts_of(round, today)
    ]
    return "\n\n\n".join(parts) + "\n"
