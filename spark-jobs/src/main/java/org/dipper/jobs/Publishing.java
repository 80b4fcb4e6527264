package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** Freezing a draft: from then on it can only be superseded by a next revision. */
final class Publishing {
    private Publishing() {}

    static JsonNode promote(
            final JobContext context, final String job, final String subject, final String buildCommand) {
        try (Run run = context.warehouse().begin(job, Map.of("subject", subject), Optional.empty(), List.of())) {
            final Publication draft = run.inForce(subject)
                    .orElseThrow(() -> DipperException.precondition(
                            subject + " cannot be published.",
                            "It is not built yet.",
                            "Run " + buildCommand + " first."));
            final ObjectNode answer = Answers.object()
                    .put("subject", subject)
                    .put("revision", draft.revision())
                    .put("state", Publication.PUBLISHED)
                    .put("content_hash", draft.contentHash());
            if (draft.isPublished()) {
                context.notice("Nothing to do: " + subject + " is published.", "无需处理：" + subject + " 已发布。");
                return answer;
            }
            PeriodStates.requirePublishable(run, subject);
            run.promote(subject, answer);
            return answer;
        }
    }
}
