"""French of limits: how large a source may be."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "This source has {count} characters, more than the {limit} that can be drawn.": (
        "Cette source compte {count} caractères\u00a0; on ne peut en dessiner que {limit}."
    ),
    "Split the process into several diagrams.": "Répartissez le processus sur plusieurs diagrammes.",
    "This source has {count} lanes, more than the {limit} that can be drawn.": (
        "Cette source compte {count} couloirs\u00a0; on ne peut en dessiner que {limit}."
    ),
    "This source has {count} nodes, more than the {limit} that can be drawn.": (
        "Cette source compte {count} nœuds\u00a0; on ne peut en dessiner que {limit}."
    ),
    "This source has {count} edges, more than the {limit} that can be drawn.": (
        "Cette source compte {count} liens\u00a0; on ne peut en dessiner que {limit}."
    ),
    "This source has {count} loops, more than the {limit} that can be drawn.": (
        "Cette source compte {count} boucles\u00a0; on ne peut en dessiner que {limit}."
    ),
}
