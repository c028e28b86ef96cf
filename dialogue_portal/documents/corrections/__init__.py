"""Công văn đính chính: an issued paper is corrected by a letter of its own, signed and numbered like any paper."""
