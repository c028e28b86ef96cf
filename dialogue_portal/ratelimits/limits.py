"""The one table of how often a stranger may do what; `settings.RATE_LIMIT_FACTOR` raises all of it."""

from dataclasses import dataclass

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


@dataclass(frozen=True)
class Limit:
    """At most `most` times in a window of `seconds`; `reason` is the sentence that the refused person reads.

    Hundreds of honest telephones share one address of a carrier, and a whole hall one Wi-Fi: what is counted by
    address has room for them.
    """

    name: str
    most: int
    seconds: int
    reason: str


_FROM_HERE = "Từ mạng ông/bà đang dùng"

# Every POST to the form, also with errors in it, and every form that is stored.
REGISTER_POSTS = Limit("register_posts", 600, HOUR, f"{_FROM_HERE} có quá nhiều lần gửi phiếu trong một giờ.")
REGISTER = Limit("register", 120, HOUR, f"{_FROM_HERE} có quá nhiều phiếu gửi đến trong một giờ.")
REGISTER_BY_PHONE = Limit(
    "register_by_phone", 5, DAY, "Số điện thoại này đã gửi 5 phiếu trong hôm nay: nhiều nhất trong một ngày."
)
# Requests with files: each file is opened in a process of its own.
ATTACH = Limit("attach", 100, HOUR, f"{_FROM_HERE} có quá nhiều lần gửi tệp trong một giờ.")
# A code is secret: the eleventh wrong number is not compared any more. A telephone number is known to many people:
# wrong codes of strangers are refused, the right one always opens.
TRACK = Limit("track", 60, HOUR, f"{_FROM_HERE} có quá nhiều lần tra cứu trong một giờ.")
TRACK_BY_CODE = Limit("track_by_code", 10, 15 * MINUTE, "Mã phiếu này bị thử sai quá nhiều lần.")
TRACK_BY_PHONE = Limit("track_by_phone", 10, HOUR, "Số điện thoại này bị thử sai quá nhiều lần.")
# What a citizen does with their own form, by place and by form.
FOLLOW = Limit("follow", 120, HOUR, f"{_FROM_HERE} có quá nhiều lần sửa, bổ sung phiếu trong một giờ.")
FOLLOW_BY_FORM = Limit("follow_by_form", 20, HOUR, "Phiếu này được sửa, bổ sung quá nhiều lần trong một giờ.")
# The telephone number that opens the link of a collector: wrong ones, by place and by link.
COLLECTOR_DOOR = Limit(
    "collector_door", 60, HOUR, f"{_FROM_HERE} có quá nhiều lần thử số điện thoại trong một giờ."
)
COLLECTOR_BY_LINK = Limit(
    "collector_by_link", 8, 15 * MINUTE, "Liên kết này bị thử sai số điện thoại quá nhiều lần."
)
# What the heads of hamlets do with their delegates; a whole office may share one address.
NAME_DELEGATES = Limit(
    "name_delegates", 300, HOUR, f"{_FROM_HERE} có quá nhiều lần cử, thay đại biểu trong một giờ."
)
# An evening of a whole hamlet; what is entered so is never held as a flood.
COLLECTOR_ENTRIES = Limit(
    "collector_entries", 150, HOUR, "Đầu mối này đã nhập quá nhiều phiếu trong một giờ."
)
FIND = Limit("find", 60, MINUTE, f"{_FROM_HERE} có quá nhiều lần xác minh văn bản trong một phút.")
COMPARE = Limit("compare", 60, MINUTE, f"{_FROM_HERE} có quá nhiều lần đối chiếu tệp trong một phút.")
# Wrong passwords only; a whole province may reach the portal by one address. The delay of one account: `delays.py`.
LOGIN = Limit("login", 100, 15 * MINUTE, f"{_FROM_HERE} có quá nhiều lần đăng nhập sai.")
# Tries that came before their time; from the eleventh on the person and the administrators are told.
REFUSED_LOGINS = Limit("refused_logins", 10, DAY, "")
# Above these, forms are kept apart until the office has looked at them; nobody is refused.
APART_IN_AN_HOUR = Limit("apart_in_an_hour", 30, HOUR, "")
APART_IN_A_MINUTE = Limit("apart_in_a_minute", 10, MINUTE, "")
# Letters to an address of which nobody knows whether its owner wrote it.
LETTERS = Limit("letters", 3, DAY, "")
# A person asks about their data once or twice; each request starts a deadline of the office.
DATA_REQUEST = Limit(
    "data_request", 20, HOUR, f"{_FROM_HERE} có quá nhiều yêu cầu về dữ liệu cá nhân trong một giờ."
)
# Answers to a survey: a whole hamlet may answer from the network of one hall.
SURVEY_POSTS = Limit(
    "survey_posts", 300, HOUR, f"{_FROM_HERE} có quá nhiều phiếu khảo sát gửi đến trong một giờ."
)
SURVEY_OPEN = Limit(
    "survey_open", 120, HOUR, f"{_FROM_HERE} có quá nhiều phiếu khảo sát gửi đến trong một giờ."
)
# Codes that are none: who guesses at those of others has to wait.
SURVEY_CODE = Limit("survey_code", 30, HOUR, f"{_FROM_HERE} có quá nhiều lần thử mã khảo sát trong một giờ.")
