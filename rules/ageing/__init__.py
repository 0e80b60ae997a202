"""Portals for older people: what the ageing norms ask beyond accessible pages."""
