"""White lanes: where the words of several lines stand apart at the same place, so that they look like columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from eiascore.reading.pdf_levels import Level, is_heading, titles

NARROW = 0.6  # what may be left of that where a cell fills its column
SPACE = 0.35  # more than the space between words
LEAST = 3  # levels that have to part at a lane
MAX_PENDING = 40  # lines of one column alone between two that part
REACH = 4.5  # font sizes from one row of a table to the next at most


@dataclass(slots=True)
class Lane:
    """White space that runs down between two columns: its sides, and how many levels part there or run over it."""

    x0: float
    x1: float
    held: int = 1
    crossed: int = 0


@dataclass(slots=True)
class Block:
    """Levels, from the top down, that keep to the same lanes."""

    levels: list[Level]
    lanes: list[Lane]


def blocks(levels: Sequence[Level], above: Sequence[Lane] = ()) -> list[Block]:
    """Find runs of levels that part at the same lanes.

    Parameters
    ----------
    levels : sequence of Level
        From the top of the page down.
    above : sequence of Lane
        Lanes of the table that ended the page before; a block at the top that keeps to them may be short.

    Returns
    -------
    list of Block
        Candidates for tables, from the top down, none overlapping.
    """
    found: list[tuple[int, Block]] = []
    taken: set[int] = set()
    begun = titles(levels)
    rest = _rest(levels, above) if above else None
    if rest:
        taken |= set(range(len(rest.levels)))
        found.append((0, rest))
    seeds = sorted((k for k, level in enumerate(levels) if level.gaps), key=lambda k: (-len(levels[k].gaps), k))
    for seed in seeds:
        if seed in taken:
            continue
        # The lanes of a seed narrow as lines are added; those of its neighbours must narrow them first.
        lanes = [Lane(*gap) for gap in levels[seed].gaps]
        members = {seed}
        for step in (1, -1):
            lanes = _grow(levels, seed, step, lanes, members, taken, begun)
        kept, lanes = _trimmed(levels, sorted(members), lanes)
        if kept:
            taken.update(kept)
            found.append((kept[0], Block([levels[k] for k in kept], lanes)))
    return [block for _, block in sorted(found, key=lambda pair: pair[0])]


def _rest(levels: Sequence[Level], above: Sequence[Lane]) -> Block | None:
    """Return the levels at the top of a page that go on with the table above, if one of them parts at its lanes."""
    lanes = [Lane(lane.x0, lane.x1, LEAST) for lane in above]
    first = next((k for k, level in enumerate(levels) if narrowed_by(level, lanes)[1:] != (0, 0)), None)
    if first is None or narrowed_by(levels[first], lanes)[2]:
        return None
    if any(is_heading(level, levels[first]) for level in levels[:first]):
        return None
    lanes, members = narrowed_by(levels[first], lanes)[0], {first}
    lanes = _grow(levels, first, 1, lanes, members, set(), titles(levels))
    if len(lanes) != len(above):
        return None
    return Block([levels[k] for k in range(max(members) + 1)], list(lanes))


def _grow(
    levels: Sequence[Level],
    seed: int,
    step: int,
    lanes: list[Lane],
    members: set[int],
    taken: set[int],
    begun: set[int],
) -> list[Lane]:
    """Add levels above or below that keep to the lanes; return the lanes as they are then."""
    pending: list[int] = []
    at = seed + step
    while 0 <= at < len(levels) and at not in taken:
        if (at if step > 0 else at + 1) in begun:
            break
        level, before = levels[at], levels[at - step]
        if is_heading(level, levels[seed]):
            break
        if (level.first - before.base if step > 0 else before.first - level.base) > REACH * max(
            level.size, before.size
        ):
            break
        narrowed, held, crossed = narrowed_by(level, lanes, titled=seed in begun)
        if held and held >= crossed:
            lanes = narrowed
            members.update(pending, [at])
            pending = []
        elif len(pending) >= MAX_PENDING or (crossed and any(narrowed_by(levels[k], lanes)[2] for k in pending[-2:])):
            break
        else:
            pending.append(at)
        at += step
    if step > 0:
        members.update(_tail(levels, pending, lanes, members))
    return lanes


def _tail(levels: Sequence[Level], pending: Sequence[int], lanes: list[Lane], members: set[int]) -> list[int]:
    """Return the lines below the last row that still belong to one of its cells, set as close as lines in cells are."""
    ranked = sorted(members)
    pitches = [levels[b].first - levels[a].base for a, b in pairwise(ranked) if b == a + 1]
    close = min(pitches, default=0.0)
    tail: list[int] = []
    for at in pending:
        level = levels[at]
        pitch = level.first - levels[at - 1].base
        if narrowed_by(level, lanes)[2] or pitch > 1.1 * close or pitch > 1.6 * level.size:
            break
        tail.append(at)
    return tail


def narrowed_by(level: Level, lanes: Sequence[Lane], *, titled: bool = False) -> tuple[list[Lane], int, int]:
    """Return the lanes as a level leaves them, at how many of them it parts, and how many it runs over.

    Below titles, words that begin just where a title does part as well, even if the cell before them is full.
    """
    result: list[Lane] = []
    held = crossed = 0
    first, last = level.words[0].x0, max(word.x1 for word in level.words)
    for lane in lanes:
        free = _free(level, lane, NARROW * level.size)
        if not free:
            over = not begins_at(level, lane.x1)
            crossed += over
            aligned = titled and begins_at(level, lane.x1, SPACE)
            held += aligned
            result.append(Lane(lane.x0, lane.x1, lane.held + aligned, lane.crossed + over))
            continue
        parts = first < free[0][1] and last > free[-1][0] and first < lane.x1 and last > lane.x0
        held += parts
        wide = parts and (
            begins_at(level, lane.x1) or any(a <= x1 and b >= x0 for a, b in level.gaps for x0, x1 in free)
        )
        result += [Lane(x0, x1, lane.held + wide, lane.crossed) for x0, x1 in free]
    return result, held, crossed


def begins_at(level: Level, x: float, least: float = 0.12) -> bool:
    """Whether a word begins just at the left edge of a column, behind a full cell or the title of a narrow one."""
    before = -level.size
    for word in level.words:
        if word.x0 > x - 1:
            return word.x0 < x + 1 and before < word.x0 - least * level.size
        before = max(before, word.x1)
    return False


def _free(level: Level, lane: Lane, least: float) -> list[tuple[float, float]]:
    """Return what a level leaves white of a lane."""
    free, at = [], lane.x0
    for word in level.words:
        if word.x1 <= lane.x0 or word.x0 >= lane.x1:
            continue
        if word.x0 - at >= least:
            free.append((at, word.x0))
        at = max(at, word.x1)
    if lane.x1 - at >= least:
        free.append((at, lane.x1))
    return free


def _trimmed(levels: Sequence[Level], members: Sequence[int], lanes: list[Lane]) -> tuple[list[int], list[Lane]]:
    """Return the lanes that enough levels hold, and the levels from the first to the last of those; none for none."""
    most = max(lane.held for lane in lanes)
    kept = [lane for lane in lanes if lane.held >= max(LEAST, 0.25 * most) and lane.crossed <= 0.4 * lane.held]
    holding = [k for k in members if kept and narrowed_by(levels[k], kept)[1]]
    if len(holding) < LEAST:
        return [], lanes
    end = members[-1] if len(kept) == len(lanes) else holding[-1]
    return [k for k in members if holding[0] <= k <= end], kept
