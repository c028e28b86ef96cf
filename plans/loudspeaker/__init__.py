"""Bài phát thanh: what the loudspeakers of the hamlets read out about a round."""
