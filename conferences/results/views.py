from conferences.results import forms
from conferences.results.models import Results
from dialogue_portal.records.views import StepView


class ResultsStep(StepView):
    model = Results
    forms = {"publish": forms.ResultsForm}
