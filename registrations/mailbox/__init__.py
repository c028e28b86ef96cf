"""Hộp thư: letters that people send to the office by e-mail, read apart, sorted, shown beside the boxes of a form."""
