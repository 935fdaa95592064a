package dev.constellation.study.store;

import java.util.Locale;

/** The tables of the store that records of the log are kept in. */
enum Table {
    STUDIES(Rule.LATEST),
    TASKS(Rule.LATEST),
    CANDIDATE_CHUNKS(Rule.FIRST),
    CANDIDATES(Rule.PART),
    VERDICT_CHUNKS(Rule.FIRST),
    VERDICTS(Rule.PART),
    SCORING_REQUESTS(Rule.FIRST),
    SCORE_CHUNKS(Rule.FIRST),
    SCORES(Rule.PART),
    SELECTIONS(Rule.FIRST),
    PICKS(Rule.PART),
    MODELS(Rule.LATEST);

    static final String SCHEMA = "log";

    private final Rule rule;

    Table(Rule rule) {
        this.rule = rule;
    }

    Rule rule() {
        return rule;
    }

    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return SCHEMA + "." + tableName();
    }

    /** What becomes of a second record of an id. */
    enum Rule {
        /** The first record wins, as for every reader of candidates, verdicts and scores. */
        FIRST,
        /** The latest record wins, which is the one that compaction leaves in the topic. */
        LATEST,
        /** Rows that come and stay with a row of another table. */
        PART
    }
}
