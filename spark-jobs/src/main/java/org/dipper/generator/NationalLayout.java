package org.dipper.generator;

import java.util.ArrayList;
import java.util.List;

/** The columns of a generated settlement list: national field names, in order. */
final class NationalLayout {
    /** How a column is written. */
    enum Kind {
        TEXT,
        WHOLE,
        MONEY
    }

    /** A column. */
    record LayoutColumn(String name, Kind kind) {}

    static final int SETL_ID = 0;
    static final int MDTRT_ID = 1;
    static final int PSN_NO = 2;
    static final int FIXMEDINS_CODE = 3;
    static final int FIXMEDINS_NAME = 4;
    static final int HOSP_LV = 5;
    static final int INSUTYPE = 6;
    static final int INSU_ADMDVS = 7;
    static final int MED_TYPE = 8;
    static final int GEND = 9;
    static final int BRDY = 10;
    static final int AGE = 11;
    static final int NWB_AGE = 12;
    static final int ADM_TIME = 13;
    static final int DSCG_TIME = 14;
    static final int ACT_IPT_DAYS = 15;
    static final int ADM_WAY = 16;
    static final int DSCG_WAY = 17;
    static final int DSCG_CATY = 18;
    static final int DAYS_RINP_FLAG_31 = 19;
    static final int REFD_SETL_FLAG = 20;
    static final int SETL_END_DATE = 21;
    static final int MEDFEE_SUMAMT = 22;
    static final int FUND_PAY_SUMAMT = 23;
    static final int PSN_PART_AMT = 24;
    static final int HOSP_PART_AMT = 25;
    static final int DIAG_CODE = 26;
    static final int DIAG_NAME = 27;
    static final int OTHER_DIAG_CODES = 28;
    static final int MAIN_OPRN_CODE = 29;
    static final int OTHER_OPRN_CODES = 30;
    static final int FIRST_ITEM = 31;
    static final int ITEMS = 14;
    static final int NWB_BIR_WT = FIRST_ITEM + ITEMS;
    static final int SCS_CUTD_SUM_DURA = NWB_BIR_WT + 1;
    static final int WIDTH = SCS_CUTD_SUM_DURA + 1;

    static final List<LayoutColumn> COLUMNS = columns();

    private NationalLayout() {}

    static List<String> names() {
        return COLUMNS.stream().map(LayoutColumn::name).toList();
    }

    private static List<LayoutColumn> columns() {
        final List<LayoutColumn> columns = new ArrayList<>();
        for (final String name : List.of(
                "setl_id",
                "mdtrt_id",
                "psn_no",
                "fixmedins_code",
                "fixmedins_name",
                "hosp_lv",
                "insutype",
                "insu_admdvs",
                "med_type",
                "gend",
                "brdy",
                "age",
                "nwb_age",
                "adm_time",
                "dscg_time",
                "act_ipt_days",
                "adm_way",
                "dscg_way",
                "dscg_caty",
                "days_rinp_flag_31",
                "refd_setl_flag",
                "setl_end_date",
                "medfee_sumamt",
                "fund_pay_sumamt",
                "psn_part_amt",
                "hosp_part_amt",
                "diag_code",
                "diag_name",
                "other_diag_codes",
                "main_oprn_code",
                "other_oprn_codes")) {
            columns.add(new LayoutColumn(name, kind(name)));
        }
        for (int item = 1; item <= ITEMS; item++) {
            columns.add(new LayoutColumn("med_chrgitm_" + (item < 10 ? "0" : "") + item, Kind.MONEY));
        }
        columns.add(new LayoutColumn("nwb_bir_wt", Kind.WHOLE));
        columns.add(new LayoutColumn("scs_cutd_sum_dura", Kind.TEXT));
        return List.copyOf(columns);
    }

    private static Kind kind(final String name) {
        return switch (name) {
            case "age", "nwb_age", "act_ipt_days" -> Kind.WHOLE;
            case "medfee_sumamt", "fund_pay_sumamt", "psn_part_amt", "hosp_part_amt" -> Kind.MONEY;
            default -> Kind.TEXT;
        };
    }
}
