"""Các lần công bố: the numbered public changes of an issued plan."""
