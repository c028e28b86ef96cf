from dialogue_portal.notices.notice import Notice, ToOffice


class ToCollector(Notice):
    """Goes to the head of a collector, if the office knows an e-mail address."""

    def recipients(self):
        return [self.about.email]


class LinkGiven(ToCollector):
    """Liên kết của đầu mối: the secret link, what is owed and until when."""

    template = "notices/collector_link.txt"


class OpinionsOwed(ToCollector):
    """Còn thiếu ý kiến: some working days before the last day."""

    template = "notices/collector_reminded.txt"


class CollectorsToCall(ToOffice):
    """Đầu mối phải gọi: those who owe and have no e-mail address, for the office to telephone."""

    template = "notices/collectors_to_call.txt"
