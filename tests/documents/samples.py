"""Papers to print in tests, in our own words; their authority is not stored."""

from types import SimpleNamespace

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.models import PaperType
from dialogue_portal.documents.outline import OutlinePaper
from dialogue_portal.documents.papers import Minutes, Signature
from plans.reading import ReadItem, ReadSection, SectionKind

FILLER = (
    "Các bộ phận chuẩn bị chu đáo nội dung được giao, bảo đảm buổi đối thoại diễn ra dân chủ, công khai, "
    "đúng thời gian, và mọi câu hỏi của người dân đều có người trả lời rõ ràng."
)

ONE_LINE = "Mọi câu hỏi đều có người trả lời."


class SamplePlan(OutlinePaper):
    type_code = PaperType.PLAN
    type_name = "KẾ HOẠCH"
    about = "Tổ chức hội nghị đối thoại với người dân, tổ chức và doanh nghiệp về thủ tục hành chính"
    year = 2026
    signature = Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lê Thị Hòa")


class SampleMinutes(Minutes):
    about = "Hội nghị đối thoại"
    secretary = Signature(("THƯ KÝ",), "Phạm Văn Thư")
    signature = Signature(("CHỦ TỌA",), "Lê Thị Hòa")


def an_authority(**fields):
    return Authority(**{"place": "Tân Hòa", "province": "tỉnh Hòa Giang"} | fields)


def a_section(kind, *texts, level=0, label="", heading="", run_in="", marker=""):
    return ReadSection(kind, level, label, heading, run_in, [ReadItem(marker, text) for text in texts])


def an_outline(paragraphs=20, annex=(), filler=FILLER):
    """Opening, two headings, as many paragraphs as asked for, recipients, and an annex of the given lines."""
    outline = [
        a_section(SectionKind.OPENING, "Ủy ban nhân dân xã xây dựng kế hoạch như sau:"),
        a_section(SectionKind.HEADING, level=1, label="I.", heading="MỤC ĐÍCH, YÊU CẦU"),
        a_section(
            SectionKind.AIMS, *[filler] * paragraphs, level=2, label="1.", heading="Mục đích", marker="-"
        ),
        a_section(SectionKind.FORM, level=2, label="2.", heading="Hình thức", run_in="Đối thoại trực tiếp"),
        a_section(SectionKind.RECIPIENTS, "Thường trực Đảng ủy; | (để b/c)", "Các thôn;", "Lưu: VT."),
    ]
    return outline + ([a_section(SectionKind.ANNEX, *annex)] if annex else [])


def a_plan_paper(outline=None, authority=None):
    return SamplePlan(SimpleNamespace(authority=authority or an_authority(), outline=outline or an_outline()))
