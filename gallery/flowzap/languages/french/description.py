"""French of descriptions: a diagram told as text."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # The summary
    "This diagram is empty.": "Ce diagramme est vide.",
    "{count} lane": "{count}\u00a0couloir",
    "{count} lanes": "{count}\u00a0couloirs",
    "{count} step": "{count}\u00a0étape",
    "{count} steps": "{count}\u00a0étapes",
    "{lanes} without any step: {names}.": "{lanes} sans aucune étape\u00a0: {names}.",
    "{lanes} without any step.": "{lanes} sans aucune étape.",
    "{steps} in {lanes}: {names}.": "{steps} dans {lanes}\u00a0: {names}.",
    "{steps} in {lanes}.": "{steps} dans {lanes}.",
    "No step in {names}.": "Aucune étape dans {names}.",
    "No arrow connects the steps.": "Aucune flèche ne relie les étapes.",
    "It starts at {starts} and ends at {ends}.": (
        "Le processus commence par {starts} et se termine par {ends}."
    ),
    "It starts at {starts} and has no end.": "Le processus commence par {starts} et n’a pas de fin.",
    "It has no start; told from {first} on, it ends at {ends}.": (
        "Le processus n’a pas de début\u00a0; décrit à partir de {first}, il se termine par {ends}."
    ),
    "It has neither start nor end and is told from {first} on.": (
        "Le processus n’a ni début ni fin\u00a0; il est décrit à partir de {first}."
    ),
    "{count} different step": "{count}\u00a0étape différente",
    "{count} different steps": "{count}\u00a0étapes différentes",
    "“{name}”": "«\u00a0{name}\u00a0»",
    "{most} or {last}": "{most} ou {last}",
    # The parts
    "Steps that no start leads to": "Étapes auxquelles aucun début ne mène",
    "Apart from the above": "Par ailleurs",
    "Not connected to the rest": "Sans lien avec le reste",
    "Loops": "Boucles",
    # The steps
    "Start": "Début",
    "End": "Fin",
    "Event": "Événement",
    "Decision": "Décision",
    "Task": "Tâche",
    "{kind}: {name}": "{kind}\u00a0: {name}",
    "step {number}, “{name}”": "étape\u00a0{number}, «\u00a0{name}\u00a0»",
    "step {number}": "étape\u00a0{number}",
    "The process starts here": "Le processus commence ici",
    "The process ends here": "Le processus se termine ici",
    "Nothing leads here": "Rien ne mène à cette étape",
    "After {steps}": "Après {steps}",
    "After {count} different steps": "Après {count}\u00a0étapes différentes",
    "{labels} at {step}": "{labels} à l’{step}",
    "{step}": "l’{step}",
    "Description: {text}": "Description\u00a0: {text}",
    "Owner: {text}": "Responsable\u00a0: {text}",
    "System: {text}": "Système\u00a0: {text}",
    # The ways on
    "{count} paths lead on from here": "{count}\u00a0chemins partent d’ici",
    "continue with {step}": "passer à l’{step}",
    "continue with the next step": "passer à l’étape suivante",
    "go back to {step}": "revenir à l’{step}",
    "go back to {lane}, {step}": "revenir au couloir «\u00a0{lane}\u00a0», à l’{step}",
    "hand over to {lane}": "passer la main au couloir «\u00a0{lane}\u00a0»",
    "hand over to {lane}, {step}": "passer la main au couloir «\u00a0{lane}\u00a0», à l’{step}",
    "repeat this step": "répéter cette étape",
    "Unlabelled: {way}": "Sans libellé\u00a0: {way}",
    "{label}: {way}": "{label}\u00a0: {way}",
    "{way} ({count} arrows)": "{way} ({count}\u00a0flèches)",
    # The loops
    "No step": "Aucune étape",
    "Step {number}": "Étape\u00a0{number}",
    "Steps {numbers}": "Étapes\u00a0{numbers}",
    "{first} to {last}": "{first} à {last}",
    "{most} and {last}": "{most} et {last}",
    "{step} repeats: {condition}": "{step} à répéter\u00a0: {condition}",
    "{step} repeats": "{step} à répéter",
    "{steps} repeat: {condition}": "{steps} à répéter\u00a0: {condition}",
    "{steps} repeat": "{steps} à répéter",
}
