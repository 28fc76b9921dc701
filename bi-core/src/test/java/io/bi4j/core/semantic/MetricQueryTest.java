package io.bi4j.core.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricQueryTest {
  private static final MetricQuery FULL =
      MetricQuery.of("revenue", "order count")
          .by("region")
          .by("order_date", Grain.MONTH)
          .by("month", Grain.MONTH)
          .where("channel = 'web'")
          .where("qty > 3")
          .during(TimeRange.last(3, Grain.MONTH))
          .timeDimension("order_date")
          .against(
              Comparison.with(
                  TimeRange.between(
                      LocalDateTime.parse("2023-01-01T00:00"),
                      LocalDateTime.parse("2023-01-02T12:30"))))
          .having("revenue > 5")
          .calc(Calc.share("revenue"))
          .calc(Calc.rankWithin("revenue", "region", "order_date_month"))
          .calc(new Calc.Rank("revenue", List.of(), true))
          .calc(Calc.runningTotal("revenue"))
          .calc(Calc.growth("revenue"))
          .calc(new Calc.Growth("revenue", 12))
          .calc(Calc.movingAverage("revenue", 3))
          .calc(Calc.topWithin(5, "revenue", "region"))
          .calc(new Calc.Top(2, "revenue", List.of(), true))
          .order(Order.desc("revenue"))
          .order(Order.asc("region"))
          .limit(20)
          .build();

  @Test
  void has_one_canonical_text() {
    assertThat(FULL)
        .hasToString(
            "revenue, \"order count\" by region, month(order_date), month(month)"
                + " where channel = 'web' and qty > 3 during last 3 months of order_date"
                + " against 2023-01-01..2023-01-02T12:30 having revenue > 5"
                + " with share(revenue), rank(revenue within region, order_date_month),"
                + " rank(revenue ascending), running(revenue), growth(revenue, 1),"
                + " growth(revenue, 12), average(revenue, 3), top(5, revenue within region),"
                + " bottom(2, revenue) order by revenue desc, region limit 20");
    assertThat(FULL.hash()).matches("[0-9a-f]{32}").isEqualTo(FULL.toBuilder().build().hash());
    assertThat(FULL.hash()).isNotEqualTo(FULL.toBuilder().limit(21).build().hash());
  }

  @Test
  void reads_back_from_its_json_form() {
    String json = FULL.toJson().toPretty();

    assertThat(MetricQuery.parse(json)).isEqualTo(FULL).hasSameHashCodeAs(FULL);
    assertThat(MetricQuery.parse(json).toJson().toPretty()).isEqualTo(json);
    MetricQuery small = MetricQuery.of("m").during(TimeRange.toDate(Grain.YEAR)).build();
    assertThat(MetricQuery.parse(small.toJson().toCompact())).isEqualTo(small);
    MetricQuery trailing = MetricQuery.of("m").during(TimeRange.trailing(7, Grain.DAY)).build();
    assertThat(MetricQuery.parse(trailing.toJson().toCompact())).isEqualTo(trailing);
  }

  @Test
  void result_columns_are_named_for_what_they_hold() {
    assertThat(FULL.groupBy())
        .extracting(GroupKey::column)
        .containsExactly("region", "order_date_month", "month");
    assertThat(FULL.calcs())
        .extracting(Calc::column)
        .containsExactly(
            "revenue_share",
            "revenue_rank_in_region_order_date_month",
            "revenue_rank",
            "revenue_running",
            "revenue_growth",
            "revenue_growth12",
            "revenue_avg3",
            "",
            "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'schema':'bi.query/1'} | needs a member \"measures\"",
        "{'schema':'bi.query/9','measures':['m']} | /schema must be",
        "{'schema':'bi.query/1','measures':['m'],'groupby':[]} | unknown member \"groupby\"",
        "{'schema':'bi.query/1','measures':['m'],'groupBy':[{'dimension':'d','grain':'moon'}]}"
            + " | /groupBy/0/grain must be one of",
        "{'schema':'bi.query/1','measures':['m'],'where':'a ='} | /where is no expression",
        "{'schema':'bi.query/1','measures':['m'],'time':{'kind':'fixed','from':'2024-02-30','to':'2024-03-01'}}"
            + " | /time/from must be a date",
        "{'schema':'bi.query/1','measures':['m'],'time':{'kind':'fixed','from':'2024-02-02','to':'2024-02-01'}}"
            + " | /time is not possible",
        "{'schema':'bi.query/1','measures':['m'],'time':{'kind':'last','count':0,'grain':'day'}}"
            + " | /time/count must be 1..100000",
        "{'schema':'bi.query/1','measures':['m'],'comparison':{'kind':'custom'}}"
            + " | /comparison is not possible",
        "{'schema':'bi.query/1','measures':['m'],'calcs':[{'kind':'magic','measure':'m'}]}"
            + " | /calcs/0/kind must be share",
        "{'schema':'bi.query/1','measures':['m'],'limit':-1} | /limit must be 0.."
      })
  void names_the_path_of_what_is_wrong_in_json(String json, String message) {
    assertThatThrownBy(() -> MetricQuery.parse(json.replace('\'', '"')))
        .hasMessageContaining(message);
  }
}
