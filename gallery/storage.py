"""Where static files are kept."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # (whitenoise has no types)
    """Keep them compressed, under names with a digest of their content.

    By these names our own scripts import each other, too. Django can do so for every script, but takes the
    comments of some packages for imports.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (
            "js/*.js",
            ((r'(?P<matched>(?P<how>from |import |import\()"(?P<url>\./[^"]+)")', '%(how)s"%(url)s"'),),
        ),
    )
