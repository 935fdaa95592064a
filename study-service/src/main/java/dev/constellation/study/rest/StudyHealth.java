package dev.constellation.study.rest;

import dev.constellation.study.engine.StudyEngine;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the log was read and the broker takes what is written. */
@Readiness
@ApplicationScoped
public final class StudyHealth implements HealthCheck {
    private final StudyEngine engine;

    StudyHealth(StudyEngine engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        String trouble = engine.board().trouble();
        return HealthCheckResponse.named("studies")
                .status(trouble.isEmpty())
                .withData("waitingFor", trouble)
                .build();
    }
}
