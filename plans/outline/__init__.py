"""A plan's text as stored sections and items, and back as text."""
