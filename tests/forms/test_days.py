"""Every field for a day or an hour, wherever it stands, is a text box that reads and shows it as offices write it."""

import importlib
import pkgutil
from datetime import date, time

import pytest
from django import forms
from django.conf import settings
from django.contrib import admin
from django.forms.fields import BaseTemporalField
from django.urls import reverse

from dialogue_portal.accounts.models import User
from dialogue_portal.forms.fields import DayField, DayInput, HourField, HourInput
from dialogue_portal.workdays.models import DayOff
from tests import build


def forms_of_the_portal():
    """Every form class of the portal's own modules."""
    for package in settings.PORTAL_PACKAGES:
        root = importlib.import_module(package)
        for found in pkgutil.walk_packages(root.__path__, f"{package}."):
            if ".management." not in found.name and ".migrations" not in found.name:
                importlib.import_module(found.name)
    waiting, known = [forms.BaseForm], set()
    while waiting:
        for one in waiting.pop().__subclasses__():
            if one not in known:
                known.add(one)
                waiting.append(one)
    return [one for one in known if one.__module__.split(".")[0] not in ("django", "crispy_forms", "tests")]


def fields_of_time():
    """The fields for days and hours, by the name of their form and their own."""
    return {
        f"{form.__module__}.{form.__qualname__}.{name}": field
        for form in forms_of_the_portal()
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, BaseTemporalField)
        or getattr(field.widget, "input_type", "") in ("date", "time", "datetime-local", "month")
    }


def test_every_form_of_the_portal_takes_days_and_hours_as_text():
    found = fields_of_time()

    kinds = {name: (type(field), type(field.widget)) for name, field in found.items()}
    assert {name for name, kind in kinds.items() if kind[0] is DayField} >= {
        "plans.rounds.forms.DateForm.held_on",
        "plans.importing.forms.ReadRoundForm.held_on",
        "dialogue_portal.absences.forms.AbsenceForm.until_on",
        "dialogue_portal.daysoff.forms.SwapForm.worked",
        "conferences.conclusion.forms.AddPointForm.due_on",
    }
    assert {
        name: kind
        for name, kind in kinds.items()
        if kind not in [(DayField, DayInput), (HourField, HourInput)]
    } == {}
    assert {field.widget.input_type for field in found.values()} == {"text"}
    assert {
        name for name, field in found.items() if "Ví dụ" not in field.help_text.replace("ví", "Ví")
    } == set()


def test_each_of_them_reads_what_a_clerk_writes_and_shows_it_again():
    shown = {
        (
            field.widget.format_value(field.clean("12.6.2026")),
            field.widget.format_value(field.clean("12/6/26")),
        )
        if isinstance(field, DayField)
        else (field.widget.format_value(field.clean("7g30")), field.widget.format_value(field.clean("07.30")))
        for field in fields_of_time().values()
    }

    assert shown == {("12/06/2026", "12/06/2026"), ("7h30", "7h30")}


def test_the_administration_pages_read_days_and_hours_the_same_way(rf):
    request = rf.get("/")
    request.user = User(is_superuser=True)
    read = {}
    for pages in admin.site._registry.values():
        inlines = [one for one in pages.get_inline_instances(request) if one.has_change_permission(request)]
        shown = [pages.get_form(request, change=True)] if pages.has_change_permission(request) else []
        shown += [one.get_formset(request).form for one in inlines]
        for form in shown:
            for name, field in form.base_fields.items():
                if isinstance(field, forms.DateField):
                    read[f"{form._meta.model.__name__}.{name}"] = field.clean("12 tháng 6 năm 2026")
                    assert field.widget.format_value(date(2026, 9, 6)) == "06/09/2026"
                elif isinstance(field, forms.TimeField):
                    read[f"{form._meta.model.__name__}.{name}"] = field.clean("7g30")

    assert read == {
        "DayOff.date": date(2026, 6, 12),
        "SigningRight.valid_from": date(2026, 6, 12),
        "SigningRight.valid_until": date(2026, 6, 12),
        "Authority.letters_from": time(7, 30),
        "Authority.letters_until": time(7, 30),
    }


# The page


