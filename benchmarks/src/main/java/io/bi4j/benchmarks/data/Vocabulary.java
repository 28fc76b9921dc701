package io.bi4j.benchmarks.data;

import java.nio.charset.StandardCharsets;

/** The words that rows are made of, as UTF-8 bytes. */
final class Vocabulary {
  private static final String[] OWNERS = {
    "Amani", "Baraka", "Chui", "Dunia", "Elimu", "Furaha", "Gakuo", "Hekima", "Imara", "Jasiri",
    "Kilele", "Lulu", "Maziwa", "Neema", "Omari", "Pwani", "Quba", "Rafiki", "Simba", "Tumaini",
    "Umoja", "Vuma", "Wema", "Xanadu", "Yasmin", "Zawadi", "Alder", "Birch", "Cedar", "Dogwood",
    "Elm", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper", "Katsura", "Linden", "Maple", "Oak"
  };
  private static final String[] TRADES = {
    "Foods",
    "Motors",
    "Pharmacy",
    "Books",
    "Textiles",
    "Hardware",
    "Travel",
    "Energy",
    "Dental",
    "Coffee House",
    "Electronics",
    "Furniture",
    "Garden",
    "Logistics",
    "Market",
    "Optics",
    "Paints",
    "Repairs",
    "Stationers",
    "Telecom",
    "Water",
    "Bakery",
    "Cinema",
    "Fitness",
    "Insurance"
  };

  /** 1,000 merchants. */
  static final byte[][] MERCHANTS = merchants();

  /** 60 countries, each at the same place as its currency in {@link #CURRENCY_OF_COUNTRY}. */
  static final byte[][] COUNTRIES =
      split(
          "KE US DE FR GB NG ZA UG TZ RW IN JP CN BR MX CA AU NZ CH SE NO DK PL CZ HU IT ES PT NL"
              + " BE AT IE FI GR EE LV LT SK SI HR LU MT CY GH EG MA TR AE SA ID TH VN PH MY SG KR"
              + " AR CL CO PE");

  /** 30 different currencies over 60 countries. */
  static final byte[][] CURRENCY_OF_COUNTRY =
      split(
          "KES USD EUR EUR GBP NGN ZAR UGX TZS RWF INR JPY CNY BRL MXN CAD AUD NZD CHF SEK NOK DKK"
              + " PLN CZK HUF EUR EUR EUR EUR EUR EUR EUR EUR EUR EUR EUR EUR EUR EUR EUR EUR EUR"
              + " EUR GHS EGP MAD TRY AED SAR IDR USD USD USD USD USD USD USD USD USD USD");

  static final byte[][] METHODS =
      split("card mpesa bank_transfer wallet ussd apple_pay direct_debit cash");

  /** The six statuses; the first is drawn in 78 % of rows. */
  static final byte[][] STATUSES = split("succeeded failed pending refunded disputed canceled");

  static final byte[][] GIVEN_NAMES =
      split("amina brian chloe david esther felix grace hassan irene james kofi leila moses nadia");
  static final byte[][] FAMILY_NAMES =
      split("okoro mwangi smith kamau garcia tanaka diallo novak silva haile jensen moreau");
  static final byte[][] DOMAINS = split("example.com example.org mail.example example.net");

  static final byte[][] WORDS =
      split(
          "order refill monthly invoice starter kit blue delivery school fees rent deposit spare"
              + " parts annual plan seat ticket gift card coffee beans repair visit");

  /** Text with bytes above 127: two, three and four byte sequences. */
  static final byte[][] NON_ASCII =
      lines(
          "caf\u00e9 cr\u00e8me|Stra\u00dfe 12, \u00dcberweisung|\u8acb\u6c42\u66f8 12\u6708"
              + "|\u043e\u043f\u043b\u0430\u0442\u0430 \u0437\u0430\u043a\u0430\u0437\u0430"
              + "|\u0627\u0644\u0641\u0627\u062a\u0648\u0631\u0629|kahawa \u2615 \ud83d\ude80"
              + "|na\u00efve \u20ac 5|\u0928\u092e\u0938\u094d\u0924\u0947");

  /** Text that CSV must quote: separators, quotes (also doubled, first and last) and line ends. */
  static final byte[][] QUOTED =
      lines(
          "two seats, row 5|the \"blue\" kit|line one\nline two|\"quoted\"|a,b,,c|first\r\nsecond"
              + "|,|\"|\"\"|he said \"go\", then\n\"stop\"|5\" pipe, 3\" bend|ends with quote\""
              + "|\nstarts on the next line|fake row\n2024-01-01T00:00:00Z,x,KE,succeeded,1\nend");

  private Vocabulary() {}

  static byte[][] split(String words) {
    return utf8(words.split(" "));
  }

  /** Splits at bars, so that entries may hold blanks; an empty entry stays. */
  static byte[][] lines(String entries) {
    return utf8(entries.split("\\|", -1));
  }

  private static byte[][] merchants() {
    String[] names = new String[OWNERS.length * TRADES.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = OWNERS[i % OWNERS.length] + ' ' + TRADES[i / OWNERS.length] + " Ltd";
    }
    return utf8(names);
  }

  private static byte[][] utf8(String[] texts) {
    byte[][] result = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      result[i] = texts[i].getBytes(StandardCharsets.UTF_8);
    }
    return result;
  }
}
