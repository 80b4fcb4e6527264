package org.dipper.coding;

import static org.dipper.coding.CodeTableColumn.extra;
import static org.dipper.coding.CodeTableColumn.needed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dipper.errors.DipperException;

/** The code tables that a region brings; each is loaded from one CSV file. */
public enum CodeTableKind {
    DIAGNOSIS(
            "diagnosis",
            "ICD-10, medical-insurance edition",
            "医保版疾病诊断编码",
            List.of(needed("code", "diag_code", "诊断代码", "诊断编码", "编码"), needed("name", "diag_name", "诊断名称", "名称")),
            "I21.900x001,急性心肌梗死\nA01.002+G01*,伤寒性脑膜炎"),
    PROCEDURE(
            "procedure",
            "ICD-9-CM-3, medical-insurance edition",
            "医保版手术操作编码",
            List.of(
                    needed("code", "oprn_code", "oprn_oprt_code", "手术操作代码", "手术操作编码", "编码"),
                    needed("name", "oprn_name", "手术操作名称", "名称")),
            "36.0700x004,经皮冠状动脉药物洗脱支架置入术\n47.0100,腹腔镜下阑尾切除术"),
    DIAGNOSIS_MAP(
            "diagnosis-map",
            "clinical to medical-insurance ICD-10",
            "临床版→医保版疾病诊断编码对照",
            List.of(needed("clinical_code", "gl_code", "临床版代码", "国临版编码"), needed("code", "yb_code", "医保版代码", "医保版编码")),
            "I21.900x002,I21.900x001\nA01.002+G01*,A01.002+G01*"),
    PROCEDURE_MAP(
            "procedure-map",
            "clinical to medical-insurance ICD-9-CM-3",
            "临床版→医保版手术操作编码对照",
            List.of(needed("clinical_code", "gl_code", "临床版代码", "国临版编码"), needed("code", "yb_code", "医保版代码", "医保版编码")),
            "36.0700x004,36.0700x004"),
    PROCEDURE_ATTRIBUTE(
            "procedure-attribute",
            "procedure attribute and level",
            "手术操作属性与级别",
            List.of(
                    needed("code", "oprn_code", "手术操作代码", "手术操作编码", "编码"),
                    extra("name", "oprn_name", "手术操作名称", "名称"),
                    needed("attribute", "手术操作属性", "属性", "类别"),
                    extra("level", "oprn_level", "手术级别", "级别")),
            "47.0100,腹腔镜下阑尾切除术,手术,三级\n36.0700x004,经皮冠状动脉药物洗脱支架置入术,介入治疗,四级\n"
                    + "99.9997,示例治疗,治疗性操作,\n88.7200,心脏诊断性超声,diagnostic,"),
    EXCLUDED_DIAGNOSIS(
            "excluded-diagnosis",
            "diagnoses that may not be principal",
            "不作为主要诊断清单",
            List.of(needed("code", "diag_code", "诊断代码", "编码", "范围"), extra("name", "diag_name", "诊断名称", "名称")),
            "Z37,分娩的结局\nU82-U85,对抗微生物药物的耐药性\nB95.0,A族链球菌，作为分类于其他章疾病的原因"),
    EXCLUDED_PROCEDURE(
            "excluded-procedure",
            "procedures kept from driving the grouping",
            "排除手术操作清单",
            List.of(
                    needed("code", "oprn_code", "手术操作代码", "编码"),
                    extra("name", "oprn_name", "手术操作名称", "名称"),
                    needed("rule", "note", "排除方式", "备注", "说明"),
                    extra("diagnosis_range", "diag_range", "诊断范围")),
            "99.9998,示例操作,按保守治疗入组,\n88.5500,单根导管的冠状动脉造影术,next,\n"
                    + "45.1301,胃镜检查,only_within,A00-A09|C15-C26|D01|K20-K93"),
    SECTION(
            "section",
            "sections and chapters of ICD-10",
            "ICD-10 节与章",
            List.of(
                    needed("chapter_code", "chapter", "章代码", "章"),
                    extra("chapter_name", "name", "章名称"),
                    extra("section_code", "section", "节代码", "节"),
                    extra("section_name", "节名称"),
                    needed("category_range", "range", "类目范围", "范围")),
            "9,循环系统疾病,I20-I25,缺血性心脏病,I20-I25\n9,循环系统疾病,I60-I69,脑血管病,I60-I69"),
    COMORBIDITY(
            "comorbidity",
            "comorbidities and their weights (Charlson)",
            "合并症指数(CCI)字典",
            List.of(
                    needed("code", "icd10_prefix_nodot", "diag_code", "诊断代码", "编码"),
                    extra("name", "diag_name", "诊断名称", "名称"),
                    extra("condition", "合并症"),
                    extra("weight", "权重", "分值"),
                    extra("mapping", "版本")),
            "I21,急性心肌梗死,ami,1,\nK70.4,酒精性肝衰竭,msld,3,\nC78,呼吸和消化器官的继发性恶性肿瘤,metacanc,6,"),
    SEVERITY_FAILURE(
            "severity-failure",
            "organ failure, shock, sepsis",
            "器官衰竭、休克、脓毒症清单",
            List.of(needed("code", "diag_code", "诊断代码", "编码", "范围"), extra("name", "diag_name", "诊断名称", "名称")),
            "R57,休克\nA41.9,未特指的脓毒症"),
    SEVERITY_DAMAGE(
            "severity-damage",
            "important organ damage and infection",
            "重要器官病损与感染清单",
            List.of(needed("code", "diag_code", "诊断代码", "编码", "范围"), extra("name", "diag_name", "诊断名称", "名称")),
            "J15-J18,肺炎\nI50.9,未特指的心力衰竭"),
    BASIC_LEVEL(
            "basic-level",
            "diseases of the basic level, paid alike everywhere",
            "基层病种",
            List.of(
                    needed("principal_diag", "principal_diagnosis", "code", "主要诊断代码", "诊断代码"),
                    extra("diag_name", "name", "诊断名称", "主要诊断名称"),
                    extra("principal_procedure", "procedure", "oprn_code", "主要手术操作代码")),
            "J18.9,未特指的肺炎,\nK64.8,特指的痔,49.4600\nD17.0,头、面和颈部良性脂肪瘤样肿瘤,86.3x03|86.3x02");

