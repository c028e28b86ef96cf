"""The tags and filters of every page, builtins of the template engine: they write and draw, they decide nothing."""

from weakref import WeakSet

from django import template
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.timezone import localdate, localtime

from desk import navigation
from desk.overdue.time_per_desk import desk_times
from dialogue_portal.documents.decisions.signers import why_not
from dialogue_portal.formats.days import WEEKDAYS, say_day, say_day_short, say_hour, say_moment
from dialogue_portal.formats.phones import plain_phone, say_phone
from dialogue_portal.workdays import wording
from dialogue_portal.workdays.day_count import counted_days
from dialogue_portal.workdays.services import calendar_of
from plans.roundpapers.papers_of_round import papers_of_round
from plans.roundpapers.rules import may_draft
from registrations.models import Delegate
from registrations.personaldata.looks import note_looks

register = template.Library()

# How urgent each state of a flow looks to its reader.
STATE_TONES = {
    "plain": "draft planned prepared closed discarded owed published beside automatic",
    "wait": "submitted received assigned drafted opened confirmed named waiting",
    "ok": "issued fixed held accepted released settled minuted answered entered",
    "off": "cancelled withdrawn declined split refused absent replaced set_aside written",
}
TONE_OF_STATE = {state: tone for tone, states in STATE_TONES.items() for state in states.split()}

# The forms whose errors the summary of their page names, as long as these forms live: one request.
FORMS_SUMMED_UP: WeakSet[BaseForm] = WeakSet()

LONGEST_LABEL = 50
BUTTON_STYLES = {"": "btn-outline-secondary", "side": "btn-outline-secondary", "danger": "btn-outline-danger"}


@register.filter
def day(value):
    """thứ Sáu, 12/06/2026; nothing for no date."""
    return say_day(value) if value else ""


@register.filter
def due(row):
    """The due date of a Deadlined row, with «dự kiến» where no calendar of that year has been announced."""
    expected = " (dự kiến)" if row.due_explained.get("expected") else ""
    return f"{say_day(row.due_on)}{expected}"


@register.filter
def day_short(value):
    """12/06/2026"""
    return say_day_short(value) if value else ""


@register.filter
def moment(value):
    """07:30, thứ Sáu, 12/06/2026"""
    return say_moment(value) if value else ""


@register.filter
def hour(value):
    """7h30"""
    return say_hour(value) if value else ""


@register.filter
def days_left(value):
    """Còn 12 ngày / Hôm nay / Đã qua 3 ngày"""
    return wording.say_days_left(value, localdate()) if value else ""


@register.filter
def phone(value):
    """0912 345 678"""
    return say_phone(value) if value else ""


@register.filter
def tel(value):
    """The number for an address "tel:…"."""
    return plain_phone(value).replace("+", "") if value else ""


@register.filter
def reasons(explanation):
    """The sentences that say how a stored date was counted (Due.as_json); none where nothing was counted."""
    return wording.explain(explanation)


@register.simple_block_tag
def panel(content, title, tone="plain", id=""):
    """A boxed section; tone plain, warm (asks for action), ok or late."""
    return render_to_string(
        "components/panel.html", {"content": content, "title": title, "tone": tone, "id": id}
    )


