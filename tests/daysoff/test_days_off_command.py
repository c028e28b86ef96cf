"""`manage.py days_off`: a file of days off is stored for the whole country or one authority."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dialogue_portal.daysoff.services import changes_of
from dialogue_portal.workdays.models import DayOff
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday")]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "lich.csv"
    path.write_text("Ngày;Lý do\n03/01/2028;Tết Dương lịch\n05/01/2028;Làm bù\n")
    return path


def run(file, *words):
    out = StringIO()
    call_command("days_off", str(file), *words, stdout=out)
    return out.getvalue().splitlines()


def stored():
    return list(DayOff.objects.of_year(2028).values_list("date", "kind", "official", "source", "authority"))


def test_odd_days_are_stored_only_when_they_are_said_to_be_meant(file):
    with pytest.raises(CommandError, match="--meant"):
        run(file)

    assert stored() == []


def test_the_days_are_stored_for_the_whole_country_with_their_document(file):
    commune = build.a_commune()

    lines = run(file, "--meant", "--source", "1/VPCP ngày 01/10/2027")

    assert lines == [
        "thứ Hai, 03/01/2028: ngày nghỉ, Tết Dương lịch",
        "thứ Tư, 05/01/2028: ngày làm bù, Làm bù",
        "Xin xem lại: Ngày làm bù thứ Tư, 05/01/2028 vốn là ngày làm việc.",
        "đã lưu 2 ngày, 0 hạn đã đổi",
    ]
    assert stored() == [
        (date(2028, 1, 3), "off", True, "1/VPCP ngày 01/10/2027", None),
        (date(2028, 1, 5), "make_up", True, "1/VPCP ngày 01/10/2027", None),
    ]
    assert [record.actor_name for record in changes_of(commune)] == ["Hệ thống"]


def test_one_authority_may_have_expected_days_of_its_own(file):
    commune = build.a_commune(slug="tan-hoa")

    run(file, "--meant", "--expected", "--authority", "tan-hoa")

    assert [row[2:] for row in stored()] == [(False, "", commune.pk)] * 2


def test_a_dry_run_stores_nothing(file):
    assert (run(file, "--dry-run")[-1], stored()) == ("không lưu, 0 hạn sẽ đổi", [])


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("khong-co.csv", None, "Không mở được"),
        ("a.csv", "31/02/2028;Lễ\n", "Dòng 1"),
        ("a.ics", "BEGIN:VCALENDAR", "Không thấy ngày nào"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path, name, content, says):
    path = tmp_path / name
    if content is not None:
        path.write_text(content)

    with pytest.raises(CommandError, match=says):
        run(path)
