"""Let PostgreSQL hold as much beside the search index as it usually does: whoever writes has it merged."""

from typing import Any

from django.db import migrations

LANGUAGES = ("en", "fr")


def alter(change: str) -> Any:
    """Return what changes the options of both indexes."""

    def alter_indexes(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for language in LANGUAGES:
                schema_editor.execute(f"ALTER INDEX catalog_search_{language} {change}")

    return alter_indexes


class Migration(migrations.Migration):

    dependencies = [
        ("catalog", "0007_lz4"),
    ]

    operations = [
        migrations.RunPython(
            alter("RESET (gin_pending_list_limit)"), alter("SET (gin_pending_list_limit = 256)")
        ),
    ]
