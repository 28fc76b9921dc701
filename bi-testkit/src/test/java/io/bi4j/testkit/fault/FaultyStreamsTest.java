package io.bi4j.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FaultyStreamsTest {
  private static final byte[] BYTES = bytes(5_000);

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new SplittableRandom(1).nextBytes(bytes);
    return bytes;
  }

  private static FaultyInputStream input() {
    return new FaultyInputStream(new ByteArrayInputStream(BYTES));
  }

  /** Takes one read for all: what the fault finds. */
  private static byte[] readTrusting(InputStream in, int count) throws IOException {
    byte[] buffer = new byte[count];
    in.read(buffer);
    return buffer;
  }

  @Test
  void short_reads_give_all_bytes_and_find_who_trusts_one_read() throws IOException {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(input().shortReads(seed).readNBytes(5_000)).isEqualTo(BYTES);
    }
    assertThat(input().oneByteAtATime().readAllBytes()).isEqualTo(BYTES);
    assertThat(readTrusting(input(), 5_000)).isEqualTo(BYTES);
    assertThat(readTrusting(input().shortReads(3), 5_000)).isNotEqualTo(BYTES);
  }

  @Test
  void the_bytes_before_an_error_are_read() {
    ByteArrayOutputStream read = new ByteArrayOutputStream();

    assertThatThrownBy(() -> input().failAtByte(1_234).transferTo(read))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("byte 1234");
    assertThat(read.toByteArray()).isEqualTo(Arrays.copyOf(BYTES, 1_234));
  }

  @Test
  void an_early_end_and_a_flipped_bit_change_what_is_read() throws IOException {
    assertThat(input().endAtByte(99).readAllBytes()).isEqualTo(Arrays.copyOf(BYTES, 99));

    byte[] flipped = input().shortReads(9).flipBit(77, 3).readAllBytes();
    assertThat(flipped[77] ^ BYTES[77]).isEqualTo(8);
    flipped[77] = BYTES[77];
    assertThat(flipped).isEqualTo(BYTES);
  }

  @Test
  void every_call_can_fail_and_the_stream_is_closed_all_the_same() {
    int faults =
        FaultLoop.once("read all")
            .run(
                fault -> {
                  FaultyInputStream in = input().failCalls(fault);
                  try (in) {
                    assertThat(in.readAllBytes()).isEqualTo(BYTES);
                  } catch (IOException e) {
                    assertThat(e).hasMessageContaining("Injected");
                  }
                  assertThat(in.isClosed()).isTrue();
                });
    assertThat(faults).isGreaterThan(2);
    assertThatThrownBy(() -> input().failOnClose().close()).hasMessageContaining("close");
  }

  @Test
  void a_stall_lasts_until_it_is_released() throws Exception {
    FaultyInputStream in = input().stallAtByte(1_000);
    CompletableFuture<byte[]> reader = CompletableFuture.supplyAsync(() -> all(in));
    in.awaitStall();
    assertThat(reader).isNotDone();

    in.release();

    assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(BYTES);
  }

  @Test
  void a_stall_ends_when_the_stream_is_closed_or_the_thread_interrupted() throws Exception {
    FaultyInputStream closed = input().stallAtByte(0);
    CompletableFuture<byte[]> reader = CompletableFuture.supplyAsync(() -> all(closed));
    closed.awaitStall();
    closed.close();
    assertThatThrownBy(() -> reader.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasStackTraceContaining("closed in a stall");

    FaultyInputStream interrupted = input().stallAtByte(0);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                interrupted.read();
              } catch (IOException e) {
                thrown.set(e);
              }
            });
    thread.start();
    interrupted.awaitStall();
    thread.interrupt();
    thread.join(10_000);
    assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);
  }

  private static byte[] all(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_full_disk_takes_what_fits() throws IOException {
    ByteArrayOutputStream disk = new ByteArrayOutputStream();
    FaultyOutputStream out = new FaultyOutputStream(disk).diskSpace(10);
    out.write(new byte[8]);

    assertThatThrownBy(() -> out.write(new byte[8])).hasMessage("No space left on device");
    assertThat(disk.size()).isEqualTo(10);
    assertThat(out.written()).isEqualTo(10);
  }

  @Test
  void writes_flushes_and_closes_fail_in_turn() {
    StringBuilder points = new StringBuilder();
    int faults =
        FaultLoop.sticky("write")
            .run(
                fault -> {
                  FaultyOutputStream out =
                      new FaultyOutputStream(new ByteArrayOutputStream()).failCalls(fault);
                  try (OutputStream closing = out) {
                    closing.write(1);
                    closing.flush();
                  } catch (IOException e) {
                    points.append(fault.point().split(" ")[0]).append(' ');
                  }
                  assertThat(out.isClosed()).isTrue();
                });
    assertThat(faults).isEqualTo(3);
    assertThat(points.toString()).isEqualTo("write flush close ");
    assertThatThrownBy(
            () -> new FaultyOutputStream(OutputStream.nullOutputStream()).failOnFlush().flush())
        .hasMessageContaining("flush");
    assertThatThrownBy(
            () -> new FaultyOutputStream(OutputStream.nullOutputStream()).failOnClose().close())
        .hasMessageContaining("close");
  }
}
