"""Stores nasty names and tells in which order they are listed and what finds them, on whatever database it runs.

As a program it does so on the migrated database of the settings and writes the answers as JSON.
"""

import json
import random
import sys

# In Vietnamese order, as ICU has it for "vi-u-kn-true".
NAMES = [
    "An Bình",
    "Ân Thi",
    "Ấp 2",
    "Ấp 10",
    "Ba Vì",
    "Dương Hòa",
    "Đá Bạc",
    "Đa Lộc",
    "Đồng Tâm",
    "Em",
    "Êm",
    "Hoàng Đan",
    "Ô Môn",
    "Ơn",
    "Thôn 2",
    "thôn 3",
    "Thôn 10",
    "Thôn 10A",
    "Thủy Đông",
    "Tổ 9",
    "Tổ 12",
    "Ưu",
    "Xuân",
    "Ý Yên",
]
PEOPLE = ["Lê An", "Trần Văn An", "Đỗ Ân", "Vũ Dung", "Bùi Đức", "Trần Hòa", "Lê Hóa", "Hoàng Yến"]
TEXTS = [
    "Gia đình tôi xin cấp SỔ ĐỎ cho thửa đất ở xã Tân Hoà.",
    "Số đo trên giấy không đúng với thửa đất ở thôn Hoá.",
    "Trạm thủy lợi thôn Đoài hỏng đã lâu.",
    "Bao giờ làm xong kì họp về tỉ lệ đóng góp?",
]
QUERIES = [
    "so do",
    "SỔ ĐỎ",
    "sổ đỏ",
    "hoà",
    "hòa",
    "hoá",
    "thuỷ",
    "THUY LOI",
    "kỳ",
    "tỷ lệ",
    "không có",
    "(.*",
]
# Which of the texts each query finds, those with the very diacritics first.
FOUND = {
    "so do": [0, 1],
    "SỔ ĐỎ": [0, 1],
    "sổ đỏ": [0, 1],
    "hoà": [0, 1],
    "hòa": [0, 1],
    "hoá": [1, 0],
    "thuỷ": [2],
    "THUY LOI": [2],
    "kỳ": [3],
    "tỷ lệ": [3],
    "không có": [],
    "(.*": [],
}


def answers() -> dict:
    """The order of every list of names, by model, and what each query finds."""
    from dialogue_portal.accounts.models import Authority, Department, Sector, User
    from plans.models import Invitee, RoundPaper
    from plans.roundpapers.invited_by_plan import known_hamlets
    from registrations.models import Question
    from tests import build

    mixed, people = random.Random(9).sample(NAMES, len(NAMES)), random.Random(4).sample(PEOPLE, len(PEOPLE))
    here = Authority.objects.bulk_create(
        [Authority(slug=f"xa-{at}", place=name) for at, name in enumerate(mixed)]
    )
    Department.objects.bulk_create([Department(authority=here[0], name=name) for name in mixed])
    Sector.objects.bulk_create([Sector(authority=here[0], name=name) for name in mixed])
    for name in people:
        User.objects.create_user(name.lower().replace(" ", "-"), full_name=name)
    round = build.a_round(build.a_plan(here[0]))
    paper = RoundPaper.objects.create(
        authority=here[0], round=round, kind="invitation", contents="Đối thoại."
    )
    Invitee.objects.bulk_create(
        [Invitee(paper=paper, position=at, hamlet=name) for at, name in enumerate([*mixed, "Thuỷ Đông"])]
    )
    registration = build.a_registration(round)
    questions = [build.a_question(registration, text=text) for text in TEXTS]
    number = {question.pk: at for at, question in enumerate(questions)}
    return {
        "Authority": [row.place for row in Authority.objects.all()],
        "Department": [row.name for row in here[0].departments.all()],
        "Sector": [row.name for row in Sector.objects.of_authority(here[0]).filter(authority=here[0])],
        "User": [row.full_name for row in User.objects.filter(full_name__in=PEOPLE)],
        "hamlets": known_hamlets(here[0]),
        "found": {
            words: [number[row.pk] for row in Question.objects.containing(words).nearest_first(words, "pk")]
            for words in QUERIES
        },
    }


if __name__ == "__main__":
    import django

    django.setup()

    sys.stdout.write(json.dumps(answers()))
