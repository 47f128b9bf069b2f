"""Settings of every installation: the defaults run on one machine, the environment overrides them.

The variables that are read (README.md has the table): SECRET_KEY, DEBUG, ALLOWED_HOSTS, HTTPS, PROXIES,
DATABASE_URL, CONTENT_LICENSE, CONTENT_LICENSE_URL, PLAYGROUND_URL, COUNT_USES.
"""

import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from csp.constants import NONE, SELF
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from environs import Env, validate

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
"""What this installation makes for itself: database, secret key, collected static files."""
FIXTURES_DIR = BASE_DIR / "fixtures"
"""The catalogue files that `load_gallery` and `dump_gallery` use unless told otherwise."""

env = Env()


def read_or_make_secret_key(path: Path) -> str:
    """Return the key kept in a file that only its owner reads, making both on first use.

    The file appears whole or not at all, so that of several processes started at once all read the same key.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent) as draft:
            draft.write(secrets.token_urlsafe(50))
            draft.flush()
            with suppress(FileExistsError):
                path.hardlink_to(draft.name)
    return path.read_text()


SECRET_KEY = env.str("SECRET_KEY", default="") or read_or_make_secret_key(VAR_DIR / "secret_key")
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
HTTPS = env.bool("HTTPS", default=False)
"""Whether a proxy in front of the gallery speaks https to visitors."""
PROXIES = env.int("PROXIES", default=int(HTTPS), validate=validate.Range(min=0))
"""How many proxies stand in front of it, each adding the address that asked it to X-Forwarded-For."""

CONTENT_LICENSE = env.str("CONTENT_LICENSE", default="MIT")
CONTENT_LICENSE_URL = env.str("CONTENT_LICENSE_URL", default="https://opensource.org/license/mit")
"""What visitors may do with the templates: that of the repository, unless told otherwise."""
PLAYGROUND_URL = env.str("PLAYGROUND_URL", default="").rstrip("/")
"""Where templates open in FlowZap, such as https://flowzap.example; nowhere if empty."""
COUNT_USES = env.bool("COUNT_USES", default=True)
"""Whether copies and downloads are counted, without cookies or personal data."""

ROOT_URLCONF = "gallery.urls"
WSGI_APPLICATION = "gallery.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_ace",
    "django_htmx",
    "gallery.logins.apps.AttemptsConfig",
    "gallery.logins",
    "gallery.catalog",
]

MIDDLEWARE = [
    "gallery.catalog.api.middleware.CrossOriginMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gallery.middleware.AddressLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gallery.logins.sessions.SessionMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DEFAULT_DATABASE_URL = f"sqlite:///{quote(str(VAR_DIR / 'gallery.sqlite3'))}"
DATABASES = {"default": env.dj_db_url("DATABASE_URL", default=DEFAULT_DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Readers and one writer at a time do not wait for each other, and a second writer waits its turn.
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Pictures that take long to make, under names that change with what they show.
    "pictures": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
        "TIMEOUT": 30 * 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
}

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
PASSWORD_HASHERS = [
    # Costs whoever guesses at a stolen database memory as well as time; the other is what Django took before.
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# How often passwords can be guessed: `gallery.logins.limits` explains it.
AXES_HANDLER = "gallery.logins.limits.LoginHandler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "gallery.logins.addresses.login_address"
AXES_LOCKOUT_CALLABLE = "gallery.logins.locked_out.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
# Only the admin has cookies. Who has left work signs in again the next day: see `gallery.logins.sessions`.
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)


def MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME(verbose_name: str, language: str) -> "StrPromise":  # noqa: N802 (a setting)
    """Name a translated column as the admin shows it: “title (French)”."""
    return format_lazy("{} ({})", verbose_name, dict(LANGUAGES)[language])


UPLOAD_LIMIT = 21 * 1024 * 1024
"""Bytes of all files in a request that are kept: a little more than a form takes, so that it can say so."""
FILE_UPLOAD_HANDLERS = [
    "gallery.operations.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "gallery.collecting.PackagesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "gallery.storage.StaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    },
}

if HTTPS:
    # The proxy must set or remove this header itself, as every common one does.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # Under these names browsers take no cookie from another host of the domain, nor over plain http.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
else:
    # Browsers ignore this header over plain http, and say so in the console.
    SECURE_CROSS_ORIGIN_OPENER_POLICY = None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    # Without DEBUG Django would mail what goes wrong; here it is written where the server runs.
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "axes": {"level": "ERROR"},  # attempts to sign in are listed in the admin
        "django.request": {"level": "ERROR"},  # an address that is not there is no fault of the gallery's
        # Every scanner on the net asks under a wrong name: answered with 400, not worth a traceback each.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}