def test_a_stored_day_is_said_in_words_and_a_wrong_one_is_kept_with_its_error(
    client, commune, clerk, a_monday
):
    address = reverse("absences:enter", args=[commune.slug])

    page = client.post(address, {"from_on": "2/9/26", "until_on": "31.9.2026"})

    assert page.status_code == 422
    assert 'value="2/9/26"' in page.text
    assert "Thứ Tư, ngày 2 tháng 9 năm 2026, ngày nghỉ (Quốc khánh)" in page.text
    assert 'value="31.9.2026"' in page.text
    assert "Tháng 9/2026 không có ngày 31. Xin xem lại." in page.text


def test_a_tried_day_that_is_no_day_says_so_beside_its_field(as_a, a_monday, commune):
    round = build.a_round(build.a_plan(commune), state="planned")
    client = as_a("clerk", commune)

    page = client.post(round.step_url("fix"), {"held_on": "31/6/2026", "try": ""})

    assert page.status_code == 200
    assert 'value="31/6/2026"' in page.text
    assert "Tháng 6/2026 không có ngày 31. Xin xem lại." in page.text


@pytest.mark.usefixtures("a_monday")
@pytest.mark.parametrize(
    ("typed", "day", "words"),
    [
        ("12/6/2026", "2026-06-12", "Thứ Sáu, ngày 12 tháng 6 năm 2026"),
        ("13 tháng 6 năm 2026", "2026-06-13", "Thứ Bảy, ngày 13 tháng 6 năm 2026, ngày nghỉ cuối tuần"),
        (
            "22.8.2026",
            "2026-08-22",
            "Thứ Bảy, ngày 22 tháng 8 năm 2026, ngày làm bù (Làm bù cho ngày 31/08/2026)",
        ),
        ("1/6/2031", "2031-06-01", "Chủ nhật, ngày 1 tháng 6 năm 2031, ngày nghỉ cuối tuần"),
        ("2/6/2031", "2031-06-02", "Thứ Hai, ngày 2 tháng 6 năm 2031; lịch nghỉ năm 2031 chưa công bố"),
        ("12/6", None, "Xin ghi cả năm, ví dụ 12/6/2026."),
    ],
)
def test_a_script_asks_for_the_words_of_what_is_typed(client, commune, clerk, typed, day, words):
    answer = client.get(reverse("daysoff:typed_day", args=[commune.slug]), {"chu": typed})

    assert answer.json() == {"day": day, "words": words}


def test_a_month_tells_its_days_off_make_up_days_and_today(client, commune, clerk, a_monday):
    DayOff.objects.create(date=date(2026, 8, 14), name="Lễ hội làng", authority=commune)

    answer = client.get(reverse("daysoff:month", args=[commune.slug]), {"thang": "2026-08"}).json()

    looks = {one["day"][-2:]: one["look"] for one in answer["days"]}
    assert (answer["today"], len(answer["days"])) == ("2026-06-08", 31)
    assert {day: look for day, look in looks.items() if look in ("off", "made-up")} == {
        "14": "off",
        "22": "made-up",
        "31": "off",
    }
    assert "ngày nghỉ (Lễ hội làng)" in answer["days"][13]["words"]


def test_a_month_is_sent_again_only_when_the_calendar_changed(client, commune, clerk, a_monday):
    address = reverse("daysoff:month", args=[commune.slug])
    first = client.get(address, {"thang": "2026-08"})

    same = client.get(address, {"thang": "2026-08"}, headers={"If-None-Match": first["ETag"]})
    DayOff.objects.create(date=date(2026, 8, 14), name="Lễ hội làng", authority=commune)
    changed = client.get(address, {"thang": "2026-08"}, headers={"If-None-Match": first["ETag"]})

    assert [answer.status_code for answer in (first, same, changed)] == [200, 304, 200]


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "0000-01", "²"])
def test_what_is_no_month_is_not_found(client, commune, clerk, month):
    assert client.get(reverse("daysoff:month", args=[commune.slug]), {"thang": month}).status_code == 404


def test_the_calendar_is_for_the_communes_own_people(client, clerk):
    other = build.a_commune()

    asked = [
        client.get(reverse("daysoff:month", args=[other.slug]), {"thang": "2026-08"}),
        client.get(reverse("daysoff:typed_day", args=[other.slug]), {"chu": "12/6/2026"}),
    ]

    assert [answer.status_code for answer in asked] == [404, 404]


def test_an_hour_that_was_stored_is_shown_as_papers_show_it():
    assert HourField().widget.format_value(time(7, 5)) == "7h05"
