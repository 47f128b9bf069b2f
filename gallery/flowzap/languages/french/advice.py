"""French of advice: what would read better."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "{node} has no label, so its id is shown.": (
        "{node} n’a pas de libellé\u00a0: son identifiant est affiché."
    ),
    'Write label:"…"': 'Écrivez label:"…"',
    "This label has {length} characters.": "Ce libellé compte {length} caractères.",
    "Up to {limit} are easy to read: shorten it.": (
        "Au-delà de {limit}, la lecture devient difficile\u00a0: raccourcissez-le."
    ),
    "{key} belongs to a taskbox, and {node} is a {shape}.": (
        "{key} est réservé aux taskbox, mais {node} a la forme {shape}."
    ),
    "Make {node} a taskbox, or say it in the label.": (
        "Faites de {node} une taskbox, ou indiquez-le dans le libellé."
    ),
    "No edge leads to {node} or away from it.": "Aucun lien n’arrive à {node} ni n’en part.",
    "Connect it, or remove it.": "Reliez-le, ou supprimez-le.",
    "No path leads from a start to {node}.": "Aucun chemin ne mène d’un départ à {node}.",
    "Check whether an edge is missing.": "Vérifiez s’il ne manque pas un lien.",
    "Decision {node} has fewer than two exits.": "La décision {node} a moins de deux sorties.",
    "Add the other outcome, or make it a rectangle.": "Ajoutez l’autre issue, ou faites-en un rectangle.",
    "The exit from decision {node} to {target} has no label.": (
        "La sortie de la décision {node} vers {target} n’a pas de libellé."
    ),
    'Say which outcome it is: [label="Yes"]': 'Précisez de quelle issue il s’agit\u00a0: [label="Oui"]',
    "Lane {lane} has no node.": "Le couloir {lane} n’a aucun nœud.",
    "Remove it, or give it a node.": "Supprimez-le, ou donnez-lui un nœud.",
    "Nothing that follows leads back from lane {target} to lane {source}.": (
        "Rien dans la suite ne ramène du couloir {target} au couloir {source}."
    ),
    "A sequence view reads better when every request is answered.": (
        "Une vue en séquence se lit mieux quand chaque demande reçoit une réponse."
    ),
}
