from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Kế hoạch đối thoại"

    def ready(self):
        # The services give the flows their verbs; the receivers listen to plans that are signed.
        from plans import services  # noqa: F401 — registers the steps of a plan
        from plans.amendments import receivers as of_amendments  # noqa: F401 — «issue» of an amendment
        from plans.amendments import services as amendments  # noqa: F401 — registers «amend»
        from plans.roundpapers import receivers as of_roundpapers  # noqa: F401 — «cancel» of a round
        from plans.roundpapers import services as roundpapers  # noqa: F401 — registers the steps of round papers
        from plans.rounds import receivers as of_rounds  # noqa: F401 — «issue» of a plan
        from plans.rounds import services as rounds  # noqa: F401 — registers the steps of rounds
        from plans.yearly import services as yearly  # noqa: F401 — registers «copy_to_year»
