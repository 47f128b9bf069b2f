"""A vocabulary in both languages, made anew and alike for every run.

What processes are about in common words, each with its translation; and a long tail of names, alike in both
languages, as catalogues of any size have them: every product, team and system has its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("/") for pair in text.split())


VERBS = _pairs("""
    approve/approuver archive/archiver assign/affecter audit/auditer authorize/autoriser bill/facturer
    cancel/annuler check/vérifier classify/classer close/clore collect/collecter compare/comparer
    confirm/confirmer deploy/déployer deliver/livrer detect/détecter encrypt/chiffrer enrich/enrichir
    escalate/escalader evaluate/évaluer export/exporter filter/filtrer forecast/prévoir hire/recruter
    import/importer inspect/inspecter invite/inviter measure/mesurer merge/fusionner migrate/migrer
    monitor/surveiller notify/notifier order/commander pack/emballer plan/planifier publish/publier
    reconcile/rapprocher refund/rembourser register/enregistrer reject/rejeter release/libérer
    renew/renouveler repair/réparer replace/remplacer request/demander restore/restaurer review/relire
    route/acheminer schedule/programmer score/noter ship/expédier sign/signer split/scinder
    stop/arrêter sync/synchroniser test/tester throttle/brider train/former validate/valider
""")
NOUNS = _pairs("""
    account/compte address/adresse agent/agent alert/alerte application/application artifact/artefact
    backup/sauvegarde batch/lot branch/branche budget/budget campaign/campagne cart/panier
    certificate/certificat claim/réclamation cluster/grappe complaint/plainte contract/contrat
    customer/client dashboard/tableau database/base delivery/livraison deployment/déploiement
    device/appareil document/document employee/salarié environment/environnement event/événement
    expense/dépense feature/fonctionnalité feedback/avis file/fichier firewall/pare-feu form/formulaire
    gateway/passerelle identity/identité image/image incident/incident inventory/inventaire
    invoice/facture key/clé lead/prospect ledger/journal license/licence loan/prêt message/message
    metric/métrique model/modèle network/réseau offer/offre onboarding/intégration partner/partenaire
    payment/paiement payroll/paie pipeline/chaîne policy/politique product/produit purchase/achat
    queue/file record/dossier report/rapport repository/dépôt resource/ressource return/retour
    risk/risque role/rôle secret/secret server/serveur session/session shipment/colis stock/stock
    subscription/abonnement supplier/fournisseur survey/enquête team/équipe tenant/locataire
    ticket/ticket token/jeton traffic/trafic transaction/transaction upload/dépôt user/utilisateur
    vendor/vendeur version/version vulnerability/vulnérabilité warehouse/entrepôt workspace/espace
""")
MANNERS = _pairs("""
    automatic/automatique central/central daily/quotidien distributed/réparti failed/échoué
    fast/rapide final/final gradual/progressif internal/interne legal/légal manual/manuel
    monthly/mensuel new/nouveau parallel/parallèle pending/en-attente public/public regional/régional
    remote/distant safe/sûr secure/sécurisé shared/partagé signed/signé temporary/temporaire
    urgent/urgent valid/valide verified/vérifié weekly/hebdomadaire
""")
RARE = "quorum"
"""In a few templates only."""
_SYLLABLES = re.findall(
    r"\w+",
    "al an ar bel bo ca cor da dex el en fi flo gra ho in ka la lim lo ma mer mi nex no or pa per pi qua ra "
    "rin sa sol ta ter ti tra u va vel vi xo ya zen zi",
)


def tail(random: Random, count: int) -> list[str]:
    """Return names of products and systems that are no word of either language."""
    names: dict[str, None] = {}
    while len(names) < count:
        names["".join(random.choices(_SYLLABLES, k=random.choice((2, 3, 3, 4))))] = None
    return list(names)
