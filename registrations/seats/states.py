from django.db.models import TextChoices

from dialogue_portal.records.events import Event


class Seat(TextChoices):
    """What a form that says «dự hội nghị» has in a hall whose seats are counted."""

    TAKEN = "taken", "Có chỗ ngồi"
    WAITS = "waits", "Trong danh sách chờ"


SET_SEATS = Event("set_seats", "Ghi số chỗ ngồi của hội trường")
FIND_SEAT = Event("find_seat", "Xếp chỗ ngồi cho người trong danh sách chờ")
