"""Reads the environment; a missing variable is named in a sentence for the administrator."""

import os

from django.core.exceptions import ImproperlyConfigured


def required(name: str, meaning: str) -> str:
    """The value of a variable that must be set; raises ImproperlyConfigured with its `meaning`."""
    if value := os.environ.get(name, "").strip():
        return value
    raise ImproperlyConfigured(f"Thiếu biến môi trường {name} ({meaning}). Xem docs/operations.md.")


def listed(name: str) -> list[str]:
    """The comma-separated values of a variable; an empty list where it is not set."""
    return [value.strip() for value in os.environ.get(name, "").split(",") if value.strip()]


def switched_on(name: str, default: bool = False) -> bool:
    """Whether the variable says 1, true, yes or on."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}
