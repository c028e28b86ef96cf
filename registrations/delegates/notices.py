from dialogue_portal.notices.notice import ToOffice
from registrations.collecting.notices import ToCollector


class DelegatesConcerned(ToCollector):
    """Hội nghị đổi ngày hoặc không họp: to the head, who tells the delegates of the collector."""

    template = "notices/delegates_concerned.txt"


class DelegatesToCall(ToOffice):
    """Đầu mối cử đại biểu phải gọi: those whose head has no e-mail address, for the office to telephone."""

    template = "notices/delegates_to_call.txt"
