package org.dipper.supervision.indicator;

/** Where indicators come from, in words that people can look up. */
final class Clauses {
    static final String PILOT = "NHSA no. 45/2020 pilot plan, part 4";
    static final String HAINAN_FUND = "Hainan payment-management specification 10.1 a";
    static final String HAINAN_QUALITY = "Hainan payment-management specification 10.1 b";
    static final String HAINAN_ABILITY = "Hainan payment-management specification 10.1 c";
    static final String HAINAN_BEHAVIOUR = "Hainan payment-management specification 10.1 d";
    static final String DIP_DRAFT = "DIP 3.0 comment draft, regulatory indicators";
    static final String MEISHAN = "Meishan county medical community reform, assessment table";
    static final String BEIJING = "Beijing nine dimensions, one(2)";
    static final String HOSPITAL_EXAM = "National hospital performance examination";
    static final String PRACTICE = "Common practice of supervisors; no national text";

    private Clauses() {}
}
