from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
import time_machine
from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.urls import reverse
from lxml import html

from desk import navigation
from desk.templatetags import portal
from dialogue_portal.workdays import wording

FRIDAY = date(2026, 6, 12)
STAFF = SimpleNamespace(is_authenticated=True)


def draw(source, user=STAFF, **context):
    request = SimpleNamespace(user=user, authority=None)
    return html.fromstring(
        "<main>" + Template(source).render(Context({"request": request, **context})) + "</main>"
    )


def words(page):
    return " ".join(page.text_content().split())


def a_deadline(due_on=FRIDAY, working=False, skipped=(), met_on=None, late=None, **explained):
    return SimpleNamespace(
        due_on=due_on,
        met_on=met_on,
        late=late,
        paused_on=None,
        due_explained={
            "term": "Trả lời ý kiến",
            "days": 5,
            "working": working,
            "direction": "forward",
            "start": "2026-06-05",
            "due": due_on and due_on.isoformat(),
            "skipped": [{"day": day, "why": why} for day, why in skipped],
            "source": "Kế hoạch tổ chức đối thoại",
            "expected": False,
            **explained,
        },
    )


def a_flowing(*steps):
    return SimpleNamespace(
        flow=SimpleNamespace(available=lambda obj, user: list(steps), steps={}),
        step_url=lambda name: f"/viec/{name}/",
    )


def a_step(name, label, asks="", tone=""):
    return SimpleNamespace(name=name, label=label, asks=asks, tone=tone)


# Dates


def test_a_day_is_written_with_its_weekday_and_leading_zeros():
    assert portal.day(date(2026, 6, 7)) == "Chủ nhật, 07/06/2026"


def test_a_moment_is_written_in_local_time():
    assert portal.moment(datetime(2026, 6, 11, 17, 30, tzinfo=UTC)) == "00:30, thứ Sáu, 12/06/2026"


def test_a_missing_date_is_shown_as_nothing():
    assert [portal.day(None), portal.day_short(None), portal.moment(None)] == ["", "", ""]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("0912345678", "0912 345 678"),
        ("+84 912 345 678", "0912 345 678"),
        ("024.3385.3123", "024 3385 3123"),
        ("02033821234", "0203 382 1234"),
        ("19001009", "1900 1009"),
        ("0912345678 (bà Hà)", "0912345678 (bà Hà)"),
    ],
)
def test_a_telephone_number_is_grouped_when_it_is_one(written, shown):
    assert portal.phone(written) == shown


# Deadlines


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2026, 6, 9), "còn 3 ngày"),
        (date(2026, 6, 11), "còn 1 ngày"),
        (date(2026, 6, 12), "hôm nay là hạn"),
        (date(2026, 6, 13), "quá hạn 1 ngày"),
    ],
)
def test_an_open_deadline_counts_the_days_around_its_date(today, shown):
    assert wording.judge(a_deadline(), today).words == shown


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2026, 8, 27), "còn 4 ngày làm việc"),
        (date(2026, 8, 28), "còn 3 ngày làm việc"),
        (date(2026, 9, 3), "còn 2 ngày làm việc"),
        (date(2026, 9, 6), "còn 1 ngày làm việc"),
        (date(2026, 9, 7), "hôm nay là hạn"),
        (date(2026, 9, 9), "quá hạn 2 ngày"),
    ],
)
def test_a_term_of_working_days_skips_the_days_off_of_its_explanation(today, shown):
    off = ["2026-08-29", "2026-08-30", "2026-08-31", "2026-09-01", "2026-09-02", "2026-09-05", "2026-09-06"]
    row = a_deadline(
        date(2026, 9, 7), "ngày làm việc", [(day, "ngày nghỉ") for day in off], start="2026-08-28", days=3
    )

    assert wording.judge(row, today).words == shown


def test_a_met_deadline_keeps_its_verdict():
    on_time = a_deadline(met_on=FRIDAY, late=False)
    late = a_deadline(met_on=date(2026, 6, 14), late=True)

    assert [wording.judge(row, date(2027, 1, 1)).words for row in (on_time, late)] == [
        "xong đúng hạn",
        "xong trễ 2 ngày",
    ]


def test_a_deadline_that_has_not_started_says_so():
    row = SimpleNamespace(due_on=None, met_on=None, late=None, paused_on=None, due_explained={})

    assert words(draw("{% deadline row %}", row=row)) == "Chưa tính hạn"


