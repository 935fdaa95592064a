package dev.constellation.study.engine;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.study.InvalidStudyException;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.events.Topic;
import dev.constellation.protocol.ModelList;
import dev.constellation.study.plan.Sizes;
import dev.constellation.study.plan.StudyContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves a submission against the domains on the class path and the models on the node. */
@ApplicationScoped
public final class Resolver {
    private final NodeModels node;

    Resolver(NodeModels node) {
        this.node = node;
    }

    /**
     * The definition in a submission, without a look at the node.
     *
     * @throws RefusedException with every problem
     */
    public StudyDefinition definition(Submission submission) {
        StudyDefinition definition = parse(submission);
        List<String> problems = new ArrayList<>(Sizes.of(definition).problems());
        int bytes = bytes(submission);
        if (bytes > Topic.MAX_SUBMISSION_BYTES) {
            problems.add("%s: the study with its bank files has %d bytes, allowed are %d"
                    .formatted(submission.file(), bytes, Topic.MAX_SUBMISSION_BYTES));
        }
        refuse(problems);
        return definition;
    }

    /**
     * A submission with its models and its identity.
     *
     * @throws RefusedException with every problem
     * @throws NodeUnavailableException when the node does not answer
     */
    Resolved resolve(Submission submission) {
        StudyDefinition definition = definition(submission);
        Domain domain = domain(definition);
        List<ModelList.Model> models = node.models();
        List<String> problems = new ArrayList<>();
        Optional<Dossier.Model> base = find(models, "models.base", definition.base(), domain, problems);
        Optional<Dossier.Model> generator = find(models, "models.generator", definition.generator(), domain, problems);
        Optional<Dossier.Model> criticParent =
                definition.critic().isEmpty() ? base : criticParent(definition, base, domain, problems);
        refuse(problems);
        checkGrammar(definition, domain, generator.orElseThrow());
        String id = StudyContext.studyId(
                definition,
                base.orElseThrow().ref(),
                generator.get().ref(),
                criticParent.orElseThrow().ref(),
                domain);
        return new Resolved(id, submission, definition, base.get(), generator.get(), criticParent.get());
    }

    /** What critics continue from, which their node has; not named, it is the base, and has to be the same one there. */
    private Optional<Dossier.Model> criticParent(
            StudyDefinition definition, Optional<Dossier.Model> base, Domain domain, List<String> problems) {
        List<ModelList.Model> models = node.criticModels();
        if (definition.criticParent().isPresent()) {
            return find(models, "models.critic", definition.criticParent().get(), domain, problems);
        }
        boolean same = base.isEmpty()
                || models.stream()
                        .anyMatch(model -> model.digest().equals(base.get().digest()));
        if (!same) {
            problems.add("models.critic: missing; the node of critics lacks this study's base '%s' (%s); there are: %s"
                    .formatted(definition.base(), base.get().digest(), names(models)));
        }
        return base;
    }

    private static String names(List<ModelList.Model> models) {
        return String.join(", ", models.stream().map(ModelList.Model::id).toList());
    }

    /**
     * The domain of a study.
     *
     * @throws RefusedException when it is not on the class path
     */
    public static Domain domain(StudyDefinition definition) {
        return Domain.find(definition.domain())
                .orElseThrow(() -> new RefusedException(
                        List.of("domain: '%s' is not on the class path".formatted(definition.domain()))));
    }

    private static StudyDefinition parse(Submission submission) {
        try {
            return submission.definition();
        } catch (InvalidStudyException e) {
            throw new RefusedException(e.problems().stream()
                    .map(InvalidStudyException.Problem::toString)
                    .toList());
        }
    }

    /**
     * A model of the node that the domain has prompts for; otherwise the problem is noted.
     *
     * @param field what named it
     */
    public static Optional<Dossier.Model> find(
            List<ModelList.Model> models, String field, String name, Domain domain, List<String> problems) {
        Optional<ModelList.Model> found =
                models.stream().filter(model -> model.id().equals(name)).findFirst();
        if (found.isEmpty()) {
            problems.add("%s: '%s' is not on the model node; there are: %s".formatted(field, name, names(models)));
        } else if (!domain.families().contains(found.get().family())) {
            problems.add("%s: '%s' is of the family '%s'; domain '%s' has prompts for: %s"
                    .formatted(field, name, found.get().family(), domain.name(), String.join(", ", domain.families())));
        }
        return found.map(model -> new Dossier.Model(model.id(), model.digest(), model.family()));
    }

    private static void checkGrammar(StudyDefinition definition, Domain domain, Dossier.Model generator) {
        if (definition.sampling().grammar()
                && StudyContext.grammar(definition, domain, generator.ref()).isEmpty()) {
            refuse(List.of(
                    "sampling.grammar: true, but there is no grammar of profile '%s' for models of the family '%s'"
                            .formatted(definition.profile(), generator.family())));
        }
    }

    /**
     * Refuses what has problems.
     *
     * @throws RefusedException with every problem, if there is one
     */
    public static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    private static int bytes(Submission submission) {
        return submission.yaml().getBytes(StandardCharsets.UTF_8).length
                + submission.files().values().stream()
                        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
    }
}
