from dialogue_portal.notices.notice import ToLeaders


class MinutesToSign(ToLeaders):
    """Biên bản chờ ký: to the leaders."""

    template = "notices/minutes_to_sign.txt"
