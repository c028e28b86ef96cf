"""The ways by which a form reaches the office; everybody counts the same, whatever way they came."""

from django.db.models import TextChoices


class Channel(TextChoices):
    """Nơi phiếu đến: how a form reached the office."""

    WEB = "web", "Trên cổng"
    PAPER = "paper", "Phiếu giấy"
    PHONE = "phone", "Điện thoại"
    EMAIL = "email", "Thư điện tử"
    HAMLET = "hamlet", "Qua thôn, tổ"
    BODY = "body", "Qua Mặt trận, đoàn thể"
    ON_THE_SPOT = "on_the_spot", "Tại chỗ"


# What somebody enters for the sender.
ENTERED = [channel for channel in Channel if channel != Channel.WEB]

# What the sender did, as sentences about them say it.
CAME = {
    Channel.WEB: "gửi",
    Channel.PAPER: "nộp phiếu giấy",
    Channel.PHONE: "gọi điện",
    Channel.EMAIL: "gửi thư điện tử",
    Channel.HAMLET: "nộp phiếu qua thôn, tổ",
    Channel.BODY: "nộp phiếu qua Mặt trận, đoàn thể",
    Channel.ON_THE_SPOT: "nộp phiếu tại hội nghị",
}

# How the sender agreed to the use of their data, as papers say it.
AGREED = {
    Channel.WEB: "đánh dấu khi gửi phiếu qua cổng",
    Channel.PAPER: "đánh dấu và ký ở phiếu giấy",
    Channel.PHONE: "nghe đọc qua điện thoại và đồng ý",
    Channel.EMAIL: "ghi trong thư hoặc phiếu gửi qua thư điện tử",
    Channel.HAMLET: "như trưởng thôn, tổ trưởng ghi ở phiếu nộp qua thôn, tổ",
    Channel.BODY: "như Mặt trận, đoàn thể ghi ở phiếu nộp qua họ",
    Channel.ON_THE_SPOT: "đánh dấu và ký ở phiếu nộp tại hội nghị",
}
