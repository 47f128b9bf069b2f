"""How long the site takes to answer over a large catalogue: `make bench-web`.

    words       a vocabulary in both languages
    catalogue   templates made of it, in a database that is made for the run and destroyed after it
    requests    what is asked of the site
    __main__    time every request and print the table

The database is a file of SQLite, or lies beside the one in DATABASE_URL. Templates are written as rows, with
stand-ins for their drawings; the catalogue of the repository is loaded, and drawn, beside them.
"""

import os
from secrets import token_hex

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gallery.settings")
os.environ.setdefault("SECRET_KEY", token_hex())
django.setup()
