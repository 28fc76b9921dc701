package io.bi4j.testkit.process;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds {@link CrashPoint}s to a sink from the outside: before and after opening it, and before and
 * after each write, flush, commit, abort and close.
 *
 * <pre>{@code
 * Pipeline.named("copy").from(orders).to(CrashPoints.around(mySink)).build();
 * }</pre>
 *
 * <p>The points are named {@code before Sink.open}, {@code after WriteSession.commit} and so on.
 * Immutable; the threads of the sink itself.
 *
 * @since 0.1
 */
public final class CrashPoints {
  private static final Set<String> NAMED =
      Set.of("open", "write", "flush", "commit", "abort", "close", "resume");

  private CrashPoints() {}

  /** A sink with crash points. */
  public static Sink around(Sink sink) {
    return around(sink, CrashPoint::hit);
  }

  /** A sink that tells somebody of each point, for example to throw or wait there. */
  public static Sink around(Sink sink, Consumer<String> heard) {
    return proxy(Sink.class, requireNonNull(sink, "sink"), requireNonNull(heard, "heard"));
  }

  private static <T> T proxy(Class<T> type, T real, Consumer<String> heard) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              String call = type.getSimpleName() + "." + method.getName();
              boolean named = NAMED.contains(method.getName());
              if (named) {
                heard.accept("before " + call);
              }
              Object result = passedOn(method, real, arguments);
              if (named) {
                heard.accept("after " + call);
              }
              return wrapped(result, heard);
            });
    return type.cast(proxy);
  }

  private static @Nullable Object passedOn(
      java.lang.reflect.Method method, Object real, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static @Nullable Object wrapped(@Nullable Object result, Consumer<String> heard) {
    if (result instanceof WriteSession session) {
      return proxy(WriteSession.class, session, heard);
    }
    if (result instanceof RecordWriter writer) {
      return proxy(RecordWriter.class, writer, heard);
    }
    return result;
  }
}
