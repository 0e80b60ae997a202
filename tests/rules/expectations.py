"""What a case expects, compared with what was heard: `outcome place` or `outcome rule`, and words of the sentence."""

from collections import Counter
from collections.abc import Iterable


def compare(expect: Iterable[str], heard: Iterable[tuple[str, str]], *, passes_may_be_left_out: bool = False) -> None:
    """Every expectation is met and nothing else was heard; one with words (`…: words`) needs a sentence with them."""
    left = Counter((told.strip(), said) for told, said in heard)
    missing = []
    for line in sorted(expect, key=lambda line: (": " not in line, line)):
        told, _, words = line.partition(": ")
        found = next((one for one in left if one[0] == told and words in one[1]), None)
        if found is None:
            missing.append(line)
        else:
            left[found] -= 1
            left += Counter()
    surplus = [
        f"{told}: {said}" if said else told
        for told, said in left.elements()
        if not (passes_may_be_left_out and told.startswith("passed"))
    ]
    assert not surplus, f"heard but not expected: {surplus}; expected but not heard: {missing}"
    assert not missing, f"expected but not heard: {missing}"
