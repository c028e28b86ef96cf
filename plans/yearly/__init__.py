"""The plan of another year, made from an older one."""
