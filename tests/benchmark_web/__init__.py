"""How long the site takes to answer over a large catalogue: `make bench-web`.

    catalogue   made-up templates, in a database that is made for the run and destroyed after it
    requests    what is asked of the site
    settings    how it is set up for that: no page is kept
    serving     requests per second under gunicorn, beside a bare Django view; `load` asks them
    growth      pages of a large catalogue beside those of a small one
    __main__    print the tables

The database is a file of SQLite, or lies beside the one in DATABASE_URL. The catalogue of the repository is
loaded, and `make_catalogue` adds templates to it: with a progress bar, as each of them is drawn.
"""

import os
from secrets import token_hex

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gallery.settings")
os.environ.setdefault("SECRET_KEY", token_hex())
django.setup()
