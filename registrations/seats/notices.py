from registrations.form.notices import ToRegistered


class SeatFound(ToRegistered):
    """Đã có chỗ ngồi: to somebody of the waiting list, with the reason why it moved (`why`)."""

    template = "notices/seat_found.txt"
