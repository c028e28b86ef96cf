"""By the plan's words: who chairs, organises and is invited beside the committee, and what the meeting is called.

Law 72/2025/QH15, article 43: the committee chairs together with a representative of the Standing Committee of the
people's council, works with the Fatherland Front, and invites a representative of the Party committee. Only what the
plan names is found here.
"""

import re
from dataclasses import dataclass, replace

from plans.models import Plan
from plans.outline.footnotes import without_notes
from plans.outline.text import read_outline
from plans.reading import ReadItem, ReadSection, SectionKind
from plans.reading.lists import body_of, items_about
from plans.reading.spelling import same_tones

LONGEST = 250
USUAL_NAME = "hội nghị đối thoại"
LAW_OF_2025 = re.compile(r"72/2025/QH15|Luật Tổ chức chính quyền địa phương[^;.,]*\b2025", re.I)
LAW_OF_2022 = re.compile(r"10/2022/QH15|Luật Thực hiện dân chủ ở cơ sở", re.I)
# What law 10/2022/QH15 on grassroots democracy calls it.
NAME_OF_2022 = "hội nghị trao đổi, đối thoại"

_COUNCIL = r"(?:HĐND|Hội đồng nhân dân)"
_FRONT = r"(?:U\.?B\.?MTTQ|MTTQ|Mặt trận Tổ quốc)"
_CO_CHAIRS = re.compile(rf"([^.;:,()]*{_COUNCIL}[^.;:,()]*?)\s*(?:cùng\s+|làm\s+|là\s+)?đồng chủ trì", re.I)
_CO_CHAIRED_BY = re.compile(
    rf"đồng chủ trì(?:\s+hội nghị)?\s*(?::|–|-|là|có)\s*([^.;:()]*{_COUNCIL}[^.;:,()]*)", re.I
)
_WITH_FRONT = re.compile(
    rf"phối hợp (?:với|cùng)\s+([^.;:,()]*?{_FRONT}[^.;:,()]*?)"
    r"(?=\s+(?:và|để|tổ chức|thực hiện|trong|tuyên truyền|vận động|thông báo|xây dựng|chuẩn bị|triển khai)\b"
    r"|[.;:,()]|$)",
    re.I,
)
_FRONT_WITH = re.compile(rf"([^.;:,()]*{_FRONT}[^.;:,()]*?)\s+(?:cùng\s+)?phối hợp\b", re.I)
# "3. Đề nghị Ủy ban MTTQ Việt Nam xã và các đoàn thể" above its duties.
_FRONT_ABOVE = re.compile(
    rf"(?:đề nghị\s+)?([^.;:,()]*?{_FRONT}[^.;:,()]*?)(?=\s+(?:và|cùng)\b|[.;:,()]|$)", re.I
)
_WORKS_WITH = re.compile(r"\W*phối hợp\b", re.I)
# "Văn phòng Đảng ủy", "Bí thư các chi bộ trực thuộc Đảng ủy", "báo cáo Đảng ủy", "cấp ủy chi bộ thôn": others.
_PARTY = re.compile(
    r"(?<!\w)(?<!văn phòng )(?<!kiểm tra )(?<!thuộc )(?<!cơ quan )(?<!báo cáo )(?<!của )(?<!ý kiến )(?<!ban )"
    r"((?:(?:các\s+)?(?:đồng chí|đ/c)(?:\s+trong)?\s+)?(?:(?:đại diện|đ/d|lãnh đạo|tập thể)\s+){0,2}"
    r"(?:(?:(?:các\s+)?ủy viên|bí thư|phó bí thư)(?:\s+thường trực)?,?\s+)*"
    r"(?:(?:ban\s+)?(?:thường vụ|chấp hành)\s+|BTV\s+|BCH\s+|(?:thường trực|TT\.?)\s+)?"
    r"(?:đảng ủy|đảng bộ(?! bộ phận)|ĐU(?!\w)|(?<!\w)cấp ủy(?!,?\s+(?:các\s+)?(?:chi bộ|thôn|ấp|bản|tổ|khu)\b))"
    r"(?:\s(?![-–—]\s|và\s|cùng\s|[|]|chủ trì\b|dự\b|tham dự\b|đến\b|chỉ đạo\b)[^\s.;:,()]+)*)",
    re.I,
)
_INVITES = re.compile(r"(?<!giấy )\bmời\b", re.I)
_BEFORE_A_NAME = re.compile(r"^(?:[-+*•\s]+|(?:kính )?mời\s+|và\s+|cùng\s+|có\s+|với\s+|do\s+)+", re.I)


