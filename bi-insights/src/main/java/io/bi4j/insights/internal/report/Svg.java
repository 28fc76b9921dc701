package io.bi4j.insights.internal.report;

import static io.bi4j.insights.internal.report.Html.coordinate;
import static io.bi4j.insights.internal.report.Html.escape;
import static io.bi4j.insights.internal.report.Html.shortened;

import java.util.List;

/** A drawing with a value axis at the left and labels at the bottom. */
final class Svg {
  static final int WIDTH = 720;
  private static final int HEIGHT = 240;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int TOP = 12;
  private static final int BOTTOM = 28;
  private static final int MAX_LABELS = 8;

  private final StringBuilder out = new StringBuilder();
  private final Axis axis;
  private final int points;

  /** Begins a drawing that is described for people who cannot see it. */
  Svg(String id, String title, String description, Axis axis, int points) {
    this.axis = axis;
    this.points = points;
    out.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
    out.append("\" role=\"img\" aria-labelledby=\"").append(id).append("-t ").append(id);
    out.append("-d\" xmlns=\"http://www.w3.org/2000/svg\">");
    out.append("<title id=\"").append(id).append("-t\">").append(escape(title)).append("</title>");
    out.append("<desc id=\"").append(id).append("-d\">").append(escape(description));
    out.append("</desc>");
    ticks();
  }

  private void ticks() {
    for (double tick : axis.ticks()) {
      String y = coordinate(y(tick));
      out.append("<line class=\"grid\" x1=\"").append(LEFT).append("\" x2=\"");
      out.append(WIDTH - RIGHT).append("\" y1=\"").append(y).append("\" y2=\"").append(y);
      out.append("\"/>");
      text(LEFT - 8, y(tick) + 4, "end", Numbers.axis(tick));
    }
  }

  double x(int point) {
    double width = WIDTH - LEFT - RIGHT;
    return points <= 1 ? LEFT + width / 2 : LEFT + width * point / (points - 1);
  }

  double slot() {
    return (double) (WIDTH - LEFT - RIGHT) / Math.max(1, points);
  }

  double y(double value) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - axis.position(value));
  }

  private void text(double x, double y, String anchor, String text) {
    out.append("<text x=\"").append(coordinate(x)).append("\" y=\"").append(coordinate(y));
    out.append("\" text-anchor=\"").append(anchor).append("\">").append(text).append("</text>");
  }

  /** Labels of points on a line, as many as fit. */
  void labelsOfPoints(List<String> labels) {
    int step = Math.max(1, (labels.size() + MAX_LABELS - 1) / MAX_LABELS);
    for (int i = 0; i < labels.size(); i += step) {
      String anchor = i == 0 ? "start" : "middle";
      text(x(i), HEIGHT - 8, anchor, shortened(labels.get(i), 11));
    }
  }

  /** A line through values; it breaks where one is missing. */
  void line(String style, List<Double> values, int firstPoint) {
    StringBuilder path = new StringBuilder();
    boolean open = false;
    for (int i = 0; i < values.size(); i++) {
      if (!Double.isFinite(values.get(i))) {
        open = false;
        continue;
      }
      path.append(open ? 'L' : 'M').append(coordinate(x(firstPoint + i))).append(' ');
      path.append(coordinate(y(values.get(i))));
      open = true;
    }
    if (path.length() > 0) {
      out.append("<path class=\"").append(style).append("\" d=\"").append(path).append("\"/>");
    }
  }

  /** The area between two lines. */
  void band(List<Double> low, List<Double> high, int firstPoint) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < low.size(); i++) {
      path.append(i == 0 ? 'M' : 'L').append(coordinate(x(firstPoint + i))).append(' ');
      path.append(coordinate(y(high.get(i))));
    }
    for (int i = low.size() - 1; i >= 0; i--) {
      path.append('L').append(coordinate(x(firstPoint + i))).append(' ');
      path.append(coordinate(y(low.get(i))));
    }
    out.append("<path class=\"band\" d=\"").append(path).append("Z\"/>");
  }

  /** A mark at a point, with a text that shows when pointed at. */
  void mark(int point, double value, String text) {
    if (Double.isFinite(value)) {
      out.append("<circle class=\"mark\" r=\"4\" cx=\"").append(coordinate(x(point)));
      out.append("\" cy=\"").append(coordinate(y(value))).append("\"><title>");
      out.append(escape(text)).append("</title></circle>");
    }
  }

  /** A bar with its label below. */
  void bar(int index, double value, String label, boolean highlighted) {
    if (!Double.isFinite(value)) {
      return;
    }
    double left = LEFT + index * slot() + slot() * 0.15;
    double top = Math.min(y(value), y(0));
    double height = Math.abs(y(value) - y(0));
    out.append("<rect class=\"").append(highlighted ? "bar hot" : "bar").append("\" x=\"");
    out.append(coordinate(left)).append("\" y=\"").append(coordinate(top)).append("\" width=\"");
    out.append(coordinate(slot() * 0.7)).append("\" height=\"").append(coordinate(height));
    out.append("\"><title>").append(escape(label)).append(": ").append(Numbers.value(value));
    out.append("</title></rect>");
    int characters = (int) (slot() / 7);
    if (characters >= 3) {
      text(LEFT + (index + 0.5) * slot(), HEIGHT - 8, "middle", shortened(label, characters));
    }
  }

  /** A short line across a bar's slot, for a reference value. */
  void level(int index, double value) {
    if (Double.isFinite(value)) {
      double left = LEFT + index * slot() + slot() * 0.05;
      String y = coordinate(y(value));
      out.append("<line class=\"reference\" x1=\"").append(coordinate(left)).append("\" x2=\"");
      out.append(coordinate(left + slot() * 0.9)).append("\" y1=\"").append(y);
      out.append("\" y2=\"").append(y).append("\"/>");
    }
  }

  String end() {
    return out.append("</svg>").toString();
  }
}
