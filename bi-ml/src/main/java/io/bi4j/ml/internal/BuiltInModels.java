package io.bi4j.ml.internal;

import com.google.auto.service.AutoService;
import io.bi4j.core.model.Model;
import io.bi4j.core.model.ModelCodec;
import io.bi4j.core.spi.ModelProvider;
import io.bi4j.core.spi.ModelTemplate;
import io.bi4j.ml.EtsConfig;
import io.bi4j.ml.EtsForecaster;
import io.bi4j.ml.LinearClassifier;
import io.bi4j.ml.LinearClassifierConfig;
import io.bi4j.ml.LinearRegression;
import io.bi4j.ml.LinearRegressionConfig;
import io.bi4j.ml.internal.codec.ModelFile;
import io.bi4j.ml.internal.ets.EtsModel;
import io.bi4j.ml.internal.ets.EtsModelCodec;
import io.bi4j.ml.internal.ets.EtsTraining;
import io.bi4j.ml.internal.linear.LinearModel;
import io.bi4j.ml.internal.linear.LinearModelCodec;
import io.bi4j.ml.internal.linear.LinearTraining;
import java.util.List;

/** The models of this module. */
@AutoService(ModelProvider.class)
public final class BuiltInModels implements ModelProvider, ModelCodec {
  private static final int ETS = 1;
  private static final int LINEAR = 2;

  @Override
  public String id() {
    return "bi4j";
  }

  @Override
  public List<ModelTemplate<?>> templates() {
    return List.of(
        new ModelTemplate<>(
            EtsTraining.TEMPLATE,
            "Exponential smoothing",
            new EtsForecaster(),
            EtsConfig.defaults()),
        new ModelTemplate<>(
            LinearTraining.CLASSIFIER,
            "Logistic regression",
            new LinearClassifier(),
            LinearClassifierConfig.defaults()),
        new ModelTemplate<>(
            LinearTraining.REGRESSION,
            "Linear regression",
            new LinearRegression(),
            LinearRegressionConfig.defaults()));
  }

  @Override
  public ModelCodec codec() {
    return this;
  }

  @Override
  public byte[] encode(Model model) {
    if (model instanceof EtsModel ets) {
      return ModelFile.frame(ETS, EtsModelCodec.encode(ets));
    }
    if (model instanceof LinearModel linear) {
      return ModelFile.frame(LINEAR, LinearModelCodec.encode(linear));
    }
    throw new IllegalArgumentException(
        "Provider \"bi4j\" keeps models of its own templates only, got one of \""
            + model.card().template()
            + "\".");
  }

  @Override
  public Model decode(byte[] bytes) {
    ModelFile.Content content = ModelFile.unframe(bytes);
    return switch (content.type()) {
      case ETS -> EtsModelCodec.decode(content.payload());
      case LINEAR -> LinearModelCodec.decode(content.payload());
      default -> throw ModelFile.bad("they hold a model of the unknown kind " + content.type());
    };
  }
}
