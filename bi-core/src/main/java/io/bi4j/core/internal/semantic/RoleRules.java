package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.CurrencyTable;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides what a column is used as, from its type, its values and the words of its name. */
final class RoleRules {
  private static final int FEW = 1_000;
  private static final int FEW_CODES = 12;
  private static final double MOSTLY_UNIQUE = 0.9;
  private static final int MIN_ROWS_FOR_UNIQUE = 20;
  private static final double TEXT_LENGTH = 50;
  private static final double TEXT_BLANKS = 4;

  private static final Pattern DATE_LIKE =
      Pattern.compile(
          "\\d{1,4}[-./ ](\\d{1,2}[-./ ]\\d{1,4}|\\d{1,2}$|\\p{L}{3,9}\\b)|\\p{L}{3,9} \\d");

  private final Findings findings;

  RoleRules(Findings findings) {
    this.findings = findings;
  }

  Role roleOf(ColumnProfile column) {
    if (column.present() == 0) {
      findings.clear(column.name(), "not used", "it holds no value");
      return Role.UNUSED;
    }
    return switch (column.type().kind()) {
      case BOOL -> flag(column);
      case DATE, LOCAL_DATETIME, TIMESTAMP -> time(column);
      case STRING -> text(column);
      case INT64, DECIMAL, FLOAT64 -> number(column);
      case MONEY, DURATION -> {
        findings.clear(column.name(), "measure", "its type is " + column.type());
        yield Role.MEASURE;
      }
      case BYTES, TIME, LIST, STRUCT, MAP, JSON -> {
        findings.clear(
            column.name(), "not used", "a " + column.type() + " is neither grouped nor summed");
        yield Role.UNUSED;
      }
    };
  }

  private Role flag(ColumnProfile column) {
    findings.clear(column.name(), "dimension (true or false)", "its type is BOOL");
    return Role.FLAG;
  }

  private Role time(ColumnProfile column) {
    if (column.distinct() == 1) {
      findings.clear(column.name(), "not used", constantly(column));
      return Role.UNUSED;
    }
    findings.clear(column.name(), "time", "its type is " + column.type());
    return Role.TIME;
  }

  private static String constantly(ColumnProfile column) {
    return "every value is " + column.examples();
  }

  private Role text(ColumnProfile column) {
    if (column.distinct() == 1) {
      findings.clear(column.name(), "not used", constantly(column));
      return Role.UNUSED;
    }
    if (isCurrency(column)) {
      findings.clear(
          column.name(),
          "dimension (currency)",
          "every value is an ISO 4217 code: " + column.examples());
      return Role.CATEGORY;
    }
    if (column.averageLength() > TEXT_LENGTH || column.averageBlanks() > TEXT_BLANKS) {
      findings.likely(
          column.name(),
          "free text, not used",
          "its values have " + Math.round(column.averageLength()) + " characters on average",
          "add a dimension over it");
      return Role.UNUSED;
    }
    if (looksLikeDates(column)) {
      findings.ambiguous(
          column.name(),
          "dimension",
          "it looks like dates but was read as text: " + column.examples(),
          "name the date format when reading, so that it becomes the time");
      return Role.CATEGORY;
    }
    return textByValues(column);
  }

  private Role textByValues(ColumnProfile column) {
    int distinct = column.distinct();
    boolean unique = isMostlyUnique(column);
    if (unique && (column.names.isId() || column.averageBlanks() < 0.1)) {
      findings.likely(
          column.name(),
          "identifier",
          distinct + " different values in " + column.present() + " rows",
          "add a dimension over it");
      return Role.ID;
    }
    if (distinct <= FEW || distinct * 10L <= column.present()) {
      findings.clear(
          column.name(), "dimension", distinct + " different texts, such as " + column.examples());
      return Role.CATEGORY;
    }
    findings.likely(
        column.name(),
        "dimension of many values",
        distinct + " different texts in " + column.present() + " rows",
        "take it out, or group it first");
    return Role.ENTITY;
  }

  private static boolean isMostlyUnique(ColumnProfile column) {
    return column.present() >= MIN_ROWS_FOR_UNIQUE
        && column.distinct() >= MOSTLY_UNIQUE * column.present();
  }

  static boolean isCurrency(ColumnProfile column) {
    return column.counts.keySet().stream()
        .allMatch(
            value -> value instanceof String code && CurrencyTable.iso().find(code).isPresent());
  }

