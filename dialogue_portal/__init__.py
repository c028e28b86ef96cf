"""Cổng đối thoại: the portal of a people's committee for dialogues on administrative procedures."""

from dialogue_portal.celery import app as celery_app

__all__ = ["celery_app"]
