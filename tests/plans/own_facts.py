"""What stands in our own whole plans, written down by hand: the reader must find exactly this."""

from datetime import date, time

from plans.reading import ReadRound

# kind | level | label | heading | how many lines stand under it
OUTLINES = {
    "2023-vam-say": """
opening | 0 | | | 1
heading | 1 | I. | MỤC ĐÍCH, YÊU CẦU, PHẠM VI VÀ ĐỐI TƯỢNG | 0
aims | 2 | 1. | Mục đích | 4
requirements | 2 | 2. | Yêu cầu | 1
scope | 2 | 3. | Phạm vi và đối tượng | 2
heading | 1 | II. | NỘI DUNG | 0
contents | 2 | 1. | Chủ đề đối thoại | 1
contents | 2 | 2. | Nội dung đối thoại | 5
time_place | 2 | 3. | Thời gian và địa điểm | 2
form | 2 | 4. | Hình thức | 1
heading | 1 | III. | CHƯƠNG TRÌNH, THÀNH PHẦN BUỔI ĐỐI THOẠI | 0
agenda | 2 | 1. | Chương trình buổi đối thoại | 6
participants | 2 | 2. | Thành phần buổi đối thoại | 5
heading | 1 | IV. | TỔ CHỨC THỰC HIỆN | 0
duties | 2 | 1. | Văn phòng -Thống kê | 5
duties | 2 | 2. | Công chức chuyên môn | 1
duties | 2 | 3. | Bộ phận Kế toán | 1
duties | 2 | 4. | Đề nghị MTTQ và các hội, đoàn thể thị trấn | 3
closing | 0 | | | 2
recipients | 0 | | Nơi nhận | 6
""",
    "2024-dong-ra": """
opening | 0 | | | 4
aims | 1 | | MỤC ĐÍCH | 4
requirements | 1 | | YÊU CẦU | 3
time_place | 1 | | THỜI GIAN, ĐỊA ĐIỂM | 3
heading | 1 | | NỘI DUNG ĐỐI THOẠI | 0
contents | 2 | 1- | Môi trường chăn nuôi | 3
contents | 2 | 2- | Đất đai | 3
contents | 2 | 3- | Thủ tục ở bộ phận một cửa | 2
heading | 1 | | THÀNH PHẦN THAM DỰ | 0
participants | 2 | 1- | Cấp xã | 2
participants | 2 | 2- | Các xóm và cơ sở | 7
form | 1 | | CÁCH THỨC ĐĂNG KÝ | 4
agenda | 1 | | CHƯƠNG TRÌNH | 5
budget | 1 | | KINH PHÍ | 1
heading | 1 | | TỔ CHỨC THỰC HIỆN | 0
duties | 2 | 1- | Công chức Văn phòng - Thống kê | 3
duties | 2 | 2- | Công chức Địa chính và thú y xã | 3
duties | 2 | 3- | Trưởng xóm | 2
duties | 2 | 4- | Đề nghị Uỷ ban Mặt trận Tổ quốc xã | 2
closing | 0 | | | 1
recipients | 0 | | Nơi nhận | 5
""",
    "2026-ben-lua": """
opening | 0 | | | 4
aims | 1 | I. | MỤC ĐÍCH | 4
requirements | 1 | II. | YÊU CẦU | 3
heading | 1 | III. | NỘI DUNG ĐỐI THOẠI | 0
contents | 2 | 1) | Đất đai, nhà ở | 1
contents | 2 | 2) | Kinh doanh | 1
contents | 2 | 3) | Hộ tịch, cư trú | 1
contents | 2 | 4) | Lề lối làm việc | 1
exclusions | 1 | IV. | NỘI DUNG KHÔNG ĐỐI THOẠI | 2
heading | 1 | V. | THỜI GIAN, ĐỊA ĐIỂM | 0
time_place | 2 | 1) | Buổi thứ nhất | 1
time_place | 2 | 2) | Buổi thứ hai | 1
time_place | 2 | 3) | Buổi thứ ba | 1
time_place | 2 | 4) | Buổi thứ tư | 1
heading | 1 | VI. | THÀNH PHẦN | 0
participants | 3 | a) | Chủ trì và trả lời | 2
participants | 3 | b) | Khách mời | 3
participants | 3 | c) | Người dân | 3
form | 1 | VII. | HÌNH THỨC, CÁCH THỨC ĐĂNG KÝ | 5
agenda | 1 | VIII. | CHƯƠNG TRÌNH MỖI BUỔI | 6
budget | 1 | IX. | KINH PHÍ | 1
heading | 1 | X. | TỔ CHỨC THỰC HIỆN | 0
duties | 2 | 1) | Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường | 3
duties | 2 | 2) | Trung tâm Phục vụ hành chính công phường | 2
duties | 2 | 3) | Phòng Kinh tế, Hạ tầng và Đô thị | 1
duties | 2 | 4) | Công an phường | 1
duties | 2 | 5) | Các tổ dân phố | 1
duties | 2 | 6) | Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường | 2
closing | 0 | | | 2
recipients | 0 | | Nơi nhận | 5
""",
    "2026-hon-nhan": """
opening | 0 | | | 3
heading | 1 | A. | NHỮNG VẤN ĐỀ CHUNG | 0
aims | 1 | I. | MỤC ĐÍCH | 4
requirements | 1 | II. | YÊU CẦU | 4
scope | 1 | III. | PHẠM VI | 1
heading | 1 | B. | NỘI DUNG CỤ THỂ | 0
contents | 1 | I. | NỘI DUNG ĐỐI THOẠI | 5
heading | 1 | II. | THỜI GIAN, ĐỊA ĐIỂM | 0
time_place | 2 | 1. | Thời gian | 1
time_place | 2 | 2. | Địa điểm | 1
heading | 1 | III. | THÀNH PHẦN | 0
participants | 2 | 1. | Chủ trì | 1
participants | 2 | 2. | Cùng trả lời | 1
participants | 2 | 3. | Người dân | 6
form | 1 | IV. | HÌNH THỨC | 7
agenda | 1 | V. | CHƯƠNG TRÌNH | 1
budget | 1 | VI. | KINH PHÍ | 1
duties | 1 | VII. | PHÂN CÔNG THỰC HIỆN | 8
closing | 0 | | | 1
recipients | 0 | | Nơi nhận | 5
annex | 0 | | Phụ lục 01 | 0
annex | 0 | | CHƯƠNG TRÌNH BUỔI ĐỐI THOẠI | 6
annex | 0 | | Mẫu số 02 | 0
annex | 0 | | PHIẾU ĐĂNG KÝ HỎI | 15
""",
    "2026-tan-hoa": """
opening | 0 | | | 1
heading | 1 | I. | MỤC ĐÍCH, YÊU CẦU | 0
aims | 2 | 1. | Mục đích | 4
requirements | 2 | 2. | Yêu cầu | 4
heading | 1 | II. | NỘI DUNG VÀ CÁCH LÀM | 0
contents | 2 | 1. | Nội dung đối thoại | 7
time_place | 2 | 2. | Thời gian và địa điểm | 4
participants | 2 | 3. | Thành phần dự đối thoại | 12
form | 2 | 4. | Hình thức và cách thức đối thoại | 12
agenda | 2 | 5. | Chương trình hội nghị | 6
heading | 1 | III. | TỔ CHỨC THỰC HIỆN | 0
duties | 2 | 1. | Văn phòng HĐND và UBND xã | 8
duties | 2 | 2. | Các phòng, đơn vị được giao trả lời | 5
duties | 2 | 3. | Phòng Văn hóa – Xã hội, Đài Truyền thanh xã | 1
duties | 2 | 4. | Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể | 1
closing | 0 | | | 1
recipients | 0 | | Nơi nhận | 6
annex | 0 | | | 2
annex | 0 | | PHIẾU ĐĂNG KÝ DỰ VÀ HỎI TẠI HỘI NGHỊ ĐỐI THOẠI | 22
""",
    "2027-ea-hlom": """
bases | 1 | PHẦN I. | CĂN CỨ | 3
heading | 1 | PHẦN II. | MỤC ĐÍCH VÀ YÊU CẦU | 0
aims | 2 | 1. | Mục đích | 3
requirements | 2 | 2. | Yêu cầu | 4
heading | 1 | PHẦN III. | NỘI DUNG | 0
contents | 2 | 1. | Nội dung đối thoại | 7
exclusions | 2 | 2. | Nội dung không tiếp nhận | 1
time_place | 2 | 3. | Thời gian | 1
time_place | 2 | 4. | Địa điểm | 1
heading | 2 | 5. | Thành phần | 0
participants | 3 | a. | Cấp xã | 3
participants | 3 | b. | Buôn, thôn | 3
participants | 3 | c. | Đơn vị ngoài xã | 1
heading | 2 | 6. | Hình thức, cách thức | 0
form | 3 | a. | Đối thoại trực tiếp, có phiên dịch, ngồi vòng tròn quanh bếp lửa theo tục của buôn. | 0
form | 3 | b. | Ai muốn hỏi trước thì nói với trưởng buôn hoặc gửi phiếu đăng ký về xã trước ngày 11/5/2027. | 0
form | 3 | c. | Nơi nhận phiếu, nhận điện thoại | 3
agenda | 2 | 7. | Chương trình | 4
budget | 2 | 8. | Kinh phí | 1
heading | 1 | PHẦN IV. | TỔ CHỨC THỰC HIỆN | 0
duties | 2 | 1. | Văn phòng HĐND và UBND xã | 4
duties | 2 | 2. | Phòng Kinh tế | 4
duties | 2 | 3. | Phòng Văn hóa – Xã hội | 3
duties | 2 | 4. | Công an xã | 1
duties | 2 | 5. | Trưởng buôn, trưởng thôn | 4
duties | 2 | 6. | Ban Chỉ huy Quân sự xã | 1
duties | 2 | 7. | Trạm Y tế xã | 1
duties | 2 | 8. | Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã | 2
closing | 0 | | | 2
recipients | 0 | | Nơi nhận | 5
""",
}

