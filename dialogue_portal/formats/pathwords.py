"""The words of addresses: a name of the code stands there in Vietnamese, without diacritics."""

WORDS = {
    # Steps.
    "accept": "tiep-nhan",
    "acknowledge": "da-nhan-tra-loi",
    "add_point": "them-viec",
    "add_round": "them-dot",
    "amend": "sua-doi",
    "answer": "thuc-hien",
    "answer_in_writing": "tra-loi-bang-van-ban",
    "answer_back": "tra-loi-co-quan",
    "approve": "duyet",
    "cancel": "huy",
    "cannot_come": "khong-du-duoc",
    "check_in": "so-nguoi-du",
    "close": "be-mac",
    "confirm": "bao-da-nhan",
    "copy_to_year": "lap-cho-nam-khac",
    "correct": "sua",
    "decline": "khong-tiep-nhan",
    "discard": "bo",
    "draft": "soan-tra-loi",
    "drop": "thoi",
    "drop_point": "bo-viec",
    "edit": "soan",
    "extend": "gia-han",
    "fix": "an-dinh-ngay",
    "floor": "y-kien-tai-hoi-truong",
    "hand_over": "giao-nguoi-khac",
    "hold": "to-chuc",
    "invite": "nguoi-duoc-moi",
    "invite_from_plan": "moi-theo-ke-hoach",
    "issue": "ky-ban-hanh",
    "keep_words": "giu-kin-loi",
    "lift": "bo-han-che",
    "mend_addresses": "sua-dia-chi-thu",
    "move": "doi-ngay",
    "note": "ghi-tra-loi",
    "open": "khai-mac",
    "pause": "tam-dung",
    "point_done": "viec-da-xong",
    "publish": "cong-khai",
    "refuse": "khong-thuc-hien-duoc",
    "release_words": "chuyen-loi",
    "replace": "soan-thay-the",
    "replan": "sua-du-kien",
    "resume": "tinh-han-tiep",
    "send_back": "tra-lai",
    "send_letters": "gui-giay-moi",
    "set_facts": "sua-thong-tin",
    "settle": "tra-loi-tai-hoi-nghi",
    "sign_minutes": "ky-bien-ban",
    "split": "tach-y",
    "stand_in": "thay-nguoi",
    "submit": "trinh",
    "supplement": "bo-sung",
    "supplement_for": "ghi-them-loi",
    "take_back": "rut-lai",
    "will_come": "se-du",
    "withdraw": "rut",
    "withdraw_for": "rut-giup",
    # What becomes of an issued paper.
    "corrected": "dinh-chinh",
    "replaced": "thay-the",
    "withdrawn": "thu-hoi",
    # What becomes of a flood of forms.
    "release": "dua-vao-xu-ly",
    "restore": "khoi-phuc",
    # What becomes of a collector and its link.
    "remove": "bo-dau-moi",
    "replace_link": "cap-lien-ket",
    "send_link": "gui-lien-ket",
    "withdraw_link": "thu-hoi-lien-ket",
    # What becomes of a letter by e-mail.
    "keep_beside": "luu-cung-phieu",
    "set_aside": "khong-phai-phieu",
    "wait_again": "cho-nhap-lai",
}
NAMES = {word: name for name, word in WORDS.items()}


class PathWord:
    """`<word:step>` of an address; the name itself, as earlier addresses had it, leads to the same page."""

    regex = "[-a-z_]+"

    def to_python(self, value: str) -> str:
        """The name in the code; a word that stands for none stays as it is, and the view finds nothing."""
        return NAMES.get(value, value)

    def to_url(self, value: str) -> str:
        """The word in the address."""
        return WORDS.get(value, value)
