"""Workers, their broker and what beat asks for: see docs/decisions/0002-celery.md."""

import os

CELERY_BROKER_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 30,
    "socket_connect_timeout": 5,
    "socket_keepalive": True,
    "health_check_interval": 25,
    # a person's request that sends a hint must not wait for a dead broker (6 to 10 s without these)
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.2,
}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TIMEZONE = "Asia/Almaty"
CELERY_ENABLE_UTC = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
SWEEP_EVERY = int(os.environ.get("ENBEK_SWEEP_EVERY", "20"))  # seconds between two "what is due?"
CELERY_BEAT_SCHEDULE = {
    name: {"task": task, "schedule": SWEEP_EVERY, "options": {"expires": 2 * SWEEP_EVERY}}
    for name, task in {
        "accept applications": "registration.accept_due",
        "import job seekers": "registration.import",
        "report stages of the service": "registration.send_stages",
        "watch over the registries": "registration.watch_registries",
        "match open cases": "mediation.match_due",
        "vacancies still there": "employers.liveness",
        "expire deadlines": "deadlines.sweep",
        "send messages": "notifications.deliver_due",
        "reports, answers, reminders": "notifications.look_around",
        "remind of visits": "registration.remind_of_visits",
        "heartbeat": "web.heartbeat",
    }.items()
}
CELERY_BEAT_SCHEDULE["lists of revoked certificates"] = {"task": "signing.refresh_lists", "schedule": 3600, "options": {"expires": 3600}}
