"""The pictures by which a page is announced elsewhere.

addresses ─▶ a name that changes with what the picture shows
subjects  ─▶ what it shows: a title, facts and the drawings
composing ─▶ one SVG document of it, light, since nobody knows the reader's colours there
making    ─▶ the PNG, kept once it was made
"""
