package dev.constellation.tinylm;

import java.util.List;

/**
 * The model once more, in doubles and plain loops, written from the formulas and not from the kernels.
 *
 * <p>Reads weights through {@link ParameterLayout} only.
 */
final class DoubleReference {
    private static final int HEAD = 32;

    private final Shape shape;
    private final ParameterLayout layout;
    private final double[] parameters;

    DoubleReference(Shape shape, double[] parameters) {
        this.shape = shape;
        this.layout = new ParameterLayout(shape);
        this.parameters = parameters;
    }

    /** Weighted mean loss of the rows. */
    double loss(List<TrainingRow> rows) {
        double sum = 0;
        double weights = 0;
        for (TrainingRow row : rows) {
            double[][] logits = logits(row.tokens(), row.inputs());
            for (int i = 0; i < row.inputs(); i++) {
                if (row.target()[i + 1]) {
                    sum -= row.weight() * logProbabilities(logits[i])[row.tokens()[i + 1]];
                    weights += row.weight();
                }
            }
        }
        return sum / weights;
    }

    static double[] logProbabilities(double[] logits) {
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit);
        }
        double[] result = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            result[i] = logits[i] - Math.log(sum);
        }
        return result;
    }

    double[][] logits(int[] tokens, int length) {
        double[][] x = new double[length][shape.width()];
        for (int t = 0; t < length; t++) {
            for (int j = 0; j < shape.width(); j++) {
                x[t][j] = parameters[layout.embedding(tokens[t]) + j];
            }
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            double[][] qkv = project(layer, Projection.QUERY_KEY_VALUE, norm(x, layout.attentionNorm(layer)));
            add(x, project(layer, Projection.ATTENTION_OUT, attention(qkv)));
            double[][] gateUp = project(layer, Projection.GATE_UP, norm(x, layout.feedForwardNorm(layer)));
            add(x, project(layer, Projection.DOWN, gate(gateUp)));
        }
        return head(norm(x, layout.finalNorm()));
    }

    private double[][] head(double[][] x) {
        double[][] logits = new double[x.length][shape.vocabulary()];
        for (int t = 0; t < x.length; t++) {
            for (int token = 0; token < shape.vocabulary(); token++) {
                for (int j = 0; j < shape.width(); j++) {
                    logits[t][token] += x[t][j] * parameters[layout.embedding(token) + j];
                }
            }
        }
        return logits;
    }

    private double[][] norm(double[][] x, int gain) {
        double[][] result = new double[x.length][shape.width()];
        for (int t = 0; t < x.length; t++) {
            double squares = 0;
            for (double v : x[t]) {
                squares += v * v;
            }
            double rms = Math.sqrt(squares / shape.width() + 1e-5);
            for (int j = 0; j < shape.width(); j++) {
                result[t][j] = x[t][j] / rms * parameters[gain + j];
            }
        }
        return result;
    }

    private double[][] project(int layer, Projection projection, double[][] x) {
        int outputs = projection.outputs(shape);
        int start = layout.projection(layer, projection);
        double[][] y = new double[x.length][outputs];
        for (int input = 0; input < projection.inputs(shape); input++) {
            for (int output = 0; output < outputs; output++) {
                double weight = parameters[start + input * outputs + output];
                for (int t = 0; t < x.length; t++) {
                    y[t][output] += x[t][input] * weight;
                }
            }
        }
        return y;
    }

    private double[][] attention(double[][] qkv) {
        int width = shape.width();
        double[][] out = new double[qkv.length][width];
        for (int head = 0; head < width; head += HEAD) {
            for (int t = 0; t < qkv.length; t++) {
                double[] weights = new double[t + 1];
                double sum = 0;
                for (int s = 0; s <= t; s++) {
                    weights[s] = Math.exp(score(qkv[t], qkv[s], head, width + head, t, s));
                    sum += weights[s];
                }
                for (int s = 0; s <= t; s++) {
                    for (int j = 0; j < HEAD; j++) {
                        out[t][head + j] += weights[s] / sum * qkv[s][2 * width + head + j];
                    }
                }
            }
        }
        return out;
    }

    /** The rotated dot product: it depends on the distance of the positions only. */
    private static double score(double[] query, double[] key, int q, int k, int t, int s) {
        double score = 0;
        for (int i = 0; i < HEAD / 2; i++) {
            double angle = (t - s) * Math.pow(10_000, -2.0 * i / HEAD);
            double a = query[q + i];
            double b = query[q + i + HEAD / 2];
            double c = key[k + i];
            double d = key[k + i + HEAD / 2];
            score += (a * c + b * d) * Math.cos(angle) + (a * d - b * c) * Math.sin(angle);
        }
        return score / Math.sqrt(HEAD);
    }

    private double[][] gate(double[][] gateUp) {
        int width = shape.feedForward();
        double[][] hidden = new double[gateUp.length][width];
        for (int t = 0; t < gateUp.length; t++) {
            for (int j = 0; j < width; j++) {
                double gate = gateUp[t][j];
                hidden[t][j] = gate / (1 + Math.exp(-gate)) * gateUp[t][width + j];
            }
        }
        return hidden;
    }

    private static void add(double[][] x, double[][] y) {
        for (int t = 0; t < x.length; t++) {
            for (int j = 0; j < x[t].length; j++) {
                x[t][j] += y[t][j];
            }
        }
    }
}
