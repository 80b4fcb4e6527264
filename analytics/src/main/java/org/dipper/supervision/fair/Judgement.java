package org.dipper.supervision.fair;

/**
 * What the figures of an institution say beside those of its peers.
 *
 * @param peerRatio the mean of the peers' true ratios, towards which ratios shrink
 * @param shrunkenRatio the best guess of the institution's true ratio
 * @param reliability the share of its distance from the peers that is no chance
 * @param z standard errors from the peers, chance alone
 * @param adjustedZ the same with over-dispersion granted
 * @param band the over-dispersed funnel limits at its precision, as ratios
 * @param plainBand the limits by chance alone, as ratios
 * @param probabilityHigh the probability that its true ratio exceeds the threshold times the peers' ratio
 * @param qValue the p-value of the adjusted z, upper side, adjusted for the number of institutions
 */
public record Judgement(
        double peerRatio,
        double shrunkenRatio,
        double reliability,
        double z,
        double adjustedZ,
        FunnelBand band,
        FunnelBand plainBand,
        double probabilityHigh,
        double qValue) {
    /** Where it stands in the over-dispersed funnel. */
    public FunnelPosition position() {
        return FunnelPosition.of(adjustedZ);
    }

    Judgement withQValue(final double adjusted) {
        return new Judgement(
                peerRatio, shrunkenRatio, reliability, z, adjustedZ, band, plainBand, probabilityHigh, adjusted);
    }
}
