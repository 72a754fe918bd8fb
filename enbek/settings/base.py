"""Settings common to all environments. Nothing here depends on the demo."""

import json
import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONCE, NONE, SELF

from enbek.settings.workers import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("ENBEK_VAR", BASE_DIR / "var"))


def database_from_url(url: str) -> dict:
    """`postgresql://user:password@host:port/name`, or `postgresql:///name?host=/socket/dir`."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "enbek",
        "USER": unquote(parts.username or query.get("user", ["enbek"])[0]),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or query.get("host", [""])[0],
        "PORT": str(parts.port or query.get("port", [""])[0]),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 5,
            "options": "-c lock_timeout=5000 -c statement_timeout=30000 -c jit=off",
        },
    }


SECRET_KEY = os.environ.get("ENBEK_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS: list[str] = [h for h in os.environ.get("ENBEK_HOSTS", "").split(",") if h]
SITE_URL = os.environ.get("ENBEK_SITE_URL", "http://localhost:8000")

INSTALLED_APPS = [
    "enbek.web.admin_config.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "drf_spectacular",
    "django_htmx",
    "csp",
    # the ground floor
    "enbek.accounts",
    "enbek.web",
    "enbek.workdays",
    "enbek.lawbook",
    "enbek.deadlines",
    "enbek.transitions",
    "enbek.registries",
    "enbek.signing.acts",
    "enbek.documents",
    "enbek.classifiers",
    # the floors above
    "notifications",
    "careercenters",
    "seekers",
    "employers",
    "employers.layoffs",
    "registration",
    "mediation",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "enbek.urls"
WSGI_APPLICATION = "enbek.wsgi.application"
FORM_RENDERER = "enbek.web.forms.Renderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "enbek.web.context.page",
            ],
            "builtins": ["enbek.web.templatetags.enbek"],
        },
    },
]

DATABASES = {
    "default": database_from_url(os.environ.get("DATABASE_URL", "postgresql://enbek@127.0.0.1:5432/enbek"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people and sign-in -------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("email", "phone")}},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "registration:cabinet"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "enbek.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email", "phone", "password1*"]
ACCOUNT_FORMS = {
    "signup": "enbek.accounts.forms.SignupForm",
    "login": "enbek.web.sign_in.LoginForm",
    "reset_password": "enbek.web.sign_in.ResetPasswordForm",
    "reset_password_from_key": "enbek.web.sign_in.ResetPasswordKeyForm",
    "change_password": "enbek.web.sign_in.ChangePasswordForm",
    "set_password": "enbek.web.sign_in.SetPasswordForm",
    "add_email": "enbek.web.sign_in.AddEmailForm",
    "change_phone": "enbek.web.sign_in.ChangePhoneForm",
    "reauthenticate": "enbek.web.sign_in.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "enbek.web.sign_in.AuthenticateForm",
    "reauthenticate": "enbek.web.sign_in.MFAReauthenticateForm",
    "activate_totp": "enbek.web.sign_in.ActivateTOTPForm",
}
SILENCED_SYSTEM_CHECKS = ["account.W001"]  # either contact is enough at sign-up; SignupForm asks for one of the two
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PHONE_VERIFICATION_ENABLED = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = None
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
STAFF_SECOND_FACTOR = True
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# --- languages and time -------------------------------------------------------------------------
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"
CLOCK_SOURCE = "enbek.clock.system"
# Dates in force that the sources do not give: {"order-214-2025": ["2025-07-01", null]} (docs/law.md)
LAW_EDITION_DATES = json.loads(os.environ.get("ENBEK_EDITION_DATES", "{}"))

# --- files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "media"
UPLOAD_SCANNER = os.environ.get("ENBEK_UPLOAD_SCANNER", "")  # dotted name of scan(file) -> bool, asked for every document sent
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- the browser --------------------------------------------------------------------------------
NCALAYER_URL = "wss://127.0.0.1:13579/"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF, NCALAYER_URL],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

# --- the outside world --------------------------------------------------------------------------
REGISTRIES_URL = os.environ.get("ENBEK_REGISTRIES_URL", "")
MONITORING_URL = os.environ.get("ENBEK_MONITORING_URL", "")  # the state's system of monitoring its services (R22, R43)
REGISTRIES_TIMEOUT = 4.0        # seconds for one answer
REGISTRIES_RETRIES = 2          # further tries within one collection
SIGNING_ANNOUNCE_DAYS = 60       # before the end of a certificate the operator is warned
TRUST_STORE = Path(os.environ.get("ENBEK_TRUST_STORE", BASE_DIR / "trust"))
SIGNING_REVOCATION = os.environ.get("ENBEK_SIGNING_REVOCATION", "required")   # or if_known, off: docs/signing.md
SIGNING_CRLS = json.loads(os.environ.get("ENBEK_SIGNING_CRLS", "{}"))         # file in the trust store -> its address
SIGNING_OCSP = os.environ.get("ENBEK_SIGNING_OCSP", "")                       # asked when no list knows
SIGNING_NCANODE = os.environ.get("ENBEK_SIGNING_NCANODE", "")                 # a second opinion before an act is kept
SIGNING_BY_SMS = os.environ.get("ENBEK_SIGNING_BY_SMS", "0") == "1"           # a one-time password when the EDS fails: docs/signing.md
SEAL_KEY = os.environ.get("ENBEK_SEAL_KEY", "")                               # the portal's PKCS#12; without it no seals
SEAL_PASSWORD = os.environ.get("ENBEK_SEAL_PASSWORD", "")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = "Enbek <no-reply@enbek.example>"
SMS_CHANNEL = os.environ.get("ENBEK_SMS_CHANNEL", "")
SMS_TIMEOUT = 8.0               # seconds for one call of a provider
SMSC_URL = os.environ.get("ENBEK_SMSC_URL", "https://smsc.kz")
SMSC_LOGIN = os.environ.get("ENBEK_SMSC_LOGIN", "")
SMSC_PASSWORD = os.environ.get("ENBEK_SMSC_PASSWORD", "")
SMSC_SENDER = os.environ.get("ENBEK_SMSC_SENDER", "")
MOBIZON_URL = os.environ.get("ENBEK_MOBIZON_URL", "https://api.mobizon.kz")
MOBIZON_API_KEY = os.environ.get("ENBEK_MOBIZON_API_KEY", "")
MOBIZON_SENDER = os.environ.get("ENBEK_MOBIZON_SENDER", "")
SMSC_HOOK_TOKEN = os.environ.get("ENBEK_SMSC_HOOK_TOKEN", "")        # part of the address that smsc.kz calls
MOBIZON_HOOK_SECRET = os.environ.get("ENBEK_MOBIZON_HOOK_SECRET", "")
SMS_ANSWERS_TO = os.environ.get("ENBEK_SMS_ANSWERS_TO", "")          # the number that takes answers; empty: none does

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
}
SPECTACULAR_SETTINGS = {"TITLE": "Enbek", "VERSION": "0.1.0"}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
