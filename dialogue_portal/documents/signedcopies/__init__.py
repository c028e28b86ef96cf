"""Bản đã ký of one paper: taken in, compared with the print, confirmed, taken back."""
