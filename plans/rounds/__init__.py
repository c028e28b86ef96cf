"""Đợt đối thoại: the rounds of a plan, their dates and the deadline of their notice."""
