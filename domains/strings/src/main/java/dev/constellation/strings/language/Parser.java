package dev.constellation.strings.language;

import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.domain.ProgramException.Kind;
import dev.constellation.strings.language.Program.Case;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a program text. Cases are read in a loop and branches by recursive descent. All limits are checked while reading, so
 * a hostile text stops at the first excess: the descent never goes deeper than the profile's operator depth, and nested
 * concatenations are bounded by the text length.
 */
final class Parser {
    /** Begins a case. */
    static final String IF = "If";

    private final Profile profile;
    private final Cursor cursor;
    private final List<Case> cases = new ArrayList<>();
    private int nodes;

    private Parser(String text, Profile profile) {
        this.profile = profile;
        this.cursor = new Cursor(text);
    }

    /**
     * Reads a whole text.
     *
     * @throws ProgramException at the first fault
     */
    static Program parse(String text, Profile profile) throws ProgramException {
        if (text.length() > profile.limits().text()) {
            throw new ProgramException(
                    Kind.LIMIT,
                    profile.limits().text(),
                    "the text has %d characters, at most %d are allowed"
                            .formatted(text.length(), profile.limits().text()));
        }
        return new Parser(text, profile).program();
    }

    private Program program() throws ProgramException {
        int start = cursor.position();
        while (profile.hasConditions() && cursor.acceptName(IF)) {
            cursor.limit(start, "branches", cases.size() + 2, profile.limits().branches());
            cases.add(oneCase());
            start = cursor.position();
        }
        Branch otherwise = branch();
        for (int open = cases.size(); open > 0; open--) {
            cursor.expect(')');
        }
        cursor.end();
        return new Program(cases, otherwise);
    }

    private Case oneCase() throws ProgramException {
        cursor.expect('(');
        Predicate when = new PredicateParser(profile, cursor).predicate();
        nodes += 1 + when.size();
        cursor.expect(',');
        Branch then = branch();
        nodes += then.size();
        cursor.expect(',');
        return new Case(when, then);
    }

    private Branch branch() throws ProgramException {
        return BranchParser.parse(profile, cursor, nodes);
    }
}
