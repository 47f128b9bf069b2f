

import django.db.models.deletion
import gallery.catalog.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', gallery.catalog.fields.PlainSlugField(max_length=80, unique=True, verbose_name='slug')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('name_en', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_fr', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('description_en', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_fr', models.TextField(blank=True, null=True, verbose_name='description')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'category',
                'verbose_name_plural': 'categories',
                'ordering': ('order', 'slug'),
            },
        ),
        migrations.CreateModel(
            name='LoadedEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True)),
                ('data', models.JSONField()),
                ('row', models.PositiveBigIntegerField()),
            ],
            options={
                'verbose_name': 'loaded entry',
                'verbose_name_plural': 'loaded entries',
                'ordering': ('name',),
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', gallery.catalog.fields.PlainSlugField(max_length=80, unique=True, verbose_name='slug')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('name_en', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_fr', models.CharField(max_length=80, null=True, verbose_name='name')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
                'ordering': ('slug',),
            },
        ),
        migrations.CreateModel(
            name='DiagramTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', gallery.catalog.fields.PlainSlugField(max_length=80, unique=True, verbose_name='slug')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('title_en', models.CharField(max_length=120, null=True, verbose_name='title')),
                ('title_fr', models.CharField(max_length=120, null=True, verbose_name='title')),
                ('summary', models.TextField(max_length=400, verbose_name='summary')),
                ('summary_en', models.TextField(max_length=400, null=True, verbose_name='summary')),
                ('summary_fr', models.TextField(max_length=400, null=True, verbose_name='summary')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('description_en', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_fr', models.TextField(blank=True, null=True, verbose_name='description')),
                ('source', models.TextField(verbose_name='FlowZap source')),
                ('source_en', models.TextField(null=True, verbose_name='FlowZap source')),
                ('source_fr', models.TextField(null=True, verbose_name='FlowZap source')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('archived', 'Archived')], default='draft', max_length=10, verbose_name='status')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='templates', to='catalog.category', verbose_name='category')),
            ],
            options={
                'verbose_name': 'diagram template',
                'verbose_name_plural': 'diagram templates',
                'ordering': ('-published_at', 'slug'),
            },
        ),
        migrations.CreateModel(
            name='OldSlug',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', gallery.catalog.fields.PlainSlugField(max_length=80, unique=True, verbose_name='slug')),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='old_slugs', to='catalog.diagramtemplate')),
            ],
            options={
                'verbose_name': 'old slug',
                'verbose_name_plural': 'old slugs',
                'ordering': ('slug',),
            },
        ),
        migrations.CreateModel(
            name='RelatedTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('related', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommended_by', to='catalog.diagramtemplate', verbose_name='related template')),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='related_links', to='catalog.diagramtemplate')),
            ],
            options={
                'verbose_name': 'related template',
                'verbose_name_plural': 'related templates',
                'ordering': ('order', 'id'),
            },
        ),
        migrations.AddField(
            model_name='diagramtemplate',
            name='related',
            field=models.ManyToManyField(through='catalog.RelatedTemplate', to='catalog.diagramtemplate', verbose_name='related templates'),
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], max_length=5)),
                ('title', gallery.catalog.fields.PlainCharField(db_index=True, max_length=240)),
                ('text', models.TextField()),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_entries', to='catalog.diagramtemplate')),
            ],
            options={
                'verbose_name': 'search entry',
                'verbose_name_plural': 'search entries',
            },
        ),
        migrations.AddField(
            model_name='diagramtemplate',
            name='tags',
            field=models.ManyToManyField(blank=True, related_name='templates', to='catalog.tag', verbose_name='tags'),
        ),
        migrations.CreateModel(
            name='Drawing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], max_length=5)),
                ('engine', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('svg', models.TextField()),
                ('thumbnail', models.TextField()),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drawings', to='catalog.diagramtemplate')),
            ],
            options={
                'verbose_name': 'drawing',
                'verbose_name_plural': 'drawings',
                'constraints': [models.UniqueConstraint(fields=('template', 'language'), name='one_drawing_a_language')],
            },
        ),
        migrations.AddConstraint(
            model_name='relatedtemplate',
            constraint=models.UniqueConstraint(fields=('template', 'related'), name='related_once', violation_error_message='This template is in the list already.'),
        ),
        migrations.AddConstraint(
            model_name='relatedtemplate',
            constraint=models.CheckConstraint(condition=models.Q(('template', models.F('related')), _negated=True), name='not_related_to_itself', violation_error_message='A template cannot be related to itself.'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.UniqueConstraint(fields=('template', 'language'), name='one_entry_a_language'),
        ),
        migrations.AddIndex(
            model_name='diagramtemplate',
            index=models.Index(fields=['status', '-published_at'], name='newest_published'),
        ),
    ]
