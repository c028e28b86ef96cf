"""The dates that depend on the day of a round, and proposals for that day."""
