"""Sentences that Django's Vietnamese translation lacks and that people can meet, above all in the administration."""

from django.utils.translation import trans_real

WORDS = {
    "Breadcrumbs": "Vị trí trang",
    "Model name": "Loại dữ liệu",
    "Add link": "Thêm",
    "Change or view list link": "Xem danh sách",
    "After you’ve created a user, you’ll be able to edit more user options.": (
        "Tạo tài khoản xong, có thể sửa thêm các mục khác."
    ),
    "Error:": "Lỗi:",
    "Set password": "Đặt mật khẩu",
    "Set password: %s": "Đặt mật khẩu: %s",
    "Reset password": "Đặt lại mật khẩu",
    "Disable password-based authentication": "Tắt đăng nhập bằng mật khẩu",
    "Enable password-based authentication": "Bật đăng nhập bằng mật khẩu",
    "Password-based authentication": "Đăng nhập bằng mật khẩu",
    "Enabled": "Bật",
    "Disabled": "Tắt",
    "Email": "Thư điện tử",
    "Raw passwords are not stored, so there is no way to see the user’s password.": (
        "Mật khẩu không được lưu nguyên văn nên không ai xem được."
    ),
    "Skip to main content": "Đến nội dung chính",
    "Hide counts": "Ẩn số lượng",
    "Show counts": "Hiện số lượng",
    "Toggle theme (current theme: auto)": "Đổi nền sáng, tối (đang theo máy)",
    "Toggle theme (current theme: light)": "Đổi nền sáng, tối (đang sáng)",
    "Toggle theme (current theme: dark)": "Đổi nền sáng, tối (đang tối)",
    "Toggle navigation": "Mở, đóng mục lục",
    "Sidebar": "Mục lục bên",
    "Filter navigation items": "Lọc mục lục",
    "Added:": "Đã thêm:",
    "Changed:": "Đã sửa:",
    "Deleted:": "Đã xóa:",
    "Select all objects on this page for an action": "Chọn tất cả dòng của trang",
    "Select this object for an action - {}": "Chọn dòng này - {}",
    "View selected %(model)s": "Xem %(model)s đã chọn",
    "That page number is not an integer": "Số trang phải là số nguyên",
    "That page number is less than 1": "Số trang phải từ 1 trở lên",
    "That page contains no results": "Trang này không có gì",
    "Enter a valid domain name.": "Xin ghi một tên miền đúng.",
    "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.": (
        "Chỉ dùng chữ cái không dấu, chữ số và dấu gạch nối."
    ),
    "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.": (
        "Không nhận tệp “%(extension)s”. Nhận: %(allowed_extensions)s."
    ),
    "Null characters are not allowed.": "Nội dung có ký tự không hiện được. Xin gõ lại.",
    "Enter a complete value.": "Xin ghi đủ các phần.",
    "Enter a valid UUID.": "Mã này không đúng.",
    "Enter a valid JSON.": "Nội dung không đúng dạng JSON.",
    "“%(pk)s” is not a valid value.": "“%(pk)s” không có trong danh sách.",
}


def fill_in() -> None:
    """Adds them to the catalogue of this process; what Django translates itself one day stays as it translates it."""
    catalog = trans_real.translation("vi")
    for english, vietnamese in WORDS.items():
        if catalog.gettext(english) == english:
            catalog._catalog[english] = vietnamese
