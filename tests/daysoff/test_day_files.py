"""Files of days off as calendars and Excel write them: read as a person reads them, or refused with a sentence."""

import time
from datetime import date

import pytest

from dialogue_portal.daysoff.filetext import LARGEST_FILE, NotDays
from dialogue_portal.daysoff.reading import MOST_DAYS, as_table, read_days
from tests.daysoff.mutations import mutated

YEARS = range(2026, 2029)


def read(content):
    if isinstance(content, str):
        content = content.encode()
    return read_days(content, years=YEARS)


def days(content):
    return [f"{day.date:%d/%m/%Y}" for day in read(content)]


def event(*lines):
    return "\r\n".join(["BEGIN:VEVENT", "SUMMARY:Lễ", *lines, "END:VEVENT"])


def calendar(*events, head=()):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mau//vi", *head, *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines)


WHOLE_DAY = "DTSTART;VALUE=DATE:20270902"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([WHOLE_DAY], ["02/09/2027"]),
        ([WHOLE_DAY, "DTEND;VALUE=DATE:20270904"], ["02/09/2027", "03/09/2027"]),
        ([WHOLE_DAY, "DURATION:P2D"], ["02/09/2027", "03/09/2027"]),
        (["DTSTART:20270902T000000", "DTEND:20270902T235900"], ["02/09/2027"]),
        (["DTSTART:20270902T000000", "DTEND:20270903T235959"], ["02/09/2027", "03/09/2027"]),
        (["DTSTART:20270902T000000", "DTEND:20270903T000000"], ["02/09/2027"]),
        # 17:00 in Greenwich is midnight in Việt Nam.
        (["DTSTART:20270901T170000Z", "DTEND:20270902T170000Z"], ["02/09/2027"]),
        (["DTSTART;TZID=America/New_York:20270901T130000", "DURATION:PT24H"], ["02/09/2027"]),
        ([WHOLE_DAY, "STATUS:CANCELLED"], []),
        (
            [WHOLE_DAY, "RDATE;VALUE=DATE:20271124", "EXDATE;VALUE=DATE:20270902"],
            ["24/11/2027"],
        ),
    ],
)
def test_an_event_takes_the_days_that_it_covers_in_viet_nam(lines, found):
    other = event("DTSTART;VALUE=DATE:20270101")

    assert days(calendar(other, event(*lines))) == ["01/01/2027", *found]


