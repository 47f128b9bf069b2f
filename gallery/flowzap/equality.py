"""Equality of named tuples, apart from what does not count when two are compared."""

from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple, TypeVar

_Tuple = TypeVar("_Tuple", bound=NamedTuple)


def equal_apart_from(*ignored: str) -> Callable[[type[_Tuple]], type[_Tuple]]:
    """Decorate a named tuple's class: two of it are equal, and have the same hash, if all else is equal.

    At least two fields must be left.
    """

    def decorated(cls: type[_Tuple]) -> type[_Tuple]:
        counted = itemgetter(*(at for at, name in enumerate(cls._fields) if name not in ignored))

        def equal(one: _Tuple, other: object) -> bool:
            return counted(one) == counted(other) if isinstance(other, cls) else NotImplemented

        def unequal(one: _Tuple, other: object) -> bool:
            return counted(one) != counted(other) if isinstance(other, cls) else NotImplemented

        def hashed(one: _Tuple) -> int:
            return hash(counted(one))

        for name, method in (("__eq__", equal), ("__ne__", unequal), ("__hash__", hashed)):
            setattr(cls, name, method)
        return cls

    return decorated
