package io.bi4j.insights.internal.report;

import static io.bi4j.insights.internal.report.Html.coordinate;
import static io.bi4j.insights.internal.report.Html.escape;
import static io.bi4j.insights.internal.report.Html.shortened;

import java.util.ArrayList;
import java.util.List;

/** A drawing with a value axis at the left and labels at the bottom. */
final class Svg {
  static final int WIDTH = 720;
  private static final int PLOT = 200;
  private static final int LEFT = 80;
  private static final int RIGHT = 16;
  private static final int TOP = 12;
  private static final int FLAT = 28;
  private static final int SLANTED = 76;
  private static final int MAX_LABELS = 7;
  private static final int LABEL_CHARACTERS = 11;
  private static final double CHARACTER = 6.5;

  private final StringBuilder out = new StringBuilder();
  private final Axis axis;
  private final int points;
  private final boolean slanted;

  /**
   * Begins a drawing that is described for people who cannot see it.
   *
   * @param slanted whether bars stand too close for labels that lie flat
   */
  Svg(String id, String title, String description, Axis axis, int points, boolean slanted) {
    this.axis = axis;
    this.points = points;
    this.slanted = slanted;
    out.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ');
    out.append(TOP + PLOT + (slanted ? SLANTED : FLAT));
    out.append("\" role=\"img\" aria-labelledby=\"").append(id).append("-t ").append(id);
    out.append("-d\" xmlns=\"http://www.w3.org/2000/svg\">");
    out.append("<title id=\"").append(id).append("-t\">").append(escape(title)).append("</title>");
    out.append("<desc id=\"").append(id).append("-d\">").append(escape(description));
    out.append("</desc>");
    ticks();
  }

  /** Whether labels of bars are longer than the bars are apart. */
  static boolean isCrowded(List<String> labels) {
    double fits = slot(labels.size()) / CHARACTER;
    return labels.stream().anyMatch(label -> label.codePointCount(0, label.length()) > fits);
  }

  private void ticks() {
    for (double tick : axis.ticks()) {
      out.append(tick == 0 ? "<line class=\"zero\"" : "<line class=\"grid\"");
      level(LEFT, WIDTH - RIGHT, tick);
      text(LEFT - 8, y(tick) + 4, "end", axis.label(tick));
    }
  }

  /** The rest of a line across the drawing. */
  private void level(double from, double to, double value) {
    String y = coordinate(y(value));
    out.append(" x1=\"").append(coordinate(from)).append("\" x2=\"").append(coordinate(to));
    out.append("\" y1=\"").append(y).append("\" y2=\"").append(y).append("\"/>");
  }

  private double x(int point) {
    double width = WIDTH - LEFT - RIGHT;
    return points <= 1 ? LEFT + width / 2 : LEFT + width * point / (points - 1);
  }

  private static double slot(int bars) {
    return (double) (WIDTH - LEFT - RIGHT) / Math.max(1, bars);
  }

  private double y(double value) {
    return TOP + PLOT * (1 - axis.position(value));
  }

  private void text(double x, double y, String anchor, String text) {
    out.append("<text x=\"").append(coordinate(x)).append("\" y=\"").append(coordinate(y));
    out.append("\" text-anchor=\"").append(anchor).append("\">").append(text).append("</text>");
  }

  /** Labels of points on a line, as many as fit. */
  void labelsOfPoints(List<String> labels) {
    int step = Math.max(1, (labels.size() + MAX_LABELS - 1) / MAX_LABELS);
    double half = LABEL_CHARACTERS * CHARACTER / 2;
    for (int i = 0; i < labels.size(); i += step) {
      boolean first = i == 0 && labels.size() > 1;
      boolean last = x(i) + half > WIDTH;
      String anchor = first ? "start" : last ? "end" : "middle";
      text(x(i), TOP + PLOT + 20, anchor, shortened(labels.get(i), LABEL_CHARACTERS));
    }
  }

