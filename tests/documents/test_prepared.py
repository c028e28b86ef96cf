"""A paper is printed before it is signed, outside every transaction; the signature freezes that very print."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils.timezone import now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import (
    IssuedDocument,
    NumberBook,
    PaperType,
    PreparedFile,
    PreparedPrint,
    PrintProgress,
    SigningTurn,
)
from dialogue_portal.documents.papers import Paper, Signature
from dialogue_portal.documents.services import issue_alone
from dialogue_portal.documents.signing.services import prepare
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans import services as plans
from plans.models import Item, Plan
from plans.roundpapers import services as round_papers
from plans.roundpapers.states import PaperKind, RoundPaperState
from plans.states import PlanState
from tests.build import a_commune, a_department, a_member, a_plan, a_round, a_round_paper
from tests.documents import printed

DAY = date(2026, 6, 8)


@pytest.fixture
def plan(db, a_monday):
    """A plan that waits for its signature."""
    plan = a_plan(state=PlanState.SUBMITTED)
    a_round(plan, held_on=DAY + timedelta(days=40))
    return plan


@pytest.fixture
def chair(plan):
    return a_member(plan.authority, Role.CHAIR, full_name="Lê Thị Hòa")


class WatchedPaper(Paper):
    """A paper that notes whether a transaction is open while it is drawn with its number."""

    type_code, type_name = PaperType.PLAN, "KẾ HOẠCH"
    signature = Signature(("CHỦ TỊCH",), "Lê Thị Hòa")

    def __init__(self, subject):
        super().__init__(subject)
        self.drawn_in_a_transaction = []

    def html(self, *, number=None, **more):
        if number:
            self.drawn_in_a_transaction.append(connection.in_atomic_block)
        return super().html(number=number, **more)


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_a_paper_is_printed():
    commune = a_commune()
    paper = WatchedPaper(a_department(commune))

    issue_alone(paper, actor=a_member(commune, Role.CHAIR), today=DAY)

    assert paper.drawn_in_a_transaction == [False]


def test_a_print_carries_the_coming_number_and_nothing_is_taken_or_recorded(plan, chair):
    prepared = prepare(plan, "issue", signer=chair, today=DAY)

    plan.refresh_from_db()
    text = printed.text(prepared.pdf)
    assert (prepared.progress, prepared.symbol_text, prepared.number) == (
        PrintProgress.READY,
        "01/KH-UBND",
        1,
    )
    assert "Số: 01/KH-UBND" in text
    assert "ngày 08 tháng 6 năm 2026" in text
    assert "Lê Thị Hòa" in text
    assert (plan.state, plan.signed_by, plan.document) == (PlanState.SUBMITTED, None, None)
    assert not NumberBook.objects.exists()
    assert not IssuedDocument.objects.exists()
    assert not Record.objects.about(plan).filter(step="issue").exists()


def test_the_same_sheet_is_printed_once(plan, chair):
    first = prepare(plan, "issue", signer=chair, today=DAY)

    assert prepare(plan, "issue", signer=chair, today=DAY) == first
    assert PreparedPrint.objects.count() == 1


def test_the_signature_freezes_the_print_that_was_seen(plan, chair):
    prepared = prepare(plan, "issue", signer=chair, today=DAY)
    seen = prepared.pdf

    signed = plans.issue(plan, actor=chair, today=DAY, seen_print=prepared.pk)

    assert (signed.document.pdf, signed.document.code) == (seen, prepared.code)
    assert not PreparedPrint.objects.exists()


def test_a_text_that_changed_after_it_was_seen_is_not_signed(plan, chair):
    seen = prepare(plan, "issue", signer=chair, today=DAY)
    item = Item.objects.filter(section__plan=plan).first()
    item.text = "Một câu khác hẳn."
    item.save()

    with pytest.raises(StepRefused, match="vừa đổi"):
        plans.issue(plan, actor=chair, today=DAY, seen_print=seen.pk)

    plan.refresh_from_db()
    assert plan.state == PlanState.SUBMITTED
    assert not NumberBook.objects.exists()


def test_the_print_of_another_paper_is_not_the_one_that_was_seen(plan, chair):
    other = a_plan(plan.authority, state=PlanState.SUBMITTED, year=plan.year + 1)
    a_round(other, held_on=DAY + timedelta(days=50))
    seen = prepare(other, "issue", signer=chair, today=DAY)

    with pytest.raises(StepRefused, match="vừa đổi"):
        plans.issue(plan, actor=chair, today=DAY, seen_print=seen.pk)


def test_a_number_that_somebody_else_took_meanwhile_is_printed_anew_once(plan, chair):
    deputy = a_member(plan.authority, Role.VICE_CHAIR)
    other = a_plan(plan.authority, state=PlanState.SUBMITTED, year=plan.year + 1)
    a_round(other, held_on=DAY + timedelta(days=50))
    seen = prepare(plan, "issue", signer=chair, today=DAY)
    theirs = prepare(other, "issue", signer=deputy, today=DAY)

    first = plans.issue(other, actor=deputy, today=DAY, seen_print=theirs.pk)
    second = plans.issue(plan, actor=chair, today=DAY, seen_print=seen.pk)

    assert (first.document.symbol_text, second.document.symbol_text) == ("01/KH-UBND", "02/KH-UBND")
    assert first.document.code == theirs.code
    assert second.document.code != seen.code
    assert "Số: 02/KH-UBND" in printed.text(second.document.pdf)


def test_what_stands_in_the_way_of_signing_stands_in_the_way_of_the_print(plan, chair):
    with pytest.raises(StepRefused):
        prepare(plan, "issue", signer=chair, today=DAY + timedelta(days=60))

    assert not PreparedPrint.objects.exists()


def test_every_paper_is_prepared_like_a_plan(a_monday, db):
    round = a_round(held_on=DAY + timedelta(days=30))
    chair = a_member(round.authority, Role.CHAIR)
    for kind in PaperKind:
        row = a_round_paper(round, kind, RoundPaperState.SUBMITTED)
        seen = prepare(row, "issue", signer=chair, today=DAY)
        content = seen.pdf

        signed = round_papers.issue(row, actor=chair, today=DAY, seen_print=seen.pk)

        assert (signed.document.code, signed.document.pdf) == (seen.code, content)


def test_the_turn_of_a_process_that_died_ends_by_itself(plan, chair):
    SigningTurn.objects.create(
        authority=plan.authority,
        year=2026,
        series="KH",
        holder="6a1f3c1e-0000-4000-8000-000000000000",
        until=now() - timedelta(seconds=1),
    )

    assert plans.issue(plan, actor=chair, today=DAY).document.number == 1
    assert not SigningTurn.objects.exists()


def test_a_print_that_a_dead_process_began_is_made_by_the_next(plan, chair):
    prepare(plan, "issue", signer=chair, today=DAY)
    PreparedFile.objects.all().delete()
    PreparedPrint.objects.update(finished_at=None, claimed_until=now() - timedelta(seconds=1))

    prepared = prepare(plan, "issue", signer=chair, today=DAY)

    assert prepared.is_ready
    assert Plan.objects.get().state == PlanState.SUBMITTED
