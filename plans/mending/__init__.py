"""The list of what should be looked at in a draft, and mending a line with one press."""
