"""What of a template is translated, and from what: so that nobody forgets, and nothing gets lost.

    labels     the labels of a diagram: each with the text it was translated from
    texts      title, summary and description: whether the translation is of what stands there today

A translated source is not written by anybody: it is the English one with other labels, made whenever the
template is saved, so that its structure cannot differ.
"""
