"""Tables pasted from Word, spreadsheets and chats: rows in the editor, a ruled table in print."""

import pytest
from playwright.sync_api import expect

from plans.documents import PlanPaper
from plans.models import Item
from plans.reading import read
from tests.formats.test_tabs import PASTED
from tests.plans.editor.desk import (
    address,
    at_the_end_of,
    opened,
    shown_lines,
    stored_lines,
    wait_until_saved,
)
from tests.plans.editor.outlines import a_draft, item
from tests.plans.editor.test_pages import sent

OF_WORD = """<html><head><style>td {mso-x: 1}</style></head><body><!--StartFragment-->
<p class=MsoNormal style='margin:0'>Phân công
như sau:</p>
<table><tr><td><p>TT</p></td><td><p>Thời
 gian</p></td><td><p>Việc</p></td></tr>
<tr><td rowspan=2>1<span style="display:none">ẩn</span></td>
<td><p>8h00</p></td>
<td><p>Đón dân</p><p>Ghi tên.</p><p>Mời vào</p></td></tr>
<tr><td>9h00</td><td>Nghe<br>Trả lời</td></tr>
<tr><td>2</td><td colspan=2>Kết luận | bế mạc</td></tr></table><ol start=3><li>Dặn dò</li></ol>
<!--EndFragment--></body></html>"""
ROWS_OF_WORD = [
    "Phân công như sau:",
    "TT | Thời gian | Việc",
    "1 | 8h00 | Đón dân; Ghi tên. Mời vào",
    "| 9h00 | Nghe; Trả lời",
    "2 | Kết luận / bế mạc |",
    "3. Dặn dò",
]
TYPED = "STT\tThôn\tSố người\r\n1\tĐông\t30\r\n2\tTây\t25"
ROWS = ["STT | Thôn | Số người", "1 | Đông | 30", "2 | Tây | 25"]
PASTE = """copied => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(copied)) clipboardData.setData(kind, text);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(paste);
}"""


@pytest.fixture
def shown(page, live_server):
    plan = a_draft()
    yield plan, opened(page, live_server.url, plan)
    page.goto("about:blank")


def tables_in(plan):
    return [block.table.rows for block in PlanPaper(plan).copies()[0] if block.table]


def test_a_table_of_word_keeps_its_cells_and_their_lines(shown):
    plan, page = shown
    at_the_end_of(page, item(plan, "Nghe dân."))
    page.keyboard.press("Enter")

    page.evaluate(PASTE, {"text/html": OF_WORD, "text/plain": "khác"})
    expect(page.locator(".editor-spoken")).to_contain_text("Đã dán thành bảng")
    expect(page.locator(".editor-spoken")).to_contain_text("Ô có nhiều dòng được nối")
    wait_until_saved(page)

    assert stored_lines(plan)[4:10] == ROWS_OF_WORD
    [rows] = tables_in(plan)
    assert rows[2:] == (("", "9h00", "Nghe; Trả lời"), ("2", "Kết luận / bế mạc", ""))


def test_a_table_of_a_chat_becomes_rows_below_the_words_and_is_shown_as_a_table(shown):
    plan, page = shown
    at_the_end_of(page, item(plan, "Nghe dân."))

    page.evaluate(PASTE, {"text/plain": TYPED})
    box = page.locator("textarea:focus")
    expect(box).to_have_value(ROWS[-1])
    box.blur()
    cells = page.locator(".outline-cells").nth(1).locator("span")
    wait_until_saved(page)

    assert stored_lines(plan)[3:8] == ["Nghe dân.", *ROWS, "Trả lời dân."]
    assert [tuple(row.split(" | ")) for row in ROWS] == list(tables_in(plan)[0])
    assert cells.all_inner_texts() == ["1", "Đông", "30"]
    page.keyboard.press("Control+z")
    wait_until_saved(page)
    assert stored_lines(plan)[3:5] == ["Nghe dân.", "Trả lời dân."]


def test_lines_that_are_dropped_into_a_box_become_rows_too(shown):
    plan, page = shown
    at_the_end_of(page, item(plan, "Nghe dân."))

    page.evaluate(
        """text => {
        const box = document.activeElement;
        box.setRangeText(text, box.value.length, box.value.length, "end");
        box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromDrop" }));
    }""",
        " Ghi lại.\nTrả lời ngay.",
    )
    wait_until_saved(page)

    assert shown_lines(page)[3:6] == ["Nghe dân. Ghi lại.", "Trả lời ngay.", "Trả lời dân."]
    assert shown_lines(page) == stored_lines(plan)


def test_the_script_reads_plain_text_as_the_server_does(shown):
    _, page = shown
    reading = """async texts => {
        const address = document.querySelector("script[src*='outline-editor']").src;
        const { ofText } = await import(new URL("./editor/clipboard.js", address));
        return texts.map((text) => ofText(text).lines.map((line) => line.replace(/\\s+/g, " ").trim()));
    }"""

    assert page.evaluate(reading, [text for text, _ in PASTED]) == [rows for _, rows in PASTED]


def test_without_a_script_pasted_lines_and_tables_become_rows_as_well(client, db):
    plan = a_draft()
    client.force_login(plan.prepared_by)
    page = client.get(address(plan))

    texts = {
        item(plan, "Nghe dân."): f"Nghe dân:\r\n{TYPED}",
        item(plan, "Dân chủ."): "Dân chủ.\r\nCông khai.",
    }
    client.post(address(plan), sent(page, **texts) | {"do": "save"})

    assert stored_lines(plan)[3:11] == [
        "Nghe dân:", *ROWS, "Trả lời dân.", "Yêu cầu", "Dân chủ.", "Công khai."
    ]  # fmt: skip
    assert len(tables_in(plan)) == 1 and "các ô cách nhau bằng « | »" in page.text


def test_a_new_row_of_several_lines_becomes_several_rows(client, db):
    plan = a_draft()
    client.force_login(plan.prepared_by)
    row = item(plan, "Nghe dân.")

    client.post(address(plan), {"new-row": f"item:{row}", "new-text": TYPED, "do": "save"})

    assert stored_lines(plan)[3:8] == ["Nghe dân.", *ROWS, "Trả lời dân."]


def test_rows_with_a_bullet_are_a_table_without_it(db):
    plan = a_draft()
    section = plan.sections.get(heading="Yêu cầu")
    Item.objects.bulk_create(
        Item(section=section, position=9 + at, marker="-", text=row) for at, row in enumerate(ROWS)
    )

    assert tables_in(plan) == [tuple(tuple(row.split(" | ")) for row in ROWS)]


def test_a_whole_plan_pasted_with_tabs_has_its_table_and_its_signature():
    plan = read(
        "UBND XÃ TÂN MẪU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: /KH-UBND\tĐộc lập - Tự do - Hạnh phúc\n\n"
        "KẾ HOẠCH\nTổ chức hội nghị đối thoại năm 2027\n\nI. MỤC ĐÍCH\n1.\tNghe dân.\n2.\tTrả lời dân.\n\n"
        f"II. THÀNH PHẦN\n{TYPED}\n\n"
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tCHỦ TỊCH\n- Lưu: VT.\tNguyễn Văn Mẫu\n"
    )

    texts = [item.text for section in plan.sections for item in section.items]
    assert texts == ["Nghe dân.", "Trả lời dân.", *ROWS, "Như trên", "Lưu: VT"]
    assert (plan.signature_lines, plan.signer_name) == (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Nguyễn Văn Mẫu")
