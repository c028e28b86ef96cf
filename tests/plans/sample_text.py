"""A short plan in made-up words."""

PLAN_TEXT = """ỦY BAN NHÂN DÂN
XÃ TÂN HÒA

Số: /KH-UBND

Tân Hòa, ngày tháng năm 2026

KẾ HOẠCH

Tổ chức hội nghị đối thoại với người dân về thủ tục hành chính năm 2026

Ủy ban nhân dân xã Tân Hòa lập kế hoạch đối thoại như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

- Nghe người dân nói và trả lời ngay điều trả lời được.

2. Yêu cầu

- Việc chưa trả lời được thì hẹn ngày trả lời.

II. NỘI DUNG

1. Nội dung đối thoại

- Thủ tục về đất đai, hộ tịch.

2. Thời gian và địa điểm

- Đợt một: tháng 6/2026

- Đợt hai: tháng 11/2026

Địa điểm: Nhà văn hóa thôn Đông.

3. Thành phần

- Mỗi thôn 03 người.

4. Chương trình

- Giới thiệu đại biểu.

- Trả lời ý kiến.

III. TỔ CHỨC THỰC HIỆN

1. Văn phòng

- Nhận phiếu đăng ký trước 12 ngày diễn ra hội nghị.

Trên đây là kế hoạch đối thoại, đề nghị các đơn vị thực hiện./.

Nơi nhận:
- Các thôn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
"""
