"""`python -m auditor`, and the `auditor` command: the guard, then the command line."""

import sys
from importlib.metadata import packages_distributions

DISTRIBUTION = "portal-auditor"


def main() -> None:
    """Refuse to start beside a stranger's `rules` or `reports`; else run the command line."""
    strangers = foreign_packages()
    if strangers:
        names = ", ".join(sorted(strangers))
        print(
            f"auditor: {names} also installs a package named 'rules' or 'reports'; "
            "install portal-auditor in an environment of its own (pipx, uv tool, or a fresh venv)",
            file=sys.stderr,
        )
        raise SystemExit(2)
    try:
        from auditor.cli import start

        start()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def foreign_packages() -> set[str]:
    """Other distributions that installed a package of one of our names."""
    owners = packages_distributions()
    return {owner for name in ("rules", "reports") for owner in owners.get(name, ())} - {DISTRIBUTION}


if __name__ == "__main__":
    main()