def test_a_deadline_opens_to_the_way_it_was_counted():
    row = a_deadline(
        date(2026, 9, 3), skipped=[("2026-09-02", "Quốc khánh")], start="2026-08-28", expected=True
    )

    with time_machine.travel(datetime(2026, 9, 2, 3, tzinfo=UTC)):
        page = draw("{% deadline row %}", row=row)

    assert words(page.find(".//summary")) == "Còn 1 ngày (hạn thứ Năm, 03/09/2026, dự kiến)"
    assert [line.text for line in page.findall(".//details/div/p")] == [
        "Trả lời ý kiến: 5 ngày, tính từ thứ Sáu, 28/08/2026, không kể ngày ấy.",
        "Ngày cuối là ngày nghỉ nên hạn lùi lại: 02/09/2026 (Quốc khánh).",
        "Hạn: hết ngày thứ Năm, 03/09/2026.",
        "Căn cứ: Kế hoạch tổ chức đối thoại.",
        "Dự kiến: lịch nghỉ chính thức của năm 2026 chưa công bố, hạn còn có thể thay đổi.",
    ]


def test_a_backward_deadline_says_what_it_is_counted_from():
    explanation = a_deadline(
        date(2026, 6, 2), direction="backward", start="2026-06-12", days=10
    ).due_explained

    assert (
        wording.explain(explanation)[0] == "Trả lời ý kiến: trước 10 ngày, tính ngược từ thứ Sáu, 12/06/2026."
    )


# Steps, states, records


def test_steps_are_buttons_or_links_with_one_primary_and_the_dangerous_ones_last():
    plan = a_flowing(
        a_step("cancel", "Hủy", "note", "danger"),
        a_step("issue", "Ban hành"),
        a_step("fix", "Chốt ngày", "form"),
    )

    page = draw("{% steps plan %}", plan=plan)

    assert [
        (
            element.tag,
            words(element),
            element.get("class"),
            element.get("href") or element.getparent().get("action"),
        )
        for element in page.xpath(".//button|.//a")
    ] == [
        ("button", "Ban hành", "btn btn-primary", "/viec/issue/"),
        ("a", "Chốt ngày", "btn btn-outline-secondary", "/viec/fix/"),
        ("a", "Hủy", "btn btn-outline-danger", "/viec/cancel/"),
    ]


def test_a_dangerous_step_alone_is_never_primary():
    page = draw("{% steps plan %}", plan=a_flowing(a_step("cancel", "Hủy", "note", "danger")))

    assert [link.get("class") for link in page.iter("a")] == ["btn btn-outline-danger"]


def test_a_button_carries_the_token_against_forged_requests():
    page = draw("{% steps plan %}", plan=a_flowing(a_step("issue", "Ban hành")), csrf_token="abc")

    assert page.xpath(".//form/input[@name='csrfmiddlewaretoken']/@value") == ["abc"]


def test_steps_show_nothing_to_visitors_and_to_those_who_may_take_none():
    taking = a_flowing(a_step("issue", "Ban hành"))

    assert words(draw("{% steps plan %}", user=AnonymousUser(), plan=taking)) == ""
    assert words(draw("{% steps plan %}", plan=a_flowing())) == ""


def test_a_badge_is_the_word_of_the_state_with_its_tone():
    plan = SimpleNamespace(state="submitted", get_state_display=lambda: "Chờ ban hành")

    dot = draw("{% badge plan %}", plan=plan).find("span")

    assert (dot.text, dot.get("class")) == ("Chờ ban hành", "dot tone-wait")


def test_records_tell_what_who_when_and_why_and_what_comes_next():
    sent_back = SimpleNamespace(
        label="Trả lại",
        actor_name="Phạm Văn Đức",
        note="Sai <địa điểm>",
        at=datetime(2026, 6, 1, 1, 30, tzinfo=UTC),
    )

    page = draw('{% records plan next="Trình lại" %}', plan=SimpleNamespace(records=[sent_back]))

    assert [words(item) for item in page.iter("li")] == [
        "Trả lại 08:30, thứ Hai, 01/06/2026 · Phạm Văn Đức Sai <địa điểm>",
        "Tiếp theo: Trình lại",
    ]


