package io.bi4j.benchmarks.runner;

/**
 * One run as the child process saw it.
 *
 * @param run 0 for the cold run
 * @param seconds wall time of the run
 * @param sinceStartSeconds from the start of the process to the answer; only the cold run's is used
 * @param cpuSeconds processor time of the whole process during the run
 * @param allocatedBytes Java heap allocated during the run by threads that are alive after it; 0
 *     for the cold run, where it is not measured
 * @param rssPeakBytes highest resident set of the process so far
 * @param othersShare share of the machine's processor time that other processes took, 0 to 1; NaN
 *     where the platform does not say
 * @param records records read, or -1
 * @param leftOut records left out, or -1
 * @param digest fingerprint of the answer
 * @param summary the answer in one line
 */
record Measurement(
    int run,
    double seconds,
    double sinceStartSeconds,
    double cpuSeconds,
    long allocatedBytes,
    long rssPeakBytes,
    double othersShare,
    long records,
    long leftOut,
    String digest,
    String summary) {}
