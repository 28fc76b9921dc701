package io.bi4j.core.internal.xlsx;

/**
 * An entry of a zip archive, as its central directory describes it.
 *
 * @param name its path in the archive
 * @param deflated whether it is compressed; else it is stored
 * @param crc the CRC-32 of its content
 * @param compressedBytes bytes in the file
 * @param expandedBytes bytes of its content, as claimed
 * @param dataStart where its bytes start in the file
 */
record ZipPart(
    String name,
    boolean deflated,
    long crc,
    long compressedBytes,
    long expandedBytes,
    long dataStart) {}