  private static boolean looksLikeDates(ColumnProfile column) {
    return column.names.isDate()
        && column.counts.keySet().stream()
            .limit(100)
            .allMatch(value -> DATE_LIKE.matcher(String.valueOf(value)).lookingAt());
  }

  private Role number(ColumnProfile column) {
    if (column.distinct() == 1) {
      findings.likely(column.name(), "not used", constantly(column), "add a measure over it");
      return Role.UNUSED;
    }
    if (column.names.isCoordinate()) {
      findings.likely(
          column.name(), "not used", "a coordinate is neither grouped nor summed", "add a measure");
      return Role.UNUSED;
    }
    return column.integral ? whole(column) : fraction(column);
  }

  private Role fraction(ColumnProfile column) {
    if (column.names.isDate() && column.isWithin(1900, 2100)) {
      findings.ambiguous(
          column.name(),
          "not used",
          "it looks like years with a fraction: " + column.examples(),
          "derive a date from it before, so that it becomes the time");
      return Role.UNUSED;
    }
    findings.clear(
        column.name(), "measure", "numbers with a fraction, such as " + column.examples());
    return Role.MEASURE;
  }

  private Role whole(ColumnProfile column) {
    if (isCalendarPart(column)) {
      findings.likely(
          column.name(),
          "dimension",
          "it looks like a part of a date: " + column.examples(),
          "add a measure over it");
      return Role.CATEGORY;
    }
    if (column.names.isId()) {
      return identifier(column);
    }
    if (column.distinct() == 2 && column.isWithin(0, 1) && column.names.count().isEmpty()) {
      findings.likely(
          column.name(),
          "dimension (0 or 1)",
          "its only values are those of a flag",
          "add a measure over it: sum counts the ones, avg is their share");
      return Role.CATEGORY;
    }
    if (column.names.isLabel() && column.distinct() <= FEW) {
      findings.likely(
          column.name(),
          "dimension",
          "its name speaks of a label; "
              + column.distinct()
              + " different numbers, such as "
              + column.examples(),
          "add a measure over it");
      return Role.CATEGORY;
    }
    return quantity(column);
  }

  private Role identifier(ColumnProfile column) {
    if (isMostlyUnique(column)) {
      findings.likely(
          column.name(),
          "identifier",
          "its name, and nearly every row has another value",
          "add a measure over it");
      return Role.ID;
    }
    findings.likely(
        column.name(),
        "dimension",
        "its name speaks of an identifier, and its " + column.distinct() + " values repeat",
        "add a measure over it");
    return column.distinct() <= FEW ? Role.CATEGORY : Role.ENTITY;
  }

  private Role quantity(ColumnProfile column) {
    Names names = column.names;
    boolean named =
        names.rate().isPresent()
            || names.stock().isPresent()
            || names.money().isPresent()
            || names.count().isPresent()
            || names.up().isPresent()
            || names.down().isPresent()
            || names.running().isPresent()
            || names.duration().isPresent();
    boolean fewCodes =
        column.distinct() <= FEW_CODES && column.present() >= 10L * column.distinct();
    boolean consecutive =
        isMostlyUnique(column) && column.distinct() == column.max - column.min + 1;
    if (!named && fewCodes) {
      findings.ambiguous(
          column.name(),
          "measure",
          "only "
              + column.distinct()
              + " different whole numbers ("
              + column.examples()
              + "): amounts or labels",
          "make it a dimension");
    } else if (!named && consecutive) {
      findings.ambiguous(
          column.name(),
          "identifier",
          "it counts the rows from " + (long) column.min + " to " + (long) column.max,
          "add a measure over it");
      return Role.ID;
    } else {
      findings.clear(column.name(), "measure", "whole numbers, such as " + column.examples());
    }
    return Role.MEASURE;
  }

  static boolean isCalendarPart(ColumnProfile column) {
    Names names = column.names;
    return (names.is("year", "yr", "jahr", "annee") && column.isWithin(1800, 2200))
        || (names.is("month", "mon") && column.isWithin(1, 12))
        || (names.is("quarter", "qtr") && column.isWithin(1, 4))
        || (names.is("week") && column.isWithin(0, 53))
        || (names.is("day") && column.isWithin(1, 366))
        || (names.is("weekday", "dow") && column.isWithin(0, 7))
        || (names.is("hour") && column.isWithin(0, 24));
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
