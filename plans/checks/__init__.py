"""What the office should look at in a plan: contradictions, and what was or was not recognised in its text."""
