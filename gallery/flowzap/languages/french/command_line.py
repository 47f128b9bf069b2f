"""French of the command line: what it says around the diagnostics."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # How severe, and how much
    "error": "erreur",
    "warning": "avertissement",
    "info": "info",
    "{count} error": "{count}\u00a0erreur",
    "{count} errors": "{count}\u00a0erreurs",
    "{count} warning": "{count}\u00a0avertissement",
    "{count} warnings": "{count}\u00a0avertissements",
    "{count} remark": "{count}\u00a0remarque",
    "{count} remarks": "{count}\u00a0remarques",
    "Nothing to remark.": "Rien à signaler.",
    "{found}; fix mends {count} of them.": "{found}\u00a0; fix en corrige {count}.",
    # Files
    "standard input": "l’entrée standard",
    "standard output": "la sortie standard",
    "{file} cannot be read: {cause}": "Impossible de lire {file}\u00a0: {cause}",
    "{file} cannot be written: {cause}": "Impossible d’écrire dans {file}\u00a0: {cause}",
    "there is no such file or folder.": "ce fichier ou ce dossier n’existe pas.",
    "it is a folder.": "c’est un dossier.",
    "access is denied.": "accès refusé.",
    # format
    "{file} has errors and stays as it is; check lists them.": (
        "{file} contient des erreurs et reste tel quel\u00a0; check les énumère."
    ),
    "{file} is not formatted.": "{file} n’est pas mis en forme.",
    "{file} is formatted now.": "{file} est maintenant mis en forme.",
    # fix
    "{file} still has {count} error; check says what to do.": (
        "{file} contient encore {count}\u00a0erreur\u00a0; check dit quoi faire."
    ),
    "{file} still has {count} errors; check says what to do.": (
        "{file} contient encore {count}\u00a0erreurs\u00a0; check dit quoi faire."
    ),
    # draw
    "{file} has errors and is drawn as far as it goes; check lists them.": (
        "{file} contient des erreurs et est dessiné autant que possible\u00a0; check les énumère."
    ),
    "{file} has errors and is compared as far as it goes; check lists them.": (
        "{file} contient des erreurs et est comparé autant que possible\u00a0; check les énumère."
    ),
    "{file} is not drawn: {path} is the picture of another file.": (
        "{file} n’est pas dessiné\u00a0: {path} est l’image d’un autre fichier."
    ),
    "A PNG is not for a terminal: name a file with -o, or send it to one with >.": (
        "Un PNG ne s’affiche pas dans un terminal\u00a0: nommez un fichier avec -o, ou redirigez-le avec >."
    ),
    "A PNG needs resvg-py, which is not installed: pip install resvg-py": (
        "Un PNG demande resvg-py, qui n’est pas installé\u00a0: pip install resvg-py"
    ),
    "A PNG would have no text: install a font, such as DejaVu Sans or Liberation Sans.": (
        "Le PNG n’aurait pas de texte\u00a0: installez une police, comme DejaVu Sans ou Liberation Sans."
    ),
    "Diagram": "Diagramme",
}
