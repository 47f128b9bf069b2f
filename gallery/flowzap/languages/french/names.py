"""French of names: what is called what."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "The id of a lane is one word of letters, digits and underscores.": (
        "L’identifiant d’un couloir est un seul mot fait de lettres, de chiffres et de tirets bas."
    ),
    "Write {suggestion} {{ and put what people read after a #.": (
        "Écrivez {suggestion} {{ et mettez après un # ce que l’on lira."
    ),
    "{node} is not a node id.": "{node} n’est pas un identifiant de nœud.",
    "Ids are n and a number: n1, n2, n3 …": "Un identifiant est formé de n et d’un nombre\u00a0: n1, n2, n3…",
    "Lane {lane} is defined twice.": "Le couloir {lane} est défini deux fois.",
    "Join the two, or rename one of them.": "Réunissez-les, ou renommez l’un des deux.",
    "Node {node} is defined twice.": "Le nœud {node} est défini deux fois.",
    "Give the second one a number of its own.": "Donnez au second son propre numéro.",
    "Unknown node {node}.": "Nœud inconnu\u00a0: {node}.",
    "Did you mean {nearest}?": "Vouliez-vous dire {nearest}\u00a0?",
    "Define it in a lane, or name a node that is defined.": (
        "Définissez-le dans un couloir, ou nommez un nœud défini."
    ),
    "Unknown lane {lane}.": "Couloir inconnu\u00a0: {lane}.",
    "{node} is in lane {right}: write {right}.{node}": (
        "{node} est dans le couloir {right}\u00a0: écrivez {right}.{node}"
    ),
    "{node} is not in lane {lane}.": "{node} n’est pas dans le couloir {lane}.",
    "{node} is in another lane, and its lane is not named.": (
        "{node} est dans un autre couloir, qui n’est pas nommé."
    ),
    "Write {right}.{node}": "Écrivez {right}.{node}",
    "Unknown shape {shape}.": "Forme inconnue\u00a0: {shape}.",
    "Did you mean {nearest}? Shapes are circle, rectangle, diamond and taskbox.": (
        "Vouliez-vous dire {nearest}\u00a0? Les formes sont circle, rectangle, diamond et taskbox."
    ),
    "Shapes are circle, rectangle, diamond and taskbox.": (
        "Les formes sont circle, rectangle, diamond et taskbox."
    ),
    "Unknown side {side}.": "Côté inconnu\u00a0: {side}.",
    "Did you mean {nearest}? Sides are left, right, top and bottom.": (
        "Vouliez-vous dire {nearest}\u00a0? Les côtés sont left, right, top et bottom."
    ),
    "Sides are left, right, top and bottom.": "Les côtés sont left, right, top et bottom.",
    "Unknown key {key}.": "Clé inconnue\u00a0: {key}.",
    "Nodes have the keys label, owner, description and system; edges have only label.": (
        "Les nœuds ont les clés label, owner, description et system\u00a0; les liens n’ont que label."
    ),
    "{key} is given twice.": "La clé {key} figure deux fois.",
    "Keep one of the two; the first one counts.": "N’en gardez qu’une\u00a0; c’est la première qui compte.",
    "The numbers of nodes have a gap: {missing} is missing before {node}.": (
        "La numérotation des nœuds est discontinue\u00a0: {missing} manque avant {node}."
    ),
    "Number the nodes n1, n2, n3 … without gaps.": "Numérotez les nœuds n1, n2, n3… sans saut.",
}
