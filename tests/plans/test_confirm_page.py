"""The confirm page of an import: each value beside its line, what the reader decided, and for which year."""

import pytest
from lxml.html import fromstring

from dialogue_portal.accounts.roles import Role
from plans.importing.source import Source
from plans.models import Plan
from plans.reading import NotAPlan
from plans.reading.faults import saying_faults
from tests.build import a_commune
from tests.plans.sample_text import PLAN_TEXT
from tests.plans.test_import_page import address, as_shown, confirm_address, on_the_confirm_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday")]
OLD_TEXT = PLAN_TEXT.replace("2026", "2024")


def test_each_part_leads_to_its_line_and_the_line_back(as_a, commune):
    page = fromstring(as_a(Role.CLERK, commune).post(address(commune), {"text": PLAN_TEXT}).content)

    (to_source,) = page.xpath('//*[@id="phan-agenda"]//a[@class="to-source"]')
    (line,) = page.xpath(f'//*[@id="{to_source.get("href").removeprefix("#")}"]')

    assert line.text.strip() == "4. Chương trình"
    assert "#phan-agenda" in [link.get("href") for link in line.xpath('.//a[@class="to-fact"]')]


def test_each_field_leads_to_the_line_it_was_read_from(as_a, commune):
    page = fromstring(as_a(Role.CLERK, commune).post(address(commune), {"text": PLAN_TEXT}).content)

    for field, words in (
        ("subject", "Tổ chức hội nghị đối thoại"),
        ("registration", "trước 12 ngày"),
        ("signer_name", "Nguyễn Văn Mẫu"),
    ):
        (link,) = page.xpath(f'//*[@id="div_id_{field}"]//a[@class="to-source"]')
        (line,) = page.xpath(f'//*[@id="{link.get("href").removeprefix("#")}"]')
        assert words in line.text
        assert f"#div_id_{field}" in [back.get("href") for back in line.xpath('.//a[@class="to-fact"]')]


def test_every_link_of_the_page_leads_to_a_place_on_it(as_a, commune):
    page = fromstring(as_a(Role.CLERK, commune).post(address(commune), {"text": PLAN_TEXT}).content)

    targets = {link.get("href")[1:] for link in page.xpath('//a[@class="to-source" or @class="to-fact"]')}
    assert targets
    assert targets <= set(page.xpath("//@id"))


def test_the_recipients_lead_to_their_own_line_not_to_where_forms_are_handed_in(as_a, commune):
    text = PLAN_TEXT.replace(
        "4. Chương trình", "4. Đăng ký\na) Cách gửi: phiếu.\nb) Nơi nhận: Văn phòng.\n5. Chương trình"
    )
    page = fromstring(as_a(Role.CLERK, commune).post(address(commune), {"text": text}).content)

    (to_source,) = page.xpath('//*[@id="phan-recipients"]//a[@class="to-source"]')
    (line,) = page.xpath(f'//*[@id="{to_source.get("href").removeprefix("#")}"]')
    places = [
        one.text.strip() for one in page.xpath('//*[@class="source-lines" or @class="source-lines "]/li')
    ]
    assert line.text.strip().startswith("Nơi nhận")
    assert "b) Nơi nhận: Văn phòng." in places


def test_words_are_found_over_line_breaks_and_in_any_normal_form():
    source = Source("Số: 12\r\n\r\nNội  dung đối\nthoại về đất đai\n")

    fact = source.note("Nội dung đối thoại", "Nội dung", "o-noi-dung")

    assert (fact.line, source.lines[1].facts) == (2, [fact])
    assert source.note("hộ tịch", "Hộ tịch", "o-ho-tich") is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("2024", (2024, 2026)), ("2025", (2025, 2026)), ("2026", (2024, 2026)), ("2027", (2024, 2027))],
)
def test_this_years_plan_is_made_whatever_year_is_typed(as_a, commune, typed, stored):
    clerk = as_a(Role.CLERK, commune)

    shown = on_the_confirm_page(clerk, commune, OLD_TEXT) | {"year": typed, "save_for": ""}
    clerk.post(confirm_address(commune), shown)

    plans = Plan.objects.order_by("pk")
    assert tuple(plan.year for plan in plans) == stored
    assert plans[1].copied_from == plans[0]


def test_only_saving_makes_no_second_plan(as_a, commune):
    clerk = as_a(Role.CLERK, commune)

    shown = on_the_confirm_page(clerk, commune, OLD_TEXT) | {"year": "2026", "save": ""}
    clerk.post(confirm_address(commune), shown)

    assert [plan.year for plan in Plan.objects.all()] == [2026]


