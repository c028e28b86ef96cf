"""What does not fit in a conclusion notice that is to be submitted or signed."""

from datetime import date

from conferences.conclusion.models import Conclusion
from conferences.conclusion.states import ConclusionState
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.decisions.findings import Finding, Weight, local_address
from dialogue_portal.formats.days import say_day
from dialogue_portal.formats.masking import Mask
from dialogue_portal.workdays.services import calendar_of
from plans.checks.annexes import annexes_missing
from plans.checks.before_signing import by_weight, lines_in, spot_words
from plans.checks.list_of_spots import spots_in
from plans.checks.refused import refused_spots
from registrations.models import Registration

NAMES_SOMEBODY = (
    "nêu tên, số điện thoại hoặc tổ chức của người gửi phiếu không đồng ý nêu tên khi công khai, hoặc người trùng tên. "
    "Xin ghi «Công dân» hoặc «Tổ chức, doanh nghiệp», hoặc xác nhận đó là người khác."
)


def against_conclusion(conclusion: Conclusion, today: date) -> list[Finding]:
    """What cannot be right: no text, holes, days that no calendar has, a last day for a point that is past."""
    year, edit = conclusion.conference.held_on.year, _link(conclusion, "edit")
    found = []
    if not conclusion.text.strip():
        words = "Thông báo chưa có nội dung. Xin soạn nội dung kết luận trước khi trình."
        found.append(Finding(words, Weight.REFUSE, edit))
    spots = refused_spots(lines_in({"text": conclusion.text}), year)
    found += [Finding(spot_words(spot), Weight.REFUSE, edit) for spot in spots]
    for number, point in enumerate(conclusion.points.all(), 1):
        drop = _link(conclusion, "drop_point")
        spots = refused_spots(lines_in({"point": point.text}), year)
        found += [Finding(f"Việc {number}: {spot_words(spot)}", Weight.REFUSE, drop) for spot in spots]
        if point.due_on < today:
            words = (
                f"Việc {number} («{point.owed_work}») hẹn xong chậm nhất {say_day(point.due_on)}, đã qua khi ký. "
                "Xin bỏ việc này rồi thêm lại với ngày khác."
            )
            found.append(Finding(words, Weight.REFUSE, drop))
    return found


def findings_of_conclusion(conclusion: Conclusion, today: date) -> list[Finding]:
    """Everything that does not fit in a conclusion notice on the day of its signature, the gravest first."""
    found = against_conclusion(conclusion, today)
    refused = {one.words for one in found}
    edit, round = _link(conclusion, "edit"), conclusion.conference.round
    for spot in spots_in({"text": conclusion.text}, round):
        if not spot.is_kept and spot_words(spot) not in refused:
            found.append(Finding(spot_words(spot), Weight.TICK, edit))
    calendar = calendar_of(conclusion.authority)
    points = list(conclusion.points.select_related("department"))
    found += _people_named(conclusion, [point.text for point in points])
    for number, point in enumerate(points, 1):
        if not calendar.is_workday(point.due_on):
            reason = calendar.reason_off(point.due_on) or "không phải ngày làm việc"
            words = f"Việc {number} hẹn xong {say_day(point.due_on)}: {reason}."
            found.append(Finding(words, Weight.TICK, _link(conclusion, "drop_point")))
        if not point.department.memberships.filter(role=Role.OFFICER, user__is_active=True).exists():
            words = (
                f"Việc {number} giao {point.department}, nơi chưa có công chức nào có tài khoản để nhận việc."
            )
            found.append(Finding(words, Weight.TICK, _link(conclusion, "drop_point")))
    if not points:
        words = "Thông báo không giao việc nào cho đơn vị nào."
        found.append(Finding(words, Weight.NOTE, _link(conclusion, "add_point")))
    lines = lines_in({"text": conclusion.text})
    return by_weight([*found, *annexes_missing(lines), *local_address()])


def _people_named(conclusion: Conclusion, points: list[str]) -> list[Finding]:
    """Lines that name somebody who sent a form and did not agree to be named in public.

    The words say where, but not whom: what the signer ticks is recorded, and records name no citizen.
    """
    unnamed = Registration.objects.filter(round=conclusion.conference.round, named_in_public=False)
    masks = [
        Mask(names=[form.full_name], phones=[form.phone], words=[form.organisation, form.email])
        for form in unnamed.filter(anonymised_on=None)
    ]
    places = {
        f"Dòng {number} của nội dung": line for number, line in enumerate(conclusion.text.splitlines(), 1)
    }
    places |= {f"Việc {number}": text for number, text in enumerate(points, 1)}
    return [
        Finding(f"{place} {NAMES_SOMEBODY}", Weight.TICK, _link(conclusion, "edit"))
        for place, text in places.items()
        if any(mask.finds(text) for mask in masks)
    ]


def _link(conclusion: Conclusion, name: str) -> tuple[str, str] | None:
    """The step that mends it, while the notice is a draft."""
    if conclusion.state != ConclusionState.DRAFT:
        return None
    return conclusion.flow.steps[name].label, conclusion.step_url(name)
