"""What browsers get that is made, not written: the one style sheet, small fonts, icons; see docs/web-files.md."""
