package dev.constellation.core.judging;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges programs of one domain. The judgement is a pure function of domain, task, split and text; which rows are visible
 * is computed here and taken from nobody. Not thread-safe; give each thread its own.
 */
public final class Judge {
    private static final int CACHED_PROGRAMS = 8192;

    private final Domain domain;
    private final ProgramCache programs;

    /** A judge with the usual room for compiled programs. */
    public Judge(Domain domain) {
        this(domain, CACHED_PROGRAMS);
    }

    /** A judge that keeps at most the given number of compiled programs. */
    public Judge(Domain domain, int cachedPrograms) {
        if (cachedPrograms < 1) {
            throw new IllegalArgumentException(
                    "judge.cachedPrograms: %d, at least 1 is needed".formatted(cachedPrograms));
        }
        this.domain = domain;
        this.programs = new ProgramCache(domain, cachedPrograms);
    }

    /** The domain whose programs are judged. */
    public Domain domain() {
        return domain;
    }

    /**
     * Judges program texts of the task's profile. Whatever a text holds, it gets a judgement.
     *
     * @param texts program texts, repeats allowed
     * @return one judgement per text, in their order
     * @throws IllegalArgumentException when the split does not suit the task, the task is of another domain, or the
     *     domain has no such profile
     */
    public List<Judgement> judge(Task task, Split split, List<String> texts) {
        requireOwn(task);
        domain.language(task.profile());
        Evidence evidence = Evidence.of(domain, task, split);
        Map<String, Judgement> judged = new HashMap<>();
        return texts.stream()
                .map(text -> judged.computeIfAbsent(text, t -> judge(task.profile(), evidence, t)))
                .toList();
    }

    private Judgement judge(String profile, Evidence evidence, String text) {
        return switch (programs.compile(profile, text)) {
            case Compilation.Compiled(var program) -> evidence.judge(program);
            case Compilation.Refused(var judgement) -> judgement;
        };
    }

    private void requireOwn(Task task) {
        if (!task.domain().equals(domain.name())) {
            throw new IllegalArgumentException(
                    "task.domain: '%s', this judge knows '%s' only".formatted(task.domain(), domain.name()));
        }
    }
}
