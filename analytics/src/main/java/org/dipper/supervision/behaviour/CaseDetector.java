package org.dipper.supervision.behaviour;

import org.apache.spark.sql.Column;
import org.dipper.policy.BehaviourPolicy.Gate;
import org.dipper.supervision.LeadRule;

/** A rule that judges one case at a time, as columns over {@link CaseFacts}: many of them are evaluated in one pass. */
interface CaseDetector {
    /** What the rule is. */
    LeadRule definition();

    /** When flagged cases of an institution and quarter become a lead. */
    Gate gate();

    /** Whether the rule can judge a case and no exclusion takes it out; never null. */
    Column isEvaluable();

    /** What is found in an evaluable case as a struct of {@link Finding}; null where nothing is. */
    Column finding();
}
