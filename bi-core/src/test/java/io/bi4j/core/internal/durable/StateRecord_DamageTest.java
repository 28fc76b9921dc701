package io.bi4j.core.internal.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No changed record is ever taken for a record. */
class StateRecord_DamageTest {
  private static final UUID STORE = new UUID(1, 2);
  private static final int BYTES = 2048;
  private static final StateRecord RECORD = record();
  private static final byte[] GOOD = RECORD.encode();

  private static StateRecord record() {
    String key = "default/daily/run";
    byte[] payload = new byte[BYTES - StateRecord.OVERHEAD - key.length()];
    new Random(7).nextBytes(payload);
    return new StateRecord(41, 3, 1_700_000_000_000L, STORE, key, payload);
  }

  private static void assertRefused(byte[] bytes, String what) {
    assertThatThrownBy(() -> StateRecord.decode(bytes, STORE))
        .as(what)
        .isInstanceOf(StateRecord.Damage.class);
  }

  @Test
  void an_untouched_record_reads_back() throws Exception {
    StateRecord read = StateRecord.decode(GOOD, STORE);

    assertThat(GOOD).hasSize(BYTES);
    assertThat(read).usingRecursiveComparison().isEqualTo(RECORD);
  }

  @Test
  void every_prefix_is_noticed() {
    for (int length = 0; length < GOOD.length; length++) {
      assertRefused(Arrays.copyOf(GOOD, length), "prefix of " + length + " bytes");
    }
  }

  @Test
  void every_flipped_bit_is_noticed() {
    for (int bit = 0; bit < GOOD.length * 8; bit++) {
      byte[] bytes = GOOD.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(bytes, "flipped bit " + bit);
    }
  }

  @Test
  void every_block_that_is_zero_or_swapped_is_noticed() {
    int blocks = GOOD.length / 512;
    for (int a = 0; a < blocks; a++) {
      byte[] zeroed = GOOD.clone();
      Arrays.fill(zeroed, a * 512, (a + 1) * 512, (byte) 0);
      assertRefused(zeroed, "zero block " + a);
      for (int b = 0; b < a; b++) {
        byte[] swapped = GOOD.clone();
        System.arraycopy(GOOD, a * 512, swapped, b * 512, 512);
        System.arraycopy(GOOD, b * 512, swapped, a * 512, 512);
        assertRefused(swapped, "blocks " + a + " and " + b + " swapped");
      }
    }
  }

  @Test
  void bytes_behind_the_end_are_noticed() {
    assertRefused(Arrays.copyOf(GOOD, GOOD.length + 1), "a byte more");
    assertRefused(new byte[0], "nothing");
    assertRefused(new byte[BYTES], "zero bytes");
  }

  @Test
  void a_record_of_another_store_is_named() {
    assertThatThrownBy(() -> StateRecord.decode(GOOD, new UUID(3, 4)))
        .isInstanceOf(StateRecord.Damage.class)
        .hasMessageContaining("another store");
  }

  @Test
  void a_file_that_went_through_a_text_transfer_is_noticed() {
    byte[] text = new byte[GOOD.length - 1];
    System.arraycopy(GOOD, 0, text, 0, 6);
    System.arraycopy(GOOD, 7, text, 6, GOOD.length - 7);

    assertRefused(text, "CR LF turned into LF");
  }
}
