"""Trang trình, trang ký: what does not fit in a paper stands where it is submitted and where it is signed."""
