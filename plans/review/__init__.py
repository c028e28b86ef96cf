"""Trả lại để sửa: what a leader asks for, line by line, and what the office has settled."""
