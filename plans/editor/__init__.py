"""Soạn thảo: the rows of a draft, each edited by itself."""