# authority_kind, place, province, number, issued_on, year
HEADS = {
    "2023-vam-say": ("thị trấn", "Vàm Sậy", "tỉnh Hòa Giang", "41", date(2023, 9, 6), 2023),
    "2024-dong-ra": ("xã", "Đồng Rạ", "tỉnh Hoà Giang", "", None, 2024),
    "2026-ben-lua": ("phường", "Bến Lụa", "tỉnh Hòa Giang", "118", date(2026, 3, 2), 2026),
    "2026-hon-nhan": ("đặc khu", "Hòn Nhạn", "tỉnh Hòa Giang", "07", None, 2026),
    "2026-tan-hoa": ("xã", "Tân Hòa", "tỉnh Hòa Giang", "", None, 2026),
    "2027-ea-hlom": ("xã", "Ea H’Lơm", "tỉnh Hòa Giang", "203", date(2026, 12, 18), 2027),
}

SUBJECTS = {
    "2023-vam-say": "Gặp gỡ, đối thoại giữa Chủ tịch UBND thị trấn với người dân và hộ kinh doanh về cải cách "
    "thủ tục hành chính",
    "2024-dong-ra": "ĐỐI THOẠI GIỮA LÃNH ĐẠO XÃ VỚI CÁC XÓM, HỢP TÁC XÃ VÀ CƠ SỞ CHĂN NUÔI NĂM 2024",
    "2026-ben-lua": "Mở bốn buổi đối thoại với cư dân, tiểu thương và doanh nghiệp trên địa bàn phường năm 2026",
    "2026-hon-nhan": "Đối thoại với ngư dân, hộ nuôi biển và cơ sở du lịch năm 2026",
    "2026-tan-hoa": "Đối thoại giữa Chủ tịch Ủy ban nhân dân xã với hộ dân, hợp tác xã và doanh nghiệp về việc làm "
    "thủ tục hành chính trong năm 2026 tại xã Tân Hòa",
    "2027-ea-hlom": "Đối thoại giữa Ủy ban nhân dân xã và đồng bào các buôn, thôn năm 2027",
}

