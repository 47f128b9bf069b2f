"""French of structure: what stands where."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "There is no node here.": "Il n’y a aucun nœud ici.",
    'Begin with a lane and a node: Support {{ # Support team, then n1: circle label:"Start", then }}': (
        "Commencez par un couloir et un nœud\u00a0: Support {{ # Équipe support, puis n1: circle "
        'label:"Début", puis }}'
    ),
    "This edge stands in no lane.": "Ce lien n’est dans aucun couloir.",
    "Move it between the braces of the lane that it leaves.": (
        "Déplacez-le entre les accolades du couloir d’où il part."
    ),
    "This loop stands in no lane.": "Cette boucle n’est dans aucun couloir.",
    "Move it between the braces of the lane of its first node.": (
        "Déplacez-la entre les accolades du couloir de son premier nœud."
    ),
    "A loop stands inside a loop.": "Une boucle se trouve dans une boucle.",
    "Write two loops on two lines; their nodes may be the same.": (
        "Écrivez deux boucles sur deux lignes\u00a0; elles peuvent avoir les mêmes nœuds."
    ),
    "This loop names fewer than two nodes.": "Cette boucle nomme moins de deux nœuds.",
    "Name every node that repeats.": "Nommez tous les nœuds qui se répètent.",
    "The same edge from {source} to {target} stands here twice.": (
        "Le même lien de {source} à {target} figure ici deux fois."
    ),
    "Remove one of the two, or give them different labels.": (
        "Supprimez l’un des deux, ou donnez-leur des libellés différents."
    ),
}
