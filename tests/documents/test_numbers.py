"""Numbers are given at issue, without gaps, by authority, year and series; an issued paper never changes."""

import hashlib
import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from dialogue_portal.accounts.models import Authority
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import IssuedDocument, IssuedFile, NumberBook, PaperType
from dialogue_portal.documents.papers import Paper, Signature
from dialogue_portal.documents.services import issue_alone
from tests.build import a_commune, a_department, a_member
from tests.documents import printed

DAY = date(2026, 6, 9)


class SamplePlan(Paper):
    type_code = PaperType.PLAN
    type_name = "KẾ HOẠCH"
    signature = Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Thị Hòa")


class SampleNotice(SamplePlan):
    type_code = PaperType.NOTICE
    type_name = "THÔNG BÁO"


def issue_about(authority, kind=SamplePlan, today=DAY):
    chair = a_member(authority, Role.CHAIR)
    return issue_alone(kind(a_department(authority, "Phòng Kinh tế")), actor=chair, today=today)


@pytest.mark.django_db
def test_each_type_has_its_own_series_from_01():
    commune = a_commune()

    issued = [issue_about(commune, kind) for kind in (SamplePlan, SampleNotice, SamplePlan)]

    assert [document.symbol_text for document in issued] == ["01/KH-UBND", "01/TB-UBND", "02/KH-UBND"]


@pytest.mark.django_db
def test_an_authority_may_number_everything_in_one_series():
    commune = a_commune(one_series=True)

    issued = [issue_about(commune, kind) for kind in (SamplePlan, SampleNotice, SamplePlan)]

    assert [document.symbol_text for document in issued] == ["01/KH-UBND", "02/TB-UBND", "03/KH-UBND"]


@pytest.mark.django_db
def test_an_authority_chooses_how_many_digits_a_number_has():
    assert issue_about(a_commune(number_padding=1)).symbol_text == "1/KH-UBND"
    assert issue_about(a_commune(number_padding=3)).symbol_text == "001/KH-UBND"


@pytest.mark.django_db
def test_a_new_year_and_another_authority_begin_at_01():
    commune, other = a_commune(), a_commune()
    issue_about(commune)

    assert issue_about(commune, today=date(2027, 1, 4)).symbol_text == "01/KH-UBND"
    assert issue_about(other).symbol_text == "01/KH-UBND"
    assert issue_about(commune).symbol_text == "02/KH-UBND"


@pytest.mark.django_db
def test_numbering_goes_on_from_the_paper_book_of_the_authority():
    commune = a_commune()
    NumberBook.objects.create(authority=commune, year=2026, series=PaperType.PLAN, last=67)

    assert issue_about(commune).symbol_text == "68/KH-UBND"


@pytest.mark.django_db
def test_a_change_of_series_in_mid_year_never_gives_a_number_twice():
    commune = a_commune()
    issue_about(commune)
    issue_about(commune)

    Authority.objects.update(one_series=True)
    together = [issue_about(commune, kind).symbol_text for kind in (SamplePlan, SampleNotice)]
    Authority.objects.update(one_series=False)
    apart = [issue_about(commune, kind).symbol_text for kind in (SamplePlan, SampleNotice)]

    assert together == ["03/KH-UBND", "04/TB-UBND"]
    assert apart == ["04/KH-UBND", "05/TB-UBND"]


@pytest.mark.django_db
def test_a_number_is_given_back_when_the_issue_fails():
    commune = a_commune()

    @transaction.atomic
    def step_that_fails():
        issue_about(commune)
        raise RuntimeError("the rest of the step failed")

    with pytest.raises(RuntimeError):
        step_that_fails()

    assert issue_about(commune).symbol_text == "01/KH-UBND"
    assert IssuedDocument.objects.count() == IssuedFile.objects.count() == 1


@pytest.mark.django_db
def test_the_database_refuses_a_number_twice():
    document = issue_about(a_commune())
    document.pk, document.code, document._state.adding = None, "KHAC", True

    with pytest.raises(IntegrityError), transaction.atomic():
        document.save()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("first_fails", "numbers"), [(False, [1, 2]), (True, [1])])
def test_a_second_issue_waits_for_the_first_to_commit_or_give_its_number_back(first_fails, numbers):
    commune = a_commune()
    subject, chair = a_department(commune, "Phòng Kinh tế"), a_member(commune, Role.CHAIR)
    NumberBook.objects.create(authority=commune, year=DAY.year, series=PaperType.PLAN)

    def issue_in_another_connection():
        issue_alone(SamplePlan(subject), actor=chair, today=DAY)
        connection.close()

    second = threading.Thread(target=issue_in_another_connection)
    with transaction.atomic():
        issue_alone(SamplePlan(subject), actor=chair, today=DAY)
        second.start()
        second.join(timeout=1.5)
        was_waiting = second.is_alive()
        transaction.set_rollback(first_fails)
    second.join(timeout=20)

    assert was_waiting
    assert sorted(IssuedDocument.objects.values_list("number", flat=True)) == numbers


@pytest.mark.django_db
def test_an_issued_document_says_what_was_issued():
    commune = a_commune(place="Tân Hòa")
    chair, subject = a_member(commune, Role.CHAIR), a_department(commune, "Phòng Kinh tế")

    document = issue_alone(SamplePlan(subject), actor=chair, today=DAY)

    document.refresh_from_db()
    assert (document.authority, document.subject, document.signed_by) == (commune, subject, chair)
    assert (document.type_code, document.number, document.year, document.series) == ("KH", 1, 2026, "KH")
    assert (document.about, document.issued_on, document.signer_name) == ("Phòng Kinh tế", DAY, "Lê Thị Hòa")
    assert document.file_name == "01-KH-UBND-2026.pdf"
    assert list(IssuedDocument.objects.about(subject)) == [document]
    assert list(IssuedDocument.objects.of_authority(a_commune())) == []


@pytest.mark.django_db
def test_the_pdf_is_stored_with_its_hash():
    commune = a_commune(place="Tân Hòa")
    document = issue_about(commune)

    commune.place = "Tên Mới"
    commune.save()

    document.refresh_from_db()
    assert hashlib.sha256(document.pdf).hexdigest() == document.sha256
    assert "Tân Hòa, ngày 09 tháng 6 năm 2026" in printed.text(document.pdf)


@pytest.mark.django_db
def test_lists_of_documents_never_load_the_pdfs(django_assert_num_queries):
    issue_about(a_commune())

    with django_assert_num_queries(1) as queries:
        list(IssuedDocument.objects.all())

    assert "content" not in queries[0]["sql"].replace("content_type", "")


@pytest.mark.django_db
def test_an_issued_document_is_neither_changed_nor_deleted():
    document = issue_about(a_commune())
    document.about = "Khác"
    attempts = [
        document.save,
        document.delete,
        document.file.save,
        document.file.delete,
        IssuedDocument.objects.all().delete,
        lambda: IssuedDocument.objects.update(about="Khác"),
    ]

    for attempt in attempts:
        with pytest.raises(TypeError):
            attempt()

    document.refresh_from_db()
    assert document.about == "Phòng Kinh tế"


@pytest.mark.django_db
def test_every_document_has_a_code_of_its_own():
    commune = a_commune()

    codes = {issue_about(commune).code for _ in range(3)}

    assert len(codes) == 3
    assert {len(code) for code in codes} == {12}
