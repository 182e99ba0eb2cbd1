"""Django's settings, from the environment, safe unless told otherwise. Nobody imports this module: see `conf`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from comhla.web.accounts.role_map import read_role_map
from comhla.web.environment import read_environment

ENVIRONMENT = read_environment()
HERE = Path(__file__).resolve().parent

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
DEMONSTRATION = ENVIRONMENT.demonstration
TODAY = ENVIRONMENT.today
PUBLIC_ADDRESS = ENVIRONMENT.public_address
CONTACT_EMAIL = ENVIRONMENT.contact_email
OPERATOR = ENVIRONMENT.operator
ACCESSIBILITY_REVIEWED_ON = ENVIRONMENT.accessibility_reviewed_on
ALLOWED_HOSTS = ENVIRONMENT.hosts
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
ROOT_URLCONF = "comhla.web.urls"
WSGI_APPLICATION = "comhla.web.wsgi.application"

ROOMS = [
    "accounts",
    "authorities",
    "duties",
    "plans",
    "board",
    "directions",
    "measures",
    "reports",
    "audit",
    "api",
    "site",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # The rooms come before what they use, so that their templates are found first.
    *(f"comhla.web.{room}" for room in ROOMS),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_cotton",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "django.forms",  # last: its templates of widgets, where the site has none of its own
]

MIDDLEWARE = [
    "comhla.web.site.middleware.log_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "comhla.web.site.middleware.explain_database_trouble",
    "comhla.web.accounts.middleware.need_sign_in",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "comhla.web.site.templatetags.words"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "comhla.web.site.context.of_every_page",
            ],
        },
    }
]
COTTON_DIR = "components"
FORM_RENDERER = "comhla.web.site.form_renderer.FormRenderer"

DATABASES = {
    "default": dj_database_url.parse(
        ENVIRONMENT.database_url or f"sqlite:///{ENVIRONMENT.data / 'comhla.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
    DATABASES["default"]["OPTIONS"] = {
        # A write begins by taking the lock, so that two writers queue and neither fails half way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        " PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "sesame.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "work"
LOGOUT_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "comhla.web.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "comhla.web.accounts.adapters.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come by invitation, which went to the address
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody writes to strangers through us
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENVIRONMENT.is_https else "http"
ACCOUNT_FORMS = {
    "login": "comhla.web.accounts.forms.sign_in.SignInForm",
    "change_password": "comhla.web.accounts.forms.sign_in.ChangePasswordForm",
    "set_password": "comhla.web.accounts.forms.sign_in.SetPasswordForm",
    "reset_password": "comhla.web.accounts.forms.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "comhla.web.accounts.forms.sign_in.NewPasswordForm",
    "reauthenticate": "comhla.web.accounts.forms.sign_in.PasswordAgainForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
SECOND_FACTOR_REQUIRED = ENVIRONMENT.second_factor
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the address was checked by the invitation, of which the package knows nothing
MFA_ADAPTER = "comhla.web.accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "comhla.web.accounts.forms.second_factor.CodeForm",
    "reauthenticate": "comhla.web.accounts.forms.second_factor.CodeAgainForm",
    "activate_totp": "comhla.web.accounts.forms.second_factor.FirstCodeForm",
    "add_webauthn": "comhla.web.accounts.forms.second_factor.NewPasskeyForm",
    "edit_webauthn": "comhla.web.accounts.forms.second_factor.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.is_https
MFA_TOTP_ISSUER = "Còmhla"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # our own adapter connects accounts, and gives roles by group
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS = {}
OIDC_NAME = ""
OIDC_ROLES: tuple[Any, ...] = ()
OIDC_ORIGINS = []
if ENVIRONMENT.oidc is not None:
    OIDC_NAME = ENVIRONMENT.oidc["COMHLA_OIDC_NAME"]
    OIDC_ROLES = read_role_map(ENVIRONMENT.oidc["COMHLA_OIDC_ROLES"])
    OIDC_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(ENVIRONMENT.oidc["COMHLA_OIDC_SERVER"]))]
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "organisation",
                "name": ENVIRONMENT.oidc["COMHLA_OIDC_NAME"],
                "client_id": ENVIRONMENT.oidc["COMHLA_OIDC_CLIENT"],
                "secret": ENVIRONMENT.oidc["COMHLA_OIDC_SECRET"],
                "settings": {"server_url": ENVIRONMENT.oidc["COMHLA_OIDC_SERVER"]},
            }
        ],
    }
SESAME_MAX_AGE = timedelta(hours=24)
SESAME_ONE_TIME = True

SESSION_COOKIE_NAME = "comhla-session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
# The token that guards forms is kept in a cookie, and set only on pages with a form.
CSRF_COOKIE_NAME = "comhla-form"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "comhla.web.site.views.faults.stale_form"
SECURE_SSL_REDIRECT = ENVIRONMENT.is_https
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.is_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # A form that leads on to the organisation's sign-in is stopped there, unless its address is named.
        "form-action": [SELF, *OIDC_ORIGINS],
        "manifest-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("gd", _("Gaelic"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = ENVIRONMENT.data / "uploads"
WHITENOISE_MAX_AGE = 31_536_000
# Pages name files by their digest. Source maps are for developers' tools, and compressing them takes half a minute.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("gz", "br", "png", "jpg", "webp", "woff2", "map")
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
MOST_UPLOADED_BYTES = 20 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "comhla.web.duties.upload_limit.StopAtMost",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SILENCED_SYSTEM_CHECKS = [
    "django_ratelimit.E003",  # limits are counted by each process; a limit of twice the number is still a limit
    "django_ratelimit.W001",
]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

EMAIL_BACKEND = ENVIRONMENT.letters.backend
EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.letters.host, ENVIRONMENT.letters.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.letters.user, ENVIRONMENT.letters.password
EMAIL_USE_TLS, EMAIL_USE_SSL = ENVIRONMENT.letters.begins_tls, ENVIRONMENT.letters.is_tls
EMAIL_FILE_PATH = ENVIRONMENT.letters.folder or None
EMAIL_TIMEOUT = ENVIRONMENT.letters.seconds
DEFAULT_FROM_EMAIL = f"Còmhla <{CONTACT_EMAIL}>"

# How often the API may be asked in a minute, by address for anybody and by key or account for those who are known.
API_REQUESTS_A_MINUTE = {"anybody": 120, "known": 600}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
            "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": ENVIRONMENT.log_level},
    # Django's own request log repeats addresses with what was typed in them; ours names the route alone.
    "loggers": {
        "django.request": {"level": "CRITICAL"},
        "django.server": {"level": "CRITICAL"},
        "django.security": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