ROUNDS = {
    "2023-vam-say": [
        ReadRound(9, 2023, date(2023, 9, 27), time(13, 30), time(16, 45), "Hội trường UBND thị trấn Vàm Sậy")
    ],
    "2024-dong-ra": [
        ReadRound(month, 2024, None, time(8), time(11), "Đình làng Rạ, sau hội trường cũ của xã")
        for month in (3, 9)
    ],
    "2026-ben-lua": [
        ReadRound(4, 2026, date(2026, 4, 11), time(8), time(11), "Nhà sinh hoạt cộng đồng phố Hàng Sợi"),
        ReadRound(5, 2026, date(2026, 5, 15), time(14), time(17), "Trường Tiểu học Bến Lụa"),
        ReadRound(9, 2026, date(2026, 9, 16), time(18, 30), time(20, 45), "Ban Quản lý chợ Bến Lụa"),
        ReadRound(11, 2026, date(2026, 11, 22), time(8), time(11, 30), "Hội trường Ủy ban nhân dân phường"),
    ],
    # a quarter is known by its last month
    # two quarters: the months are not known
    "2026-hon-nhan": [ReadRound(None, 2026, place="Nhà văn hóa khu dân cư Bãi Trước")] * 2,
    "2026-tan-hoa": [
        ReadRound(month, 2026, place="Nhà văn hóa trung tâm xã Tân Hòa (phòng họp lớn)") for month in (6, 11)
    ],
    "2027-ea-hlom": [
        ReadRound(5, 2027, date(2027, 5, 20), time(8), time(11, 30), "Nhà rông buôn Krông, xã Ea H’Lơm")
    ],
}

