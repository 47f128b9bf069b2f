"""The catalogue as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.utils.translation import gettext_lazy as _


class CatalogConfig(AppConfig):
    """The catalogue of diagram templates."""

    name = "gallery.catalog"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Keep what is made of templates in step with what is saved apart from them, such as tags."""
        from gallery.catalog import checks, indexing, revisions  # noqa: F401, PLC0415 (models are there only now)
        from gallery.catalog.quality import watching  # noqa: PLC0415

        tag, tagging = self.get_model("Tag"), self.get_model("DiagramTemplate_tags")
        m2m_changed.connect(indexing.reindex_after_tagging, sender=tagging)
        post_save.connect(indexing.reindex_templates_of_tag, sender=tag)
        pre_delete.connect(indexing.detach_deleted_tag, sender=tag)
        post_delete.connect(indexing.forget_words, sender=self.get_model("SearchEntry"))
        watching.watch()
        revisions.watch()
