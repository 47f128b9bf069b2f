"""Editors, who write drafts, and publishers, who decide what visitors see.

Searching, drawings, records and counting are left out: the gallery writes those by itself, and nobody else does.
"""

from typing import Any

from django.db import migrations

EVERYBODY = {
    "category": "view",
    "tag": "view add",
    "diagramtemplate": "view add change",
    "relatedtemplate": "view add change delete",
    "oldslug": "view",
    "dailyuse": "view",
    "change": "view",
    "edition": "view",
    "shortcoming": "view",
    "upload": "view add delete",
}
"""What editors may do; that the templates they change are drafts, `gallery.catalog.roles` says."""

PUBLISHERS = EVERYBODY | {
    "category": "view add change delete",
    "tag": "view add change delete",
    "diagramtemplate": "view add change delete publish",
    "oldslug": "view add change delete",
    "edition": "view change",
}

ROLES = {"Editors": EVERYBODY, "Publishers": PUBLISHERS}


def make_groups(apps: Any, schema_editor: Any) -> None:
    """Make the groups that are not there; one that is stays as its administrator wants it."""
    database = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(database)
    for name, allowed in ROLES.items():
        group, is_new = groups.get_or_create(name=name)
        if is_new:
            group.permissions.set(_permissions(apps, database, allowed))


def _permissions(apps: Any, database: str, allowed: dict[str, str]) -> Any:
    """Yield the permissions, those made that Django would only make once all migrations are through."""
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    for model, actions in allowed.items():
        words = apps.get_model("catalog", model)._meta
        kind, _ = kinds.get_or_create(app_label="catalog", model=model)
        names = dict(words.permissions)
        for action in actions.split():
            codename = f"{action}_{model}"
            name = names.get(codename, f"Can {action} {words.verbose_name_raw}")
            yield permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": name})[0]


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('catalog', '0004_curating'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        # On the way back the groups stay: accounts are in them, and an administrator may have changed them.
        migrations.RunPython(make_groups, migrations.RunPython.noop, elidable=False),
    ]
