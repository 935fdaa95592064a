package dev.constellation.study.plan;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.tasks.Seeds;
import dev.constellation.events.avro.ModelRef;
import java.util.Optional;

/**
 * A run of a definition with the models it starts from.
 *
 * @param key identity and run number
 * @param definition what is measured
 * @param base base model
 * @param generator first generator, {@code gen_v0}
 * @param criticParent what critics continue from; the base unless the definition names another model
 */
public record StudyContext(
        StudyKey key, StudyDefinition definition, ModelRef base, ModelRef generator, ModelRef criticParent) {
    /** The analysis that every study makes; replays have others. */
    public static final String MAIN_ANALYSIS = "main";

    /** The study's analysis with critics that are trained again on each evaluated round. */
    public static final String RETRAINED_ANALYSIS = "each-round";

    /** Identity of a study: its definition with the digests of everything it is resolved against. */
    public static String studyId(
            StudyDefinition definition, ModelRef base, ModelRef generator, ModelRef criticParent, Domain domain) {
        Digest digest = Digest.of("study")
                .add(definition.digest())
                .add(base.getDigest())
                .add(generator.getDigest())
                .add(domain.prompts(generator.getFamily()).digest())
                .add(domain.digest());
        if (definition.criticParent().isPresent()) {
            digest.add(criticParent.getDigest())
                    .add(domain.prompts(criticParent.getFamily()).digest());
        }
        if (definition.sampling().grammar()) {
            digest.add(grammar(definition, domain, generator).orElseThrow());
        }
        return digest.id();
    }

    /** The grammar that a generator's completions can be held to, if there is one. */
    public static Optional<String> grammar(StudyDefinition definition, Domain domain, ModelRef generator) {
        return domain.prompts(generator.getFamily()).grammar(domain.language(definition.profile()));
    }

    Seeds seeds() {
        return new Seeds(definition.seed(), definition.visible());
    }
}
