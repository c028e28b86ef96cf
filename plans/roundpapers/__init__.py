"""Văn bản của đợt: the notice of time and place, and the invitations."""
