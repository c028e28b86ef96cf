"""The words go into the form of the page, to the letter; nothing else of the page changes."""

from dialogue_portal.unsent.refill import fill, put_notice

PAGE = """<!doctype html>
<html lang="vi"><body><svg viewBox="0 0 1 1"><use href="#a"/></svg>
<form method="get"><input name="said" value="tìm"></form>
<form method="post" action="/a/khac/"><textarea name="said"></textarea></form>
<form method="post" novalidate>
  <input type="hidden" name="csrfmiddlewaretoken" value="moi"><input type="hidden" name="seen" value="2:9">
  <textarea name="said" rows="3">
Lời cũ &lt;b&gt;</textarea>
  <input type="text" name="speaker" value="" required>
  <label><input type="radio" name="outcome" value="a" checked> A</label><input type="radio" name="outcome" value="">
  <input type="checkbox" name="agree" checked>
  <select name="unit"><option value="">—</option><option value="1" selected>Một</option>
  <option value="2">Hai</option></select>
  <button name="do" value="save">Lưu</button><input type="file" name="paper">
</form></body></html>"""


def test_every_kind_of_box_takes_what_was_typed():
    typed = {
        "seen": ["1:5"],
        "said": ["Một\r\nhai <script>"],
        "speaker": ['Bà "Tư"'],
        "outcome": [""],
        "unit": ["2"],
        "do": ["save"],
    }

    filled = fill(PAGE, "/a/trang/", "/a/trang/", typed)

    start = PAGE.index('<input type="hidden" name="seen"')
    assert (filled.found_form, filled.left) == (True, [])
    assert filled.page[:start] == PAGE[:start]
    assert filled.page[start:] == (
        '<input type="hidden" name="seen" value="1:5">\n'
        '  <textarea name="said" rows="3" data-server-text="Lời cũ &lt;b&gt;">\n'
        "Một\r\nhai &lt;script&gt;</textarea>\n"
        '  <input type="text" name="speaker" value="Bà &quot;Tư&quot;" required data-server-text="">\n'
        '  <label><input type="radio" name="outcome" value="a"> A</label>'
        '<input type="radio" name="outcome" value="" checked>\n'
        '  <input type="checkbox" name="agree">\n'
        '  <select name="unit"><option value="">—</option><option value="1">Một</option>\n'
        '  <option value="2" selected>Hai</option></select>\n'
        '  <button name="do" value="save">Lưu</button><input type="file" name="paper">\n'
        "</form></body></html>"
    )


def test_words_without_a_box_are_left_to_be_shown():
    typed = {
        "said": ["Lời cũ <b>", "Lời thứ hai"],
        "place": ["Thôn Đoài"],
        "unit": ["99"],
        "rounds-TOTAL_FORMS": ["3"],
    }

    filled = fill(PAGE, "/a/trang/", "/a/trang/", typed)

    assert filled.left == ["Lời thứ hai", "Thôn Đoài", "99"]
    assert 'value="1" selected' in filled.page
    assert 'rows="3">\nLời cũ' in filled.page


def test_a_page_without_the_form_stays_as_it_is():
    filled = fill(PAGE, "/a/trang/", "/a/cho-khac/", {"said": ["Lời"], "do": ["save"]})

    assert (filled.page, filled.left, filled.found_form) == (PAGE, ["Lời"], False)


def test_a_form_is_known_by_where_it_is_sent():
    filled = fill(PAGE, "/a/trang/", "/a/khac/", {"said": ["Lời"]})

    assert '<textarea name="said" data-server-text="">\nLời</textarea></form>' in filled.page
    assert filled.page.count("Lời</textarea>") == 1


def test_the_notice_stands_at_the_beginning_of_the_content():
    assert put_notice('<body><p><main id="content" tabindex="-1"><h1>', "!") == (
        '<body><p><main id="content" tabindex="-1">!<h1>'
    )
    assert put_notice('<body class="a"><h1>', "!") == '<body class="a">!<h1>'
