package org.fengsui.server.platform.access;

/**
 * A role a person holds. What each may and may never do stands in {@link Permission} and {@link
 * Decision}.
 */
public enum Role {
    /** 学校网络安全和信息化工作领导小组 (第二条). */
    LEADING_GROUP(Side.SCHOOL),
    /**
     * 网信办: supervises, decides measures, later extensions, appeals and interpretations (第二、九、十六条).
     */
    CAC_OFFICE(Side.SCHOOL),
    /** 信息化办 operator: imports, triages, drafts, reviews, re-tests. */
    OFFICE_OPERATOR(Side.SCHOOL),
    /** 信息化办 lead: issues, decides first extensions and false positives. */
    OFFICE_LEAD(Side.SCHOOL),
    /** 值班: the duty officer. */
    DUTY_OFFICER(Side.SCHOOL),
    /**
     * 溯源: of the IT office, the few who may see who used an address in a pool, and who tell the
     * person.
     */
    TRACER(Side.SCHOOL),
    /** 党委宣传部: watches opinion and content, and has bad content taken down (第三、五条). */
    PUBLICITY_OFFICE(Side.SCHOOL),
    /** 保密办公室: watches secret networks, and keeps that something was handed over (第五条). */
    SECRECY_OFFICE(Side.SCHOOL),
    /** An auditor of the school: reads, exports, verifies; changes nothing. */
    AUDITOR(Side.SCHOOL),
    /** 单位主要负责人 (第十三条). */
    UNIT_HEAD(Side.UNIT),
    /** 单位分管领导 (第十三条). */
    UNIT_DEPUTY(Side.UNIT),
    /** 单位工作专员 (第十三条). */
    UNIT_LIAISON(Side.UNIT),
    /** 单位网络安全管理员 (第七条). */
    UNIT_SECURITY_ADMIN(Side.UNIT),
    /** 系统管理员: accounts. One of the three administrators, never business data. */
    SYSTEM_ADMIN(Side.ADMINISTRATION),
    /** 安全管理员: rights. */
    SECURITY_ADMIN(Side.ADMINISTRATION),
    /** 审计管理员: logs. */
    AUDIT_ADMIN(Side.ADMINISTRATION);

    /** Which frame a role sees and which scope it gets. */
    public enum Side {
        /** The whole school's business data. */
        SCHOOL,
        /** Its own unit's and sub-units' business data. */
        UNIT,
        /** No business data at all. */
        ADMINISTRATION
    }

    private final Side side;

    Role(Side side) {
        this.side = side;
    }

    /** Which frame and scope. */
    public Side side() {
        return side;
    }
}
