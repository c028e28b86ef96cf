from django.db.models import Q

from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.records.actors import CITIZEN, SYSTEM

# They write to citizens, so they see phone numbers and addresses; an officer needs only the text of a question.
RECEPTION = {Role.CLERK, Role.OFFICE_HEAD, Role.SECRETARY, *LEADERS}


def may_triage(user, question):
    """The office accepts questions that all of it may read."""
    return user.is_a(Role.CLERK, question.authority_id) and not question.restricted


def may_sort_out(user, question):
    """The office declines questions; a restricted one only the person who may read it."""
    return _reads(user, question) if question.restricted else may_triage(user, question)


def may_split(user, question):
    """The same splits a question, but none whose sender does not want it to be used any more."""
    return question.restricted != Concern.PERSONAL and may_sort_out(user, question)


def may_lift(user, question):
    """Whoever may read a restricted question decides whether it stays so; its sender decided that it does."""
    return question.restricted not in ("", Concern.PERSONAL) and _reads(user, question)


def may_sort_words(user, question):
    """Whoever may read restricted words decides whether those that answer the question read them."""
    if question.restricted or not user.is_authenticated or not _reads(user, question):
        return False
    return question.supplements.undecided().exists()


def _reads(user, question):
    return question.authority_id in restricted_to(user)


def is_asker(user, question):
    """The citizen acts on a question of the form that the page has found by its code and telephone number.

    Once the form says nothing of its sender any more, nobody does.
    """
    return user is CITIZEN and question.registration is not None and not question.registration.anonymised_on


def may_act_for_sender(user, question):
    """The office does for a sender who comes or calls what they cannot do by themselves; only with words it reads.

    A question whose sender does not want it to be used any more stays as it is.
    """
    if (
        question.restricted == Concern.PERSONAL
        or not may_help_at_counter(user, question.authority_id)
        or (question.restricted and not _reads(user, question))
    ):
        return False
    return question.registration is not None and not question.registration.anonymised_on


def restricted_to(user):
    """The keys of the authorities whose restricted questions the user reads.

    It is the head of the office; where an authority has none, the chairman.
    """
    return user.chairs_without_head | {key for key, roles in user.roles.items() if Role.OFFICE_HEAD in roles}


def may_see_sheet(user, registration):
    """Whoever writes to citizens sees the whole form, with phone number and addresses."""
    return any(user.is_a(role, registration.authority_id) for role in RECEPTION)


def may_see_whole_sheet(user, registration):
    """The form as it was sent shows every question, so whoever opens it may read the restricted ones too."""
    return may_see_whole_sheet_and_code(user, registration)[0]


def may_see_code(user, registration):
    """Code and telephone number open the page with every word of the sender, those of today and those added."""
    return may_see_whole_sheet_and_code(user, registration)[1]


def may_see_whole_sheet_and_code(user, registration):
    """Both in one query at most: whoever sees the sheet, but for what holds restricted questions or words."""
    if not may_see_sheet(user, registration):
        return False, False
    if registration.authority_id in restricted_to(user):
        return True, True
    hiding = registration.questions.filter(Q(restricted__gt="") | Q(supplements__restricted__gt=""))
    found = list(hiding.order_by().values_list("restricted", "supplements__before"))
    # The sheet shows words that were corrected since, and none that were added.
    return not any(question or before for question, before in found), not found


def may_read_floods(user, authority_id):
    """Whoever receives registrations sees those that are kept apart."""
    return any(user.is_a(role, authority_id) for role in RECEPTION)


def may_decide_floods(user, authority_id):
    """The office releases, discards and restores what is kept apart."""
    return user.is_a(Role.CLERK, authority_id) or user.is_a(Role.OFFICE_HEAD, authority_id)


def may_help_at_counter(user, authority_id):
    """The office gives a new code to whoever lost theirs, and enters forms for those who come or call."""
    return may_decide_floods(user, authority_id)


def may_keep_collectors(user, authority_id):
    """The office lists the collectors of a round, and gives and withdraws their links."""
    return may_help_at_counter(user, authority_id)


def may_read_mail(user, authority_id):
    """Whoever receives registrations reads the letters that people send to the office."""
    return may_read_floods(user, authority_id)


def may_sort_mail(user, message):
    """The office enters a letter as a form, or sets it aside; a restricted one only the person who may read it."""
    if message.restricted:
        return message.authority_id in restricted_to(user)
    return may_decide_floods(user, message.authority_id)


def is_system(user, row):
    """The portal itself does it, nobody of the staff."""
    return user is SYSTEM


def may_enter_data_request(user, authority_id):
    """The office writes down what people ask about their own data, and answers."""
    return may_decide_floods(user, authority_id)


def may_answer_data_request(user, request):
    """The office confirms, carries out and refuses."""
    return may_enter_data_request(user, request.authority_id)


def may_read_looks(user, authority_id):
    """The head of the office and the chairman read who looked at personal data."""
    return user.is_a(Role.OFFICE_HEAD, authority_id) or user.is_a(Role.CHAIR, authority_id)
