"""Phải gọi: the people without a mailbox who are owed news, told by telephone or on paper."""