  /** A line through values; it breaks where one is missing, and a lone value is a dash. */
  void line(String style, List<Double> values, int firstPoint) {
    StringBuilder path = new StringBuilder();
    for (List<Integer> run : runs(values)) {
      int first = run.get(0);
      if (run.size() == 1) {
        path.append('M').append(coordinate(x(firstPoint + first) - 3)).append(' ');
        path.append(coordinate(y(values.get(first)))).append("h6");
      } else {
        run.forEach(i -> point(path, i == first ? 'M' : 'L', firstPoint + i, values.get(i)));
      }
    }
    path(style, path);
  }

  private static List<List<Integer>> runs(List<Double> values) {
    List<List<Integer>> runs = new ArrayList<>();
    boolean open = false;
    for (int i : Thinning.of(values, WIDTH)) {
      boolean finite = Double.isFinite(values.get(i));
      if (finite && !open) {
        runs.add(new ArrayList<>());
      }
      if (finite) {
        runs.get(runs.size() - 1).add(i);
      }
      open = finite;
    }
    return runs;
  }

  private void point(StringBuilder path, char command, int point, double value) {
    path.append(command).append(coordinate(x(point))).append(' ').append(coordinate(y(value)));
  }

  private void path(String style, StringBuilder path) {
    if (path.length() > 0) {
      out.append("<path class=\"").append(style).append("\" d=\"").append(path).append("\"/>");
    }
  }

  /** The area between two lines; it breaks where an end is missing. */
  void band(List<Double> low, List<Double> high, int firstPoint) {
    StringBuilder path = new StringBuilder();
    int from = 0;
    while (from < low.size()) {
      int to = from;
      while (to < low.size() && Double.isFinite(low.get(to)) && Double.isFinite(high.get(to))) {
        to++;
      }
      if (to > from) {
        area(path, low, high, from, to, firstPoint);
      }
      from = to + 1;
    }
    path("band", path);
  }

  private void area(
      StringBuilder path, List<Double> low, List<Double> high, int from, int to, int firstPoint) {
    for (int i = from; i < to; i++) {
      point(path, i == from ? 'M' : 'L', firstPoint + i, high.get(i));
    }
    for (int i = to - 1; i >= from; i--) {
      point(path, 'L', firstPoint + i, low.get(i));
    }
    path.append('Z');
  }

  /** A mark at a point, with a text that shows when pointed at. */
  void mark(int point, double value, String text) {
    if (Double.isFinite(value)) {
      out.append("<circle class=\"mark\" r=\"4\" cx=\"").append(coordinate(x(point)));
      out.append("\" cy=\"").append(coordinate(y(value))).append("\"><title>");
      out.append(escape(text)).append("</title></circle>");
    }
  }

  /** A bar with its label below; a missing value leaves the label alone. */
  void bar(int index, double value, String label, boolean highlighted) {
    double slot = slot(points);
    if (Double.isFinite(value)) {
      double top = Math.min(y(value), y(0));
      out.append("<rect class=\"").append(highlighted ? "bar hot" : "bar").append("\" x=\"");
      out.append(coordinate(LEFT + (index + 0.15) * slot)).append("\" y=\"");
      out.append(coordinate(top)).append("\" width=\"").append(coordinate(slot * 0.7));
      out.append("\" height=\"").append(coordinate(Math.abs(y(value) - y(0))));
      out.append("\"><title>").append(escape(label)).append(": ").append(Numbers.value(value));
      out.append("</title></rect>");
    }
    double middle = LEFT + (index + 0.5) * slot;
    if (slanted) {
      String at = coordinate(middle + 4) + " " + (TOP + PLOT + 14);
      out.append("<text transform=\"translate(").append(at).append(") rotate(-45)\"");
      out.append(" text-anchor=\"end\">").append(shortened(label, LABEL_CHARACTERS + 1));
      out.append("</text>");
    } else {
      text(middle, TOP + PLOT + 20, "middle", escape(label));
    }
  }

  /** A short line across a bar's slot, for a reference value. */
  void level(int index, double value) {
    if (Double.isFinite(value)) {
      for (String style : List.of("halo", "level")) {
        out.append("<line class=\"").append(style).append('"');
        level(LEFT + (index + 0.05) * slot(points), LEFT + (index + 0.95) * slot(points), value);
      }
    }
  }

  String end() {
    return out.append("</svg>").toString();
  }
}
