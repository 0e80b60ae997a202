"""Audit Chinese government portals: crawl, gather facts, examine, judge, tell."""

__version__ = "0.1.0"
