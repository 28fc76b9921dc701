#!/usr/bin/env bash
# Compares the peers on the same jobs: builds, generates the data, runs, prints the table.
#   benchmarks/run.sh            10,000,000 rows, about 15 minutes on 2 cores
#   benchmarks/run.sh --quick     1,000,000 rows, about 4 minutes
# All other options go to the comparison; --help lists them. MAVEN_ARGS is passed to Maven, for
# example MAVEN_ARGS=-o. JAVA_HOME chooses the JDK.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
cd "$root"
command="benchmarks/run.sh${*:+ $*}"
commit="$(git rev-parse --short HEAD 2>/dev/null || echo unknown)"
[ -z "$(git status --porcelain --untracked-files=no 2>/dev/null)" ] || commit="$commit with changes"

# shellcheck disable=SC2086
mvn ${MAVEN_ARGS:-} -q -pl benchmarks -am -Pbenchmarks-jar -DskipTests package

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
exec "$java" -cp benchmarks/target/benchmarks.jar \
  "-Dbenchmarks.commit=$commit" "-Dbenchmarks.command=$command" \
  io.bi4j.benchmarks.runner.CompareMain "$@"
