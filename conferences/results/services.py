from datetime import date

from conferences.results.models import Channel, Results
from conferences.results.states import RESULTS_FLOW
from dialogue_portal.records.flow import StepRefused

MISSING_DAY = "Chưa đủ ba hình thức luật yêu cầu. Xin ghi khi đã làm xong cả ba; hạn vẫn đang tính."


@RESULTS_FLOW.step("publish")
def publish_results(
    results: Results, *, done: dict[str, date | None], today: date, note: str = "", **_
) -> None:
    """Ghi đã công khai kết quả: `done` is the day of each Channel; the deadline is met on the last of them.

    Refused for a day before the conference or after `today`, and while one of the three channels is missing
    (law 72/2025/QH15, article 43.3).
    """
    days = {}
    for channel in Channel:
        day = done.get(channel)
        if day is None:
            raise StepRefused(MISSING_DAY, channel)
        if not results.conference.held_on <= day <= today:
            raise StepRefused("Ngày công khai phải từ ngày hội nghị đến hôm nay.", channel)
        days[channel] = day
    results.channels = {channel.value: day.isoformat() for channel, day in days.items()}
    results.note = note
    results.meet(max(days.values()))
