package io.bi4j.core.internal.semantic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a column name and what they hint at. English words; other languages hint nothing.
 */
final class Names {
  private static final Pattern SPLIT =
      Pattern.compile(
          "[^\\p{L}\\p{N}$€£%]++|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?=[$€£%])|(?<=[$€£%])");

  private static final Set<String> ID =
      words(
          "id ids uuid guid key sku ref reference isbn ean iban bic account acct phone tel fax ssn"
              + " hash token serial zip zipcode postcode postal plz imei vin");
  private static final Set<String> NUMBERED = words("no nr number num");
  private static final Set<String> LABEL =
      words(
          "code store shop branch region department dept category class type group segment status"
              + " grade tier zone cluster channel route line terminal gate platform floor room ward"
              + " version step flag district county state country");
  private static final Set<String> RATE =
      words(
          "rate ratio share pct percent percentage proportion probability prob score rating price"
              + " avg average mean median index temperature temp age margin ctr cpc cpm cpa roi roas"
              + " conversion speed density stddev std variance quantile p50 p90 p95 p99 rank per"
              + " utilization utilisation % nps yield humidity pressure");
  private static final Set<String> STOCK =
      words(
          "stock stocks inventory listing listings balance balances headcount employees staff"
              + " backlog outstanding capacity onhand subscribers members population followers fans"
              + " occupancy assets debt wip available seats beds active");
  private static final Set<String> RUNNING =
      words("cumulative cum ytd mtd qtd todate running lifetime");
  private static final Set<String> MONEY =
      words(
          "revenue amount price cost costs fee fees tax turnover income profit spend spending"
              + " budget payment payments refund refunds gross net salary wage wages payout charge charges bill bills tip tips"
              + " discount margin earnings expense expenses takings");
  private static final Set<String> COUNT =
      words(
          "count cnt qty quantity units orders visits visitors clicks impressions sessions users"
              + " customers tickets calls transactions items pieces views guests covers trips number"
              + " num signups leads downloads returns");
  private static final Set<String> UP =
      words(
          "revenue sales profit income orders conversion satisfaction earnings turnover margin nps"
              + " retention takings signups leads roi roas");
  private static final Set<String> DOWN =
      words(
          "cost costs churn returns returned refund refunds refunded complaints errors error latency"
              + " defects chargeback chargebacks expense expenses delay downtime cancellations cancelled"
              + " fraud failures failed loss losses");
  private static final Set<String> PERSONAL =
      words(
          "email mail phone tel fax ssn iban address firstname lastname surname fullname birthday"
              + " birthdate passport");
  private static final Set<String> DURATIONS =
      words("seconds secs minutes mins hours hrs days weeks ms millis milliseconds");
  private static final Set<String> CURRENCIES =
      words(
          "usd eur gbp jpy chf cny inr aud cad nzd sek nok dkk pln czk huf brl mxn zar kes ngn tzs"
              + " ugx rwf aed sar krw idr thb sgd hkd ils");
  private static final Set<String> COORDINATES = words("lat latitude lon lng longitude");
  private static final Set<String> DATES =
      words("date day time timestamp month datum created updated");

  private final List<String> tokens;

  private Names(List<String> tokens) {
    this.tokens = tokens;
  }

  static Names of(String name) {
    return new Names(
        SPLIT
            .splitAsStream(name)
            .filter(token -> !token.isEmpty())
            .map(token -> token.toLowerCase(Locale.ROOT))
            .toList());
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  private Optional<String> hit(Set<String> set) {
    return tokens.stream().filter(set::contains).findFirst();
  }

  private boolean endsWith(Set<String> set) {
    return !tokens.isEmpty() && set.contains(tokens.get(tokens.size() - 1));
  }

  List<String> tokens() {
    return tokens;
  }

  /** An identifier: customer_id, orderNo; number_of_orders is none. */
  boolean isId() {
    return endsWith(ID) || (tokens.size() > 1 && endsWith(NUMBERED));
  }

  boolean isLabel() {
    return endsWith(LABEL);
  }

  Optional<String> rate() {
    return hit(RATE);
  }

  Optional<String> stock() {
    return tokens.contains("on") && tokens.contains("hand") ? Optional.of("on hand") : hit(STOCK);
  }

  Optional<String> running() {
    return hit(RUNNING);
  }

  Optional<String> money() {
    return hit(MONEY);
  }

  Optional<String> count() {
    return hit(COUNT);
  }

  Optional<String> up() {
    return hit(UP);
  }

  Optional<String> down() {
    return hit(DOWN);
  }

  Optional<String> duration() {
    return endsWith(DURATIONS) ? Optional.of(tokens.get(tokens.size() - 1)) : Optional.empty();
  }

  Optional<String> currency() {
    return hit(CURRENCIES).map(code -> code.toUpperCase(Locale.ROOT));
  }

  boolean isCurrencyCode() {
    return tokens.contains("currency") || tokens.contains("ccy");
  }

  boolean isPersonal() {
    return hit(PERSONAL).isPresent()
        || (endsWith(Set.of("name"))
            && hit(words("customer first last full user person")).isPresent());
  }

  boolean isCoordinate() {
    return endsWith(COORDINATES);
  }

  boolean isDate() {
    return hit(DATES).isPresent();
  }

  boolean isPercentSign() {
    return tokens.contains("%")
        || tokens.contains("pct")
        || tokens.contains("percent")
        || tokens.contains("percentage");
  }

  boolean is(String... anyOf) {
    return tokens.size() == 1 && Set.of(anyOf).contains(tokens.get(0));
  }
}
