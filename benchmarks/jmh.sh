#!/usr/bin/env bash
# Builds the benchmark jar and runs JMH with the gc profiler; all options go to JMH.
#   benchmarks/jmh.sh                     every microbenchmark, about 2 minutes
#   benchmarks/jmh.sh SeparatorScan -f 1  some of them
#   benchmarks/jmh.sh -h                  JMH's own help
# The result is benchmarks/results/jmh-jdkN.json; gc.alloc.rate.norm in it is bytes per record.
set -euo pipefail
cd "$(dirname "$0")/.."

# shellcheck disable=SC2086
mvn ${MAVEN_ARGS:-} -q -pl benchmarks -am -Pbenchmarks-jar -DskipTests package

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
jdk="$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')"
mkdir -p benchmarks/results
exec "$java" -jar benchmarks/target/benchmarks.jar -prof gc \
  -rf json -rff "benchmarks/results/jmh-jdk$jdk.json" "$@"
