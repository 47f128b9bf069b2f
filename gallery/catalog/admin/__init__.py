"""Where curators work: Django's admin, extended.

    shelves            categories and tags
    diagram_template   the list of templates
      columns            what it shows of each
      filters            what it is narrowed down by
      actions/           what is done to many of them
      deletion           what refers to one that is to be deleted
      thumbnails         the small pictures, also of drafts
    change_page        the page on which one is written
      template_form      its fields, every text in both languages side by side
      source_desk/       the source with its diagram in sight
      label_table        the labels in other languages
      outdated           translations that are older than the English text
      conflicts          two editors at one template
    history            what became of templates, and the way back
    quality/           what needs care, and the way to where it is mended
    uses               how often templates were taken away

`modeltranslation`'s own admin classes are not used: their tabs load scripts from elsewhere, which the
site's policy blocks, and naming the columns of both languages in a row needs nothing of them.
"""

from gallery.catalog.admin import diagram_template, history, shelves, uses

__all__ = ["diagram_template", "history", "shelves", "uses"]
