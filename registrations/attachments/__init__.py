"""Tệp gửi kèm: files that citizens send with a form: looked at apart, freed of what acts or tells too much, kept."""
