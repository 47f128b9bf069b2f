"""When templates expire, what was translated from what, and the tables of the curators.

What is there keeps its meaning: each label of a French source becomes a translation of the English label at
its place, and every French text is taken for one of today's English text.
"""

from hashlib import sha256
from typing import Any

import django.db.models.deletion
import gallery.catalog.fields
from django.conf import settings
from django.db import migrations, models

from gallery.flowzap import labels_of, relabel


def take_translations_over(apps: Any, schema_editor: Any) -> None:
    for template in apps.get_model("catalog", "DiagramTemplate").objects.all():
        if template.source_fr:
            template.label_translations = {"fr": _translations(template.source_en, template.source_fr)}
        texts = {field: (getattr(template, f"{field}_en"), getattr(template, f"{field}_fr")) for field in TRACED}
        traces = {field: [_digest(en), _digest(fr)] for field, (en, fr) in texts.items() if en and fr}
        template.translated_from = {"fr": traces} if traces else {}
        template.save(update_fields=["label_translations", "translated_from"])
        if template.version > 1:
            template.editions.create(number=template.version, came_out_at=template.updated_at)
    for loaded in apps.get_model("catalog", "LoadedEntry").objects.filter(name__startswith="template "):
        sources = loaded.data.pop("sources")
        loaded.data["source"] = sources["en"]
        if "fr" in sources:
            loaded.data["labels"] = {"fr": _translations(sources["en"], sources["fr"])}
        loaded.save(update_fields=["data"])


def give_sources_back(apps: Any, schema_editor: Any) -> None:
    """On the way back, give each entry that was loaded a source of its own in each language again."""
    for loaded in apps.get_model("catalog", "LoadedEntry").objects.filter(name__startswith="template "):
        source = loaded.data.pop("source")
        sources = {"en": source}
        labels = {label.place: label.text for label in labels_of(source)}
        for language, rows in loaded.data.pop("labels", {}).items():
            texts = {place: words for place, text, words in rows if labels.get(place) == text}
            sources[language] = relabel(source, texts)
        loaded.data["sources"] = sources
        loaded.save(update_fields=["data"])


def _translations(english: str, french: str) -> list[list[str]]:
    texts = {label.place: label.text for label in labels_of(french)}
    places = [label for label in labels_of(english) if label.place in texts]
    return [[label.place, label.text, texts[label.place]] for label in places]


def _digest(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]


TRACED = ("title", "summary", "description")


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0003_search'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', gallery.catalog.fields.PlainSlugField(max_length=80, verbose_name='slug')),
                ('at', models.DateTimeField(db_index=True, verbose_name='time')),
                ('by_name', models.CharField(blank=True, max_length=150)),
                ('action', models.CharField(choices=[('found', 'Found so'), ('created', 'Created'), ('edited', 'Edited'), ('published', 'Published'), ('archived', 'Archived'), ('withdrawn', 'Withdrawn'), ('restored', 'Restored'), ('imported', 'Imported'), ('loaded', 'Loaded from the files'), ('deleted', 'Deleted')], max_length=10, verbose_name='action')),
                ('why', models.TextField(blank=True, verbose_name='reason')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='version')),
                ('data', models.JSONField()),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('came_out_at', models.DateTimeField(verbose_name='published')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='what is new')),
                ('note_en', models.CharField(blank=True, max_length=200, null=True, verbose_name='what is new')),
                ('note_fr', models.CharField(blank=True, max_length=200, null=True, verbose_name='what is new')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ('-number',),
            },
        ),
        migrations.CreateModel(
            name='Shortcoming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('error', 'Error in the source'), ('warning', 'Warning in the source'), ('broken-link', 'Broken link'), ('outdated', 'Translation older than the English text'), ('untranslated', 'Not translated'), ('no-description', 'No description'), ('no-tags', 'No tags'), ('no-related', 'No related templates'), ('duplicate', 'Same structure as another template'), ('crossings', 'Many crossings in the drawing'), ('aspect', 'Unwieldy drawing')], max_length=20, verbose_name='kind')),
                ('language', models.CharField(blank=True, max_length=5)),
                ('field', models.CharField(max_length=40)),
                ('details', models.JSONField(blank=True, default=dict)),
            ],
            options={
                'verbose_name': 'shortcoming',
                'verbose_name_plural': 'shortcomings',
                'ordering': ('template', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='time')),
                ('name', models.CharField(max_length=255, verbose_name='name')),
                ('files', models.JSONField()),
            ],
            options={
                'verbose_name': 'upload',
                'verbose_name_plural': 'uploads',
                'ordering': ('-at',),
            },
        ),
        migrations.AlterModelOptions(
            name='diagramtemplate',
            options={'ordering': ('-published_at', 'slug'), 'permissions': [('publish_diagramtemplate', 'Can publish diagram templates')], 'verbose_name': 'diagram template', 'verbose_name_plural': 'diagram templates'},
        ),
        migrations.RemoveIndex(
            model_name='diagramtemplate',
            name='newest_published',
        ),
        migrations.RemoveIndex(
            model_name='diagramtemplate',
            name='newest_in_category',
        ),
        migrations.AddField(
            model_name='diagramtemplate',
            name='accepted_warnings',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='accepted warnings'),
        ),
        migrations.AddField(
            model_name='diagramtemplate',
            name='edition_notes',
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name='diagramtemplate',
            name='expires_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='expires'),
        ),
        migrations.AddField(
            model_name='diagramtemplate',
            name='label_translations',
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name='diagramtemplate',
            name='structure_digest',
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='diagramtemplate',
            name='translated_from',
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddIndex(
            model_name='diagramtemplate',
            index=models.Index(fields=['status', '-published_at', 'slug', 'category', 'updated_at', 'use_count', 'expires_at', 'lane_count', 'step_count', 'loop_count', 'decision_count'], name='newest_published'),
        ),
        migrations.AddIndex(
            model_name='diagramtemplate',
            index=models.Index(fields=['category', 'status', '-published_at', 'slug', 'expires_at'], name='newest_in_category'),
        ),
        migrations.AddField(
            model_name='change',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='change',
            name='template',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='changes', to='catalog.diagramtemplate'),
        ),
        migrations.AddField(
            model_name='edition',
            name='template',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='catalog.diagramtemplate'),
        ),
        migrations.AddField(
            model_name='shortcoming',
            name='template',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shortcomings', to='catalog.diagramtemplate'),
        ),
        migrations.AddField(
            model_name='upload',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='change',
            index=models.Index(fields=['template', '-at', '-id'], name='changes_of_template'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('template', 'number'), name='one_edition_a_number'),
        ),
        migrations.AddIndex(
            model_name='shortcoming',
            index=models.Index(fields=['kind', 'language', 'template'], name='shortcomings_of_kind'),
        ),
        migrations.AddIndex(
            model_name='diagramtemplate',
            index=models.Index(
                condition=models.Q(('expires_at__isnull', False)), fields=['status', 'expires_at'], name='expiring'
            ),
        ),
        migrations.RunPython(take_translations_over, give_sources_back),
    ]
