"""Files with a format: their texts out, translations back in. Pure: bytes in, bytes out."""
