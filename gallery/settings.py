"""Settings of every installation: the defaults run on one machine, the environment overrides them.

docs/deploy.md has the table of the variables that are read. Each may be given as a file instead, by the same
name with `_FILE` behind it.
"""

import logging
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from environs import FileAwareEnv, ValidationError, validate

from gallery.operations import logs
from gallery.operations.caches import caches_at

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
"""What this installation makes for itself: database, secret key, collected static files."""
FIXTURES_DIR = BASE_DIR / "fixtures"
"""The catalogue files that `load_gallery` and `dump_gallery` use unless told otherwise."""

env = FileAwareEnv(strip_whitespace=True)


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


SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[], subcast=str.strip)
"""Former keys: what was signed with them still counts, nothing more is."""
DEBUG = env.bool("DEBUG", default=False)


def _names(hosts: list[str]) -> None:
    for host in hosts:
        if "/" in host:
            raise ValidationError(f"{host} is no name of a host: write gallery.example, without https://.")


ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"], subcast=str.strip, validate=_names
)
HTTPS = env.bool("HTTPS", default=False)
"""Whether a proxy in front of the gallery speaks https to visitors."""
PROXIES = env.int("PROXIES", default=int(HTTPS), validate=validate.Range(min=0))
"""How many proxies stand in front of it, each adding the address that asked it to X-Forwarded-For."""

RATE_LIMITS = env.bool("RATE_LIMITS", default=True)
"""Whether a visitor may ask only so often for what costs time: `gallery.operations.limits` says how often."""
CACHE_URL = env.str("CACHE_URL", default="")
"""A cache that all processes share, such as redis://cache:6379/0; none if empty."""

CONTENT_LICENSE = env.str("CONTENT_LICENSE", default="MIT")
CONTENT_LICENSE_URL = env.str("CONTENT_LICENSE_URL", default="https://opensource.org/license/mit")
"""What visitors may do with the templates: that of the repository, unless told otherwise."""
PLAYGROUND_URL = env.str(
    "PLAYGROUND_URL",
    default="",
    validate=validate.Regexp(
        r"(https?://\S+)?\Z", error="{input} is no address of a site: it begins with https://."
    ),
).rstrip("/")
"""Where templates open in FlowZap, such as https://flowzap.example; nowhere if empty."""
COUNT_USES = env.bool("COUNT_USES", default=True)
"""Whether copies and downloads are counted, without cookies or personal data."""

CONTACT = validate.Regexp(
    r"(mailto:[^\s@]+@[^\s@]+|https://\S+)?\Z",
    error="{input} is no contact: write mailto:name@example.org, or an address that begins with https://.",
)
OPERATOR_NAME = env.str("OPERATOR_NAME", default="")
"""Who answers for this copy of the gallery: a person or an organisation, as the privacy page names them."""
OPERATOR_CONTACT = env.str("OPERATOR_CONTACT", default="", validate=CONTACT)
"""Where visitors ask about their data, and report what they cannot use: mailto: or https://."""
OPERATOR_SECURITY_CONTACT = env.str("OPERATOR_SECURITY_CONTACT", default="", validate=CONTACT)
"""Where faults of security are reported, if that is elsewhere: mailto: or https://."""
LOG_FORMAT = env.str("LOG_FORMAT", default="text", validate=validate.OneOf(["text", "json"]))
LOG_LEVEL = env.log_level("LOG_LEVEL", default=logging.WARNING)
ACCESS_LOG = env.bool("ACCESS_LOG", default=False)
"""Whether each request is a line in the log, without who asked."""
SLOW_QUERY_MS = env.int("SLOW_QUERY_MS", default=500, validate=validate.Range(min=0))
SLOW_DRAWING_MS = env.int("SLOW_DRAWING_MS", default=1_000, validate=validate.Range(min=0))
"""From how many milliseconds on a query and a drawing are warned about; 0 is never."""
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
"""What Prometheus has to send to read /metrics; there is no such page if empty."""
SENTRY_DSN = env.str("SENTRY_DSN", default="")
"""Where faults are reported to; nowhere if empty."""
SENTRY_ENVIRONMENT = env.str("SENTRY_ENVIRONMENT", default="production")
SENTRY_TRACES_SAMPLE_RATE = env.float(
    "SENTRY_TRACES_SAMPLE_RATE", default=0.0, validate=validate.Range(min=0, max=1)
)
"""Which share of all requests is reported with what took how long."""

ROOT_URLCONF = "gallery.urls"
WSGI_APPLICATION = "gallery.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "modeltranslation",
    "gallery.desk.DeskConfig",
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
    "gallery.operations",
    "gallery.logins",
    "gallery.catalog",
]

MIDDLEWARE = [
    "gallery.operations.health.HealthMiddleware",
    "gallery.operations.request_ids.RequestIdMiddleware",
    "gallery.operations.errors.ReportMiddleware",
    "gallery.operations.logs.AccessLogMiddleware",
    "gallery.operations.metrics.MetricsMiddleware",
    "gallery.catalog.page_cache.PageCacheMiddleware",
    "gallery.middleware.PoliciesMiddleware",
    "gallery.catalog.api.middleware.CrossOriginMiddleware",
    # Before those that may answer themselves: redirects to https have a policy, too.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "gallery.operations.bodies.BodySizeMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "gallery.logins.sessions.QuietSessionMiddleware",
    "gallery.middleware.AddressLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
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
    SECRET_KEY = SECRET_KEY or read_or_make_secret_key(VAR_DIR / "secret_key")
elif SECRET_KEY:
    # Each thread keeps its connection, and asks whether it still is one before it uses it again.
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    # Seconds for connecting, and milliseconds until a server that has vanished from the network is given up:
    # otherwise that takes minutes. What stands in DATABASE_URL counts more.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        "tcp_user_timeout": 10_000,
        **DATABASES["default"].get("OPTIONS", {}),
    }
else:
    # A key made here would be another one on the next machine, and gone with this container.
    raise ImproperlyConfigured(
        "SECRET_KEY must be set, as DATABASE_URL names a database that others can share: every process needs "
        """the same key. Make one by: python -c 'import secrets; print(secrets.token_urlsafe(50))'"""
    )

CACHES = caches_at(CACHE_URL, VAR_DIR / "cache")
CATALOGUE_CHECK_SECONDS = env.float("CATALOGUE_CHECK_SECONDS", default=1.0, validate=validate.Range(min=0))
"""How long a process goes on with the state of the catalogue that it knows: 0 asks with every request."""

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
AXES_CLIENT_IP_CALLABLE = "gallery.visitors.network_of"
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


# How much a request may bring with it: `gallery.operations.bodies` bounds it as a whole. Fields hold a source
# of 200,000 characters, each written as up to nine, and words beside it; the largest forms have a row of five
# fields for each label of a source, of which there are 6,000 at most.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 40_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

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

LOGGING = logs.configuration(LOG_FORMAT, LOG_LEVEL)
