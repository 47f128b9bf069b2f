# The gallery as an image: no build tools and no secrets inside, nothing written but to /tmp.
# docs/deploy.md says how to run it; compose.yaml does so together with all it needs.

ARG PYTHON=3.11.14-slim-bookworm

FROM python:${PYTHON} AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
# Without pip inside: the pip of this stage installs into it.
RUN python -m venv --without-pip /venv

# What changes seldom comes first, so that a change of the code does not install everything anew.
COPY requirements/production.txt /app/requirements/
RUN python -m pip --python /venv/bin/python install --only-binary :all: --require-hashes \
      --requirement /app/requirements/production.txt

WORKDIR /app
COPY . .
# The package itself says which version this is, and tells Pygments of FlowZap Code. What only built it goes again.
RUN python -m pip --python /venv/bin/python install --no-index --no-deps --no-build-isolation --editable . \
 && python -m pip --python /venv/bin/python uninstall --yes setuptools \
 && for messages in locale/*/LC_MESSAGES/*.po; do \
      /venv/bin/pybabel --quiet compile --input-file "$messages" --output-file "${messages%.po}.mo"; \
    done \
 && SECRET_KEY=only-for-this-command /venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
 && python -m compileall -q gallery /venv/lib


FROM python:${PYTHON}

ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="FlowZap gallery" \
      org.opencontainers.image.description="A gallery of diagram templates, drawn on the server" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

# PNG pictures are written in this font.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends fonts-liberation \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 gallery \
 && useradd --uid 10001 --gid gallery --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin gallery

COPY --from=build /venv /venv
COPY --from=build /app /app

WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOST=0.0.0.0 PORT=8000
USER 10001:10001
EXPOSE 8000
# gunicorn finishes what it has begun, then stops.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]
CMD ["gunicorn", "--config", "python:gallery.server"]
