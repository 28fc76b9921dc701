package io.bi4j.testkit.leak;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Each test of the class must leave no thread, open file, socket or direct memory behind; see
 * {@link Leaks} for what counts.
 *
 * <pre>{@code
 * @NoLeaks
 * class AcmeConnectorTest { ... }
 * }</pre>
 *
 * <p>What is opened in {@code @BeforeAll} and closed in {@code @AfterAll} does not count, what
 * {@code @BeforeEach} opens must be closed by {@code @AfterEach}. The class runs apart from others
 * when tests run in parallel.
 *
 * @since 0.1
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NoLeaksExtension.class)
@Isolated
public @interface NoLeaks {}
