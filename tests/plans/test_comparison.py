"""Two outlines as one text that shows the differences."""

from plans.comparison.words import compare
from plans.reading import ReadItem, ReadSection, SectionKind


def an_outline(*texts, heading="Mục đích"):
    return [ReadSection(SectionKind.AIMS, 1, "I.", heading, "", [ReadItem("-", text) for text in texts])]


def lines(rows):
    return [
        (row.op, "".join(f"[{part.op[0]}:{part.text}]" for part in row.parts) or row.count) for row in rows
    ]


def test_equal_outlines_have_nothing_to_show():
    assert compare(an_outline("Nghe dân."), an_outline("Nghe dân.")) == []


def test_changed_words_are_shown_inside_their_line():
    rows = compare(an_outline("Họp ngày 12/6/2024 tại xã."), an_outline("Họp ngày …/6/2026 tại xã."))

    assert lines(rows) == [
        ("same", "[s:I. Mục đích]"),
        ("changed", "[s:- Họp ngày ][r:12/6/2024 ][a:…/6/2026 ][s:tại xã.]"),
    ]


def test_added_and_removed_lines_are_shown_in_their_place():
    rows = compare(
        an_outline("Một việc cũ.", "Việc chung."), an_outline("Việc chung.", "Hoàn toàn khác hẳn.")
    )

    assert lines(rows) == [
        ("same", "[s:I. Mục đích]"),
        ("removed", "[r:- Một việc cũ.]"),
        ("same", "[s:- Việc chung.]"),
        ("added", "[a:- Hoàn toàn khác hẳn.]"),
    ]


def test_unchanged_lines_far_from_a_change_are_counted():
    texts = [f"Việc số {number} như cũ." for number in range(10)]

    rows = compare(an_outline(*texts, heading="Cũ"), an_outline(*texts, heading="Mới"))

    assert [(row.op, row.count) for row in rows] == [("changed", 0), ("same", 0), ("skipped", 9)]


def test_two_spellings_of_a_word_are_no_difference():
    old = an_outline("Người dân xã Tân Hoà được hưởng.", "Trạm thuỷ lợi nghỉ thứ Hai tuần sau.")
    new = an_outline("Người dân xã Tân Hòa đƣợc hưởng.", "Trạm thủy lợi nghỉ thứ Ba tuần sau.")

    assert lines(compare(old, new)) == [
        ("skipped", 1),
        ("same", "[s:- Người dân xã Tân Hòa đƣợc hưởng.]"),
        ("changed", "[s:- Trạm thủy lợi nghỉ thứ ][r:Hai ][a:Ba ][s:tuần sau.]"),
    ]
