"""The lines of a new paper before anybody edits them: from the round's plan, else the usual words."""

import re
from collections.abc import Iterable

from dialogue_portal.documents.tables import is_row
from dialogue_portal.formats.vietnamese import toned
from plans.models import Plan, Round
from plans.outline.bodies import bodies_in
from plans.outline.chair import CHAIRS, chair_in, guests_in, same_partner
from plans.outline.footnotes import without_notes
from plans.outline.partners import partners_of
from plans.outline.round_contents import contents_of_round
from plans.outline.round_lines import participants_of_round
from plans.outline.text import items_of, read_outline
from plans.reading import SectionKind
from plans.reading.quotas import quota_of_bodies
from plans.reading.spelling import same_tones

EVERYBODY = (
    "Người dân, đại diện tổ chức, doanh nghiệp có nhu cầu; ai không gửi phiếu vẫn được đến dự và nêu ý kiến"
)
IN_PERSON = "Đến dự trực tiếp tại địa điểm nêu trên"
NO_COMPLAINTS = "Hội nghị không tiếp nhận đơn khiếu nại, tố cáo; các đơn này gửi đến nơi tiếp công dân"
ANSWERED_ANYWAY = (
    "Người đã đăng ký mà không đến dự được, và ý kiến chưa trả lời được tại hội nghị, được trả lời bằng văn bản gửi "
    "đến địa chỉ ghi trong phiếu"
)
BE_EARLY = "Đề nghị đại biểu mang theo giấy mời và đến trước giờ khai mạc 10 phút"
COMPLAINTS = toned("khiếu nại")
_FORM = re.compile(r"^\W*hình thức(?: tổ chức| đối thoại)?\s*:", re.I)
LONGEST_OF_INVITATION = 400  # letters, so that a letter of invitation fits on one page
_REPRESENTS = re.compile(r"^(?:(?:kính\s+)?mời\s+)?(?:(?:đại diện|đ/d)\s+)?", re.I)
# "Nhờ Trưởng ấp nhận và chuyển phiếu": a way to hand in a form that the portal does not know by itself.
_HEAD_OF_HAMLET = r"trưởng\s+(?:các\s+)?(?:thôn|ấp|bản|buôn|làng|khóm|khu phố|khu|tổ dân phố|tổ)\b"
_THROUGH_HEAD = re.compile(
    rf"\b(?:nhờ|qua|thông qua|cho|gửi|nộp)\b[^.;:]{{0,40}}{_HEAD_OF_HAMLET}"
    rf"|{_HEAD_OF_HAMLET}[^.;:]{{0,20}}\b(?:nhận|chuyển)\b",
    re.I,
)
LONGEST_WAY = 200
_ONLINE = re.compile(r"trực tuyến|mạng xã hội", re.I)


def words_of_notice(round: Round) -> dict[str, str]:
    """The boxes of a new notice."""
    plan = round.plan.in_force
    lines = participants_of_round(read_outline(plan), round.position)
    partners, chair = partners_of(plan), chair_in(lines)
    guests = guests_in(lines, partners)
    named = (chair, partners.co_chair, partners.partner, guests)
    return {
        "contents": contents_of(round),
        "participants": participants_of(lines, named),
        "chair": chair,
        "co_chair": partners.co_chair,
        "partner": partners.partner,
        "party": guests,
        "ways": ways_of(plan),
        "remarks": remarks_of_notice(),
        "recipients": recipients_of_notice(plan),
    }


def words_of_invitation(round: Round) -> dict[str, str]:
    """The boxes of a new letter of invitation."""
    plan = round.plan.in_force
    partners = partners_of(plan)
    return {
        "contents": contents_of_invitation(round),
        "chair": chair_in(participants_of_round(read_outline(plan), round.position)),
        "co_chair": partners.co_chair,
        "partner": partners.partner,
        "remarks": remarks_of_invitation(),
    }


def contents_of(round: Round) -> str:
    """What the dialogue of a round is about by its plan; "" where the plan does not say: nothing is made up."""
    texts = contents_of_round(read_outline(round.plan.in_force), round.position)
    # The remarks state that complaints are not taken.
    return as_lines(text for text in texts if COMPLAINTS not in toned(text))


def contents_of_invitation(round: Round) -> str:
    """The same for a letter of invitation, which fits on one page: "" for a longer list."""
    contents = contents_of(round)
    return contents if len(contents) <= LONGEST_OF_INVITATION else ""


def participants_of(lines: Iterable[str], named: Iterable[str]) -> str:
    """The participants that `lines` name, without those `named` already as chair or partners, and everybody else."""
    names = [one for name in named for one in [name, *bodies_in(name)] if one]
    return as_lines([*filter(None, (_without(names, text) for text in lines)), EVERYBODY])


def _without(names: list[str], text: str) -> str:
    """A line about participants without the parts that name one of `names`."""
    rest = "; ".join(filter(None, (_rest_of(names, clause.strip()) for clause in text.split(";"))))
    return f"{rest[:1].upper()}{rest[1:]}"


def _rest_of(names: list[str], clause: str) -> str:
    if CHAIRS.search(same_tones(clause)) and any(toned(name) in toned(clause) for name in names):
        return ""
    each = quota_of_bodies(clause)
    words = each[0] if each else clause.rstrip(" .,")
    bodies = bodies_in(words)
    others = [body for body in bodies if not any(_is_same(body, name) for name in names)]
    if len(others) == len(bodies):
        return clause
    return ", ".join(others) + clause[len(words) :] if others else ""


def _is_same(body: str, name: str) -> bool:
    """Whether both are one body, whatever stands before it ("Mời", "Đại diện")."""
    one, other = (_REPRESENTS.sub("", words.strip(), count=1) for words in (body, name))
    return toned(one) == toned(other) or same_partner(one, other)


def ways_of(plan: Plan) -> str:
    """How to take part: in person; online and through the heads of hamlets only where a line of the plan says so."""
    online = [text for text in _of_the_form(plan) if _ONLINE.search(text)]
    through = [
        text
        for text in items_of(plan, SectionKind.FORM)
        if _THROUGH_HEAD.search(text) and "phiếu" in text.casefold() and len(text) <= LONGEST_WAY
    ]
    return as_lines([IN_PERSON, *dict.fromkeys([*online, *through])])


def _of_the_form(plan: Plan) -> list[str]:
    """The lines that say in which form the dialogue is held."""
    texts = [text for _, items in without_notes(read_outline(plan)) for text in items]
    return [text for text in texts if _FORM.search(text)]


def remarks_of_notice() -> str:
    """What the notice tells beside time and place."""
    return as_lines([NO_COMPLAINTS, ANSWERED_ANYWAY])


def remarks_of_invitation() -> str:
    """What an invitation tells beside time and place."""
    return as_lines([BE_EARLY, NO_COMPLAINTS])


def recipients_of_notice(plan: Plan) -> str:
    """The recipients of the plan."""
    return "\n".join(items_of(plan, SectionKind.RECIPIENTS))


def as_lines(texts: Iterable[str]) -> str:
    """One sentence a line, each with its full stop; a line that only announces others is left out.

    The row of a table has no full stop.
    """
    kept = [text.strip(" -+*;.,") for text in texts]
    return "\n".join(text if is_row(text) else f"{text}." for text in kept if text and not text.endswith(":"))
