"""Settings: flat, read once from the environment. What may be set, and its default, is all in this file.

Two modes from one code. *Embedded* (nothing configured): one process, SQLite, everything in memory but the data.
*Redis* (REDIS_URL set): the workers are processes of their own, and DATABASE_URL usually names a PostgreSQL.
"""

from pathlib import Path

import dj_database_url

from swarmsite.env import Environment
from swarmsite.models_file import read_models
from swarmsite.secret import read_or_make_secret

env = Environment()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("SWARM_DATA", str(BASE_DIR / "var"))).expanduser().resolve()
REDIS_URL = env.url("REDIS_URL", ("redis", "rediss", "unix"), "redis://127.0.0.1:6379/0")
DATABASE_URL = env.url(
    "DATABASE_URL", ("postgres", "postgresql", "sqlite"), "postgres://user:password@127.0.0.1:5432/swarm"
)
EMBEDDED = not REDIS_URL

# Security
DEBUG = env.flag("SWARM_DEBUG")
SECRET_KEY = env.text("SECRET_KEY") or read_or_make_secret(DATA_DIR)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.hosts("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS")
HTTPS = env.flag("SWARM_HTTPS")  # set behind a proxy that speaks TLS: cookies then travel only over it
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# Parts
INSTALLED_APPS = [
    "swarmsite",
    "sessions_app",
    "planner",
    "kvcache_app",
    "channels",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "swarmsite.first_admin.change_first_password",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sessions_app.guests.guest_cookie",
    "swarmsite.content_policy.content_policy",
]
ROOT_URLCONF = "swarmsite.urls"
ASGI_APPLICATION = "swarmsite.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Data
DATABASES = {
    "default": dj_database_url.parse(DATABASE_URL or f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
    | {"CONN_HEALTH_CHECKS": True}
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = None  # a thread keeps its connection, and takes it along when it ends
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}  # in memory, threads would share one lock
    DATABASES["default"]["OPTIONS"] = {
        # Without IMMEDIATE, two transactions that read and then write fail at once instead of waiting for one another.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    # Under ASGI a connection kept by a thread would leak with the thread: a pool keeps them instead, and checks them.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        connect_timeout=5, pool={"min_size": 1, "max_size": 10, "timeout": 10}
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"

# Between the processes. The channel layer carries hints only, so pub/sub, which may drop but never fills up, is right.
CHANNEL_LAYERS = {
    "default": {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 10_000}}
    if EMBEDDED
    else {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [REDIS_URL]}}
}
CELERY_BROKER_URL = REDIS_URL or "memory://embedded/"
# The in-memory broker polls, by default once a second, which would cost a second a turn.
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"polling_interval": 0.01} if EMBEDDED else {"socket_timeout": 5, "socket_connect_timeout": 5}
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True  # the turn's row is the result
CELERY_TASK_DEFAULT_QUEUE = "planner"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1  # a killed worker shall not sit on others' turns
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"

# Turns
MAX_QUESTION_CHARS = env.whole("SWARM_MAX_QUESTION_CHARS", 10_000, low=100, high=100_000)
MAX_FORMAL_CHARS = env.whole("SWARM_MAX_FORMAL_CHARS", 200_000, low=1_000, high=200_000)  # of PDDL and models
MAX_OPEN_TURNS = env.whole("SWARM_MAX_OPEN_TURNS", 20, low=1, high=1_000)  # unfinished at one time, per session
TURN_LEASE_SECONDS = env.seconds("SWARM_TURN_LEASE_SECONDS", 15, low=1, high=600)
TURN_LOSSES_ALLOWED = env.whole("SWARM_TURN_LOSSES_ALLOWED", 3, low=0, high=10)  # killed workers before a turn fails
REAPER_SECONDS = env.seconds("SWARM_REAPER_SECONDS", 2, low=0.1, high=60)
PLANNER_SECONDS = env.seconds("SWARM_PLANNER_SECONDS", 20, low=0.1, high=600)  # search budget of one turn
PLANNER_STATES = env.whole("SWARM_PLANNER_STATES", 20_000_000, low=100, high=100_000_000)
PLANNER_STEPS_SHOWN = env.whole("SWARM_PLANNER_STEPS_SHOWN", 2_000, low=10, high=10_000)
PLANNER_WORKERS = env.whole("SWARM_PLANNER_WORKERS", 2, low=1, high=64)

# Language models: what is in the file SWARM_MODELS names, otherwise what lies in var/models, and the usual Gemmas
MODELS_DIR = DATA_DIR / "models"
MODELS = read_models(env.text("SWARM_MODELS"), MODELS_DIR)
MODEL_SYSTEM = env.text("SWARM_MODEL_SYSTEM", "You are Swarm, a friendly and concise assistant.")
SECOND_READER = env.flag(
    "SWARM_SECOND_READER"
)  # the model reads what the rules took for no puzzle, for a good model only
MODEL_TEMPERATURE = env.number("SWARM_MODEL_TEMPERATURE", 1.0, low=0, high=10)
MODEL_NEW_TOKENS = env.whole("SWARM_MODEL_NEW_TOKENS", 1_024, low=1, high=100_000)  # most tokens of one answer
MODEL_PLACES = env.whole("SWARM_MODEL_PLACES", 4, low=1, high=64)  # answers at one time; they share reading the weights
MODEL_THREADS = env.whole("SWARM_MODEL_THREADS", 0, low=0, high=1_024)  # cores for the model; 0: all

# KV cache
KVCACHE = env.flag("SWARM_KVCACHE", default=True)
MIB = 2**20
KVCACHE_DIR = Path(env.text("SWARM_KVCACHE_DIR", str(DATA_DIR / "kvcache"))).expanduser().resolve()
KVCACHE_MEMORY = env.whole("SWARM_KVCACHE_MEMORY_MB", 1_024, low=0, high=10_000_000) * MIB
KVCACHE_DISK = env.whole("SWARM_KVCACHE_DISK_MB", 10_240, low=0, high=100_000_000) * MIB
KVCACHE_PERSON = env.whole("SWARM_KVCACHE_PERSON_MB", 2_048, low=0, high=100_000_000) * MIB  # of the disk, per person
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "kvcache": {  # a bucket can stand in for the folder
        "BACKEND": env.text("SWARM_KVCACHE_STORAGE", "django.core.files.storage.FileSystemStorage"),
        "OPTIONS": {} if env.text("SWARM_KVCACHE_STORAGE") else {"location": KVCACHE_DIR},
    },
}

# Pages
LANGUAGE_CODE = "en-gb"
USE_I18N = False
TIME_ZONE = env.text("SWARM_TIME_ZONE", "UTC")
USE_TZ = True
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True  # straight from the folders: no collectstatic for a newcomer to forget
WHITENOISE_MAX_AGE = 0 if DEBUG else 60

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["terminal"], "level": env.text("SWARM_LOG_LEVEL", "WARNING").upper()},
    "loggers": {"swarm": {"level": env.text("SWARM_LOG_LEVEL", "INFO").upper()}},
}

env.check_unknown()
