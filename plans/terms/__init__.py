"""The terms that count for a plan, and their fields in its forms."""
