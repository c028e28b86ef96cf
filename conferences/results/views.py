from conferences.results.forms import ResultsForm
from conferences.results.models import Results
from dialogue_portal.records.views import StepView


class ResultsStep(StepView):
    """Ghi đã công khai kết quả: the one step of the results."""

    model = Results
    forms = {"publish": ResultsForm}
