package org.dipper.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.workflow.PeriodState;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** The state of a period, as publications tell it: the newest of its settlement and what people set; else its plan. */
public final class PeriodStates {
    /** The member of an answer that holds the state. */
    static final String STATE = "state";

    private PeriodStates() {}

    /** The state in force; empty where nothing was done for the period yet. */
    static Optional<PeriodState> inForce(final List<Publication> publications, final Period period) {
        Optional<PeriodState> state = Optional.empty();
        boolean isPlanned = false;
        for (final Publication publication : publications) {
            if (publication.subject().equals(period.settlement())) {
                state = Optional.of(publication.isPublished() ? PeriodState.PUBLISHED : PeriodState.COMPUTED);
            } else if (publication.subject().equals(period.state())) {
                state = Optional.of(PeriodState.toSet(told(publication)));
            } else if (publication.subject().equals(period.plan())) {
                isPlanned = true;
            }
        }
        return state.isEmpty() && isPlanned ? Optional.of(PeriodState.PLANNED) : state;
    }

    /**
     * Refuses to publish a settlement whose period is not at that point, such as one whose data were fixed anew after it was
     * computed. Subjects that are no settlements pass.
     *
     * @throws org.dipper.errors.DipperException precondition, naming the state in force
     */
    static void requirePublishable(final Run run, final String subject) {
        Period.settledBy(subject).ifPresent(period -> {
            PeriodState.requireStep(period.label(), inForce(run.publications(), period), PeriodState.PUBLISHED);
            requireAnswers(run, period);
        });
    }

    private static void requireAnswers(final Run run, final Period period) {
        final List<String> open = Decisions.of(run, period.year()).of(DecisionKind.OBJECTION).stream()
                .filter(objection -> objection.state().filter("open"::equals).isPresent())
                .map(objection -> objection.name().orElse("-"))
                .toList();
        if (!open.isEmpty()) {
            throw DipperException.precondition(
                    "The settlement of " + period.label() + " cannot be published.",
                    "Objections that wait for an answer: " + open.size() + ", which are "
                            + String.join(", ", open.subList(0, Math.min(5, open.size())))
                            + (open.size() > 5 ? " ..." : "") + ".",
                    "Answer them in the file of objections and load it: dipper settle decide --year " + period.year()
                            + " --kind objection --file FILE");
        }
    }

    private static String told(final Publication publication) {
        try {
            return new ObjectMapper()
                    .readTree(publication.answer().orElse("{}"))
                    .path(STATE)
                    .asText();
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The publication table holds an unreadable answer", damaged);
        }
    }
}