# How many people of every hamlet the lines about participants invite, in their order.
QUOTAS = {
    "2023-vam-say": [12],
    "2024-dong-ra": [6, 2],
    "2026-ben-lua": [10, 5],
    "2026-hon-nhan": [7, 1],
    "2026-tan-hoa": [4],
    "2027-ea-hlom": [20, 10],
}

# Days for registration, replies and the conclusion notice, each with whether they are working days.
NONE = (None, None)
TERMS = {
    "2023-vam-say": (NONE, NONE, NONE),
    "2024-dong-ra": ((5, False), (12, False), NONE),
    "2026-ben-lua": ((7, True), (5, True), (10, False)),
    "2026-hon-nhan": ((15, False), (6, True), (7, True)),
    "2026-tan-hoa": ((10, False), (4, False), NONE),
    # the forms' last day is named, and counted back from the round
    "2027-ea-hlom": ((10, False), (10, False), (5, True)),
}

# hotline, email, contact_address
CONTACTS = {
    "2023-vam-say": ("", "", ""),
    "2024-dong-ra": ("0203.3.777.888", "", ""),
    "2026-ben-lua": (
        "0203 345 6789",
        "hoidap@benlua.example",
        "số 27 phố Hàng Lụa, phường Bến Lụa, tỉnh Hòa Giang",
    ),
    "2026-hon-nhan": ("0912 000 345", "honnhan@hoagiang.example", ""),
    "2026-tan-hoa": (
        "02033845216",
        "doithoai_tanhoa@hoagiang.example",
        "thôn Gốc Gạo, xã Tân Hòa, tỉnh Hòa Giang",
    ),
    "2027-ea-hlom": (
        "+84 203 377 1122",
        "ubnd.eahlom@hoagiang.example",
        "Km 14 đường liên xã, buôn Krông, xã Ea H’Lơm, tỉnh Hòa Giang",
    ),
}