def test_a_panel_shows_its_content():
    page = draw('{% panel "Xử lý" tone="warm" %}<p>{{ word }}</p>{% endpanel %}', word="<b>")

    section = page.find("section")
    assert (section.get("class"), words(section)) == ("panel tone-warm", "Xử lý <b>")


# Forms


class Leaflet(forms.Form):
    full_name = forms.CharField(label="Họ và tên", help_text="Như trên giấy tờ.")
    email = forms.EmailField(label="Thư điện tử", required=False)
    kind = forms.ChoiceField(
        label="Người gửi", choices=[("1", "Cá nhân"), ("2", "Tổ chức")], widget=forms.RadioSelect
    )

    helper = FormHelper()

    def clean(self):
        raise forms.ValidationError("Đã hết hạn đăng ký.")


def test_the_summary_names_every_error_and_leads_to_its_field():
    page = draw(
        "{% field_errors_summary form %}{% load crispy_forms_tags %}{% crispy form %}", form=Leaflet({})
    )

    summary = page.find_class("error-summary")[0]
    assert words(summary.find("h2")) == "Xin ông/bà xem lại 3 chỗ"
    assert [words(item) for item in summary.iter("li")] == [
        "Đã hết hạn đăng ký.",
        "Họ và tên: Trường này là bắt buộc.",
        "Người gửi: Trường này là bắt buộc.",
    ]
    assert all(len(page.xpath(f".//input[@id='{link.get('href')[1:]}']")) == 1 for link in summary.iter("a"))


def test_a_form_is_summed_up_once():
    page = draw("{% field_errors_summary form %}{% field_errors_summary form %}", form=Leaflet({}))

    assert len(page.find_class("error-summary")) == 1


@pytest.mark.parametrize("form", [None, Leaflet()])
def test_there_is_no_summary_without_errors(form):
    assert words(draw("{% field_errors_summary form %}", form=form)) == ""


def test_what_belongs_to_no_field_is_shown_once_with_and_without_the_summary():
    crispy = "{% load crispy_forms_tags %}{% crispy form %}"

    assert words(draw(crispy, form=Leaflet({}))).count("Đã hết hạn đăng ký.") == 1
    assert (
        words(draw("{% field_errors_summary form %}" + crispy, form=Leaflet({}))).count("Đã hết hạn đăng ký.")
        == 1
    )


def test_a_field_is_label_hint_error_input_in_this_order():
    page = draw("{% load crispy_forms_tags %}{% crispy form %}", form=Leaflet({}))

    field = page.get_element_by_id("div_id_full_name")
    assert [child.get("id") or child.get("for") for child in field] == [
        "id_full_name",
        "id_full_name_helptext",
        "id_full_name_error",
        "id_full_name",
    ]
    assert field.xpath(".//input/@aria-describedby") == ["id_full_name_helptext id_full_name_error"]


def test_only_optional_fields_are_marked_and_none_where_all_are():
    crispy = "{% load crispy_forms_tags %}{% crispy form %}"
    seeking = Leaflet()
    seeking.helper = FormHelper()
    seeking.helper.form_method = "get"

    assert [words(label) for label in draw(crispy, form=Leaflet()).find_class("form-label")] == [
        "Họ và tên",
        "Thư điện tử (không bắt buộc)",
        "Người gửi",
    ]
    assert "không bắt buộc" not in words(draw(crispy, form=seeking))


# The menus


def test_a_menu_shows_the_current_page_or_its_section():
    home, plans = navigation.PUBLIC[:2]

    def current(view):
        match = SimpleNamespace(view_name=view, namespace=view.partition(":")[0])
        return navigation.current(navigation.PUBLIC, match)

    assert [current("desk:home"), current("plans:detail"), current("desk:work"), current("login")] == [
        {home: "page"},
        {plans: "true"},
        {},
        {},
    ]


@pytest.mark.parametrize("entry", [*navigation.PUBLIC, *navigation.STAFF], ids=lambda entry: entry.view)
def test_every_link_of_the_menus_has_an_address(entry):
    assert reverse(entry.view, kwargs={"authority": "an-binh"}).startswith("/an-binh/")


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_neither_request_nor_database(name):
    page = html.fromstring(Template(f'{{% extends "{name}.html" %}}').render(Context()))

    assert words(page.find(".//title")) == words(page.find(".//h1"))
