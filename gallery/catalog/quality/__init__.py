"""What needs a curator's care, found out when something is saved and told on the quality desk.

    assessing       assess(template): the rows of `Shortcoming`, brought up to date by way of
      sources         what the engine says of the source, and of its labels in other languages
      translations    texts and labels that are missing in a language, or older than the English ones
      shelving        descriptions, tags and related templates that are missing; duplicates
      links           links in descriptions to pages of this site that are not there
      figures         drawings with many crossings, of an unwieldy form, or that failed: noted when drawn
      surroundings    what finders look at besides a template, fetched for many templates at once
    depending       which other templates are to be assessed again; after statements on many rows by hand
    watching        the same after whatever is saved beside templates
    telling         the sentence about a shortcoming, in the reader's language
    completeness    how complete a template is in each language
    desk            all shortcomings, counted and chosen
    twins           which templates are alike in structure

A template of the archive keeps its rows, as it may come back; the desk leaves them out. What depends on the
clock alone, such as a link to a template that expires, is found when the template with the link is next
saved: until then the desk may lag behind.
"""
