package org.dipper.supervision.upcoding;

import java.math.BigDecimal;

/**
 * When the rules of up-coding speak. No national text gives these numbers: all are defaults of this tool, to be set from a
 * region's own reviewed leads.
 *
 * @param fewestCases cases that an institution needs in a family of groups before its share is looked at
 * @param fewestPeers institutions that a family needs beside it
 * @param ratioAbove how far the mean score of a family must lie above that of the peers, as a ratio
 * @param deviationsAbove how many standard errors it must lie above
 * @param likelihoodAbove how likely a lower group must be, by cost and stay alone, before a case is flagged
 * @param fewestGroupCases cases that a group needs before its costs are taken as its shape
 * @param paddingShare growth by uplift and relabelling, as a share of last year's points, above which growth is padding
 */
public record UpCodingPolicy(
        int fewestCases,
        int fewestPeers,
        BigDecimal ratioAbove,
        BigDecimal deviationsAbove,
        BigDecimal likelihoodAbove,
        int fewestGroupCases,
        BigDecimal paddingShare) {
    /** The defaults. */
    public static final UpCodingPolicy USUAL = new UpCodingPolicy(
            10, 5, new BigDecimal("1.05"), new BigDecimal("3"), new BigDecimal("0.8"), 30, new BigDecimal("0.03"));
}
