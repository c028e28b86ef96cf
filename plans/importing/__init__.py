"""Nhập kế hoạch: a clerk hands in the text of a plan, confirms what was read, and gets a draft."""
