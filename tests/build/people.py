"""The authority, its people and its days."""

from datetime import date, time
from itertools import count

from django.utils.timezone import localdate

from dialogue_portal.accounts.models import Absence, Authority, Department, Membership, Sector, User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.workdays.models import DayOff

PASSWORD = "mat-khau-thu"
numbers = count(1)


def a_commune(slug=None, **fields):
    slug = slug or f"xa-{next(numbers)}"
    fields = {
        "place": "Tân Hòa",
        "province": "tỉnh Hòa Giang",
        "email": f"ubnd@{slug}.example",
        "hotline": "02030000001",
        "office_hours": "Thứ Hai đến thứ Sáu, 7h30–11h30 và 13h30–17h00",
    } | fields
    return Authority.objects.create(slug=slug, **fields)


def a_department(authority, name="Phòng Kinh tế", staffed=True, **fields):
    """A department, with one officer who can be given questions unless told otherwise."""
    department, new = Department.objects.get_or_create(authority=authority, name=name, defaults=fields)
    if new and staffed:
        a_member(authority, Role.OFFICER, department=department)
    return department


def a_sector(name="Đất đai"):
    return Sector.objects.get_or_create(name=name, authority=None)[0]


def a_member(authority, *roles, department=None, username=None, **fields):
    number = next(numbers)
    username = username or f"nguoi{number}"
    user = User.objects.create_user(
        username,
        password=PASSWORD,
        email=fields.pop("email", f"{username}@can-bo.example"),
        full_name=fields.pop("full_name", f"Trần Văn {number}"),
        **fields,
    )
    for role in roles:
        Membership.objects.create(user=user, authority=authority, role=role, department=department)
    return user


def an_absence(user, substitute, from_on: date, until_on: date, authority=None, **fields):
    return Absence.objects.create(
        authority=authority or user.memberships.first().authority,
        user=user,
        substitute=substitute,
        from_on=from_on,
        until_on=until_on,
        **{"entered_by": user} | fields,
    )


def at_all_hours(authority):
    """Today is a working day of this authority, and letters may leave the whole day."""
    DayOff.objects.create(date=localdate(), kind="make_up", name="Ngày thử", authority=authority)
    authority.letters_from, authority.letters_until = time(0, 0), time(23, 59, 59)
    authority.save()