@register.inclusion_tag("components/steps.html", takes_context=True)
def steps(context, obj, primary=True):
    """The buttons of the steps that the reader may take with `obj` now; `primary=False` where the page has its own."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return {"buttons": []}
    available = sorted(obj.flow.available(obj, user), key=lambda step: step.tone == "danger")
    buttons = [
        {
            "label": step.label,
            "url": obj.step_url(step.name),
            "posts": step.asks == "",
            "style": BUTTON_STYLES.get(step.tone, BUTTON_STYLES[""]),
        }
        for step in available
    ]
    returned = returned_with(obj) if buttons else None
    written = why_not(obj, user)
    calm = [button for button, step in zip(buttons, available, strict=True) if step.tone == ""]
    if primary and calm:
        # A row that was sent back is first corrected, then submitted again.
        calm[1 if returned and len(calm) > 1 else 0]["style"] = "btn-primary"
    return {
        "buttons": buttons,
        "returned": returned,
        "written": written,
        "csrf_token": context.get("csrf_token"),
    }


def returned_with(obj):
    """The record with the reason for which `obj` was sent back and not yet submitted again, or None."""
    back = obj.flow.steps.get("send_back")
    if back is None or obj.state != back.target:
        return None
    last = obj.records.filter(step__in=["send_back", "submit"]).last()
    return last if last and last.step == "send_back" else None


@register.inclusion_tag("components/deadline.html")
def deadline(row, calendar=False):
    """How much time a Deadlined row has left today; opens to how its date was counted, with a calendar if asked."""
    return {
        "verdict": wording.judge(row, localdate()),
        "due_on": row.due_on,
        "expected": row.due_explained.get("expected"),
        "reasons": wording.explain(row.due_explained),
        "explanation": row.due_explained if calendar else None,
        "paused": row.paused_on if row.met_on is None else None,
    }


@register.inclusion_tag("desk/overdue/time_per_desk.html")
def time_per_desk(question, records=None):
    """How long a question lay on each desk; `records` are those of the question, where the page has read them."""
    found = desk_times([question], calendar_of(question.authority), localtime(), of_questions=records)
    return {"desk_times": found[question.pk]}


@register.inclusion_tag("components/day_count.html")
def day_count(explanation):
    """«Vì sao hạn này?»: the small calendar of a stored date (Due.as_json)."""
    return {"counted": counted_days(explanation)}


@register.inclusion_tag("components/dot.html")
def dot(word, tone="plain"):
    """A word with a dot in front."""
    return {"word": word, "tone": tone}


@register.inclusion_tag("components/dot.html")
def badge(obj):
    """The state of `obj` as a word with a dot."""
    return {"word": obj.get_state_display(), "tone": TONE_OF_STATE[obj.state]}


@register.inclusion_tag("components/timeline.html")
def timeline(events, next=""):
    """Events (label, at, actor_name, note) in their order, and what comes next."""
    return {"events": events, "next": next}


@register.inclusion_tag("components/timeline.html")
def records(obj, next=""):
    """What happened to `obj`, from its records: one query."""
    return {"events": obj.records, "next": next}


@register.inclusion_tag("plans/round_papers.html", takes_context=True)
def round_papers(context, round):
    """The notice and invitations of `round` on its card; the office also sees what it owes and may draft."""
    own = context.get("own", False)
    return {
        "request": context["request"],
        "own": own,
        "may_draft": own and may_draft(context["request"].user, round),
        "papers": papers_of_round(round),
    }


@register.inclusion_tag("plans/to_telephone.html", takes_context=True)
def to_telephone(context, registrations):
    """Whom the office calls, of these forms; for whoever may see them."""
    user = context["request"].user
    people = list(registrations.visible_to(user))
    note_looks(user, people, today=localdate())
    return {"people": people}


@register.simple_tag
def coming_delegates(rounds):
    """How many delegates are to come to these rounds."""
    return Delegate.objects.coming().filter(quota__collector__round__in=rounds, anonymised_on=None).count()


@register.inclusion_tag("components/date_leaf.html")
def date_leaf(day):
    """A date as a leaf of a block calendar."""
    return {"day": day, "weekday": WEEKDAYS[day.weekday()]}


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(*trail):
    """The way to this page: a label and its address each, and at last the label of this page alone."""
    *pairs, here = trail
    return {"links": list(zip(pairs[::2], pairs[1::2], strict=True)), "here": here}


@register.inclusion_tag("components/error_summary.html")
def field_errors_summary(*forms):
    """The errors of bound forms and sets of forms, each leading to its field; a form is summed up once a page."""
    flat = [form for one in forms if one for form in getattr(one, "forms", [one])]
    flat = [form for form in flat if form.errors and form not in FORMS_SUMMED_UP]
    links, general = [], []
    for form in flat:
        FORMS_SUMMED_UP.add(form)
        links += [
            {"to": _first_input(form[name]), "label": _short(form[name].label), "sentence": sentence}
            for name, sentences in form.errors.items()
            if name in form.fields
            for sentence in sentences
        ]
        general += form.non_field_errors()
    return {"general": general, "links": links, "count": len(general) + len(links)}


@register.filter
def is_summed_up(form):
    """Whether the summary of this page names the errors of the form already (see bootstrap5/errors.html)."""
    return form in FORMS_SUMMED_UP


def _short(label):
    """The label; nothing for a long one (consent), because it would hide its error in the link."""
    return label if len(label) <= LONGEST_LABEL else ""


def _first_input(bound):
    """The id to which a link must lead to put the focus on the field."""
    if bound.use_fieldset:
        # An empty list of choices has no input.
        return next((choice.id_for_label for choice in bound.subwidgets), f"div_{bound.auto_id}")
    return bound.id_for_label


@register.inclusion_tag("components/menu.html", takes_context=True)
def portal_menu(context):
    """At most five links for citizens."""
    request = context.get("request")
    return _menu(request, getattr(request, "authority", None), navigation.PUBLIC)


@register.inclusion_tag("components/menu.html", takes_context=True)
def desk_menu(context):
    """The links of the member of staff, by their roles."""
    request = context["request"]
    return _menu(request, request.authority, navigation.for_staff(request.user, request.authority))


def _menu(request, authority, entries):
    current = navigation.current(entries, getattr(request, "resolver_match", None))
    links = [{"entry": entry, "current": current.get(entry, "")} for entry in entries]
    return {"authority": authority, "links": links}


@register.simple_tag(takes_context=True)
def role_names(context):
    """The reader's roles in the authority of this page, in words."""
    request = context["request"]
    return ", ".join(navigation.roles_of(request.user, request.authority))
