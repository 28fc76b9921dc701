package io.bi4j.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The extension as JUnit calls it, with a context that only keeps what it is given. */
@NoLeaks
class NoLeaksTest {
  private final Map<Object, Object> kept = new HashMap<>();
  private Optional<Throwable> failure = Optional.empty();

  private final ExtensionContext.Store store =
      fake(
          ExtensionContext.Store.class,
          (method, arguments) ->
              method.equals("put")
                  ? kept.put(arguments[0], arguments[1])
                  : kept.remove(arguments[0]));
  private final ExtensionContext context =
      fake(
          ExtensionContext.class,
          (method, arguments) -> method.equals("getStore") ? store : failure);

  private interface Answer {
    Object to(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  @Test
  void the_annotation_brings_the_extension() {
    assertThat(NoLeaks.class.getAnnotation(ExtendWith.class).value())
        .containsExactly(NoLeaksExtension.class);
  }

  @Test
  void a_test_that_leaves_a_thread_fails_and_a_clean_one_does_not() throws InterruptedException {
    NoLeaksExtension extension = new NoLeaksExtension();
    extension.beforeEach(context);
    extension.afterEach(context);

    extension.beforeEach(context);
    CountDownLatch end = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "left-by-test");
    thread.start();

    assertThatThrownBy(() -> extension.afterEach(context)).hasMessageContaining("left-by-test");

    extension.beforeEach(context);
    failure = Optional.of(new AssertionError("the test failed by itself"));
    extension.afterEach(context);
    end.countDown();
    thread.join();
  }
}
