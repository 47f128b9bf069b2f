"""A vocabulary in both languages: what processes are about, and a long tail of names.

Names are alike in both languages, and some of them far more common than others, as catalogues of any size
have them: every product, team and system has its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

T = TypeVar("T")

SPACE = "\u00a0"
"""Before French punctuation of two parts."""


class Words(NamedTuple):
    """What is said, in English and in French."""

    en: str
    fr: str


class Noun(NamedTuple):
    """A thing in English, and in French with its article and gender."""

    en: str
    article: str
    bare: str
    is_feminine: bool

    @property
    def the(self) -> Words:
        """As in “the invoice”, *la facture*."""
        return Words(f"the {self.en}", f"{self.article}{self.bare}")

    @property
    def of_the(self) -> str:
        """As in *de la facture*, *du contrat*."""
        return f"du {self.bare}" if self.article == "le " else f"de {self.article}{self.bare}"


class Adjective(NamedTuple):
    """A quality; in French behind its noun, in both genders."""

    en: str
    masculine: str
    feminine: str

    def of(self, noun: Noun) -> str:
        """Return the French form for a noun."""
        return self.feminine if noun.is_feminine else self.masculine


def noun(text: str) -> Noun:
    """Read a noun such as `invoice|la facture`, or `address|l’adresse f` where no article tells the gender.

    >>> noun("offer|l’offre f").of_the
    'de l’offre'
    """
    english, _, french = text.strip().partition("|")
    found = re.fullmatch(r"(le |la |l’)(.+?)( f)?", french)
    if found is None:
        raise ValueError(text)
    article, bare, feminine = found.groups()
    return Noun(english, article, bare, article == "la " or bool(feminine))


def nouns(text: str) -> tuple[Noun, ...]:
    """Read nouns that are separated by commas."""
    return tuple(noun(each) for each in text.split(","))


def pairs(text: str) -> tuple[Words, ...]:
    """Read words in both languages, separated by commas."""
    return tuple(Words(*each.strip().split("|")) for each in text.split(","))


def adjectives(text: str) -> tuple[Adjective, ...]:
    """Read adjectives such as `complete|complet|complète`, the feminine where it differs."""
    forms = (each.strip().split("|") for each in text.split(","))
    return tuple(Adjective(form[0], form[1], form[-1]) for form in forms)


def capital(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def common(random: Random, choices: Sequence[T]) -> T:
    """Choose one, the first of them far more often than the last."""
    return choices[int(len(choices) * random.random() ** 3)]


def names(random: Random, count: int) -> list[str]:
    """Return names of products and systems that are no word of either language."""
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(random.choices(_SYLLABLES, k=random.choice((2, 3, 3, 4)))).capitalize()] = None
    return list(found)


VERBS = pairs("""
    check|vérifier, approve|approuver, record|enregistrer, send|envoyer, review|relire,
    update|mettre à jour, confirm|confirmer, assign|affecter, collect|collecter, compare|comparer,
    file|classer, sign|signer, schedule|planifier, validate|valider, publish|publier, archive|archiver,
    close|clore, test|tester, prepare|préparer, complete|compléter, correct|corriger, print|imprimer,
    export|exporter, import|importer, measure|mesurer, monitor|surveiller, analyze|analyser,
    estimate|estimer, negotiate|négocier, cancel|annuler, translate|traduire, transmit|transmettre,
    open|ouvrir, store|stocker, encrypt|chiffrer, sort|trier, merge|fusionner, migrate|migrer,
    restore|restaurer, replace|remplacer, repair|réparer, inspect|inspecter, classify|classifier,
    enrich|enrichir, filter|filtrer, simulate|simuler, document|documenter, lock|verrouiller,
    unlock|déverrouiller, escalate|escalader, renew|renouveler, present|présenter, discuss|discuter,
    reconcile|rapprocher, forecast|prévoir, freeze|geler, count|compter, weigh|peser, label|étiqueter,
    scan|numériser, pack|emballer, deliver|livrer, receive|réceptionner, refuse|refuser, return|retourner,
    adjust|ajuster, calibrate|étalonner, audit|auditer, rehearse|répéter, summarize|résumer,
    propose|proposer, duplicate|dupliquer, normalize|normaliser, deactivate|désactiver, activate|activer,
    configure|configurer, deploy|déployer, isolate|isoler, trace|tracer, prioritize|prioriser,
    split|scinder, link|relier
""")
ADJECTIVES = adjectives("""
    new|nouveau venu|nouvelle venue, internal|interne, monthly|mensuel|mensuelle, urgent|urgent|urgente,
    digital|numérique, annual|annuel|annuelle, external|externe, regional|régional|régionale,
    provisional|provisoire, standard|standard, automatic|automatique, manual|manuel|manuelle,
    shared|partagé|partagée, confidential|confidentiel|confidentielle, recurring|récurrent|récurrente,
    daily|quotidien|quotidienne, weekly|hebdomadaire, local|local|locale,
    cross-border|transfrontalier|transfrontalière, pending|en attente, simplified|simplifié|simplifiée,
    legal|juridique, technical|technique, critical|critique, partial|partiel|partielle,
    final|définitif|définitive, encrypted|chiffré|chiffrée, seasonal|saisonnier|saisonnière,
    temporary|temporaire, mobile|mobile, strategic|stratégique, public|public|publique,
    foreign|étranger|étrangère
""")
QUALITIES = adjectives("""
    complete|complet|complète, valid|valide, approved|approuvé|approuvée, correct|correct|correcte,
    known|connu|connue, signed|signé|signée, compliant|conforme, available|disponible,
    urgent|urgent|urgente, confirmed|confirmé|confirmée, accepted|accepté|acceptée, readable|lisible,
    on time|à temps, unique|unique, consistent|cohérent|cohérente, sufficient|suffisant|suffisante,
    authorized|autorisé|autorisée, up to date|à jour, plausible|plausible, eligible|éligible
""")
"""What a decision asks for."""
DEEDS = nouns("""
    approval|l’approbation f, review|la révision, processing|le traitement, renewal|le renouvellement,
    validation|la validation, migration|la migration, audit|l’audit, handover|la transmission,
    correction|la correction, planning|la planification, escalation|l’escalade f, archiving|l’archivage,
    reconciliation|le rapprochement, monitoring|la surveillance, publication|la publication,
    intake|la réception, closure|la clôture, transfer|le transfert, qualification|la qualification,
    release|la libération, recovery|la récupération, estimation|l’estimation f,
    classification|le classement, settlement|le règlement
""")
"""What a process does with a thing."""
OUTCOMES = (
    (Words("Yes", "Oui"), Words("No", "Non")),
    (Words("Yes", "Oui"), Words("No", "Non")),
    (Words("Passed", "Réussi"), Words("Failed", "Échec")),
    (Words("Accepted", "Accepté"), Words("Refused", "Refusé")),
    (Words("Go", "Continuer"), Words("Stop", "Arrêter")),
)
ENDS = pairs("End|Fin, Done|Terminé, Closed|Clos, Completed|Achevé")
BAD_ENDS = pairs("Rejected|Rejet, Cancelled|Annulation, Withdrawn|Retrait, Expired|Expiration")
RARE = "quorum"
"""A word that only every so many templates have."""
_SYLLABLES = re.findall(
    r"\w+",
    "al an ar bel bo ca cor da dex el en fi flo gra ho in ka la lim lo ma mer mi nex no or pa per pi qua ra "
    "rin sa sol ta ter ti tra u va vel vi xo ya zen zi",
)
