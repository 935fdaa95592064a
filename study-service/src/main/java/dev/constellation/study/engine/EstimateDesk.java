package dev.constellation.study.engine;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.study.Bank;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.study.plan.PlannedPower;
import dev.constellation.study.plan.Sizes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what a study will take before it starts. */
@ApplicationScoped
public final class EstimateDesk {
    private final Resolver resolver;
    private final StudyEngine engine;

    EstimateDesk(Resolver resolver, StudyEngine engine) {
        this.resolver = resolver;
        this.engine = engine;
    }

    /**
     * Counts what a study asks for and multiplies by rates: measured ones when a study ran since the service started.
     *
     * @throws RefusedException with every problem of the submission
     */
    public Estimate estimate(Submission submission) {
        StudyDefinition definition = resolver.definition(submission);
        Domain domain = Resolver.domain(definition);
        Map<String, Integer> realBanks = definition.banks().stream()
                .filter(Bank.Real.class::isInstance)
                .map(Bank::name)
                .collect(Collectors.toMap(
                        name -> name,
                        name -> domain.realBank(name, definition.profile(), definition.visible())
                                .tasks()
                                .size()));
        return Estimate.of(Sizes.of(definition, realBanks), engine.board().rates())
                .with(PlannedPower.text(definition, realBanks));
    }
}
