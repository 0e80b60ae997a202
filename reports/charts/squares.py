"""A tree map: an area cut into tiles that are as square as they can be (Bruls, Huizing and van Wijk, 2000)."""

from collections.abc import Sequence

import msgspec


class Tile(msgspec.Struct, frozen=True):
    """A piece of the area, in the units of the area."""

    x: float
    y: float
    width: float
    height: float


def squares(weights: Sequence[float], area: Tile) -> list[Tile]:
    """Return one tile a weight, in the same order; the weights are positive and fall."""
    scale = area.width * area.height / sum(weights) if weights else 0
    sizes, tiles = [weight * scale for weight in weights], list[Tile]()
    while sizes:
        side = min(area.width, area.height)
        taken = 1
        while taken < len(sizes) and _worst(sizes[: taken + 1], side) <= _worst(sizes[:taken], side):
            taken += 1
        row, area = _cut(sizes[:taken], area)
        tiles += row
        sizes = sizes[taken:]
    return tiles


def _worst(row: Sequence[float], side: float) -> float:
    """Return how far the least square tile of a row along the side is from a square; 1 is one."""
    depth = sum(row) / side
    return max(max(depth * depth / size, size / (depth * depth)) for size in row)


def _cut(row: Sequence[float], area: Tile) -> tuple[list[Tile], Tile]:
    """Return the tiles of a row along the area's shorter side, and what is left of the area."""
    tiles, done = [], 0.0
    if area.width >= area.height:
        depth = sum(row) / area.height
        for size in row:
            tiles.append(Tile(area.x, area.y + done, depth, size / depth))
            done += size / depth
        return tiles, Tile(area.x + depth, area.y, area.width - depth, area.height)
    depth = sum(row) / area.width
    for size in row:
        tiles.append(Tile(area.x + done, area.y, size / depth, depth))
        done += size / depth
    return tiles, Tile(area.x, area.y + depth, area.width, area.height - depth)
