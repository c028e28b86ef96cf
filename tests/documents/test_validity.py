"""Changes of validity of an issued paper: each is final, and shown to whoever scans the code of the paper."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import StatusChange, Validity
from dialogue_portal.documents.services import change_status
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans import services as plans
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests import build

pytestmark = pytest.mark.django_db
REASON = "Sai ngày tổ chức."


@pytest.fixture
def old(commune):
    return build.a_plan(commune, PlanState.ISSUED).document


@pytest.fixture
def new(commune):
    return build.a_plan(commune, PlanState.ISSUED).document


@pytest.fixture
def minutes(commune, new):
    """Minutes are withdrawn, replaced and corrected in the register."""
    conference = build.a_conference(
        build.a_round(new.plan, localdate(), state=RoundState.HELD), state="minuted"
    )
    return conference.document


def change(document, kind, **data):
    actor = build.a_member(document.authority, Role.CHAIR)
    return change_status(document, kind=kind, actor=actor, today=localdate(), **data)


def seen(client, document):
    return client.get(document.proof.address.removeprefix(settings.BASE_URL)).text


def form_url(document, kind):
    return reverse("documents:change_status", args=[document.authority.slug, document.pk, kind])


def test_a_paper_without_a_change_is_in_force(client, old):
    assert "và có hiệu lực" in seen(client, old)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Validity.CORRECTED, "đã được đính chính"),
        (Validity.REPLACED, "đã bị thay thế"),
        (Validity.WITHDRAWN, "đã bị hủy, thu hồi"),
    ],
)
def test_the_public_page_shows_the_change_its_paper_and_its_reason(client, old, new, kind, words):
    change(old, kind, by=new, reason=REASON)

    page = seen(client, old)

    assert [part in page for part in (words, new.symbol_text, new.code, REASON)] == [True] * 4


def test_a_corrected_paper_can_still_be_replaced_and_the_last_change_counts(old, new):
    change(old, Validity.CORRECTED, by_text="Công văn số 3/UBND-VP", reason=REASON)
    change(old, Validity.REPLACED, by=new, reason=REASON)

    assert (old.validity, old.status_changes.count()) == (Validity.REPLACED, 2)


@pytest.mark.parametrize("first", [Validity.REPLACED, Validity.WITHDRAWN])
def test_a_paper_out_of_force_is_not_changed_again(old, first):
    change(old, first, reason=REASON)

    with pytest.raises(StepRefused, match="rồi"):
        change(old, Validity.CORRECTED, reason=REASON)

    assert StatusChange.objects.count() == 1


def test_a_plan_that_is_cancelled_takes_its_paper_out_of_force(old):
    plans.cancel(old.plan, actor=build.a_member(old.authority, Role.CHAIR), note="Trùng lịch bầu cử.")

    assert (old.validity, old.last_change.reason) == (Validity.WITHDRAWN, "Trùng lịch bầu cử.")


def test_a_leader_replaces_a_paper_and_the_register_says_so(as_a, commune, minutes, new):
    client = as_a(Role.CHAIR, commune)

    client.post(form_url(minutes, "replaced"), {"by": new.pk, "reason": REASON})

    register = client.get(reverse("documents:register", args=[commune.slug])).text
    assert f"Đã bị thay thế bởi văn bản số {new}" in register
    assert [record.step for record in Record.objects.about(minutes)] == ["replaced"]


def test_wrong_input_is_refused_and_stays_in_the_form(as_a, commune, minutes, new):
    client = as_a(Role.CHAIR, commune)

    nothing = client.post(form_url(minutes, "replaced"), {"reason": REASON})
    both = client.post(
        form_url(minutes, "corrected"), {"by": new.pk, "by_text": "Công văn số 3", "reason": REASON}
    )

    assert [list(page.context["form"].errors) for page in (nothing, both)] == [["by"], ["by_text"]]
    assert REASON in nothing.text
    assert minutes.validity == "valid"


@pytest.mark.parametrize(("role", "status"), [(Role.CHAIR, 200), (Role.CLERK, 403), (Role.OFFICER, 404)])
def test_leaders_alone_change_what_was_issued(as_a, commune, minutes, role, status):
    assert as_a(role, commune).get(form_url(minutes, "withdrawn")).status_code == status


def test_a_paper_of_another_commune_is_not_a_choice(as_a, commune, minutes):
    other = build.a_plan(state=PlanState.ISSUED).document

    page = as_a(Role.CHAIR, commune).post(form_url(minutes, "replaced"), {"by": other.pk, "reason": REASON})

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["by"])
