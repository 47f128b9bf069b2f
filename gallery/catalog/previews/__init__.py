"""The pictures by which a page is announced elsewhere.

addresses ─▶ a name that changes with what the picture shows
subjects  ─▶ what it shows: a title, facts and the drawings
composing ─▶ one SVG document of it, light, since nobody knows the reader's colours there
words     ─▶ the texts and the sign in that
making    ─▶ the PNG, kept once it was made
"""
