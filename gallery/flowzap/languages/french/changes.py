"""French of changes: what became of a diagram from one version to the next."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # What is named
    "“{name}”": "«\u00a0{name}\u00a0»",
    "“{name}” ({id})": "«\u00a0{name}\u00a0» ({id})",
    "{most}, {last}": "{most}, {last}",
    "{most} and {last}": "{most} et {last}",
    "{most} and other steps ({count})": "{most} et d’autres étapes ({count})",
    "arrow {label} from {source} to {target}": "flèche {label} de {source} à {target}",
    "arrow from {source} to {target}": "flèche de {source} à {target}",
    "loop {condition}": "boucle {condition}",
    "loop over {steps}": "boucle sur {steps}",
    "loop over no step": "boucle sans étape",
    "a circle": "un cercle",
    "a rectangle": "un rectangle",
    "a diamond": "un losange",
    "a task": "une tâche",
    "on the left": "à gauche",
    "on the right": "à droite",
    "at the top": "en haut",
    "at the bottom": "en bas",
    # Lanes
    "Lane {lane} was added.": "Le couloir {lane} a été ajouté.",
    "Lane {lane} was removed.": "Le couloir {lane} a été supprimé.",
    "Lane {old} is now called {lane}.": "Le couloir {old} s’appelle désormais {lane}.",
    "Lane {lane} now comes first.": "Le couloir {lane} vient désormais en premier.",
    "Lane {lane} now comes after lane {other}.": (
        "Le couloir {lane} vient désormais après le couloir {other}."
    ),
    # Steps
    "Step {step} was added to lane {lane}.": "L’étape {step} a été ajoutée au couloir {lane}.",
    "Step {step} was removed from lane {lane}.": "L’étape {step} a été supprimée du couloir {lane}.",
    "Step {old} is now called {step}.": "L’étape {old} s’appelle désormais {step}.",
    "Step {step} moved from lane {old} to lane {lane}.": (
        "L’étape {step} est passée du couloir {old} au couloir {lane}."
    ),
    "Step {step} is now {shape} (before: {old}).": (
        "L’étape {step} est désormais {shape} (auparavant\u00a0: {old})."
    ),
    "Step {step} now has an owner, {text}.": "L’étape {step} a désormais un responsable, {text}.",
    "Step {step} no longer has an owner (before: {old}).": (
        "L’étape {step} n’a plus de responsable (auparavant\u00a0: {old})."
    ),
    "The owner of step {step} is now {text} (before: {old}).": (
        "Le responsable de l’étape {step} est désormais {text} (auparavant\u00a0: {old})."
    ),
    "Step {step} now has a system, {text}.": "L’étape {step} a désormais un système, {text}.",
    "Step {step} no longer has a system (before: {old}).": (
        "L’étape {step} n’a plus de système (auparavant\u00a0: {old})."
    ),
    "The system of step {step} is now {text} (before: {old}).": (
        "Le système de l’étape {step} est désormais {text} (auparavant\u00a0: {old})."
    ),
    "Step {step} now has a description: {text}.": "L’étape {step} a désormais une description\u00a0: {text}.",
    "Step {step} no longer has a description (before: {old}).": (
        "L’étape {step} n’a plus de description (auparavant\u00a0: {old})."
    ),
    "The description of step {step} is now {text} (before: {old}).": (
        "La description de l’étape {step} est désormais {text} (auparavant\u00a0: {old})."
    ),
    "Item {text} was added to step {step}.": "Le point {text} a été ajouté à l’étape {step}.",
    "Item {old} was removed from step {step}.": "Le point {old} a été supprimé de l’étape {step}.",
    "The items of step {step} are in another order.": "Les points de l’étape {step} ont changé d’ordre.",
    # Arrows
    "The {arrow} was added.": "La {arrow} a été ajoutée.",
    "The {arrow} was removed.": "La {arrow} a été supprimée.",
    "The {arrow} now has the label {label}.": "La {arrow} porte désormais le libellé {label}.",
    "The {arrow} no longer has a label (before: {old}).": (
        "La {arrow} ne porte plus de libellé (auparavant\u00a0: {old})."
    ),
    "The {arrow} now has the label {label} (before: {old}).": (
        "La {arrow} porte désormais le libellé {label} (auparavant\u00a0: {old})."
    ),
    "The {arrow} now leaves {side} (before: {old}).": (
        "La {arrow} part désormais {side} (auparavant\u00a0: {old})."
    ),
    "The {arrow} now arrives {side} (before: {old}).": (
        "La {arrow} arrive désormais {side} (auparavant\u00a0: {old})."
    ),
    # Loops
    "The {loop} was added.": "La {loop} a été ajoutée.",
    "The {loop} was removed.": "La {loop} a été supprimée.",
    "The {loop} now has the condition {condition}.": "La {loop} a désormais la condition {condition}.",
    "The {loop} no longer has a condition (before: {old}).": (
        "La {loop} n’a plus de condition (auparavant\u00a0: {old})."
    ),
    "The {loop} now has the condition {condition} (before: {old}).": (
        "La {loop} a désormais la condition {condition} (auparavant\u00a0: {old})."
    ),
    "Step {step} is now part of the {loop}.": "L’étape {step} fait désormais partie de la {loop}.",
    "Step {step} is no longer part of the {loop}.": "L’étape {step} ne fait plus partie de la {loop}.",
    # The summary
    "{count} lane added": "{count}\u00a0couloir ajouté",
    "{count} lanes added": "{count}\u00a0couloirs ajoutés",
    "{count} lane removed": "{count}\u00a0couloir supprimé",
    "{count} lanes removed": "{count}\u00a0couloirs supprimés",
    "{count} lane altered": "{count}\u00a0couloir modifié",
    "{count} lanes altered": "{count}\u00a0couloirs modifiés",
    "{count} step added": "{count}\u00a0étape ajoutée",
    "{count} steps added": "{count}\u00a0étapes ajoutées",
    "{count} step removed": "{count}\u00a0étape supprimée",
    "{count} steps removed": "{count}\u00a0étapes supprimées",
    "{count} step altered": "{count}\u00a0étape modifiée",
    "{count} steps altered": "{count}\u00a0étapes modifiées",
    "{count} arrow added": "{count}\u00a0flèche ajoutée",
    "{count} arrows added": "{count}\u00a0flèches ajoutées",
    "{count} arrow removed": "{count}\u00a0flèche supprimée",
    "{count} arrows removed": "{count}\u00a0flèches supprimées",
    "{count} arrow altered": "{count}\u00a0flèche modifiée",
    "{count} arrows altered": "{count}\u00a0flèches modifiées",
    "{count} loop added": "{count}\u00a0boucle ajoutée",
    "{count} loops added": "{count}\u00a0boucles ajoutées",
    "{count} loop removed": "{count}\u00a0boucle supprimée",
    "{count} loops removed": "{count}\u00a0boucles supprimées",
    "{count} loop altered": "{count}\u00a0boucle modifiée",
    "{count} loops altered": "{count}\u00a0boucles modifiées",
    "Nothing changed.": "Rien n’a changé.",
    "Changes to {name}": "Modifications de «\u00a0{name}\u00a0»",
}
