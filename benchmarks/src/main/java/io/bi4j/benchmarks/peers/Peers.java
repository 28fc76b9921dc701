package io.bi4j.benchmarks.peers;

import io.bi4j.benchmarks.Peer;
import io.bi4j.benchmarks.hand.HandPeer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All peers by name, in table order. */
public final class Peers {
  private static final Map<String, Supplier<Peer>> ALL = all();

  private Peers() {}

  /** The names, in table order. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** A new peer; an unknown name is an {@link IllegalArgumentException}. The caller closes it. */
  public static Peer create(String name) {
    Supplier<Peer> maker = ALL.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "Peer \"" + name + "\" is unknown. Choose from " + names() + ".");
    }
    return maker.get();
  }

  private static Map<String, Supplier<Peer>> all() {
    Map<String, Supplier<Peer>> peers = new LinkedHashMap<>();
    peers.put("DuckDb", () -> new DuckDbPeer(false));
    peers.put("DuckDb-typed", () -> new DuckDbPeer(true));
    peers.put("Bi4j", Bi4jPeer::new);
    peers.put("Hand", HandPeer::new);
    peers.put("Naive", NaivePeer::new);
    return peers;
  }
}
