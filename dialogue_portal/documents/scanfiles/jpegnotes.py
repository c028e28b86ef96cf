"""What a camera writes into a JPEG besides the picture: place, time, device, a small copy of the picture."""

START, IMAGE = 0xD8, 0xDA
# APP1 (EXIF, XMP), APP13 (IPTC) and comments; APP2 holds the colours, APP14 how they are coded.
NOTES = {0xE1, 0xED, 0xFE}


def without_notes(content: bytes) -> bytes:
    """Return a JPEG without notes; as it is where its segments do not follow the standard (ITU-T T.81, B.1.1.4)."""
    if content[:2] != bytes((0xFF, START)):
        return content
    kept, place = [content[:2]], 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == IMAGE:
            return b"".join(kept) + content[place:]
        length = int.from_bytes(content[place + 2 : place + 4]) + 2
        if marker not in NOTES:
            kept.append(content[place : place + length])
        place += length
    return content
