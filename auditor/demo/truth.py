"""What an audit of the portal must find, and must not."""

from auditor.demo.model import Expectation
from auditor.demo.plants import PLANTS

TRUTH: tuple[Expectation, ...] = tuple(
    Expectation(plant.rule, plant.path, plant.outcome, plant.why) for plant in PLANTS
)
