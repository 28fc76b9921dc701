package io.bi4j.core.internal.exec;

import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonValue;
import io.bi4j.core.spi.FinishedSplit;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far each split of a source was read. Thread-safe. */
final class SplitProgress {
  private record Place(@Nullable SplitPosition position, long rows, boolean ended) {}

  private final Map<String, Place> places = new LinkedHashMap<>();

  private SplitProgress() {}

  /** Nothing of these splits was read. */
  SplitProgress(List<Split> splits) {
    splits.forEach(split -> places.put(split.id(), new Place(null, 0, false)));
  }

  /** What {@link #toJson()} wrote. */
  static SplitProgress of(JsonObject json) {
    SplitProgress progress = new SplitProgress();
    json.members()
        .forEach(
            (split, value) -> {
              JsonObject place = Positions.member(json, split, JsonObject.class);
              SplitPosition at =
                  place.has("at") ? new SplitPosition(Positions.text(place, "at")) : null;
              progress.places.put(
                  split,
                  new Place(at, Positions.number(place, "rows"), Positions.flag(place, "ended")));
            });
    return progress;
  }

  synchronized JsonObject toJson() {
    Map<String, JsonValue> splits = new LinkedHashMap<>();
    places.forEach(
        (split, place) -> {
          JsonObject.Builder json =
              JsonObject.builder().put("rows", place.rows()).put("ended", place.ended());
          SplitPosition position = place.position();
          if (position != null) {
            json.put("at", position.token());
          }
          splits.put(split, json.build());
        });
    return JsonObject.of(splits);
  }

  private Place place(Split split) {
    return places.getOrDefault(split.id(), new Place(null, 0, false));
  }

  /** Says that all rows up to a position were handed on. */
  synchronized void read(Split split, SplitPosition position, long rows) {
    places.put(split.id(), new Place(position, rows, false));
  }

  synchronized void ended(Split split) {
    Place place = place(split);
    places.put(split.id(), new Place(place.position(), place.rows(), true));
  }

  synchronized boolean hasEnded(Split split) {
    return place(split).ended();
  }

  /** Where to go on, null for the start. */
  synchronized @Nullable SplitPosition position(Split split) {
    return place(split).position();
  }

  /** Rows of the split before the position. */
  synchronized long rows(Split split) {
    return place(split).rows();
  }

  /** The splits, in the order of the plan that they come from. */
  synchronized List<Split> splits() {
    return places.keySet().stream().map(Split::new).toList();
  }

  /** The splits that were read to their end, with the last position or empty text. */
  synchronized List<FinishedSplit> finished() {
    List<FinishedSplit> finished = new ArrayList<>();
    places.forEach(
        (id, place) -> {
          if (place.ended()) {
            SplitPosition position = place.position();
            finished.add(
                new FinishedSplit(
                    new Split(id), position == null ? new SplitPosition("") : position));
          }
        });
    return finished;
  }
}
