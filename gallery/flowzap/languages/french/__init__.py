"""French of everything that the engine says: the English template is the key, a module holds a concern.

    syntax names structure advice limits    what is wrong with a source, by the bands of the rules
    repairs                                 what a repair does to a source
    differences                             what sets a translated source apart from its original
    changes                                 what became of a diagram from one version to the next
    description                             a diagram told as text
    command_line                            what the command line says around all this

Set as printers do: a no-break space before : ; ! ? and inside « », the apostrophe ’, the ellipsis … close to
its word. Two concerns may share an English template only if they share its French.
"""

from collections.abc import Mapping
from types import MappingProxyType

from gallery.flowzap.languages.french import (
    advice,
    changes,
    command_line,
    description,
    differences,
    limits,
    names,
    repairs,
    structure,
    syntax,
)

CONCERNS = (
    *(syntax, names, structure, advice, limits),
    *(repairs, differences, changes, description, command_line),
)

FRENCH: Mapping[str, str] = MappingProxyType(
    {english: french for concern in CONCERNS for english, french in concern.SENTENCES.items()}
)
"""Every French template by its English one."""
