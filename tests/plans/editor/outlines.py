"""A draft of nine rows, and how it reads."""

from plans.models import Item, Section
from tests import build

OUTLINE = [
    (0, "", "", ["Căn cứ Luật."]),
    (1, "I.", "MỤC ĐÍCH", []),
    (2, "1.", "Mục đích", ["Nghe dân.", "Trả lời dân."]),
    (2, "2.", "Yêu cầu", ["Dân chủ."]),
    (1, "II.", "NỘI DUNG", ["Đất đai."]),
]


def a_draft():
    plan = build.a_plan()
    plan.sections.all().delete()
    for place, (level, label, heading, texts) in enumerate(OUTLINE, 1):
        section = Section.objects.create(plan=plan, position=place, level=level, label=label, heading=heading)
        for position, text in enumerate(texts, 1):
            Item.objects.create(section=section, position=position, marker="-", text=text)
    return plan


def lines_of(plan):
    """The outline as it reads, one line each."""
    lines = []
    for section in plan.sections.order_by("position").prefetch_related("items"):
        lines += [" ".join(filter(None, [section.label, section.heading]))] if section.level else []
        lines += [f"- {item.text}" for item in section.items.all()]
    return lines


def item(plan, text):
    return f"i{Item.objects.get(section__plan=plan, text=text).pk}"


def heading(plan, words):
    return f"s{plan.sections.get(heading=words).pk}"
