package org.dipper.policy;

import java.nio.file.Path;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.yaml.StrictYaml;

/** Reads a policy file into records, refusing what it does not understand by file, line and key. */
public final class PolicyLoader {
    private PolicyLoader() {}

    /**
     * Reads a policy file.
     *
     * @throws DipperException usage where the file is absent, refused where it is wrong
     */
    public static Policy load(final Path file) {
        return load(StrictYaml.read(file));
    }

    /** Reads a policy from a text; {@code name} stands in refusals. */
    public static Policy parse(final String name, final String text) {
        return load(StrictYaml.parse(name, text));
    }

    private static Policy load(final StrictYaml yaml) {
        yaml.only(
                "region",
                "title",
                "year",
                "grouping",
                "catalog",
                "auxiliary",
                "derived_coefficient",
                "settlement",
                "supervision");
        final String region = yaml.text("region");
        final int year = yaml.integer("year");
        final Optional<GroupingPolicy> grouping = yaml.optionalPart("grouping").map(GroupingPolicyLoader::load);
        final CatalogPolicy catalog = CatalogPolicyLoader.load(yaml.part("catalog"));
        final Optional<AuxiliaryPolicy> auxiliary =
                yaml.optionalPart("auxiliary").map(AuxiliaryPolicyLoader::load);
        final Optional<DerivedCoefficientPolicy> coefficient =
                yaml.optionalPart("derived_coefficient").map(DerivedCoefficientPolicyLoader::load);
        final SettlementPolicy settlement = SettlementPolicyLoader.load(yaml.part("settlement"));
        final SupervisionPolicy supervision = SupervisionPolicyLoader.load(yaml.part("supervision"));
        return new Policy(
                region,
                yaml.optionalText("title").orElse(region),
                year,
                grouping,
                catalog,
                auxiliary,
                coefficient,
                settlement,
                supervision,
                PolicyFingerprint.of(region, year, grouping, catalog, auxiliary, coefficient, settlement, supervision));
    }
}
