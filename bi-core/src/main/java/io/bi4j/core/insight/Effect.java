package io.bi4j.core.insight;

/**
 * How large a finding is, beside how sure it is.
 *
 * @param name what is measured, for example {@code total change}
 * @param value its estimate; ratios are fractions, not percent
 * @param unit as in {@link Fact#unit()}
 * @since 0.1
 */
public record Effect(String name, double value, String unit) {}
