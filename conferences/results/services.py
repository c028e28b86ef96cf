from datetime import date

from conferences.results.models import Channel, Results
from conferences.results.states import RESULTS_FLOW
from dialogue_portal.records.flow import StepRefused

MISSING_CHANNELS = "Chưa đủ ba hình thức luật yêu cầu. Xin ghi khi đã làm xong cả ba; hạn vẫn đang tính."


@RESULTS_FLOW.step("publish")
def publish_results(
    results: Results, *, published_on: date, channels: list[str], today: date, note: str = "", **_
) -> None:
    """Ghi đã công khai kết quả: the deadline is met on `published_on`, whenever it is entered.

    Refused for a day before the conference or after `today`, and while one of the three channels is missing
    (law 72/2025/QH15, article 43.3).
    """
    if not results.conference.held_on <= published_on <= today:
        raise StepRefused("Ngày công khai phải từ ngày hội nghị đến hôm nay.", "published_on")
    if set(channels) != set(Channel.values):
        raise StepRefused(MISSING_CHANNELS, "channels")
    results.channels, results.note = channels, note
    results.meet(published_on)
