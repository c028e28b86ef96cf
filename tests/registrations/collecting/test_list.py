"""The office's list of collectors: lines that are pasted, links that are given, gaps that are shown."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.rendering import pdf_of_sheet
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.workdays.services import calendar_of
from registrations.collecting import services
from registrations.collecting.documents import CollectorForm, LinkSheet
from registrations.collecting.kinds import CollectorKind
from registrations.collecting.lines import read_collectors
from registrations.collecting.links import link_of
from registrations.collecting.reminding import remind_collectors, remind_from
from registrations.models import Collector
from tests import build
from tests.documents import printed
from tests.registrations.paper import filled_in

PASTED = """Tên | Người phụ trách | Điện thoại
Thôn Đông | Trần Văn Mẫu | 0913 000 111
Hội Nông dân xã; Lê Thị Gương; 0913.000.222; nongdan@vidu.example; 3
1\tỦy ban MTTQ xã\tPhạm Văn Thử
Hợp tác xã Hoa Mai"""


def url(name, row):
    return reverse(f"registrations:{name}", args=[row.authority.slug, row.pk])


@pytest.fixture
def round(db):
    return build.a_round()


@pytest.fixture
def clerk(round):
    return build.a_member(round.authority, Role.CLERK)


def test_lines_are_read_with_bars_tabs_and_semicolons():
    read = read_collectors(PASTED)

    assert read.errors == []
    assert [(one.name, one.kind, one.head, one.phone, one.email, one.owes) for one in read.listed] == [
        ("Thôn Đông", "hamlet", "Trần Văn Mẫu", "0913000111", "", None),
        ("Hội Nông dân xã", "union", "Lê Thị Gương", "0913000222", "nongdan@vidu.example", 3),
        ("Ủy ban MTTQ xã", "front", "Phạm Văn Thử", "", "", None),
        ("Hợp tác xã Hoa Mai", "other", "", "", "", None),
    ]


def test_what_is_wrong_in_a_line_is_said_with_its_number():
    read = read_collectors(
        "Thôn Đông | Trần Văn Mẫu | 0913 000\nThôn Hòa\nThôn Hoà\nTổ 3 | A Văn B | 999\nTổ 4 | x@y\nTổ 5 | A | B"
    )

    assert read.errors == [
        "Dòng 1: «0913 000» không phải số điện thoại: cần 10 chữ số bắt đầu bằng 0.",
        "Dòng 3: «Thôn Hoà» trùng tên với dòng 2. Xin bỏ một dòng.",
        "Dòng 4: số ý kiến phải nộp nhiều nhất là 200.",
        "Dòng 5: «x@y» không phải địa chỉ thư điện tử. Xin ghi như vanphong@vidu.gov.vn.",
        "Dòng 6: không hiểu «B». Xin ghi: tên | người phụ trách | điện thoại | thư | số ý kiến.",
    ]


def test_a_line_is_read_back_as_the_same():
    listed = read_collectors(PASTED).listed

    assert read_collectors("\n".join(one.line for one in listed)).listed == listed


def test_pasted_lines_add_collectors_with_links_and_fill_in_known_ones(client, round, clerk):
    build.a_collector(round, name="Thôn Đông", head="", phone="", link_seed="")
    client.force_login(clerk)

    page = client.post(url("collectors_add", round), {"lines": PASTED}, follow=True)

    assert "Đã thêm 3 đầu mối, điền thêm cho 1 đầu mối đã có." in page.text
    stored = round.collectors.order_by("name_key").values_list("name", "head", "owes")
    assert sorted(stored) == [
        ("Hội Nông dân xã", "Lê Thị Gương", 3),
        ("Hợp tác xã Hoa Mai", "", 0),
        ("Thôn Đông", "Trần Văn Mẫu", 0),
        ("Ủy ban MTTQ xã", "Phạm Văn Thử", 2),
    ]
    assert {one.name for one in round.collectors.exclude(link_seed="")} == {"Thôn Đông", "Hội Nông dân xã"}


def test_nothing_is_stored_while_one_line_is_wrong(client, round, clerk):
    client.force_login(clerk)

    page = client.post(url("collectors_add", round), {"lines": "Thôn Đông\nThôn Tây | 091"})

    assert (page.status_code, round.collectors.count()) == (422, 0)
    assert "Thôn Đông" in page.text


def test_the_same_name_in_another_spelling_is_refused(client, round, clerk):
    build.a_collector(round, name="Thôn Hòa Bình")
    client.force_login(clerk)

    page = client.post(url("collector_add", round), {"kind": "hamlet", "name": "thôn Hoà Bình", "owes": "0"})

    assert page.status_code == 422
    assert "Đợt này đã có đầu mối «thôn Hoà Bình»" in page.text


@pytest.mark.parametrize(
    ("typed", "said"), [("-1", "nhỏ hơn 0"), ("hai", "bằng chữ số"), ("999", "Nhiều nhất 200")]
)
def test_a_wrong_number_of_opinions_is_refused_in_words(client, round, clerk, typed, said):
    client.force_login(clerk)

    page = client.post(url("collector_add", round), {"kind": "union", "name": "Hội A", "owes": typed})

    assert (page.status_code, said in page.text, round.collectors.count()) == (422, True, 0)


def test_an_own_last_day_is_not_after_that_of_the_round(client, round, clerk):
    client.force_login(clerk)
    late = round.registration_closes_on + timedelta(days=1)
    typed = {"kind": "union", "name": "Hội A", "owes": "2", "own_last_day": f"{late:%d/%m/%Y}"}

    page = client.post(url("collector_add", round), typed)

    assert (page.status_code, "không thể sau ngày này" in page.text) == (422, True)


def test_the_list_says_who_owes_and_what_is_missing(client, round, clerk):
    union = build.a_collector(round, CollectorKind.UNION, name="Hội Nông dân xã", owes=3)
    build.a_collector(round, CollectorKind.FRONT, name="Mặt trận xã", owes=1)
    form = build.a_registration(round, collector=union)
    build.a_question(form)
    build.a_question(form, state="withdrawn")
    client.force_login(clerk)

    page = client.get(url("collectors", round))

    assert "Còn thiếu <strong>3 ý kiến</strong> của 2 đầu mối" in page.text
    assert "Còn thiếu 2</span> · đã nộp 1/3" in page.text


def test_the_list_takes_as_many_queries_for_one_collector_as_for_five(client, round, clerk, queries_of):
    client.force_login(clerk)
    build.a_collector(round)
    one = queries_of(url("collectors", round))
    for _ in range(4):
        build.a_collector(round)

    assert queries_of(url("collectors", round)) == one


def test_the_secretary_reads_the_list_and_keeps_nothing(client, round):
    collector = build.a_collector(round)
    client.force_login(build.a_member(round.authority, Role.SECRETARY))

    codes = [
        client.get(url(name, round)).status_code
        for name in ("collectors", "collectors_add", "collectors_pdf")
    ]

    assert codes == [200, 403, 403]
    assert client.get(url("collector", collector)).status_code == 403


def test_a_link_is_replaced_and_withdrawn_by_the_office(client, round, clerk):
    collector = build.a_collector(round)
    client.force_login(clerk)
    links = [link_of(collector)]
    for step in ("replace_link", "withdraw_link"):
        client.post(reverse("registrations:collector_act", args=[round.authority.slug, collector.pk, step]))
        collector.refresh_from_db()
        links.append(link_of(collector))

    assert len({*links}) == 3
    assert links[-1] == ""
    assert [client.get(link, follow=True).status_code for link in links[:2]] == [410, 410]


def test_a_link_is_sent_by_letter_with_nothing_secret_in_its_subject(client, round, clerk):
    collector = build.a_collector(round, email="dong@vidu.example")
    client.force_login(clerk)

    client.post(url("collectors_send", round))

    letter = OutgoingMail.objects.get(to="dong@vidu.example")
    collector.refresh_from_db()
    assert link_of(collector) in letter.body
    assert [word in letter.subject for word in (collector.head, collector.phone, "lien-ket")] == [False] * 3
    assert collector.link_sent_on == localdate()


def test_a_collector_through_whom_something_came_is_not_removed(round, clerk):
    collector, empty = build.a_collector(round), build.a_collector(round)
    build.a_registration(round, collector=collector)

    services.remove(empty, actor=clerk)
    with pytest.raises(StepRefused, match="không bỏ được"):
        services.remove(collector, actor=clerk)

    assert list(Collector.objects.all()) == [collector]


def test_a_collector_without_a_phone_loses_its_link(round, clerk):
    collector = build.a_collector(round)

    services.change(collector, actor=clerk, phone="")

    collector.refresh_from_db()
    assert (collector.phone, collector.link_seed) == ("", "")


def test_those_who_owe_are_reminded_once_and_those_without_mail_are_for_the_office(round, clerk):
    by_mail = build.a_collector(round, CollectorKind.UNION, owes=2, email="hoi@vidu.example")
    build.a_collector(round, CollectorKind.FRONT, owes=2)
    build.a_collector(round, owes=0, email="thon@vidu.example")
    begins = remind_from(round.registration_closes_on, calendar_of(round.authority))

    early = remind_collectors(today=begins - timedelta(days=1))
    sent = [remind_collectors(today=begins), remind_collectors(today=begins + timedelta(days=1))]

    assert (early, sent) == (0, [1, 0])
    to = set(OutgoingMail.objects.values_list("to", flat=True))
    assert to >= {"hoi@vidu.example", clerk.email}
    assert "thon@vidu.example" not in to
    body = OutgoingMail.objects.get(to="hoi@vidu.example").body
    assert "đã nộp 0 trong 2 ý kiến cần nộp, còn thiếu 2" in body
    assert link_of(by_mail) in body


def test_the_sheets_have_a_page_for_each_collector_with_a_link(round):
    collectors = [build.a_collector(round, name=name, owes=2) for name in ("Thôn Đông", "Hội Phụ nữ xã")]

    pages = printed.pages(pdf_of_sheet(LinkSheet(round, collectors)))

    assert len(pages) == 2


def test_the_blank_form_of_a_collector_names_it_and_keeps_to_one_sheet(round):
    form = pdf_of_sheet(CollectorForm(build.a_collector(round, name="Hội Nông dân xã")))

    assert len(printed.pages(form)) == 2
    assert "Nộp qua đầu mối: Hội Nông dân xã" in " ".join(printed.text(form).split())


def test_a_paper_form_that_the_office_enters_counts_for_the_collector_that_handed_it_in(client, round, clerk):
    union = build.a_collector(round, CollectorKind.UNION, name="Hội Nông dân xã", owes=2)
    client.force_login(clerk)
    typed = filled_in(
        channel="body", handed_in_on=f"{localdate():%d/%m/%Y}", collector=str(union.pk), attends=None
    )

    client.post(url("enter", round), typed)

    assert round.collectors.counted().get().handed_in == 1
