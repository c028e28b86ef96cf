from enum import StrEnum


class Press(StrEnum):
    """The buttons of the form and of its review; a form that names none is sent at once."""

    REVIEW = "review"
    ADD = "add"
    EDIT = "edit"
    MEND_EMAIL = "mend_email"
    SEND = "send"
    UPLOAD = "upload"
    UNDO = "undo"
    TODAY = "today"
