"""Foreign files: `separate` works on them in a process of its own, bound by `limits`; `clamd` asks ClamAV."""
