"""Turns the files in which offices keep plans into plain text; `kinds` is the entrance, `worker` reads them apart."""
