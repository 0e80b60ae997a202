"""Bytes of an attachment → its text and tables. Pure; whatever the bytes are, there is an answer.

`auditor.documents.reader.read_document` reads; the parsers behind it are loaded only where something is read.
"""

from auditor.documents.reading import Grid, Reading

__all__ = ["Grid", "Reading"]