@dataclass(frozen=True)
class Partners:
    """The bodies in the plan's words; "" for one that it does not name."""

    co_chair: str = ""
    partner: str = ""
    party: str = ""


def partners_of(plan: Plan) -> Partners:
    """Who chairs with the committee, works with it and is invited, as far as the plan names them."""
    return partners_in(read_outline(plan))


def partners_in(outline: list[ReadSection]) -> Partners:
    """The same of an outline that was read already."""
    texts = _texts(outline)
    return Partners(
        co_chair=_first(texts, _CO_CHAIRS, _CO_CHAIRED_BY),
        partner=_first(texts, _WITH_FRONT, _FRONT_WITH) or _first(_working_with(outline), _FRONT_ABOVE),
        party=_first([*_invited(outline), *(text for text in texts if _INVITES.search(text))], _PARTY),
    )


def cites_law_of_2025(outline: list[ReadSection]) -> bool:
    """Whether the bases of an outline cite law 72/2025/QH15."""
    return any(LAW_OF_2025.search(text) for text in _bases(outline))


def name_of_meeting(plan: Plan) -> str:
    """The meeting in the papers of the portal: the name of the law that the plan cites, else the usual one."""
    bases = _bases(read_outline(plan))
    of_2022 = any(LAW_OF_2022.search(text) for text in bases)
    return NAME_OF_2022 if of_2022 and not any(map(LAW_OF_2025.search, bases)) else USUAL_NAME


def _bases(outline: list[ReadSection]) -> list[str]:
    # A single base stands in the opening sentences of many plans.
    return [*_texts(outline, SectionKind.BASES), *_texts(outline, SectionKind.OPENING)]


def _texts(outline: list[ReadSection], kind: SectionKind | None = None) -> list[str]:
    """The texts of a kind of section; what stands behind a heading on its line comes with the heading."""
    return [
        text
        for section, texts in without_notes(outline)
        if kind in (None, section.kind)
        for text in [*_heading_and_text(section), *texts]
    ]


def _heading_and_text(section: ReadSection) -> list[str]:
    return [f"{section.heading}: {section.run_in}".lstrip(": ")] if section.run_in else []


def _working_with(outline: list[ReadSection]) -> list[str]:
    """The headings above a duty to work with others."""
    return [
        section.heading
        for section, texts in without_notes(outline)
        if section.kind == SectionKind.DUTIES
        if any(_WORKS_WITH.match(text) for text in [section.run_in, *texts])
    ]


def _invited(outline: list[ReadSection]) -> list[str]:
    """The lines about who takes part, wherever they stand in the body."""
    body = [
        replace(section, items=[ReadItem("-", text) for text in texts])
        for section, texts in without_notes(outline)
    ]
    items, _ = items_about(body_of(body), SectionKind.PARTICIPANTS)
    return [item.text for item in items]


def _first(texts: list[str], *patterns: re.Pattern[str]) -> str:
    for text in texts:
        for pattern in patterns:
            if at := pattern.search(same_tones(text)):
                found = text[at.start(1) : at.end(1)]
                name = _BEFORE_A_NAME.sub("", found).strip(" -–")
                return f"{name[:1].upper()}{name[1:LONGEST]}"
    return ""
