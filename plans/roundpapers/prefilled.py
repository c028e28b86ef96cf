"""The lines of a new paper before anybody edits them: from the round's plan, else the usual words."""

import re
from collections.abc import Iterable

from dialogue_portal.accounts.models import Authority, Sector
from dialogue_portal.documents.tables import is_row
from dialogue_portal.formats.vietnamese import sort_key, toned
from plans.models import Invitee, Plan
from plans.outline.footnotes import without_notes
from plans.outline.text import items_of, read_outline
from plans.reading import SectionKind
from plans.roundpapers.invitees import Invited

USUAL_CONTENTS = "Việc tiếp nhận, giải quyết và trả kết quả thủ tục hành chính"
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
EVERY_HAMLET = "Các thôn, tổ dân phố"
COMPLAINTS = toned("khiếu nại")
_FORM = re.compile(r"^\W*hình thức(?: tổ chức| đối thoại)?\s*:", re.I)
_ONLINE = re.compile(r"trực tuyến|mạng xã hội", re.I)


def contents_of(plan: Plan) -> str:
    """What the dialogue is about, by the plan; else the usual sentence with the authority's sectors."""
    # The remarks state that complaints are not taken.
    contents = [text for text in items_of(plan, SectionKind.CONTENTS) if COMPLAINTS not in toned(text)]
    if contents:
        return as_lines(contents)
    sectors = Sector.objects.of_authority(plan.authority).values_list("name", flat=True)
    fields = f" thuộc các lĩnh vực: {'; '.join(sectors)}" if sectors else ""
    return as_lines([f"{USUAL_CONTENTS}{fields}"])


def contents_of_invitation(plan: Plan) -> str:
    """One usual sentence, so that a letter of invitation fits on one page."""
    return as_lines([USUAL_CONTENTS])


def participants_of(plan: Plan) -> str:
    """The participants that the plan names, and everybody else."""
    return as_lines([*items_of(plan, SectionKind.PARTICIPANTS), EVERYBODY])


def ways_of(plan: Plan) -> str:
    """How to take part: in person, and online only where a line of the plan says so."""
    online = [text for text in _of_the_form(plan) if _ONLINE.search(text)]
    return as_lines([IN_PERSON, *dict.fromkeys(online)])


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


def invited_by(plan: Plan) -> list[Invited]:
    """The people whom the plan names as participants, a body a line; with a quota per hamlet, each known hamlet."""
    found = []
    for section in plan.sections.filter(kind=SectionKind.PARTICIPANTS).prefetch_related("items"):
        for item in section.items.all():
            text = re.sub(r"^Mời (?:đại diện )?", "", item.text.strip(" -+*;.,"))
            if "chủ trì" in text or is_row(text):
                continue
            if item.quota:
                found += [Invited(hamlet=hamlet, people=item.quota) for hamlet in hamlets_of(plan.authority)]
            elif text and not item.text.rstrip().endswith(":"):
                found.append(Invited(organisation=f"{text[0].upper()}{text[1:250]}"))
    return found


def hamlets_of(authority: Authority) -> list[str]:
    """The hamlets that were invited before, in Vietnamese order; where there are none, one letter to all hamlets."""
    known = Invitee.objects.filter(paper__authority=authority).exclude(hamlet="")
    names = known.filter(name="").order_by("pk").values_list("hamlet", flat=True)
    # Of two spellings of one hamlet the latest is kept.
    latest = {toned(name): name for name in names}
    return sorted(latest.values(), key=sort_key) or [EVERY_HAMLET]
