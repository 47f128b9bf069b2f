"""French of differences: what sets a translated source apart from its original."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "Lane {lane} of the original is missing here.": "Le couloir {lane} de l’original manque ici.",
    "Lane {lane} is not in the original.": "Le couloir {lane} n’est pas dans l’original.",
    "Lane {lane} stands where the original has lane {original}.": (
        "Le couloir {lane} est à la place du couloir {original} de l’original."
    ),
    "Node {node} of the original is missing here.": "Le nœud {node} de l’original manque ici.",
    "Node {node} is not in the original.": "Le nœud {node} n’est pas dans l’original.",
    "Node {node} stands where the original has node {original}.": (
        "Le nœud {node} est à la place du nœud {original} de l’original."
    ),
    "Node {node} is in lane {original} in the original and in lane {here} here.": (
        "Le nœud {node} est dans le couloir {original} dans l’original, et ici dans le couloir {here}."
    ),
    "Node {node} is a {original} in the original and a {here} here.": (
        "Le nœud {node} a la forme {original} dans l’original, et ici la forme {here}."
    ),
    "Node {node} has {original} items in the original and {here} here.": (
        "Le nœud {node} a {original} éléments dans l’original, et {here} ici."
    ),
    "The {key} of node {node} is missing here.": "La clé {key} du nœud {node} manque ici.",
    "The {key} of node {node} is not in the original.": (
        "La clé {key} du nœud {node} n’est pas dans l’original."
    ),
    "The edge {edge} of the original is missing here.": "Le lien {edge} de l’original manque ici.",
    "The edge {edge} is not in the original.": "Le lien {edge} n’est pas dans l’original.",
    "The edge {original} of the original is {edge} here.": "Le lien {original} de l’original est ici {edge}.",
    "The edge {edge} has a label in the original and none here.": (
        "Le lien {edge} a un libellé dans l’original, mais pas ici."
    ),
    "The edge {edge} has no label in the original and one here.": (
        "Le lien {edge} a un libellé ici, mais pas dans l’original."
    ),
    "The loop over {nodes} of the original is missing here.": (
        "La boucle sur {nodes} de l’original manque ici."
    ),
    "The loop over {nodes} is not in the original.": "La boucle sur {nodes} n’est pas dans l’original.",
    "The loop over {original} of the original is over {nodes} here.": (
        "La boucle sur {original} de l’original porte ici sur {nodes}."
    ),
    "The loop over {nodes} has a condition in the original and none here.": (
        "La boucle sur {nodes} a une condition dans l’original, mais pas ici."
    ),
    "The loop over {nodes} has no condition in the original and one here.": (
        "La boucle sur {nodes} a une condition ici, mais pas dans l’original."
    ),
}
