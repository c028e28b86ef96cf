"""The tags that draw fields, and days as the calendar of the page has them; builtins of the template engine."""

from datetime import date
from weakref import WeakKeyDictionary

from django import template
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.phones import say_phone
from dialogue_portal.formats.typed import NotReadable, read_day
from dialogue_portal.forms.fields import DayField
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.services import calendar_of
from dialogue_portal.workdays.wording import say_day_with_calendar
from plans.timetable import lastdays

register = template.Library()

# The calendar of a page is read once, however many days stand on it.
CALENDARS: WeakKeyDictionary[HttpRequest, Calendar] = WeakKeyDictionary()


@register.simple_tag(takes_context=True)
def fields(context, form):
    """The fields of a form, one below the other; a day among them is said in words by the calendar of the page."""
    return render_to_string(
        "bootstrap5/uni_form.html",
        {
            "form": form,
            "request": context.get("request"),
            "field_template": "bootstrap5/field.html",
            "form_show_errors": True,
            "form_show_labels": True,
        },
    )


@register.simple_tag
def carried(fields):
    """What was typed into some fields, sent along unseen."""
    typed = ((field.html_name, field.value()) for field in fields)
    return format_html_join(
        "\n",
        '<input type="hidden" name="{}" value="{}">',
        ((name, "" if value is None else value) for name, value in typed),
    )


@register.filter
def is_day(field):
    """Whether a field of a form takes a day."""
    return isinstance(field.field, DayField)


@register.inclusion_tag("components/day_words.html", takes_context=True)
def day_words(context, field):
    """The day of a field in words, below it; a typed text that is no day says why, unless the field says it already."""
    request = context.get("request")
    value, day, words, fault = field.value(), None, "", ""
    try:
        day = value if isinstance(value, date) else read_day(value) if (value or "").strip() else None
        words = say_day_with_calendar(day, calendar_of_page(request)) if day else ""
    except NotReadable as error:
        fault = "" if field.errors else str(error)
    authority = getattr(request, "authority", None)
    return {"field": field, "words": words, "fault": fault, "attributes": _for_script(authority, day)}


def _for_script(authority: Authority | None, day: date | None) -> str:
    """What static/js/day-field.js has to know: where it asks for words and months, and the day in the box."""
    if authority is None:
        return ""
    known = {
        "data-words": reverse("daysoff:typed_day", args=[authority.slug]),
        "data-month": reverse("daysoff:month", args=[authority.slug]),
        "data-day": day.isoformat() if day else "",
    }
    return flatatt(known)


@register.simple_tag(takes_context=True)
def handing_in(context, round):
    """How to hand in a form for a round whose last day is a day off; nothing for a working day."""
    plan, authority = round.plan, round.authority
    return lastdays.handing_in(
        round.registration_closes_on,
        calendar_of_page(context.get("request")),
        office_hours=authority.office_hours,
        email=plan.email_in_use,
        phone=say_phone(plan.hotline_in_use),
    )


def calendar_of_page(request: HttpRequest | None) -> Calendar:
    """The calendar of the authority of the page, one query for each request; outside an authority the national one."""
    if request is None:
        return calendar_of(None)
    if request not in CALENDARS:
        CALENDARS[request] = calendar_of(getattr(request, "authority", None))
    return CALENDARS[request]
