package io.bi4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void area_under_the_curve_is_that_of_scikit_learn() {
    // roc_auc_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) of its documentation
    double[][] p = {{0.9, 0.1}, {0.6, 0.4}, {0.65, 0.35}, {0.2, 0.8}};

    Metrics metrics = Metrics.ofClassification(new int[] {0, 0, 1, 1}, p);

    assertThat(metrics.value(Metrics.AUC)).hasValue(0.75);
    assertThat(metrics.value(Metrics.ACCURACY)).hasValue(0.75);
    assertThat(metrics.value(Metrics.MAJORITY)).hasValue(0.5);
  }

  @Test
  void log_loss_is_that_of_scikit_learn() {
    // log_loss(["spam", "ham", "ham", "spam"], [[.1, .9], [.9, .1], [.8, .2], [.35, .65]])
    double[][] p = {{0.1, 0.9}, {0.9, 0.1}, {0.8, 0.2}, {0.35, 0.65}};

    Metrics metrics = Metrics.ofClassification(new int[] {1, 0, 0, 1}, p);

    assertThat(metrics.value(Metrics.LOG_LOSS).orElseThrow()).isCloseTo(0.21616, within(1e-5));
  }

  @Test
  void tied_probabilities_count_half() {
    double[][] p = {{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}};

    assertThat(Metrics.ofClassification(new int[] {0, 1, 1}, p).value(Metrics.AUC)).hasValue(0.5);
  }

  @Test
  void area_under_the_curve_is_absent_when_only_one_label_occurs() {
    double[][] p = {{0.5, 0.5}, {0.4, 0.6}};

    Metrics metrics = Metrics.ofClassification(new int[] {1, 1}, p);

    assertThat(metrics.value(Metrics.AUC)).isEmpty();
    assertThat(metrics.value(Metrics.MAJORITY)).hasValue(1);
  }

  @Test
  void a_probability_of_zero_for_the_right_label_is_bad_but_finite() {
    Metrics metrics = Metrics.ofClassification(new int[] {0}, new double[][] {{0, 1}});

    assertThat(metrics.value(Metrics.LOG_LOSS).orElseThrow()).isCloseTo(34.54, within(0.01));
  }

  @Test
  void regression_measures_are_those_of_scikit_learn() {
    // r2_score, mean_absolute_error and mean_squared_error of its documentation
    double[] actual = {3, -0.5, 2, 7};
    double[] predicted = {2.5, 0.0, 2, 8};

    Metrics metrics = Metrics.ofRegression(actual, predicted);

    assertThat(metrics.value(Metrics.R2).orElseThrow()).isCloseTo(0.948608, within(1e-6));
    assertThat(metrics.value(Metrics.MAE)).hasValue(0.5);
    assertThat(metrics.value(Metrics.RMSE).orElseThrow()).isCloseTo(0.612372, within(1e-6));
  }

  @Test
  void a_constant_target_has_no_share_explained() {
    Metrics metrics = Metrics.ofRegression(new double[] {2, 2}, new double[] {2, 3});

    assertThat(metrics.value(Metrics.R2)).isEmpty();
  }

  @Test
  void lengths_must_agree() {
    assertThatThrownBy(() -> Metrics.ofRegression(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 for 2");
  }
}
