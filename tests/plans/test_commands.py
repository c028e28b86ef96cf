import unicodedata
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.rendering import pdf_of
from plans.models import Plan
from plans.states import PlanState
from tests.build import a_plan
from tests.documents.samples import a_plan_paper, a_section
from tests.plans.fidelity import fidelity, text_of_pdf, words_of
from tests.plans.sample_text import PLAN_TEXT
from tests.plans.whole_plans import every_plan

pytestmark = pytest.mark.django_db


def run(*arguments, **options):
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def plan_file(tmp_path):
    def write(content=PLAN_TEXT, encoding="utf-8"):
        file = tmp_path / "ke-hoach.txt"
        file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return file

    return write


def test_importing_says_what_was_recognised_what_was_not_and_last_the_plans_key(plan_file):
    lines = run("import_plan", plan_file(), authority="tan-hoa")

    plan = Plan.objects.get()
    assert lines[0] == "Đã nhận ra:"
    assert "- Cơ quan: Ủy ban nhân dân xã Tân Hòa" in lines
    assert "- Đợt 2: tháng 11/2026, Nhà văn hóa thôn Đông" in lines
    assert any(line.startswith("- đường dây nóng.") for line in lines[lines.index("Chưa nhận ra:") :])
    assert lines[-1] == f"plan {plan.pk}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_files_of_every_usual_encoding_are_read(plan_file, encoding):
    run("import_plan", plan_file(encoding=encoding), authority="tan-hoa")

    assert Plan.objects.get().authority.place == "Tân Hòa"


def test_a_file_in_the_old_windows_encoding_is_read(plan_file):
    run("import_plan", plan_file(in_windows_1258(PLAN_TEXT)), authority="tan-hoa")

    assert Plan.objects.get().authority.place == "Tân Hòa"


def in_windows_1258(text):
    """It has letters like ê and ơ whole, but writes each tone as a sign of its own behind the letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in tones)
        rest = "".join(mark for mark in parts if mark not in tones)
        letters.append(unicodedata.normalize("NFC", rest) + tone)
    return "".join(letters).encode("cp1258")


def test_a_text_that_is_no_plan_is_refused_and_nothing_is_stored(plan_file):
    with pytest.raises(CommandError, match="KẾ HOẠCH"):
        run("import_plan", plan_file("Hôm nay trời đẹp."), authority="tan-hoa")

    assert (Plan.objects.count(), Authority.objects.count()) == (0, 0)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 ...", b"PK\x03\x04 ...", bytes(range(128, 256)) * 9])
def test_what_is_no_text_is_refused_with_a_sentence(plan_file, content):
    with pytest.raises(CommandError, match=r"Xin|Ông/bà"):
        run("import_plan", plan_file(content), authority="tan-hoa")

    assert Authority.objects.count() == 0


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="Không mở được tệp"):
        run("import_plan", tmp_path / "khong-co.txt", authority="tan-hoa")


def test_a_name_that_hides_the_portals_own_pages_is_refused(plan_file):
    with pytest.raises(CommandError, match="đã dành cho trang của hệ thống"):
        run("import_plan", plan_file(), authority="quan-tri")

    assert Plan.objects.count() == 0


def test_a_draft_is_printed_afresh(plan_file, tmp_path):
    run("import_plan", plan_file(), authority="tan-hoa")

    run("print_plan", Plan.objects.get().pk, to=tmp_path / "in.pdf")

    assert (tmp_path / "in.pdf").read_bytes().startswith(b"%PDF")


def test_an_issued_plan_is_printed_as_it_was_frozen(tmp_path):
    plan = a_plan(state=PlanState.ISSUED)

    run("print_plan", plan.pk, to=tmp_path / "in.pdf")

    assert (tmp_path / "in.pdf").read_bytes() == plan.document.pdf


def test_printing_a_plan_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="Không có kế hoạch nào"):
        run("print_plan", 4711, to=tmp_path / "in.pdf")


def test_printing_to_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="Không ghi được tệp"):
        run("print_plan", a_plan(state=PlanState.ISSUED).pk, to=tmp_path / "khong-co" / "in.pdf")


@every_plan
def test_a_whole_plan_is_printed_with_all_its_words(file, tmp_path):
    run("import_plan", file, authority="xa-thu")
    run("print_plan", Plan.objects.get().pk, to=tmp_path / "in.pdf")

    kept = fidelity(file.read_text(), text_of_pdf((tmp_path / "in.pdf").read_bytes()))

    # Footnotes leave their place in the text for the foot of their page.
    assert kept.body >= 0.98 and kept.ending >= 0.99, kept


def test_the_measure_of_a_print_counts_figures_that_stand_alone_but_no_page_numbers():
    rows = [f"{number} | Thôn số {number}" for number in range(1, 61)]
    section = a_section("agenda", "TT | Thôn", *rows, level=1, label="I.", heading="THÀNH PHẦN")

    words = words_of(text_of_pdf(pdf_of(a_plan_paper([section]))))

    assert [words.count(str(number)) for number in (1, 2, 30)] == [2, 2, 2]
