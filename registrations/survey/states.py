from django.db.models import TextChoices

from dialogue_portal.records.events import Event


class AskedAs(TextChoices):
    """How a question of a survey is answered."""

    SCALE = "scale", "Thang năm mức"
    ONE = "one", "Chọn một"
    SEVERAL = "several", "Chọn nhiều"
    WORDS = "words", "Viết tự do"


class AnsweredOn(TextChoices):
    """The way by which an answer came."""

    PAPER = "paper", "Phiếu giấy"
    LINK = "link", "Liên kết dùng một lần"
    OPEN = "open", "Liên kết chung"


COMPOSE_SURVEY = Event("compose_survey", "Soạn phiếu khảo sát")
CHANGE_SURVEY = Event("change_survey", "Sửa câu hỏi khảo sát")
SET_SURVEY_DAYS = Event("set_survey_days", "Đặt ngày và cách nhận khảo sát")
MAKE_SURVEY_LINKS = Event("make_survey_links", "Tạo liên kết khảo sát dùng một lần")
DROP_SURVEY_PAPER = Event("drop_survey_paper", "Bỏ phiếu khảo sát vừa nhập")
# All that is recorded about a survey.
OF_SURVEYS = (COMPOSE_SURVEY, CHANGE_SURVEY, SET_SURVEY_DAYS, MAKE_SURVEY_LINKS, DROP_SURVEY_PAPER)
