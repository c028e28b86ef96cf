"""The words with which the opening of a paper names what it rests on; readers and prints know the same ones."""

# Each begins a line about another paper, or about what somebody wants.
BASES = (
    "căn cứ",
    "thực hiện",
    "tiếp tục thực hiện",
    "tiếp tục triển khai",
    "triển khai",
    "tổ chức thực hiện",
    "tổ chức triển khai",
    "thi hành",
    "chấp hành",
    "quán triệt",
    "cụ thể hóa",
    "vận dụng",
    "bám sát",
    "hưởng ứng",
    "phúc đáp",
    "theo",
    "xét",
    "trên cơ sở",
    "dựa trên",
    "được sự đồng ý",
    "được sự nhất trí",
    "được sự chấp thuận",
    "được sự thống nhất",
    "được sự cho phép",
    "được sự chỉ đạo",
)
# "Theo dõi", "Theo đó", "Xét tuyển": the same syllables in other words.
NO_BASES = (
    r"theo (?:dõi|đó|sát|hướng)",
    r"xét (?:tuyển|chọn|duyệt|thưởng|khen|nghiệm)",
)
