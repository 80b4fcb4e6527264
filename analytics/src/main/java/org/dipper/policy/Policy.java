package org.dipper.policy;

/**
 * The region's rules of one year.
 *
 * @param region the region
 * @param title what people call this policy
 * @param year the settlement year it is for
 * @param catalog how the catalog is derived
 * @param settlement how the year is settled
 * @param supervision what supervision looks at
 * @param hash SHA-256 of the rules in force, in hexadecimal; comments and layout do not change it
 */
public record Policy(
        String region,
        String title,
        int year,
        CatalogPolicy catalog,
        SettlementPolicy settlement,
        SupervisionPolicy supervision,
        String hash) {}
