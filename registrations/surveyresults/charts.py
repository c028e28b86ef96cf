"""Small bar charts as SVG: one colour, each bar labelled directly, with a title and a description."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from registrations.surveyresults.results import QuestionResult

# In units of the drawing: a screen shows it as wide as a phone, a paper as wide as its text.
LETTER, LINE, BAR, NUMBER = 15, 24, 13, 96
ON_SCREEN, ON_PAPER, BESIDE = 360, 640, 260
# A longer label stands above its bar on paper too.
LONGEST_BESIDE = 32
FONT = "Tinos, 'Times New Roman', serif"


def bar_chart(result: QuestionResult, number: int, *, on_paper: bool = False) -> SafeString:
    """The counts of one question, each as a bar with its words, its count and its share.

    In print the bars are grey; `.survey-bar` gives them the colour of the page.
    """
    labels = [f"{option.sign}. {option.text}" for option in result.options]
    is_beside = on_paper and max(map(len, labels)) <= LONGEST_BESIDE
    width = ON_PAPER if on_paper else ON_SCREEN
    left, step = (BESIDE, LINE) if is_beside else (0, 2 * LINE)
    most = max([option.count for option in result.options] + [1])
    rows = []
    for place, option in enumerate(result.options):
        top = place * step + (0 if is_beside else LINE - 4)
        length = max(1, round((width - left - NUMBER) * option.count / most))
        shown = f"{option.count}" + (f" ({option.percent})" if option.percent else "")
        rows.append(
            (
                place * step + LETTER,
                labels[place],
                left,
                top + 4,
                length,
                BAR,
                left + length + 6,
                top + 15,
                shown,
            )
        )
    name = f"khao-sat-{result.question.pk}"
    return format_html(
        '<svg class="survey-chart" viewBox="0 0 {} {}" role="img" font-size="{}" font-family="{}" '
        'aria-labelledby="{}-ten {}-mo-ta"><title id="{}-ten">Câu {}: {}</title><desc id="{}-mo-ta">{}</desc>{}</svg>',
        *(width, len(rows) * step, LETTER, FONT),
        *(name, name, name, number, result.question.text, name, result.sentence),
        format_html_join(
            "",
            '<text x="0" y="{}">{}</text><rect class="survey-bar" fill="#555" x="{}" y="{}" width="{}" height="{}">'
            '</rect><text x="{}" y="{}">{}</text>',
            rows,
        ),
    )
