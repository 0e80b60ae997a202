"""The demonstration portal: an invented county's website with known faults, generated in memory.

Nothing of it exists: county, people, units, codes and telephone numbers are made up.
"""

from auditor.demo.build import build
from auditor.demo.model import Answer, Expectation, Portal
from auditor.demo.server import serve_demo
from auditor.demo.truth import TRUTH

__all__ = ["TRUTH", "Answer", "Expectation", "Portal", "build", "serve_demo"]
