# pcdlint in a container, for gates that run containers: docs/gate.md.
#   docker build -t pcdlint .
#   docker run --rm --network none --read-only --tmpfs /tmp -v "$PWD:/papers:ro" pcdlint check .

FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY docs/man docs/man
COPY grammars grammars
COPY rules rules
COPY pcdlint pcdlint
RUN python -m pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.13-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    python -m pip install --no-cache-dir --no-index --find-links /wheels --root-user-action ignore /wheels/pcdlint-*.whl
# What pcdlint keeps from run to run; in a read-only container it does without.
ENV PCDLINT_CACHE_DIR=/tmp/pcdlint \
    PYTHONDONTWRITEBYTECODE=1
USER 10001:10001
WORKDIR /papers
ENTRYPOINT ["pcdlint"]
CMD ["--help"]
