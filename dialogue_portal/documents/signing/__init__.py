"""Bản in chờ ký: a paper is printed with its coming number before it is signed, outside every lock."""
