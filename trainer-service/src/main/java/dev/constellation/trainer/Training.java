package dev.constellation.trainer;

import dev.constellation.core.FailureException;
import dev.constellation.core.adapter.AdapterStore;
import dev.constellation.core.domain.Domains;
import dev.constellation.core.domain.Prompts;
import dev.constellation.events.RequestProcessor.Work;
import dev.constellation.events.avro.Hyperparameters;
import dev.constellation.events.avro.LossPoint;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Role;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.ModelId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes an adapter out of a manifest: its chunks, their data set, a training job, a place in the store. */
final class Training implements Work<TrainingRequest, ModelEvent> {
    private final Domains domains;
    private final VerdictScan verdicts;
    private final Map<Role, FineTuning> nodes;
    private final AdapterStore store;

    /**
     * Trains.
     *
     * @param nodes where adapters of each role are trained
     */
    Training(Domains domains, VerdictScan verdicts, Map<Role, FineTuning> nodes, AdapterStore store) {
        this.domains = domains;
        this.verdicts = verdicts;
        this.nodes = Map.copyOf(nodes);
        this.store = store;
    }

    @Override
    public ModelEvent answer(TrainingRequest request) throws FailureException {
        String subject = request.getRequestId();
        DataSet data = data(request);
        ModelId parent =
                new ModelId(request.getParent().getName(), request.getParent().getDigest());
        FineTuning node = Objects.requireNonNull(nodes.get(request.getRole()));
        FineTuningJob job = node.train(subject, parent, data, settings(request));
        ModelRef model = model(request, job);
        String location = store.put(model.getDigest(), node.content(subject, model.getName()));
        List<LossPoint> curve = curve(node.events(subject, job));
        return event(request, model, data, job, curve, location);
    }

    private DataSet data(TrainingRequest request) throws FailureException {
        Prompts prompts =
                domains.prompts(request.getDomain(), request.getParent().getFamily());
        Manifest manifest = Manifest.of(request);
        verdicts.read(request.getVerdictRanges(), manifest::offer);
        List<LabelledChunk> chunks = manifest.complete();
        int mostPerTask = request.getMaxProgramsPerTask();
        return switch (request.getRole()) {
            case CRITIC -> DataSet.critic(chunks, prompts, mostPerTask);
            case GENERATOR ->
                DataSet.generator(Manifest.recipe(request), chunks, prompts, mostPerTask, request.getMostRows());
        };
    }

    private static FineTuningRequest settings(TrainingRequest request) {
        Hyperparameters how = request.getHyperparameters();
        return new FineTuningRequest(
                request.getParent().getName(),
                "",
                request.getNewModel(),
                request.getSeed(),
                new FineTuningRequest.Hyperparameters(
                        how.getRank(), how.getAlpha(), how.getEpochs(), how.getBatchRows(), how.getLearningRate()));
    }

    private static ModelRef model(TrainingRequest request, FineTuningJob job) throws FailureException {
        String name = job.fineTunedModel();
        String digest = job.digest();
        if (name == null || digest == null || !name.equals(request.getNewModel())) {
            throw FailureException.environment("model node: job %s made '%s' with digest %s; '%s' was asked for"
                    .formatted(job.id(), name, digest, request.getNewModel()));
        }
        return new ModelRef(name, digest, request.getParent().getFamily());
    }

    private static List<LossPoint> curve(FineTuningJob.Events events) {
        return events.data().stream()
                .map(point -> new LossPoint(point.step(), point.tokens(), point.loss()))
                .toList();
    }

    private static ModelEvent event(
            TrainingRequest request,
            ModelRef model,
            DataSet data,
            FineTuningJob job,
            List<LossPoint> curve,
            String location) {
        return ModelEvent.newBuilder()
                .setRequestId(request.getRequestId())
                .setStudyId(request.getStudyId())
                .setRun(request.getRun())
                .setTrajectory(request.getTrajectory())
                .setRound(request.getRound())
                .setRole(request.getRole())
                .setModel(model)
                .setParent(request.getParent())
                .setLocation(location)
                .setDatasetDigest(data.digest())
                .setRows(data.rows().size())
                .setCurve(curve)
                .setTokens(job.trainedTokens())
                .setNodeSeconds(job.nodeSeconds())
                .setCpuSeconds(job.cpuSeconds())
                .build();
    }
}
