"""Numbers, hours and dates in words, and the text that is read aloud over the loudspeakers."""

from datetime import date, time

import pytest
import time_machine
from django.urls import reverse

from plans.loudspeaker import spoken
from plans.loudspeaker.script import scripts_of
from plans.rounds.states import RoundState
from tests.build import a_commune, a_plan, a_round


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (30, "ba mươi"),
        (55, "năm mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1000, "một nghìn"),
        (1001, "một nghìn không trăm linh một"),
        (1010, "một nghìn không trăm mười"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (2100, "hai nghìn một trăm"),
        (10_000, "mười nghìn"),
        (1_000_000, "một triệu"),
        (3_000_021, "ba triệu không trăm hai mươi mốt"),
        (1_234_567_890, "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi"),
    ],
)
def test_a_number_is_read_as_people_say_it(value, words):
    assert spoken.number(value) == words


@pytest.mark.parametrize("value", [-1, 10**12])
def test_a_number_out_of_range_is_refused(value):
    with pytest.raises(ValueError, match="No number"):
        spoken.number(value)


def test_every_number_has_words_of_its_own():
    assert len({spoken.number(value) for value in range(20_000)}) == 20_000


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(7, 30), "bảy giờ ba mươi phút sáng"),
        (time(8, 0), "tám giờ sáng"),
        (time(11, 5), "mười một giờ năm phút trưa"),
        (time(13, 30), "một giờ ba mươi phút chiều"),
        (time(19, 15), "bảy giờ mười lăm phút tối"),
    ],
)
def test_an_hour_is_read_with_the_part_of_the_day(moment, words):
    assert spoken.hour(moment) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (
            date(2026, 6, 12),
            "thứ Sáu, ngày mười hai tháng sáu năm hai nghìn không trăm hai mươi sáu",
        ),
        (date(2027, 4, 4), "Chủ nhật, ngày mùng bốn tháng tư năm hai nghìn không trăm hai mươi bảy"),
        (
            date(2026, 11, 21),
            "thứ Bảy, ngày hai mươi mốt tháng mười một năm hai nghìn không trăm hai mươi sáu",
        ),
    ],
)
def test_a_date_is_read_in_words(day, words):
    assert spoken.day(day) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0912345678", "không chín một hai, ba bốn năm, sáu bảy tám"),
        ("024 3379 1827", "không hai bốn, ba ba bảy chín, một tám hai bảy"),
        ("19001234", "một chín không không, một hai ba bốn"),
    ],
)
def test_a_telephone_number_is_read_in_groups(number, words):
    assert spoken.phone(number) == words


def a_spoken_round(**fields):
    commune = a_commune(address="Thôn Đông, xã Tân Hòa")
    return a_round(a_plan(commune, "issued"), date(2026, 6, 12), **fields)


def page_of(round, name="loudspeaker"):
    return reverse(f"plans:{name}", args=[round.authority.slug, round.pk])


@pytest.mark.django_db
def test_the_text_gives_day_place_last_day_for_forms_and_telephone_number():
    long, short = scripts_of(a_spoken_round(), date(2026, 5, 4))

    for script in (long, short):
        text = " ".join(script.paragraphs)
        for words in (
            "bảy giờ ba mươi phút sáng, thứ Sáu, ngày mười hai tháng sáu",
            "Hội trường UBND xã",
            "đến hết thứ Ba, ngày mùng hai tháng sáu"
            if script is short
            else "hết thứ Ba, ngày mùng hai tháng sáu",
            "không hai không ba, không không không, không không không một",
        ):
            assert words in text
    assert (45 <= long.seconds <= 75, 20 <= short.seconds <= 35) == (True, True)


@pytest.mark.django_db
def test_after_the_last_day_the_text_asks_for_no_forms():
    texts = [" ".join(script.paragraphs) for script in scripts_of(a_spoken_round(), date(2026, 6, 3))]

    assert ["phiếu đăng ký" in text.lower() for text in texts] == [False, False]
    assert "nêu ý kiến ngay tại hội trường" in texts[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "start"),
    [("loudspeaker_text", "BÀI DÀI"), ("loudspeaker_pdf", "%PDF"), ("loudspeaker_word", "PK")],
)
def test_everybody_takes_the_text_home_as_a_file(client, name, start):
    with time_machine.travel("2026-05-04 09:00 +0700"):
        content = client.get(page_of(a_spoken_round(), name)).content

    assert content.startswith(start.encode())


@pytest.mark.django_db
def test_a_round_without_a_date_has_no_text(client):
    assert client.get(page_of(a_round(state=RoundState.PLANNED))).status_code == 404
