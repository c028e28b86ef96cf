"""Opens scans and photos of signed papers, without Django; `apart` is the entrance, `worker` opens them apart."""
