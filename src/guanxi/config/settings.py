"""Django's settings, derived from the operator's few (see ``environment``)."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from guanxi.config.environment import read_environment
from guanxi.config.logs import logging_settings
from guanxi.config.merging import MERGING as MERGING
from guanxi.config.subscriptions import SUBSCRIPTIONS as SUBSCRIPTIONS

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
# The desk is opened by its public name and, on the machine itself, by localhost.
ALLOWED_HOSTS = [ENVIRONMENT.host, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.url]
ROOT_URLCONF = "guanxi.config.urls"
WSGI_APPLICATION = "guanxi.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "guanxi.platform.web",
    "guanxi.apps.audit",
    "guanxi.apps.accounts",
    "guanxi.apps.notices",
    "guanxi.apps.files",
    "guanxi.apps.playbook",
    "guanxi.apps.calendars",
    "guanxi.apps.suppliers",
    "guanxi.apps.obligations",
    "guanxi.apps.orders",
    "guanxi.apps.conversations",
    "guanxi.apps.mailboxes",
    "guanxi.apps.exchange",
    "guanxi.apps.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_q",
    "csp",
]

MIDDLEWARE = [
    "guanxi.config.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads each answer, so that its length tells nothing
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "guanxi.apps.accounts.middleware.PersonMiddleware",
    "guanxi.apps.accounts.middleware.WorkspaceMiddleware",
    "guanxi.apps.accounts.api_middleware.ApiMiddleware",
    "guanxi.apps.suppliers.middleware.MergedSupplierMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "guanxi.config.shell.shell",
                "guanxi.config.mail.mail_works",
            ],
        },
    }
]


def _database() -> dict[str, Any]:
    if ENVIRONMENT.database_url:
        server = dj_database_url.parse(ENVIRONMENT.database_url, conn_health_checks=True)
        return {**server, "OPTIONS": {**server.get("OPTIONS", {}), "pool": True}}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ENVIRONMENT.data / "guanxi.sqlite3",
        "OPTIONS": {
            # Immediate transactions queue writers instead of failing them half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
                "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364;"
                "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


DATABASES = {"default": _database()}
# Rate limits of sign-in must hold across processes, so the cache is the database.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "sesame.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "guanxi.config.sign_in_mail.MailingAdapter"
# The desk writes to nobody it does not know; the page says the same for every address.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# No mail server is needed to work here, so an address is not proven by mail.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Guanxi"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.is_https
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# A printed link opens once, for ten minutes; the demo's opens all day, on any screen.
SESAME_MAX_AGE = 86_400 if ENVIRONMENT.is_demo else 600
SESAME_ONE_TIME = not ENVIRONMENT.is_demo

# Without a mail server nothing is sent, and no page offers to send anything.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if ENVIRONMENT.mail:
    globals().update(ENVIRONMENT.mail.django_settings())

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [PACKAGE / "config" / "locale", PACKAGE / "platform" / "i18n" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "guanxi.platform.i18n.formats"
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = ENVIRONMENT.data / "files"
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.is_https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the authenticator's QR code
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

Q_CLUSTER = {
    "name": "guanxi",
    "orm": "default",
    "workers": ENVIRONMENT.workers,
    # Judging a chat of a million messages takes minutes, so a task may run long. What a killed
    # worker held is found sooner than `retry`: by the minute pass over imports, which hold
    # their work for seconds at a time.
    "timeout": 1800,
    "retry": 1860,
    "poll": 0.3,
    "max_attempts": 5,
    "save_limit": 50,
    "catch_up": False,
    "label": "Jobs",
}

LOGGING = logging_settings(ENVIRONMENT.log)
LOGGING_CONFIG = "logging.config.dictConfig"
