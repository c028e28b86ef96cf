"""What a request about personal data is about: the form that was named, or whatever has the same name and number."""

from dialogue_portal.formats.masking import Mask, name_in
from dialogue_portal.formats.vietnamese import same_name
from registrations.models import DataRequest, HeldForm, Question, QuestionSource, Registration
from registrations.personaldata.anonymising import NOBODY
from registrations.personaldata.anonymising import mask_of as mask_of_form


def forms_of(request: DataRequest) -> list[Registration]:
    """The forms that a request is about: the one that was named, else all with the same name and telephone number."""
    if request.registration:
        return [request.registration]
    if not request.phone:
        return []
    same = Registration.objects.filter(authority=request.authority_id, phone=request.phone)
    return [one for one in same.order_by("pk") if same_name(one.full_name, request.full_name)]


def held_forms_of(request: DataRequest) -> list[HeldForm]:
    """The forms of that name and telephone number that are kept apart; a form that was named is none of them."""
    if request.registration or not request.phone:
        return []
    held = HeldForm.objects.filter(authority=request.authority_id, phone=request.phone, registration=None)
    return [one for one in held if same_name(one.typed["full_name"], request.full_name)]


def spoken_by(request: DataRequest) -> list[Question]:
    """Questions of the floor whose asker has that name; only people can say whether it is the same person."""
    name = request.registration.full_name if request.registration else request.full_name
    spoken = Question.objects.filter(authority=request.authority_id, source=QuestionSource.FLOOR)
    named = spoken.exclude(asked_by__in=["", NOBODY]).select_related("authority", "round__plan")
    return [one for one in named if same_name(name_in(one.asked_by), name)]


def mask_of(request: DataRequest) -> Mask:
    """What names whoever asks."""
    if request.registration:
        return mask_of_form(request.registration)
    return Mask(names=[request.full_name], phones=[request.phone])
