/**
 * Models. A {@link io.bi4j.core.model.Trainer} learns from a {@link
 * io.bi4j.core.model.TrainingSet}; the {@link io.bi4j.core.model.Model} predicts batches, explains
 * rows, and says in its {@link io.bi4j.core.model.ModelCard} what it learned from and how well. A
 * {@link io.bi4j.core.model.DataSplit} keeps rows apart so that {@link io.bi4j.core.model.Metrics}
 * are honest. Providers bring trainers through {@link io.bi4j.core.spi.ModelProvider}; a {@link
 * io.bi4j.core.model.ModelCodec} turns models into bytes and back.
 *
 * <p>Types here are immutable and thread-safe unless their own comment says otherwise.
 */
@NullMarked
package io.bi4j.core.model;

import org.jspecify.annotations.NullMarked;
