"""Bytes of an attachment → its text and tables. Pure; whatever the bytes are, there is an answer."""

from auditor.documents.reading import Grid, Reading

__all__ = ["Grid", "Reading"]
