"""So sánh: a plan beside the one it was made from."""
