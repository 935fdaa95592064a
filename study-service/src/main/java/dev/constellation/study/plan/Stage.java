package dev.constellation.study.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a study whose items do not depend on each other. It opens when what it needs is there; then each item is
 * asked for until it is answered. Each step costs time in proportion to what is in flight, not to what is done.
 */
final class Stage {
    private final String label;
    private final Work work;
    private final int maxAttempts;
    private @Nullable List<Item> items;
    private int cursor;
    private int done;
    private final Map<String, Item> inFlight = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new LinkedHashMap<>();
    private final Queue<Item> again = new ArrayDeque<>();

    Stage(String label, Work work, int maxAttempts) {
        this.label = label;
        this.work = work;
        this.maxAttempts = maxAttempts;
    }

    String label() {
        return label;
    }

    Work work() {
        return work;
    }

    /** The items; empty before the stage opens. */
    List<Item> items() {
        return items == null ? List.of() : items;
    }

    Collection<Item> inFlight() {
        return inFlight.values();
    }

    int total() {
        return items == null ? work.expected() : items.size();
    }

    int done() {
        return done;
    }

    boolean open() {
        return items != null;
    }

    boolean complete() {
        return items != null && done == items.size();
    }

    /**
     * Opens if it can, passes over what is already answered, and takes out of flight what was answered.
     *
     * @return whether that completed it, so that others may open
     */
    boolean settle(Answers answers) {
        if (complete()) {
            return false;
        }
        if (items == null) {
            items = work.open(answers).orElse(null);
        }
        int flying = inFlight.size();
        inFlight.values().removeIf(item -> item.answered(answers));
        again.removeIf(item -> !inFlight.containsKey(item.id()));
        done += flying - inFlight.size();
        skipAnswered(answers);
        inFlight.values().forEach(item -> reconsider(item, answers));
        return complete();
    }

    /**
     * The next thing to ask, which is then in flight.
     *
     * @param flying ids that any stage has in flight, and this one's next; what another stage asks is not asked twice
     */
    Optional<Outgoing> next(Answers answers, Set<String> flying) {
        Item repeated = again.poll();
        if (repeated != null) {
            return Optional.of(ask(repeated, answers));
        }
        skipAnswered(answers);
        while (cursor < items().size()) {
            Item item = items().get(cursor++);
            refuse(item, answers);
            inFlight.put(item.id(), item);
            Outgoing request = ask(item, answers);
            if (flying.add(item.id())) {
                return Optional.of(request);
            }
            skipAnswered(answers);
        }
        return Optional.empty();
    }

    private void skipAnswered(Answers answers) {
        while (cursor < items().size() && items().get(cursor).answered(answers)) {
            cursor++;
            done++;
        }
    }

    private Outgoing ask(Item item, Answers answers) {
        int attempt = answers.environmentFailures(item.id());
        attempts.put(item.id(), attempt);
        return item.request(attempt);
    }

    private void reconsider(Item item, Answers answers) {
        refuse(item, answers);
        if (answers.environmentFailures(item.id()) > attempts.getOrDefault(item.id(), 0) && !again.contains(item)) {
            again.add(item);
        }
    }

    /** Ends the study when asking (again) for an item is of no use. */
    private void refuse(Item item, Answers answers) {
        answers.fatal(item.id()).ifPresent(refusal -> {
            throw new StudyFailedException(message(item, refusal));
        });
        if (answers.environmentFailures(item.id()) >= maxAttempts) {
            throw new StudyFailedException("%s; it was asked for %d times"
                    .formatted(message(item, answers.refusals(item.id()).getLast()), maxAttempts));
        }
    }

    private String message(Item item, Answer.Refused refusal) {
        return "%s: %s %s was refused by the %s as %s: %s (source %s)"
                .formatted(
                        label,
                        item.label(),
                        item.id(),
                        refusal.service(),
                        refusal.category(),
                        refusal.reason(),
                        refusal.source());
    }
}
