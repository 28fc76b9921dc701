package io.bi4j.testkit.leak;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Watches around each test; extensions come before {@code @BeforeEach} and after its end. */
final class NoLeaksExtension implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(NoLeaksExtension.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(Leaks.class, Leaks.watch());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Leaks leaks = context.getStore(NAMESPACE).remove(Leaks.class, Leaks.class);
    if (leaks != null && context.getExecutionException().isEmpty()) {
      leaks.assertNone();
    }
  }
}
