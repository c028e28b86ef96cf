"""A small plan in its parts, of which a test replaces one."""

from plans.reading import SectionKind, read, write

K = SectionKind
LETTERHEAD = "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nSố: 12/KH-UBND\nTân Hòa, ngày 04 tháng 5 năm 2026\n"
SUBJECT = "Tổ chức đối thoại với người dân năm 2026"
SECTIONS = "I. MỤC ĐÍCH\n- Nghe dân nói.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng\n- Chuẩn bị hội trường.\n"
CLOSING = "Trên đây là kế hoạch, đề nghị các đơn vị thực hiện./.\n"
RECIPIENTS = "Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n"
ENDING = CLOSING + RECIPIENTS + "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n"


def plan_of(subject=SUBJECT, opening="", sections=SECTIONS, ending=ENDING, head=LETTERHEAD):
    """The plan that is read; what is written of it reads the same."""
    plan = read(f"{head}KẾ HOẠCH\n{subject}\n{opening}{sections}{ending}")
    assert read(write(plan)) == plan
    return plan


def section_of(plan, kind):
    return next(section for section in plan.sections if section.kind == kind)
