"""`python tools/draw_floors.py [--check]`: docs/pictures/floors.svg, the floors of the house as the imports of the code draw them.

A room stands above all rooms it imports from. A line is an import; one that is implied by others (mediation knows registration,
registration knows the law) is left out.
With `--check` nothing is written; the exit code tells whether the picture is out of date.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "floors.svg"
GROUND = "enbek"
WIRING = {GROUND, *(f"{GROUND}.{name}" for name in ("celery", "celery_guard", "settings", "urls", "wsgi"))}
"""What plugs the rooms together belongs to none."""
WIDTH, ROOM_WIDTH, ROOM_HEIGHT, FLOOR_HEIGHT, MARGIN = 1180, 136, 40, 84, 24

Room = str
Ties = set[tuple[Room, Room]]


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a room on the sheet."""

    x: float
    y: float


def rooms_of(module: str) -> Room:
    """`enbek.law.limits` → `enbek.law`; `mediation.services.offers` → `mediation`."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == GROUND else parts[0]


def ties() -> Ties:
    """Which room imports which."""
    sys.path.insert(0, str(ROOT))
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
    graph = grimp.build_graph(*settings["tool"]["importlinter"]["root_packages"], cache_dir=None)
    found: Ties = set()
    for module in sorted(graph.modules):
        upper = rooms_of(module)
        lowers = {rooms_of(one) for one in graph.find_modules_directly_imported_by(module)} - {upper} - WIRING
        found |= {(upper, lower) for lower in lowers if upper not in WIRING}
    return found


def essential(found: Ties) -> Ties:
    """Without the ties that lead where a longer way leads too."""
    below: dict[Room, set[Room]] = {}
    for upper, lower in found:
        below.setdefault(upper, set()).add(lower)

    def reached(room: Room) -> set[Room]:
        return set().union(*({one} | reached(one) for one in below.get(room, ())))

    around = {room: set().union(*(reached(one) for one in lowers)) for room, lowers in below.items()}
    return {(upper, lower) for upper, lower in found if lower not in around[upper]}


def floors(found: Ties) -> list[list[Room]]:
    """The lowest floor first: a room stands one above the highest that it imports from."""
    below = {room: {lower for upper, lower in found if upper == room} for tie in found for room in tie}
    height: dict[Room, int] = {}
    while len(height) < len(below):
        ready = [room for room in below if room not in height and below[room] <= set(height)]
        if not ready:
            raise SystemExit(f"a circle of imports among {sorted(set(below) - set(height))}")
        height |= {room: max((height[lower] + 1 for lower in below[room]), default=0) for room in ready}
    return [sorted(room for room in height if height[room] == level) for level in range(max(height.values()) + 1)]


def places(levels: list[list[Room]]) -> dict[Room, Place]:
    found: dict[Room, Place] = {}
    for level, rooms in enumerate(levels):
        y = MARGIN + (len(levels) - 1 - level) * FLOOR_HEIGHT + ROOM_HEIGHT / 2
        step = (WIDTH - 2 * MARGIN) / len(rooms)
        shift = (level % 3 - 1) * 14  # so that a line does not run through the rooms between
        found |= {room: Place(MARGIN + step * (number + 0.5) + shift, y) for number, room in enumerate(rooms)}
    return found


def line(upper: Place, lower: Place) -> str:
    middle = (upper.y + lower.y) / 2
    top, bottom = upper.y + ROOM_HEIGHT / 2, lower.y - ROOM_HEIGHT / 2
    return f'<path d="M{upper.x:.0f} {top:.0f}C{upper.x:.0f} {middle:.0f} {lower.x:.0f} {middle:.0f} {lower.x:.0f} {bottom:.0f}"/>'


def box(room: Room, at: Place) -> str:
    kind = "ground" if room.startswith(f"{GROUND}.") else "app"
    x, y = at.x - ROOM_WIDTH / 2, at.y - ROOM_HEIGHT / 2
    name = escape(room.removeprefix(f"{GROUND}."))
    return (
        f'<g class="{kind}"><rect x="{x:.0f}" y="{y:.0f}" width="{ROOM_WIDTH}" height="{ROOM_HEIGHT}" rx="6"/>'
        f'<text x="{at.x:.0f}" y="{at.y + 5:.0f}">{name}</text></g>'
    )


STYLE = """
path { fill: none; stroke: #8a9a94; stroke-width: 1.5 }
rect { stroke: #1f5c4a } .app rect { fill: #e3f1ea } .ground rect { fill: #fbf6e9; stroke: #9a7b2f }
text { font: 15px sans-serif; text-anchor: middle; fill: #14241e }
"""


def picture() -> str:
    found = ties()
    levels = floors(found)
    where = places(levels)
    high = 2 * MARGIN + (len(levels) - 1) * FLOOR_HEIGHT + ROOM_HEIGHT
    lines = [line(where[upper], where[lower]) for upper, lower in sorted(essential(found))]
    boxes = [box(room, at) for room, at in sorted(where.items())]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high:.0f}" role="img">'
        f"<title>The floors of the house: every import goes down</title><style>{STYLE}</style>"
        f'<rect width="{WIDTH}" height="{high:.0f}" fill="#ffffff" stroke="none" style="stroke:none"/>'
    )
    return "\n".join([head, *lines, *boxes, "</svg>"]) + "\n"


def main() -> int:
    drawn = picture()
    if "--check" in sys.argv:
        if PICTURE.exists() and PICTURE.read_text(encoding="utf8") == drawn:
            return 0
        print("docs/pictures/floors.svg is out of date: run `make floors`", file=sys.stderr)
        return 1
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(drawn, encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
