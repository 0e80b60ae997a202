"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# A busy machine is no failure, and a test that passes passes everywhere: `tests/hostile/fuzz.py` looks for the new.
settings.register_profile("anywhere", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("anywhere")
