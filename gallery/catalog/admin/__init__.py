"""Where curators work: Django's admin, extended.

    shelves            categories and tags
    diagram_template   the list of templates and the page on which one is changed
    template_form      its fields, every text in both languages side by side
    uses               how often templates were taken away

`modeltranslation`'s own admin classes are not used: their tabs load scripts from elsewhere, which the
site's policy blocks, and naming the columns of both languages in a row needs nothing of them.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from gallery.catalog.admin import diagram_template, shelves, uses

__all__ = ["diagram_template", "shelves", "uses"]

admin.site.site_header = _("FlowZap gallery")
admin.site.site_title = _("FlowZap gallery")
admin.site.index_title = _("Curators’ desk")
