"""Nhận bản đã ký: a pile of scans is handed in at once, and each finds its paper by its QR code."""
