from django.db import migrations

# The words that were stored for what was missing, and the codes that take their place.
CODES = {
    "loại đơn vị hành chính": "authority_kind",
    "tên đơn vị ban hành": "place",
    "tỉnh, thành phố": "province",
    "số kế hoạch": "number",
    "ký hiệu kế hoạch": "symbol",
    "ngày ban hành": "issued_on",
    "trích yếu": "subject",
    "hạn gửi phiếu đăng ký": "registration_days",
    "hạn trả lời ý kiến": "reply_days",
    "hạn thông báo kết luận": "conclusion_days",
    "đường dây nóng": "hotline",
    "thư điện tử": "email",
    "địa chỉ liên hệ": "contact_address",
    "thẩm quyền ký": "signature_lines",
    "họ tên người ký": "signer_name",
    "thời gian tổ chức": "round_time",
    "địa điểm tổ chức": "round_place",
    "căn cứ": "bases",
    "mục đích": "aims",
    "yêu cầu": "requirements",
    "nội dung đối thoại": "contents",
    "thành phần": "participants",
    "chương trình": "agenda",
    "tổ chức thực hiện": "duties",
    "kinh phí": "budget",
    "nơi nhận": "recipients",
    "năm": "year",
}
PARTS = {
    "dòng ở đầu trang chưa rõ": "head",
    "mục chưa rõ loại": "section",
    "phần sau chữ ký chưa rõ": "ending",
}


def in_codes(phrase):
    part, _, words = phrase.partition(":")
    if part in PARTS:
        return {"part": PARTS[part], "words": words.strip()}
    return {"code": CODES[phrase]} if phrase in CODES else {"part": "section", "words": phrase}


def in_words(found):
    if "code" in found:
        return next((words for words, code in CODES.items() if code == found["code"]), found["code"])
    return f"{next(words for words, part in PARTS.items() if part == found['part'])}: {found['words']}"


def restate(apps, how):
    for plan in apps.get_model("plans", "Plan").objects.exclude(unrecognised=[]).only("unrecognised"):
        plan.unrecognised = [how(one) for one in plan.unrecognised]
        plan.save(update_fields=["unrecognised"])


class Migration(migrations.Migration):
    """What was not recognised is stored as codes, not as the words that a clerk reads."""

    dependencies = [("plans", "0012_text_facts")]
    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: restate(apps, in_codes),
            lambda apps, schema_editor: restate(apps, in_words),
        )
    ]
