package io.bi4j.insights.internal.cube;

import java.util.List;

/** A dimension: its name as shown, and its members in a fixed order. */
public record CubeDimension(String name, List<String> members) {
  public CubeDimension {
    members = List.copyOf(members);
  }

  public int size() {
    return members.size();
  }
}
