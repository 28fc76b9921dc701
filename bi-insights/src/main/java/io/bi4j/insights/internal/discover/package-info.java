/**
 * From a record set to insights: the model's measures are split into sums and counts, queries
 * aggregate these by dimensions and days, and the miner reads the aggregates as cubes.
 */
@NullMarked
package io.bi4j.insights.internal.discover;

import org.jspecify.annotations.NullMarked;
