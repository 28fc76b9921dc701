package io.bi4j.core.internal.scan;

/** Splits bytes into records. Confined to one worker and reused for one chunk after the other. */
public interface RecordTokenizer {
  /** How many bytes after the end of a chunk a tokenizer may read, without using them. */
  int PADDING = 64;

  /**
   * First step, in parallel: looks at the bytes of a chunk without knowing what stands before them.
   * The bytes of the record that the chunk before did not finish are put directly before {@code
   * from} afterwards.
   */
  void mark(byte[] buffer, int from, int to);

  /**
   * Second step, in the order of the chunks: finds the complete records.
   *
   * @param from the start of a record
   * @param last whether the input ends at {@code to}
   * @return where the first incomplete record starts, {@code to} when there is none
   */
  int tokenize(byte[] buffer, int from, int to, boolean last);

  /** How many records the last {@link #tokenize} saw, malformed ones included. */
  int seen();

  /** Bytes of the longest record that the last {@link #tokenize} saw. */
  int longest();

  /** Where the longest record starts. */
  int longestStart();
}
