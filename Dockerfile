# The auditor with a browser and Chinese fonts; nothing runs as root.
FROM python:3.13-slim-trixie

RUN apt-get update \
    && apt-get install --yes --no-install-recommends chromium chromium-headless-shell fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /opt/portal-auditor
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY auditor auditor
COPY rules rules
COPY reports reports
RUN pip install --no-cache-dir --no-deps .

# Any user may be given (`--user`), also one without a home; the browser keeps its profile there.
ENV HOME=/tmp
RUN useradd --no-create-home auditor && install --directory --owner auditor /work
USER auditor
WORKDIR /work
ENTRYPOINT ["auditor"]
