"""Which fields are written once a language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from gallery.catalog.models import Category, DiagramTemplate, Edition, Tag


@register(Category)
class CategoryTranslation(TranslationOptions):
    """A category's words."""

    fields = ("name", "description")
    required_languages = {"en": ("name",)}


@register(Tag)
class TagTranslation(TranslationOptions):
    """A tag's word."""

    fields = ("name",)
    required_languages = {"en": ("name",)}


@register(DiagramTemplate)
class DiagramTemplateTranslation(TranslationOptions):
    """A template's words, and its source, of which only the labels differ."""

    fields = ("title", "summary", "description", "source")
    required_languages = {"en": ("title", "summary", "source")}


@register(Edition)
class EditionTranslation(TranslationOptions):
    """What is new in an edition."""

    fields = ("note",)
