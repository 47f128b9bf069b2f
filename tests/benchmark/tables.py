"""Aligned tables of figures, with the target beside a figure and a mark whether it is reached."""

from collections.abc import Iterable
from dataclasses import dataclass, field

Cell = str | float | bool | None
REACHED, MISSED, UNKNOWN = "✓", "✗", "–"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `form` is the format specification of its numbers, empty for text."""

    name: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures that belong together; `notes` are lines below them."""

    title: str
    columns: tuple[Column, ...]
    rows: list[list[Cell]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, *cells: Cell) -> None:
        """Add a row; columns left over stay empty."""
        empty = [""] * (len(self.columns) - len(cells))
        self.rows.append([*cells, *empty])

    def marks(self) -> Iterable[bool]:
        """Yield for every target of the table whether it is reached."""
        return (cell for row in self.rows for cell in row if isinstance(cell, bool))

    def __str__(self) -> str:
        head = [column.name for column in self.columns]
        body = [
            [_shown(cell, column) for cell, column in zip(row, self.columns, strict=True)]
            for row in self.rows
        ]
        widths = [max(map(len, cells)) for cells in zip(head, *body, strict=True)]
        lines = [
            "  ".join(
                cell.rjust(width) if column.form else cell.ljust(width)
                for cell, width, column in zip(cells, widths, self.columns, strict=True)
            ).rstrip()
            for cells in [head, *body]
        ]
        rule = "─" * max(map(len, [self.title, *lines]))
        return "\n".join([self.title, rule, *lines, *(f"  {note}" for note in self.notes), ""])

    def data(self) -> dict[str, object]:
        """Return the table as plain data for JSON, figures unrounded."""
        columns = [column.name for column in self.columns]
        return {"title": self.title, "columns": columns, "rows": self.rows, "notes": self.notes}


TARGET = (Column("target"), Column(""))
"""The columns that `at_most` and `at_least` fill."""


def at_most(value: float | None, limit: float, form: str = "g") -> tuple[str, bool | None]:
    """Return a target and whether a figure is small enough; without a figure nothing is said."""
    return f"≤ {limit:{form}}", None if value is None else value <= limit


def at_least(value: float | None, limit: float, form: str = "g") -> tuple[str, bool | None]:
    """Return a target and whether a figure is large enough; without a figure nothing is said."""
    return f"≥ {limit:{form}}", None if value is None else value >= limit


def _shown(cell: Cell, column: Column) -> str:
    if cell is None:
        return UNKNOWN
    if isinstance(cell, bool):
        return REACHED if cell else MISSED
    return cell if isinstance(cell, str) else f"{cell:{column.form}}"
