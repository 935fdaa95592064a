package dev.constellation.strings.language;

/** One of the pieces whose outputs a program concatenates. */
public sealed interface Part {
    /** Nodes of this syntax tree: every operator, column, constant and argument is one. */
    int size();

    /** Number of the last column that the output depends on, 0 when it is the same for every row. */
    int lastColumn();

    /** A part without operators. */
    sealed interface Plain extends Part permits Constant, Column {}

    /**
     * A fixed text.
     *
     * @param text at least one character
     */
    record Constant(String text) implements Plain {
        /** Refuses the empty text, which no profile can write. */
        public Constant {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("constant.text: empty, at least one character is needed");
            }
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int lastColumn() {
            return 0;
        }
    }

    /** A part whose output depends on the row. */
    sealed interface Value extends Part permits Column, Operation {
        /** Operators above the column. */
        int depth();

        /** The column at the bottom. */
        Column column();

        @Override
        default int lastColumn() {
            return column().number();
        }
    }

    /**
     * A column of the row, unchanged.
     *
     * @param number from 1
     */
    record Column(int number) implements Value, Plain {
        /** Refuses numbers below 1. */
        public Column {
            if (number < 1) {
                throw new IllegalArgumentException("column.number: %d, at least 1 is needed".formatted(number));
            }
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int depth() {
            return 0;
        }

        @Override
        public Column column() {
            return this;
        }
    }
}
