"""Whoever names delegates without an account: the head of a collector, behind the link that the office gave."""

from dialogue_portal.records.actors import Outsider
from registrations.collecting.models import Collector


class HeadOfCollector(Outsider):
    """The head of one collector: acts on the delegates of that collector and on no others."""

    def __init__(self, collector: Collector):
        super().__init__(f"Người phụ trách {collector.name}")
        self.collector_id = collector.pk
