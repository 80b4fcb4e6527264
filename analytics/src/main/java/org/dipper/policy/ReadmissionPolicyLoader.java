package org.dipper.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code supervision.readmission} of a policy file; a key left out keeps its default. */
final class ReadmissionPolicyLoader {
    private static final int MOST_RULES = 16;
    private static final int LONGEST_DIAGNOSIS = 5;
    private static final int LONGEST_PROCEDURE = 12;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*");

    private ReadmissionPolicyLoader() {}

    static ReadmissionPolicy load(final StrictYaml yaml) {
        yaml.only(
                "planned_rules",
                "planned_flag_days",
                "transfer_gap_days",
                "ordered_transfer_gap_days",
                "index_washout_days",
                "counts_unplanned_after_planned",
                "bed_day_medical_types",
                "index_excluded_rules",
                "requires_follow_up");
        final ReadmissionPolicy usual = ReadmissionPolicy.DEFAULT;
        final List<PlannedReturnRule> rules = yaml.has("planned_rules") ? rules(yaml) : usual.plannedRules();
        final Set<String> excluded = yaml.has("index_excluded_rules")
                ? Words.of(yaml, "index_excluded_rules")
                : known(usual.indexExcludedRules(), rules);
        if (excluded.stream()
                .anyMatch(id -> rules.stream().noneMatch(rule -> rule.id().equals(id)))) {
            throw yaml.refusal("index_excluded_rules", "names a rule that is none.", "Name ids of planned_rules.");
        }
        return new ReadmissionPolicy(
                rules,
                days(yaml, "planned_flag_days", usual.plannedFlagDays()),
                days(yaml, "transfer_gap_days", usual.transferGapDays()),
                days(yaml, "ordered_transfer_gap_days", usual.orderedTransferGapDays()),
                days(yaml, "index_washout_days", usual.indexWashoutDays()),
                yaml.flag("counts_unplanned_after_planned", usual.countsUnplannedAfterPlanned()),
                yaml.has("bed_day_medical_types")
                        ? Words.of(yaml, "bed_day_medical_types")
                        : usual.bedDayMedicalTypes(),
                excluded,
                yaml.flag("requires_follow_up", usual.requiresFollowUp()));
    }

    static int days(final StrictYaml yaml, final String key, final int usual) {
        final int days = yaml.has(key) ? yaml.integer(key) : usual;
        if (days < 0 || days > 366) {
            throw yaml.refusal(key, "must be from 0 to 366.", "Write days.");
        }
        return days;
    }

    private static Set<String> known(final Set<String> ids, final List<PlannedReturnRule> rules) {
        final Set<String> known = new HashSet<>(ids);
        known.removeIf(id -> rules.stream().noneMatch(rule -> rule.id().equals(id)));
        return known;
    }

    private static List<PlannedReturnRule> rules(final StrictYaml yaml) {
        final List<PlannedReturnRule> rules = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final StrictYaml part : yaml.parts("planned_rules")) {
            part.only("id", "diagnoses", "procedures", "is_sequence");
            final String id = part.text("id");
            if (!ID.matcher(id).matches() || !seen.add(id)) {
                throw part.refusal("id", "must be a name of its own in small letters.", "Such as wound_care.");
            }
            final List<String> diagnoses = prefixes(part, "diagnoses", LONGEST_DIAGNOSIS);
            final List<String> procedures = prefixes(part, "procedures", LONGEST_PROCEDURE);
            final boolean isSequence = part.flag("is_sequence", false);
            if (diagnoses.isEmpty() && (procedures.isEmpty() || isSequence)) {
                throw part.refusal("diagnoses", "names no code.", "Give prefixes of diagnoses or of procedures.");
            }
            rules.add(new PlannedReturnRule(id, diagnoses, procedures, isSequence));
        }
        if (rules.size() > MOST_RULES) {
            throw yaml.refusal("planned_rules", "are more than " + MOST_RULES + ".", "Put several codes in one rule.");
        }
        return rules;
    }

    private static List<String> prefixes(final StrictYaml yaml, final String key, final int longest) {
        final List<String> prefixes = Words.of(yaml, key).stream().sorted().toList();
        if (prefixes.stream().anyMatch(prefix -> prefix.length() > longest || !prefix.matches("[0-9A-Z.]+"))) {
            throw yaml.refusal(
                    key,
                    "holds something that is no prefix of at most " + longest + " characters.",
                    "Write capital letters, figures and the dot, such as Z51.1 or 39.95.");
        }
        return prefixes;
    }
}
