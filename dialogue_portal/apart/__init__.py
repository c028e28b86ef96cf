"""Work on foreign files in a process of its own: `separate` starts it, `limits` bind its memory and time."""
