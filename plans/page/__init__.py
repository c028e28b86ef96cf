"""The list of plans, the page of one, its print and its steps."""
