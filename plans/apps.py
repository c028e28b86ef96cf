from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Kế hoạch đối thoại"

    def ready(self):
        # The services give the flows their verbs.
        from plans import services  # noqa: F401
        from plans.releases import services as releases  # noqa: F401
        from plans.roundpapers import services as of_round_papers  # noqa: F401
        from plans.rounds import services as rounds  # noqa: F401
        from plans.yearly import services as yearly  # noqa: F401
