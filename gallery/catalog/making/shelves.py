"""What the made-up categories are about, the fullest first."""

from __future__ import annotations

from typing import NamedTuple

from gallery.catalog.making.words import Noun, Words, nouns, pairs


class Shelf(NamedTuple):
    """A category with the words of its processes; the first of each are the most common."""

    slug: str
    name: Words
    nouns: tuple[Noun, ...]
    lanes: tuple[Words, ...]
    tags: tuple[Words, ...]


SHELVES = (
    Shelf(
        "sales",
        Words("sales", "ventes"),
        nouns("""
            customer|le client, offer|l’offre f, order|la commande, contract|le contrat, lead|le prospect,
            discount|la remise, quote|le devis, campaign|la campagne, renewal|la reconduction,
            demo|la démonstration, forecast|la prévision, territory|le territoire, catalog|le catalogue,
            price list|la grille tarifaire
        """),
        pairs("""
            Customer|Client, Sales Desk|Service des ventes, Account Manager|Responsable de compte,
            Pricing Team|Équipe tarifaire, Legal Office|Service juridique, Order Desk|Service des commandes
        """),
        pairs("Sales|Ventes, Pricing|Tarifs, Customers|Clients, Contracts|Contrats, Offers|Offres"),
    ),
    Shelf(
        "payments",
        Words("payments", "paiements"),
        nouns("""
            payment|le paiement, invoice|la facture, refund|le remboursement, account|le compte,
            card|la carte, transaction|la transaction, mandate|le mandat, receipt|le reçu,
            fee|la commission, chargeback|la rétrofacturation, deposit|l’acompte, ledger|le grand livre,
            reminder|la relance
        """),
        pairs("""
            Payer|Payeur, Accounting|Comptabilité, Payment Gateway|Passerelle de paiement, Bank|Banque,
            Fraud Desk|Cellule antifraude, Treasury|Trésorerie
        """),
        pairs("Payments|Paiements, Invoices|Factures, Refunds|Remboursements, Fraud|Fraude, Banking|Banque"),
    ),
    Shelf(
        "software",
        Words("software delivery", "livraison logicielle"),
        nouns("""
            deployment|le déploiement, release|la mise en production, build|la compilation,
            branch|la branche, environment|l’environnement, database|la base de données,
            service|le service, pipeline|le pipeline, feature|la fonctionnalité, artifact|l’artefact,
            container|le conteneur, test|le test, secret|le secret, certificate|le certificat,
            configuration|la configuration
        """),
        pairs("""
            Developer|Développeur, Build Server|Serveur de compilation, Release Team|Équipe de livraison,
            Production|Production, Quality Team|Équipe qualité, Platform Team|Équipe plateforme
        """),
        pairs("""
            Deployment|Déploiement, Testing|Tests, Pipelines|Pipelines, Containers|Conteneurs,
            Releases|Livraisons, Rollback|Retour arrière
        """),
    ),
    Shelf(
        "support",
        Words("customer support", "assistance aux clients"),
        nouns("""
            ticket|le ticket, complaint|la réclamation, call|l’appel, answer|la réponse,
            survey|l’enquête f, incident|l’incident, conversation|la conversation, promise|l’engagement,
            callback|le rappel, knowledge article|la fiche d’aide, request|la demande, chat|le dialogue
        """),
        pairs("""
            Customer|Client, Front Desk|Accueil, Support Team|Équipe d’assistance, Expert|Expert,
            Duty Manager|Responsable d’astreinte, Chatbot|Agent conversationnel
        """),
        pairs("Support|Assistance, Tickets|Tickets, Complaints|Réclamations, Satisfaction|Satisfaction"),
    ),
    Shelf(
        "logistics",
        Words("logistics", "logistique"),
        nouns("""
            parcel|le colis, shipment|l’expédition f, stock|le stock, pallet|la palette,
            delivery|la livraison, return|le retour, route|la tournée, carrier|le transporteur,
            label|l’étiquette f, inventory|l’inventaire, warehouse|l’entrepôt, container|le conteneur,
            customs file|le dossier de douane
        """),
        pairs("""
            Warehouse|Entrepôt, Carrier|Transporteur, Dispatcher|Répartiteur, Recipient|Destinataire,
            Customs Broker|Commissionnaire en douane, Stock Control|Gestion des stocks
        """),
        pairs("Shipping|Expédition, Stock|Stock, Returns|Retours, Customs|Douane, Warehousing|Entreposage"),
    ),
    Shelf(
        "people",
        Words("people", "personnel"),
        nouns("""
            employee|le salarié, application|la candidature, interview|l’entretien, leave|le congé,
            payroll|la paie, training|la formation, badge|le badge, contract|le contrat,
            assessment|l’évaluation f, position|le poste, absence|l’absence f, bonus|la prime,
            agreement|l’accord
        """),
        pairs("""
            Candidate|Candidat, Manager|Responsable, Personnel Office|Service du personnel,
            Payroll Office|Service de la paie, Trainer|Formateur, Works Council|Comité d’entreprise
        """),
        pairs(
            "Hiring|Recrutement, Payroll|Paie, Training|Formation, Absence|Absences, Onboarding|Intégration"
        ),
    ),
    Shelf(
        "security",
        Words("security", "sécurité"),
        nouns("""
            access|l’accès, alert|l’alerte f, vulnerability|la vulnérabilité, password|le mot de passe,
            session|la session, key|la clé, token|le jeton, role|le rôle, log|le journal, threat|la menace,
            device|l’appareil, backup|la sauvegarde, permission|l’autorisation f, breach|la violation
        """),
        pairs("""
            User|Utilisateur, Security Team|Équipe de sécurité, Identity Provider|Fournisseur d’identité,
            Analyst|Analyste, System Owner|Propriétaire du système, Auditor|Auditeur
        """),
        pairs("Access|Accès, Alerts|Alertes, Encryption|Chiffrement, Audit|Audit, Identity|Identité"),
    ),
    Shelf(
        "purchasing",
        Words("purchasing", "achats"),
        nouns("""
            supplier|le fournisseur, purchase|l’achat, tender|l’appel d’offres,
            order form|le bon de commande, delivery note|le bon de livraison, budget|le budget,
            requisition|la demande d’achat, sample|l’échantillon, framework contract|le contrat-cadre,
            rating|la notation, license|la licence
        """),
        pairs("""
            Requester|Demandeur, Buyer|Acheteur, Supplier|Fournisseur, Budget Owner|Responsable du budget,
            Receiving Dock|Quai de réception, Legal Office|Service juridique
        """),
        pairs("Purchasing|Achats, Suppliers|Fournisseurs, Budgets|Budgets, Tenders|Appels d’offres"),
    ),
    Shelf(
        "data",
        Words("data", "données"),
        nouns("""
            report|le rapport, dataset|le jeu de données, query|la requête, dashboard|le tableau de bord,
            metric|la métrique, model|le modèle, record|la fiche, schema|le schéma, export|l’export,
            forecast|la prévision, catalog|le catalogue, source|la source, anomaly|l’anomalie f
        """),
        pairs("""
            Data Producer|Producteur de données, Data Engineer|Ingénieur de données, Analyst|Analyste,
            Data Steward|Intendant des données, Warehouse|Entrepôt de données, Reader|Lecteur
        """),
        pairs("Reports|Rapports, Models|Modèles, Quality|Qualité, Dashboards|Tableaux de bord"),
    ),
    Shelf(
        "insurance",
        Words("insurance", "assurance"),
        nouns("""
            claim|le sinistre, policy|la police, premium|la prime, damage|le dommage,
            expert report|l’expertise f, contract|le contrat, risk|le risque, file|le dossier,
            compensation|l’indemnité f, statement|la déclaration, recourse|le recours,
            guarantee|la garantie
        """),
        pairs("""
            Insured|Assuré, Claims Desk|Service des sinistres, Loss Adjuster|Expert,
            Underwriter|Souscripteur, Reinsurer|Réassureur, Payment Office|Service des règlements
        """),
        pairs("Claims|Sinistres, Risk|Risques, Policies|Polices, Expertise|Expertise"),
    ),
    Shelf(
        "health",
        Words("health care", "santé"),
        nouns("""
            patient|le patient, prescription|l’ordonnance f, appointment|le rendez-vous, bed|le lit,
            sample|le prélèvement, diagnosis|le diagnostic, treatment|le traitement,
            referral|l’orientation f, medical record|le dossier médical, vaccine|le vaccin,
            consent|le consentement, discharge|la sortie
        """),
        pairs("""
            Patient|Patient, Reception|Accueil, Nurse|Infirmier, Physician|Médecin, Laboratory|Laboratoire,
            Pharmacy|Pharmacie
        """),
        pairs("Patients|Patients, Appointments|Rendez-vous, Laboratory|Laboratoire, Consent|Consentement"),
    ),
    Shelf(
        "manufacturing",
        Words("manufacturing", "production"),
        nouns("""
            batch|le lot, machine|la machine, part|la pièce, defect|le défaut,
            work order|l’ordre de fabrication, tool|l’outil, drawing|le plan,
            raw material|la matière première, shift|le poste de travail, maintenance|la maintenance,
            prototype|le prototype, measurement|la mesure
        """),
        pairs("""
            Planner|Planificateur, Workshop|Atelier, Quality Control|Contrôle qualité,
            Maintenance|Maintenance, Stock Room|Magasin, Engineering|Bureau d’études
        """),
        pairs("Production|Production, Maintenance|Maintenance, Defects|Défauts, Planning|Planification"),
    ),
    Shelf(
        "public-services",
        Words("public services", "services publics"),
        nouns("""
            permit|le permis, application form|le formulaire, certificate|l’attestation f,
            hearing|l’audience f, notice|l’avis, decision|la décision, appeal|le recours,
            citizen|le citoyen, inspection|l’inspection f, grant|la subvention, register|le registre,
            tax return|la déclaration fiscale
        """),
        pairs("""
            Citizen|Citoyen, Counter|Guichet, Case Worker|Agent instructeur,
            Head of Office|Chef de service, Archive|Archives, Inspector|Inspecteur
        """),
        pairs("Permits|Permis, Appeals|Recours, Grants|Subventions, Registers|Registres"),
    ),
    Shelf(
        "learning",
        Words("learning", "enseignement"),
        nouns("""
            course|le cours, exam|l’examen, enrollment|l’inscription f, student|l’étudiant, grade|la note,
            thesis|le mémoire, scholarship|la bourse, timetable|l’emploi du temps, lesson|la leçon,
            diploma|le diplôme, room|la salle, report card|le bulletin
        """),
        pairs("""
            Student|Étudiant, Registrar|Scolarité, Teacher|Enseignant, Examination Board|Jury,
            Library|Bibliothèque, Dean|Doyen
        """),
        pairs("Courses|Cours, Exams|Examens, Enrollment|Inscriptions, Grades|Notes"),
    ),
)
GENERAL_TAGS = pairs("""
    Approval|Approbation, Automation|Automatisation, Compliance|Conformité, Documents|Documents,
    Email|Courriel, Escalation|Escalade, Feedback|Avis, Forms|Formulaires, Handover|Transmission,
    Monitoring|Surveillance, Notifications|Notifications, Planning|Planification, Review|Révision,
    Retry|Nouvelle tentative, Teams|Équipes
""")
"""Tags that processes of every category have."""