@pytest.mark.parametrize(
    ("start", "rule", "found"),
    [
        ("20260902", "FREQ=YEARLY", ["02/09/2026", "02/09/2027", "02/09/2028"]),
        ("20100902", "FREQ=YEARLY", ["02/09/2026", "02/09/2027", "02/09/2028"]),
        ("20260902", "FREQ=YEARLY;COUNT=2", ["02/09/2026", "02/09/2027"]),
        ("20260902", "FREQ=YEARLY;UNTIL=20270902", ["02/09/2026", "02/09/2027"]),
        ("20260902", "FREQ=YEARLY;INTERVAL=2", ["02/09/2026", "02/09/2028"]),
        ("20270204", "FREQ=DAILY;COUNT=3", ["04/02/2027", "05/02/2027", "06/02/2027"]),
        ("20270605", "FREQ=WEEKLY;BYDAY=SA;COUNT=2", ["05/06/2027", "12/06/2027"]),
        ("20270604", "FREQ=MONTHLY;BYDAY=1FR;COUNT=2", ["04/06/2027", "02/07/2027"]),
        ("20271031", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", ["31/10/2027", "30/11/2027"]),
        ("20270530", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1SU", ["30/05/2027", "28/05/2028"]),
    ],
)
def test_an_event_repeats_by_its_rule_within_the_years_asked_for(start, rule, found):
    assert days(calendar(event(f"DTSTART;VALUE=DATE:{start}", f"RRULE:{rule}"))) == found


def test_days_left_out_moved_and_cancelled_of_a_series_are_followed():
    series = event("UID:a", "DTSTART;VALUE=DATE:20260902", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20260902")
    moved = event("UID:a", "RECURRENCE-ID;VALUE=DATE:20270902", "DTSTART;VALUE=DATE:20270903")
    cancelled = event("UID:a", "RECURRENCE-ID;VALUE=DATE:20280902", WHOLE_DAY, "STATUS:CANCELLED")

    assert days(calendar(series, moved, cancelled)) == ["03/09/2027"]


def test_a_later_version_of_an_event_takes_the_place_of_the_earlier_one():
    first = event("UID:a", "SEQUENCE:0", WHOLE_DAY)
    moved = event("UID:a", "SEQUENCE:1", "DTSTART;VALUE=DATE:20270903")

    assert days(calendar(moved, first)) == ["03/09/2027"]


def test_events_to_which_a_careless_program_gave_one_name_all_count():
    events = [event("UID:1", f"DTSTART;VALUE=DATE:2027090{number}") for number in (2, 3)]

    assert days(calendar(*events)) == ["02/09/2027", "03/09/2027"]


def test_several_calendars_in_one_file_are_all_read():
    calendars = calendar(event(WHOLE_DAY)) + calendar(event("DTSTART;VALUE=DATE:20271124"))

    assert days(calendars) == ["02/09/2027", "24/11/2027"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=MONTHLY;BYDAY=XX",
        "FREQ=YEARLY;COUNT=-1",
    ],
)
def test_a_rule_that_is_not_followed_is_named(rule):
    with pytest.raises(NotDays, match="«Lễ»"):
        read(calendar(event(WHOLE_DAY, f"RRULE:{rule}")))


@pytest.mark.parametrize(
    "content",
    [
        calendar(event(WHOLE_DAY, "RRULE:FREQ=DAILY")),
        calendar(event(WHOLE_DAY, "DTEND;VALUE=DATE:21990101")),
        calendar(*[event(WHOLE_DAY, "DTEND;VALUE=DATE:20400101")] * 500),
        calendar(event("DTSTART;VALUE=DATE:20000101", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")),
        calendar(*[event("DTSTART;VALUE=DATE:20000101", "RRULE:FREQ=YEARLY")] * 1000),
        "Từ;Đến\n01/01/2000;31/12/2199\n",
        "a" * (LARGEST_FILE + 1),
    ],
    ids=["endless", "long", "many long", "never", "many rules", "range", "large"],
)
def test_a_file_that_would_fill_the_calendar_is_stopped_while_it_is_counted(content):
    begun = time.perf_counter()

    with pytest.raises(NotDays, match=rf"hơn {MOST_DAYS} ngày|hơn 100 sự kiện|quá lớn|Không thấy ngày nào"):
        read(content)

    assert time.perf_counter() - begun < 5


HEAD, QUOC_KHANH = "Ngày;Lý do\n", "Quốc khánh"


@pytest.mark.parametrize(
    "table",
    [
        "02/09/2027;Quốc khánh\n",
        "Ngày,Lý do\n2/9/2027,Quốc khánh\n",
        "Ngày\tLý do\r\n02.09.2027\tQuốc khánh\r\n",
        "2027-09-02;Quốc khánh\n",
        "2027-09-02 00:00:00;Quốc khánh\n",
        "thứ Năm, ngày 2/9/2027;Quốc khánh\n",
        "LỊCH NGHỈ NĂM 2027\n\nTT;Ngày;Lý do\n1;02/09/2027;Quốc khánh\n",
        'Ngày;Lý do\n02/09/2027;"Quốc\nkhánh"\n',
        '"Ngày","Lý do"\n"02/09/2027","Quốc khánh"\n',
        "sep=;\r02/09/2027;Quốc khánh\r",
    ],
)
def test_a_table_is_read_with_any_separator_and_way_to_write_a_day(table):
    assert [(day.date, day.kind, day.name) for day in read(table)] == [(date(2027, 9, 2), "off", QUOC_KHANH)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_table_in_unicode_of_excel_is_read(encoding):
    assert read(f"{HEAD}02/09/2027;Quốc khánh\n".encode(encoding))[0].name == QUOC_KHANH


@pytest.mark.parametrize(
    ("encoding", "written", "name"),
    [
        # The Vietnamese code page writes a tone behind its vowel.
        ("cp1258", "Quô\u0301c kha\u0301nh", QUOC_KHANH),
        ("cp1258", "Giô\u0303 Tô\u0309 Hu\u0300ng Vương", "Giỗ Tổ Hùng Vương"),
        ("cp1252", "Nghì", "Nghì"),
    ],
)
def test_a_table_in_a_code_page_of_windows_is_read(encoding, written, name):
    assert read(f"02/09/2027;{written}\n".encode(encoding))[0].name == name


def test_letters_that_a_code_page_lost_are_pointed_out():
    lost = "02/09/2027;Quốc khánh\n03/09/2027;ngã\n".encode("cp1252", "replace")

    with pytest.raises(NotDays, match=r"mất chữ có dấu.*Qu\?c"):
        read(lost)


def test_a_line_may_name_a_first_and_a_last_day():
    found = days("Từ ngày;Đến ngày;Lý do\n04/02/2027;06/02/2027;Tết\n")

    assert found == ["04/02/2027", "05/02/2027", "06/02/2027"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("13/06/2026;Làm bù", "make_up"),
        ("13/06/2026;Ngày thứ Bảy;đi làm", "make_up"),
        ("15/06/2026;Nghỉ hoán đổi, làm bù thứ Bảy 13/06", "off"),
    ],
)
def test_a_make_up_day_is_known_by_its_words(line, kind):
    assert read(line)[0].kind == kind


def test_the_same_day_twice_is_one_day_with_both_names():
    [found] = read("02/09/2027;Quốc khánh\n02/09/2027;Lễ 2/9\n")

    assert (found.name, found.also) == (QUOC_KHANH, ("Lễ 2/9",))


def test_what_was_read_is_read_again_from_its_own_table():
    found = read('13/06/2026;Làm bù\n02/09/2027;"Quốc khánh; lễ"\n02/09/2027;Lễ 2/9\n03/09/2027;\n')

    assert read(as_table(found)) == found


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "Không thấy ngày nào"),
        ("31/02/2027;Lễ\n", "Dòng 1"),
        ("02/09/2027;Lễ\nmai;Lễ\n", "Dòng 2: «mai»"),
        ('02/09/2027;"Lễ\n03/09/2027;Lễ\n', "ngoặc kép"),
        ("02/09/2027;" + "x" * 200_000, "ô quá dài"),
        ("05/09/2027;02/09/2027;Lễ\n", "ngày cuối đứng trước"),
        ("02/09/2027;Lễ\n02/09/2027;Làm bù\n", "hai lần"),
        (b"PK\x03\x04\x14\x00", "Excel"),
        (b"\xff\xfe\x00", "dạng chữ"),
        (bytes(range(256)) * 4, "dạng chữ|mất chữ"),
        ("BEGIN:VCALENDAR\nx", "hỏng"),
        (calendar(event("SUMMARY:Tết")), "không có ngày"),
        (calendar(event("DTSTART;VALUE=DATE:20271345")), "hỏng"),
        (calendar(event(WHOLE_DAY, WHOLE_DAY)), "hỏng"),
        (calendar(event(WHOLE_DAY, "DTEND;VALUE=DATE:20270901")), "hỏng"),
        (calendar(event(WHOLE_DAY, "DTEND;VALUE=DATE:2027")), "hỏng"),
        (calendar(event("DTSTART;VALUE=TIME:070000")), "hỏng"),
        (calendar(event("DTSTART;VALUE=PERIOD:20270902T000000Z/P1D")), "hỏng"),
        (calendar(event(WHOLE_DAY, "DURATION:P99999999999D")), "hỏng"),
        (calendar(event("DTSTART;VALUE=DATE:99991231", "DURATION:P1D")), "hỏng"),
    ],
)
def test_a_broken_file_is_refused_with_a_sentence(content, says):
    with pytest.raises(NotDays, match=says):
        read(content)


def test_files_with_random_changes_are_read_or_refused_with_a_sentence():
    sentences = [refusal_of(mutated(number)) for number in range(400)]

    assert {sentence[-1:] for sentence in sentences} == {"", "."}


def refusal_of(content):
    """What is wrong with the file; "" where it was read."""
    try:
        read(content)
    except NotDays as refusal:
        return str(refusal)
    return ""
