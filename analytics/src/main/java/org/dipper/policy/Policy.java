package org.dipper.policy;

import java.util.Optional;

/**
 * The region's rules of one year.
 *
 * @param region the region
 * @param title what people call this policy
 * @param year the settlement year it is for
 * @param grouping how a case finds its group beyond the basic rule; empty for the basic rule alone
 * @param catalog how the catalog is derived
 * @param auxiliary auxiliary typing, where the region has it
 * @param derivedCoefficient institution coefficients measured from history, where the region has them
 * @param settlement how the year is settled
 * @param supervision what supervision looks at
 * @param hash SHA-256 of the rules in force, in hexadecimal; comments and layout do not change it
 */
public record Policy(
        String region,
        String title,
        int year,
        Optional<GroupingPolicy> grouping,
        CatalogPolicy catalog,
        Optional<AuxiliaryPolicy> auxiliary,
        Optional<DerivedCoefficientPolicy> derivedCoefficient,
        SettlementPolicy settlement,
        SupervisionPolicy supervision,
        String hash) {}
