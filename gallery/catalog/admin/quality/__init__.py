"""The quality desk: one page of all that needs care, each row leading to the field where it is mended.

rows    a shortcoming as it is shown: its template, its sentence, the way to its field
page    which of them a page lists, and what it can be narrowed down to
views   the page itself
"""
