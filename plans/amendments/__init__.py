"""Sửa đổi kế hoạch: an issued plan is changed by a plan of its own that is signed like the first."""
