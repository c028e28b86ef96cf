"""Turns the files in which offices keep plans into plain text: Word (.docx), PDF with text, plain text (.txt)."""

from plans.sourcefiles.filetext import FileText
from plans.sourcefiles.kinds import LARGEST_FILE, text_of_file

__all__ = ["LARGEST_FILE", "FileText", "text_of_file"]