# The lines of the signature, the name last.
SIGNATURES = {
    "2023-vam-say": ["TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH", "Lâm Văn Mẫu"],
    "2024-dong-ra": ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Ngô Thị Mẫu"],
    "2026-ben-lua": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Hoàng Ngọc Mẫu"],
    "2026-hon-nhan": ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Phạm Hải Mẫu"],
    "2026-tan-hoa": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đoàn Thị Mẫu"],
    "2027-ea-hlom": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký và đóng dấu)", "Y Bhăm Mẫu"],
}

RECIPIENTS = {
    "2023-vam-say": [
        "- UBND huyện Ngàn Dâu (báo cáo)",
        "- TT Đảng ủy, HĐND, UBND thị trấn",
        "- Các hội, đoàn thể",
        "- Công chức chuyên môn",
        "- Bảy khu phố",
        "- Lưu: VT",
    ],
    "2024-dong-ra": [
        "Phòng Nội vụ huyện Ngàn Dâu",
        "Thường trực Đảng uỷ xã",
        "Công chức xã",
        "Các xóm, hợp tác xã",
        "Lưu: VT",
    ],
    "2026-ben-lua": [
        "- Ủy ban nhân dân tỉnh (để báo cáo)",
        "- Thường trực Đảng ủy, HĐND phường",
        "- Các phòng, trung tâm",
        "- Mười hai tổ dân phố",
        "- Lưu: VT, TTPVHCC",
    ],
    "2026-hon-nhan": [
        "- UBND tỉnh Hòa Giang",
        "- TT Đảng ủy, TT HĐND đặc khu",
        "- Đồn Biên phòng Hòn Nhạn",
        "- Năm khu dân cư, hai xóm bè",
        "- Lưu: VT, VP",
    ],
    "2026-tan-hoa": [
        "- Văn phòng UBND tỉnh",
        "- Thường trực Đảng ủy, HĐND xã",
        "- Thường trực UBND xã; | (Để b/c)",
        "- Các phòng, đơn vị thuộc xã",
        "- Chín thôn",
        "- Lưu VT",
    ],
    "2027-ea-hlom": [
        "- Tỉnh ủy, UBND tỉnh (để báo cáo)",
        "- Đảng ủy, HĐND xã",
        "- Hạt Kiểm lâm, Ban Quản lý rừng phòng hộ",
        "- Các buôn, thôn",
        "- Lưu: VT",
    ],
}

UNRECOGNISED = {
    "2023-vam-say": [
        "hạn gửi phiếu đăng ký",
        "hạn thông báo thời gian, địa điểm",
        "hạn trả lời ý kiến",
        "hạn thông báo kết luận",
        "hạn công khai kết quả",
        "đường dây nóng",
        "thư điện tử",
        "địa chỉ liên hệ",
        "người liên hệ",
    ],
    "2024-dong-ra": [
        "số kế hoạch",
        "ngày ban hành",
        "hạn thông báo thời gian, địa điểm",
        "hạn thông báo kết luận",
        "hạn công khai kết quả",
        "thư điện tử",
        "địa chỉ liên hệ",
        "người liên hệ",
    ],
    "2026-ben-lua": ["hạn thông báo thời gian, địa điểm", "hạn công khai kết quả", "người liên hệ"],
    "2026-hon-nhan": [
        "ngày ban hành",
        "hạn thông báo thời gian, địa điểm",
        "hạn công khai kết quả",
        "địa chỉ liên hệ",
        "thời gian tổ chức",
        "người liên hệ",
    ],
    "2026-tan-hoa": [
        "số kế hoạch",
        "ngày ban hành",
        "hạn thông báo thời gian, địa điểm",
        "hạn thông báo kết luận",
        "hạn công khai kết quả",
        "người liên hệ",
    ],
    "2027-ea-hlom": ["hạn thông báo thời gian, địa điểm", "hạn công khai kết quả", "người liên hệ"],
}
