"""Disjoint sets: what is joined to what (union-find with path halving, Tarjan and van Leeuwen 1984)."""


class DisjointSets:
    """Numbers from 0, each alone at first; a set goes by its lowest number."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, number: int) -> int:
        """Return the lowest number of a number's set; nearly constant time."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(self, first: int, second: int) -> None:
        """Make one set of two."""
        first, second = self.find(first), self.find(second)
        self._parent[max(first, second)] = min(first, second)
