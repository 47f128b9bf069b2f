"""Signing in: guessing passwords is limited, and a session ends when nobody works any more.

    attempt ─ limits ─▶ page "too many attempts" (locked_out) or, by Django, a session
    request ─ sessions ─▶ the session lives on while somebody works
    form, before it is sent ─ signed_in ─▶ whether it would be taken; if not, it stays as it was typed

django-axes counts the attempts that failed, in the database, so that all workers of the server know them.
"""
