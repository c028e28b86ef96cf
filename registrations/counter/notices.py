from registrations.form.notices import ToRegistered


class CodeReplaced(ToRegistered):
    """Mã phiếu mới: the code that the office gave to whoever lost theirs."""

    template = "notices/code_replaced.txt"
