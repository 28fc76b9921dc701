package io.bi4j.insights.internal.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.insight.Fact;
import io.bi4j.core.insight.Insight;
import io.bi4j.insights.internal.mine.PatternData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What sentences may say: numbers from facts, the scope always, causes never. */
class SentencesTest {
  private static final Pattern NUMBER = Pattern.compile("\\d+(,\\d{3})*(\\.\\d+)?");

  @Test
  void every_number_in_a_sentence_is_a_fact() {
    for (Insight insight : insights()) {
      Set<String> known = new HashSet<>(Set.of("95"));
      insight.evidence().facts().forEach(fact -> known.addAll(spellings(fact)));
      String text = insight.headline() + " " + insight.explanation();
      Matcher numbers = NUMBER.matcher(text);
      while (numbers.find()) {
        assertThat(known).as("%s in: %s", numbers.group(), text).contains(numbers.group());
      }
    }
  }

  @Test
  void headlines_fit_name_their_scope_and_print_no_undefined_number() {
    for (Insight insight : insights()) {
      assertThat(insight.headline()).hasSizeBetween(10, 90);
      String all =
          insight.headline() + insight.explanation() + insight.caveat() + insight.methodNote();
      assertThat(all).doesNotContain("NaN", "Infinity", "\u221e", "null");
      assertThat(all.toLowerCase(Locale.ROOT))
          .doesNotContain("because", "due to", "caused", "led to", "driven by");
      for (String member : insight.scope().filters().values()) {
        assertThat(insight.headline()).contains(member);
      }
      boolean series = insight.scope().filters().isEmpty() && insight.scope().breakdown().isEmpty();
      if (series) {
        assertThat(insight.headline()).containsIgnoringCase("total");
      }
    }
  }

  @Test
  void sureness_words_follow_q() {
    for (Insight insight : insights()) {
      double q = insight.test().q();
      String word =
          insight.test().method() == io.bi4j.core.insight.InsightTest.Method.EXACT
              ? "a fact of the data"
              : q <= 0.001 ? "very likely real" : q <= 0.01 ? "likely real" : "suggestive";
      assertThat(insight.explanation()).contains(word);
    }
  }

  @Test
  void hostile_and_endless_names_stay_within_the_line() {
    String shop = "</script><b>=cmd()|x\n\u0007" + "long ".repeat(60);
    String measure = "sales_of_everything_we_ever_had_in_any_of_our_many_places_of_business";
    Schema schema =
        Schema.of(
            Field.of("day", DataType.DATE),
            Field.of("shop", DataType.STRING),
            Field.of(measure, DataType.FLOAT64));
    BatchBuilder builder = BatchBuilder.of(schema);
    for (int t = 0; t < 120; t++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t);
      builder.addRow(day, shop, 100.0 + t * 7 % 5 + (t >= 60 ? 80 : 0));
      builder.addRow(day, "B", 100.0 + t * 3 % 7);
    }

    try (BiRuntime bi = BiRuntime.create()) {
      var result = bi.insights().discover(RecordSet.of(builder.build()));

      assertThat(result.insights()).isNotEmpty();
      for (Insight insight : result) {
        assertThat(insight.headline().length()).isLessThanOrEqualTo(90);
        assertThat(insight.headline()).doesNotContain("\n", "\u0007");
      }
    }
  }

  private static List<Insight> insights() {
    List<Insight> all = new ArrayList<>();
    try (BiRuntime bi = BiRuntime.create()) {
      for (long seed = 20; seed < 22; seed++) {
        all.addAll(bi.insights().discover(PatternData.daily(seed).records()).insights());
        all.addAll(bi.insights().discover(PatternData.orders(seed).records()).insights());
      }
    }
    assertThat(all).hasSizeGreaterThan(12);
    return all;
  }

  /** A fact as it may be spelled: its text, the parts of a date, a share as points. */
  private static Set<String> spellings(Fact fact) {
    Set<String> spellings = new HashSet<>();
    Matcher numbers = NUMBER.matcher(fact.text());
    while (numbers.find()) {
      spellings.add(numbers.group());
      spellings.add(numbers.group().replaceFirst("^0", ""));
    }
    return spellings;
  }
}