def test_what_the_reader_of_the_file_decided_is_still_told_after_a_correction(as_a, commune):
    clerk = as_a(Role.CLERK, commune)
    shown = on_the_confirm_page(clerk, commune) | {
        "decisions": "Tệp còn 2 chỗ sửa chưa chấp nhận.",
        "year": "26",
    }

    answer = clerk.post(confirm_address(commune), shown | {"save": ""})

    assert answer.status_code == 422
    assert "Tệp còn 2 chỗ sửa chưa chấp nhận." in answer.text
    assert as_shown(answer)["decisions"] == "Tệp còn 2 chỗ sửa chưa chấp nhận."


def test_a_fault_of_the_reader_is_a_sentence_and_no_word_reaches_the_log(caplog):
    def read(text):
        return int(text)

    with pytest.raises(NotAPlan, match="lỗi của phần mềm"):
        saying_faults(read)("Nguyễn Văn Mẫu")

    assert "ValueError" in caplog.text
    assert "Mẫu" not in caplog.text


@pytest.mark.parametrize("year", ["9" * 5000, "²", "năm nay", "-1"])
def test_a_year_of_strange_figures_is_refused_beside_its_field(as_a, commune, year):
    clerk = as_a(Role.CLERK, commune)

    answer = clerk.post(
        confirm_address(commune), on_the_confirm_page(clerk, commune) | {"year": year, "save": ""}
    )

    assert (answer.status_code, Plan.objects.count()) == (422, 0)
    assert "bốn chữ số" in answer.text


def test_a_form_without_its_rounds_says_so_and_keeps_the_rest(as_a, commune):
    clerk = as_a(Role.CLERK, commune)
    shown = on_the_confirm_page(clerk, commune) | {"signer_name": "Lê Văn Ký", "save": ""}
    broken = {name: value for name, value in shown.items() if not name.startswith("rounds-")}

    answer = clerk.post(confirm_address(commune), broken)

    assert (answer.status_code, Plan.objects.count()) == (422, 0)
    assert "Lê Văn Ký" in answer.text
    assert "ManagementForm" not in answer.text


def hint(page, field):
    [shown] = page.xpath(f'//*[@id="div_id_{field}"]//*[contains(@class, "form-text")]')
    return " ".join(shown.text_content().split())


def test_each_contact_says_where_it_comes_from(as_a):
    commune = a_commune(hotline="0203000001", address="Thôn Đông, xã Tân Hòa", email="")
    text = PLAN_TEXT.replace(
        "4. Chương trình", "4. Đăng ký\n- Đường dây nóng: 0203 555 666.\n5. Chương trình"
    )

    page = fromstring(as_a(Role.CLERK, commune).post(address(commune), {"text": text}).content)

    assert hint(page, "hotline").startswith("Theo văn bản, dòng ")
    assert "theo thông tin của cơ quan" in hint(page, "contact_address")
    assert "theo thông tin của cơ quan" not in hint(page, "email")


def test_other_years_and_holes_are_told_before_anything_is_stored(as_a, commune):
    text = PLAN_TEXT.replace(
        "- Trả lời ý kiến.",
        "- Trả lời ý kiến của năm 2024.\n- Khai mạc lúc …… giờ.\n- Gửi về ……………… trước 15/6/2023.",
    ).replace("III. TỔ", "Căn cứ kết quả giai đoạn 2021 - 2025.\nIII. TỔ")
    page = fromstring(as_a(Role.CLERK, commune).post(address(commune), {"text": text}).content)

    told = page.xpath("//p[mark]")
    assert [one.findtext("mark") for one in told] == ["2024", "…… giờ", "………………", "15/6/2023"]
    for one in told:
        (link,) = one.xpath('.//a[@class="to-source"]')
        (line,) = page.xpath(f'//*[@id="{link.get("href").removeprefix("#")}"]')
        assert one.findtext("mark") in line.text


def test_the_year_that_the_clerk_types_is_the_one_that_years_are_compared_with(as_a, commune):
    clerk = as_a(Role.CLERK, commune)
    shown = on_the_confirm_page(clerk, commune) | {"year": "2027", "read": ""}

    page = fromstring(clerk.post(confirm_address(commune), shown).content)

    assert {one.findtext("mark")[-4:] for one in page.xpath("//p[mark]")} == {"2026"}


@pytest.mark.parametrize(
    ("sign", "said"),
    [("•", ["Bản in ghi dấu «-» thay cho «•» ở đầu dòng."]), ("–", []), ("+", [])],
)
def test_a_sign_that_the_print_replaces_is_told_once(as_a, commune, sign, said):
    text = PLAN_TEXT.replace("- Nghe", f"{sign} Nghe").replace("- Việc", f"{sign} Việc")

    page = as_a(Role.CLERK, commune).post(address(commune), {"text": text}).text

    assert [line.strip() for line in fromstring(page).xpath('//p[contains(., "ở đầu dòng")]/text()')] == said
