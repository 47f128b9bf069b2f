"""The catalogue as text files that a curator edits, and the way between them and the database.

    fixtures/ ─ reading ─▶ Catalogue ─ planning ─▶ Plan ─ loading ─▶ database      (manage.py load_gallery)
    database ─ snapshot ─▶ Catalogue ─ writing ─▶ fixtures/                        (manage.py dump_gallery)

    zip file ─ unpacking ─ arranging ─▶ Catalogue     (what curators upload)
    Catalogue ─ packing ─▶ zip file                   (what they export)

What a plan would change, `foreseeing` tells: nothing need be written for that. These two ends of the roads,
`loading` and `foreseeing`, use `history`, which in turn is made of what all others here know.
What both files and database say of editions, `merging` brings together.

    fixtures/tags.yaml                        slug: {en: …, fr: …}
    fixtures/<category>/en.md fr.md           name, order; the text below is the description
    fixtures/<category>/<slug>/diagram.fz     the English source
    fixtures/<category>/<slug>/en.md fr.md    title, summary, …; the text below is the description

Both ends meet in `entries`: plain data, equal when file and database say the same. A French source is not
a file of its own: `labels` in `fr.md` translates the English one, so that its structure cannot differ.
"""
