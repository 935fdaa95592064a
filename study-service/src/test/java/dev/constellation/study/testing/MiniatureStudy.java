package dev.constellation.study.testing;

import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.StudyFile;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.study.plan.StudyContext;
import dev.constellation.study.plan.StudyKey;

/** A study with everything a study can have, and as little of it as possible. */
public final class MiniatureStudy {
    /** The study file. */
    public static final String YAML = """
            name: miniature
            seed: 7
            domain: tiny
            profile: plain
            visible: 2
            k: 8
            splits: 2
            trajectories: 2
            rounds: 2
            banks:
              easy: {tasks: 3, parts: [1, 3]}
              tiny-real: {real: tiny-real}
            selfTraining: {tasks: 4, samples: 8}
            critic: {tasks: 3, samples: 8}
            evaluations:
              - {rounds: [0, 2], banks: [easy], samples: 80}
              - {rounds: [0], banks: [tiny-real], samples: 16}
            bootstrapReplicates: 100
            """;

    /** What {@link #COMPARED} compares with. */
    public static final String COMPARISONS = """
            comparisons:
              arms:
                accumulated: {recipe: rest-em}
                unverified: {recipe: unverified}
                secret: {recipe: secret}
                supervised: {recipe: supervised}
              frozen: 2
              temperatures: [0.5]
              extendTo: 128
              critics: each-round
            """;

    /** The same study with whole chunks and every comparison. */
    public static final String COMPARED = YAML.replace("samples: 80", "samples: 64")
                    .replace("  - {rounds: [0], banks: [tiny-real], samples: 16}\n", "")
            + COMPARISONS;

    private MiniatureStudy() {}

    /** The definition. */
    public static StudyDefinition definition() {
        return StudyFile.parse("miniature.yaml", YAML, path -> null);
    }

    /** The definition as one run of it. */
    public static StudyContext run(int run) {
        return run(definition(), run);
    }

    /** One run of a definition. */
    public static StudyContext run(StudyDefinition definition, int run) {
        ModelRef base = new ModelRef("base", "digest-of-base", "tiny");
        ModelRef generator = new ModelRef("gen_v0", "digest-of-gen_v0", "tiny");
        ModelRef criticParent = definition.criticParent().isEmpty() ? base : generator;
        String id = StudyContext.studyId(definition, base, generator, criticParent, new TinyDomain());
        return new StudyContext(new StudyKey(id, run), definition, base, generator, criticParent);
    }
}