    /** What subjects of publications begin with. */
    public static final String SUBJECT = "codes:";

    private final String id;
    private final String labelEn;
    private final String labelZh;
    private final List<CodeTableColumn> columns;
    private final String examples;

    CodeTableKind(
            final String id,
            final String labelEn,
            final String labelZh,
            final List<CodeTableColumn> columns,
            final String examples) {
        this.id = id;
        this.labelEn = labelEn;
        this.labelZh = labelZh;
        this.columns = columns;
        this.examples = examples;
    }

    /** The name in commands and tables. */
    public String id() {
        return id;
    }

    /** What publications of it are called. */
    public String subject() {
        return SUBJECT + id;
    }

    /** What it is, English. */
    public String labelEn() {
        return labelEn;
    }

    /** What it is, Chinese. */
    public String labelZh() {
        return labelZh;
    }

    /** The columns of its file. */
    public List<CodeTableColumn> columns() {
        return columns;
    }

    /** A file to start from: the header and rows that load. */
    public String template() {
        final String header = columns.stream().map(CodeTableColumn::name).collect(Collectors.joining(","));
        return header + "\n" + examples + "\n";
    }

    /** All names, in the order people read about them. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(CodeTableKind::id).toList();
    }

    /**
     * The kind of a name.
     *
     * @throws DipperException usage where there is none
     */
    public static CodeTableKind of(final String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> DipperException.usage(
                        "There is no code table \"" + id + "\".",
                        "Kinds are: " + String.join(", ", ids()) + ".",
                        "Name one of them with --kind."));
    }
}
