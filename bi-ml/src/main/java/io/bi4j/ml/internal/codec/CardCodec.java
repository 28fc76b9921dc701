package io.bi4j.ml.internal.codec;

import io.bi4j.core.model.Metrics;
import io.bi4j.core.model.ModelCard;
import io.bi4j.core.model.ModelKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads model cards. */
public final class CardCodec {
  private CardCodec() {}

  /** Writes a card. */
  public static void write(ModelCard card, ModelOutput out) {
    out.writeText(card.name()).writeText(card.kind().name()).writeText(card.template());
    out.writeText(card.target()).writeTexts(card.features());
    out.writeLong(card.rows()).writeText(card.fingerprint()).writeLong(card.seed());
    out.writeLong(card.trainedAt().getEpochSecond()).writeInt(card.trainedAt().getNano());
    out.writeTextMap(card.settings()).writeTextMap(card.software());
    out.writeInt(card.metrics().asMap().size());
    card.metrics().asMap().forEach((name, value) -> out.writeText(name).writeDouble(value));
    out.writeTexts(card.notes());
  }

  /** Reads a card. */
  public static ModelCard read(ModelInput in) {
    String name = in.readText();
    ModelKind kind = in.readEnum(ModelKind.class, "kind of model");
    ModelCard.Builder card = ModelCard.builder(name, kind, in.readText());
    String target = in.readText();
    List<String> features = in.readTexts();
    card.target(target, features);
    long rows = in.readLong();
    card.data(rows, in.readText()).seed(in.readLong());
    card.trainedAt(readInstant(in));
    in.readTextMap().forEach(card::setting);
    in.readTextMap().forEach(card::software);
    card.metrics(readMetrics(in));
    in.readTexts().forEach(card::note);
    return card.build();
  }

  private static Instant readInstant(ModelInput in) {
    long seconds = in.readLong();
    if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
      throw ModelFile.bad("the time of training is second " + seconds);
    }
    return Instant.ofEpochSecond(seconds, in.readInt(0, 999_999_999, "the nanosecond of training"));
  }

  private static Metrics readMetrics(ModelInput in) {
    Map<String, Double> values = new LinkedHashMap<>();
    int count = in.readInt(0, 1_000, "the number of metrics");
    for (int i = 0; i < count; i++) {
      String name = in.readText();
      values.put(name, in.readDouble("metric " + name));
    }
    return Metrics.of(values);
  }
}
