"""Absences are entered, ended early, or withdrawn."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.absences import notices, rules
from dialogue_portal.accounts.models import Absence, Authority, Membership, User
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.formats.days import say_day_short
from dialogue_portal.records.events import Event
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.calendar import ONE_DAY
from dialogue_portal.workdays.deadlines import deadlined_models

LONGEST = 366
ENTER = Event("enter_absence", "Ghi vắng mặt")
END = Event("end_absence", "Đi làm lại sớm")
WITHDRAW = Event("end_absence", "Bỏ lần vắng mặt")
# People of these roles can only be substituted by somebody of the same group, where there is one.
ALIKE = [(LEADERS, "lãnh đạo"), ((Role.CLERK,), "cán bộ Văn phòng")]


@transaction.atomic
def enter_absence(
    authority: Authority,
    *,
    actor: User,
    today: date,
    person: User,
    substitute: User,
    from_on: date,
    until_on: date,
    reason: str = "",
) -> Absence:
    """Ghi vắng mặt: from `from_on` on the substitute does the person's work; a letter says so at once.

    Dates are local dates. Raises StepRefused with the field that is wrong, PermissionDenied where the actor may not
    enter it.
    """
    if not rules.may_enter(actor, authority.pk, person.pk):
        raise PermissionDenied("Ông/bà chỉ ghi được ngày vắng của mình.")
    # Two entries about one person wait for each other here, so that they cannot overlap.
    list(User.objects.select_for_update(no_key=True).filter(pk__in=[person.pk, substitute.pk]).order_by("pk"))
    absence = Absence(
        authority=authority,
        user=person,
        substitute=substitute,
        from_on=from_on,
        until_on=until_on,
        reason=reason,
        entered_by=actor,
    )
    _refuse_days(absence, today)
    _refuse_people(absence)
    _refuse_overlap(absence)
    _refuse_absent_substitute(absence)
    absence.save()
    note = f"{absence}, {substitute} làm thay."
    Record.objects.write(absence, ENTER, actor=actor, note=note)
    notices.SubstitutionBegins(absence, waiting=_open_work_of(person, authority)).send()
    return absence


@transaction.atomic
def end_absence(absence: Absence, *, actor: User, today: date) -> None:
    """Kết thúc sớm: the person is back at work on the local date `today`.

    An absence that has not begun before `today` is removed. Raises StepRefused where it is over, PermissionDenied where
    the actor may not end it.
    """
    absence = Absence.objects.for_list().select_for_update(of=("self",)).get(pk=absence.pk)
    if not rules.may_end(actor, absence):
        raise PermissionDenied("Ông/bà chỉ sửa được ngày vắng của mình.")
    if absence.until_on < today:
        raise StepRefused("Lần vắng này đã qua, không sửa được nữa.")
    begun = absence.from_on < today
    Record.objects.write(absence, END if begun else WITHDRAW, actor=actor, note=f"{absence}.")
    notices.SubstitutionEnds(absence, actor=actor, today=today).send()
    if begun:
        absence.until_on = today - ONE_DAY
        absence.save(update_fields=["until_on"])
    else:
        absence.delete()


def _open_work_of(person, authority):
    kinds = (model.objects.open().filter(authority=authority) for model in deadlined_models())
    return sum(rows.lying_with(person).count() for rows in kinds)


def also_away(absence: Absence) -> list[Absence]:
    """The substitute's own absences that share a day with this one."""
    own = Absence.objects.filter(authority=absence.authority, user=absence.substitute)
    return list(own.overlapping(absence.from_on, absence.until_on).order_by("from_on"))


def _refuse_days(absence, today):
    if absence.until_on < absence.from_on:
        raise StepRefused("Ngày cuối phải từ ngày đầu trở đi.", "until_on")
    if absence.until_on < today:
        raise StepRefused("Những ngày này đã qua, không còn việc nào để giao lại.", "until_on")
    if (absence.until_on - absence.from_on).days > LONGEST:
        raise StepRefused("Vắng quá một năm. Xin xem lại năm của hai ngày.", "until_on")


def _refuse_people(absence):
    members = Membership.objects.filter(authority=absence.authority, user__is_active=True)
    roles_of_all = {(user, role) for user, role in members.values_list("user", "role")}
    working = {user for user, _ in roles_of_all}
    if absence.user_id not in working:
        raise StepRefused("Người vắng phải đang làm việc ở cơ quan này.", "person")
    if absence.substitute_id not in working:
        raise StepRefused("Người làm thay phải đang làm việc ở cơ quan này.", "substitute")
    if absence.substitute_id == absence.user_id:
        raise StepRefused("Người làm thay phải là người khác.", "substitute")
    officer = (absence.user_id, Role.OFFICER) in roles_of_all
    if officer and (absence.substitute_id, Role.OFFICER) not in roles_of_all:
        raise StepRefused(
            "Ý kiến do công chức trả lời: xin chọn một công chức chuyên môn khác.", "substitute"
        )
    for roles, words in ALIKE:
        alike = {user for user, role in roles_of_all if role in roles}
        others = alike - {absence.user_id}
        if absence.user_id in alike and others and absence.substitute_id not in others:
            raise StepRefused(f"Người này không làm thay được {words}. Xin chọn {words} khác.", "substitute")


def _refuse_overlap(absence):
    own = Absence.objects.filter(authority=absence.authority, user=absence.user)
    if found := own.overlapping(absence.from_on, absence.until_on).first():
        raise StepRefused(
            f"{absence.user} đã được ghi vắng {_days(found)}. Xin chọn những ngày khác, "
            "hoặc kết thúc lần vắng ấy trước.",
            "from_on",
        )


def _refuse_absent_substitute(absence):
    away = also_away(absence)
    days = (
        absence.from_on + ONE_DAY * count for count in range((absence.until_on - absence.from_on).days + 1)
    )
    if all(any(one.from_on <= day <= one.until_on for one in away) for day in days):
        raise StepRefused(
            f"{absence.substitute} cũng vắng suốt những ngày này ({', '.join(map(_days, away))}). "
            "Xin chọn người khác.",
            "substitute",
        )


def _days(absence):
    return f"từ {say_day_short(absence.from_on)} đến {say_day_short(absence.until_on)}"
