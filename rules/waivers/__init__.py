"""Agreed exceptions, which must be looked at again when their time is over."""
