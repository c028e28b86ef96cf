"""A person, words that name them in every way, and what stays of these words once they are removed."""

NAME, PHONE, ADDRESS, EMAIL = "Đoàn Thị Kín", "0912345678", "Ngõ 3, thôn Đoài", "kin@example.vn"
NAMING = f"Tôi là {NAME}, số 0912 345 678, ở {ADDRESS}, căn cước 001185012345."
BARE = "Tôi là (đã xóa), số (đã xóa), ở (đã xóa), căn cước (đã xóa)."
# What they typed into a form.
TYPED = {"full_name": NAME, "phone": PHONE, "address": ADDRESS, "procedures": NAMING}
