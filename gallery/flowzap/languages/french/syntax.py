"""French of syntax: what a line looks like."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "“{text}” begins neither a lane, a node, an edge nor a loop.": (
        "«\u00a0{text}\u00a0» ne commence ni un couloir, ni un nœud, ni un lien, ni une boucle."
    ),
    'A node: n1: circle label:"Start". An edge: n1.handle(right) -> n2.handle(left).': (
        'Un nœud\u00a0: n1: circle label:"Start". Un lien\u00a0: n1.handle(right) -> n2.handle(left).'
    ),
    "“{text}” is not expected here.": "«\u00a0{text}\u00a0» n’est pas attendu ici.",
    "Remove it.": "Supprimez-le.",
    "A second statement begins on this line.": "Une deuxième instruction commence sur cette ligne.",
    "Give every statement and every closing brace a line of its own.": (
        "Placez chaque instruction et chaque accolade fermante sur sa propre ligne."
    ),
    "The brace of lane {lane} stands on the next line.": (
        "L’accolade du couloir {lane} se trouve sur la ligne suivante."
    ),
    "Write {lane} {{ on one line.": "Écrivez {lane} {{ sur une seule ligne.",
    "Lane {lane} has no closing brace.": "Le couloir {lane} n’a pas d’accolade fermante.",
    "Write }} on a line of its own after the last statement of the lane; lanes do not nest.": (
        "Écrivez }} sur une ligne à part après la dernière instruction du couloir\u00a0; les couloirs ne "
        "s’imbriquent pas."
    ),
    "This brace closes nothing.": "Cette accolade ne ferme rien.",
    "Remove the brace.": "Supprimez l’accolade.",
    "Node {node} stands in no lane.": "Le nœud {node} n’est dans aucun couloir.",
    "Move it between the braces of a lane.": "Déplacez-le entre les accolades d’un couloir.",
    "The label of lane {lane} comes after its first line.": (
        "Le libellé du couloir {lane} se trouve après sa première ligne."
    ),
    "Write it after the brace: {lane} {{ # {label}": "Écrivez-le après l’accolade\u00a0: {lane} {{ # {label}",
    "A comment is ignored, and formatting drops it.": (
        "Un commentaire est ignoré, et la mise en forme le supprime."
    ),
    "Text after # counts only as the label of a lane, and is ignored here.": (
        "Le texte après # ne vaut que comme libellé d’un couloir\u00a0; il est ignoré ici."
    ),
    "There is no colon between node {node} and its shape.": (
        "Il manque un deux-points entre le nœud {node} et sa forme."
    ),
    "Write {node}: {shape}": "Écrivez {node}: {shape}",
    "Node {node} has no shape.": "Le nœud {node} n’a pas de forme.",
    "Write circle, rectangle, diamond or taskbox after the colon.": (
        "Écrivez circle, rectangle, diamond ou taskbox après le deux-points."
    ),
    "This text has no key.": "Ce texte n’a pas de clé.",
    'Write label:"…" on a node, [label="…"] on an edge.': (
        'Écrivez label:"…" sur un nœud, [label="…"] sur un lien.'
    ),
    "The text of {key} is not in quotes.": "Le texte de {key} n’est pas entre guillemets.",
    'Write it between double quotes: "…"': 'Écrivez-le entre guillemets doubles\u00a0: "…"',
    "These are not straight double quotes.": "Ce ne sont pas des guillemets doubles droits.",
    'Write "…"': 'Écrivez "…"',
    "This text has no closing quote.": "Ce texte n’a pas de guillemet fermant.",
    'Write " at its end. A quote inside a label is written \\".': (
        'Écrivez " à la fin. Un guillemet dans un libellé s’écrit \\".'
    ),
    "The text ends before “{text}”.": "Le texte se termine avant «\u00a0{text}\u00a0».",
    'A quote inside a label is written \\".': 'Un guillemet dans un libellé s’écrit \\".',
    "{key} has an equals sign: keys of a node take a colon.": (
        "{key} est suivi d’un signe égal\u00a0: les clés d’un nœud prennent un deux-points."
    ),
    'Write {key}:"…"': 'Écrivez {key}:"…"',
    "{key} has a colon: keys of an edge take an equals sign.": (
        "{key} est suivi d’un deux-points\u00a0: les clés d’un lien prennent un signe égal."
    ),
    'Write [{key}="…"]': 'Écrivez [{key}="…"]',
    "{key} is not in brackets.": "{key} n’est pas entre crochets.",
    'Write [{key}="…"] after the edge.': 'Écrivez [{key}="…"] après le lien.',
    "This bracket is not closed.": "Ce crochet n’est pas fermé.",
    "Write ] at the end of the edge.": "Écrivez ] à la fin du lien.",
    "“{text}” is not an arrow.": "«\u00a0{text}\u00a0» n’est pas une flèche.",
    "Write ->": "Écrivez ->",
    "This edge lacks a node at one end.": "Il manque un nœud à une extrémité de ce lien.",
    "Write n1.handle(right) -> n2.handle(left), with the two nodes it joins.": (
        "Écrivez n1.handle(right) -> n2.handle(left), avec les deux nœuds à relier."
    ),
    "An edge joins two nodes, not more.": "Un lien relie deux nœuds, pas davantage.",
    "Write one edge on each line.": "Écrivez un seul lien par ligne.",
    "An end of this edge does not say which side of the node it uses.": (
        "Une extrémité de ce lien ne précise pas le côté du nœud qu’elle utilise."
    ),
    "Write {edge}": "Écrivez {edge}",
    "This loop has no condition in brackets.": "Cette boucle n’a pas de condition entre crochets.",
    "Write loop [retry up to 3 times] n1 n2": "Écrivez loop [3 essais au plus] n1 n2",
    "“{text}” is written with capitals.": "«\u00a0{text}\u00a0» est écrit avec des majuscules.",
    "Write {lowered}": "Écrivez {lowered}",
    "There is an invisible character here ({code_point}).": (
        "Il y a ici un caractère invisible ({code_point})."
    ),
    "There is a character here that no text may hold ({code_point}).": (
        "Il y a ici un caractère qu’aucun texte ne peut contenir ({code_point})."
    ),
    "There is an emoji here, which looks different on every device.": (
        "Il y a ici un émoji, qui s’affiche différemment sur chaque appareil."
    ),
    "Remove it, or say it in words.": "Supprimez-le, ou remplacez-le par des mots.",
    "This is a Markdown fence, not FlowZap Code.": (
        "C’est un délimiteur de code Markdown, pas du code FlowZap."
    ),
    "Remove the fences and what stands around them.": "Supprimez les délimiteurs et ce qui les entoure.",
    "This looks like {notation}, not FlowZap Code.": "Cela ressemble à {notation}, pas à du code FlowZap.",
    "FlowZap Code begins with a lane: Support {{ # Support team": (
        "Le code FlowZap commence par un couloir\u00a0: Support {{ # Équipe support"
    ),
    "This byte is not UTF-8 ({byte}).": "Cet octet n’est pas de l’UTF-8 ({byte}).",
    "Save the file as UTF-8.": "Enregistrez le fichier en UTF-8.",
}
