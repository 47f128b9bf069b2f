"""A large catalogue of made-up templates, to measure on: `manage.py make_catalogue`.

    words          names, verbs, nouns and adjectives in both languages, some far more common than others
    shelves        what a category of them is about: its nouns, lanes and tags
    processes      the source of a process, as sound as what curators write
    descriptions   the long text about it
    entries        templates as data, from a seed: the same ones every time
    keeping        what was made, told apart from what people wrote, and removed

French agrees with its nouns (*la facture validée*, *l’offre*, *du contrat*), so that searches, sorting and
spelling meet what they meet in a real catalogue.
"""
