"""The templates that a page recommends, and in which order.

field      the list in the form: what is chosen, checked against what there is
widget     the list on the page, with a search, suggestions, and who recommends this one
views      what the search and the suggestions answer; nothing is saved there
"""
