package org.fengsui.engine.attribution;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.engine.table.TableHeader;
import org.jspecify.annotations.Nullable;

/** The columns of the registry import table; each has an English and a Chinese header name. */
public enum Column {
    /** What the row is about. */
    KIND("类别", RowKind.values()),
    /** The stable key within its kind. */
    CODE("编码", RowKind.values()),
    /** What people call it. */
    NAME("名称", RowKind.values()),
    /** What people called it before, each with the last day where it is known. */
    FORMER_NAMES("曾用名", RowKind.UNIT, RowKind.SYSTEM),
    /** The code of the unit above. */
    PARENT("上级", RowKind.UNIT),
    /** Whether notices may be addressed to the unit. */
    RESPONSIBLE("责任单位", RowKind.UNIT),
    /** The code of the unit in charge. */
    UNIT("主管单位", RowKind.PERSON, RowKind.SYSTEM, RowKind.NETWORK),
    /** The code of the unit that operates. */
    OPERATOR("运维单位", RowKind.SYSTEM),
    /** The code of the unit that uses. */
    USER("使用单位", RowKind.SYSTEM),
    /** Where it is found. */
    ADDRESSES("地址", RowKind.SYSTEM, RowKind.NETWORK),
    /** What sort of system it is. */
    SYSTEM_KIND("系统类型", RowKind.SYSTEM),
    /** From where it can be used. */
    OPEN_TO("开放范围", RowKind.SYSTEM),
    /** Whether it is out of use for a time. */
    PAUSED("暂停使用", RowKind.SYSTEM),
    /** What the network is used for. */
    NETWORK_KIND("网络类型", RowKind.NETWORK),
    /** The posts a person holds. */
    POSTS("岗位", RowKind.PERSON),
    /** A person's mail address. */
    EMAIL("邮箱", RowKind.PERSON),
    /** A person's telephone. */
    PHONE("电话", RowKind.PERSON),
    /** A person's user id in WeCom. */
    WECOM("企业微信账号", RowKind.PERSON),
    /** Whether the system stands outside the campus under a foreign address or domain. */
    OFF_CAMPUS("双非", RowKind.SYSTEM),
    /** Whether the system is an important business system. */
    IMPORTANT("重要业务系统", RowKind.SYSTEM),
    /** The protection grade, 1 to 5. */
    GRADE("等保级别", RowKind.SYSTEM),
    /** The number under which the grade is filed. */
    FILING_NUMBER("备案号", RowKind.SYSTEM),
    /** The day of the latest test of the grade (测评). */
    TESTED_ON("测评日期", RowKind.SYSTEM),
    /** The day the grade was set. */
    GRADED_ON("定级日期", RowKind.SYSTEM),
    /** The ICP number of the site. */
    URL_ICP("ICP备案号", RowKind.SYSTEM),
    /** The number under which the site is filed with the police (公安联网备案). */
    POLICE_NUMBER("公安备案号", RowKind.SYSTEM),
    /** What the system is built with. */
    STACK("技术栈", RowKind.SYSTEM),
    /** Who answers for it technically. */
    TECHNICAL_OWNER("技术负责人", RowKind.SYSTEM),
    /** Whether that person is on the school's staff. */
    TECHNICAL_STAFF("技术负责人在编", RowKind.SYSTEM),
    /** How to reach that person. */
    TECHNICAL_PHONE("技术负责人电话", RowKind.SYSTEM),
    /** The company that maintains it. */
    VENDOR("运维厂商", RowKind.SYSTEM),
    /** How to reach that company. */
    VENDOR_CONTACT("厂商联系方式", RowKind.SYSTEM),
    /** Who looks after the site's pages. */
    SITE_ADMIN("网站管理员", RowKind.SYSTEM),
    /** Whether visitors can leave words on it: forums, comments, message boards. */
    INTERACTIVE("交互式栏目", RowKind.SYSTEM),
    /** Where its machines stand. */
    HOSTING("部署位置", RowKind.SYSTEM),
    /** Of how many persons it holds data. */
    PERSONAL_DATA("个人信息数量", RowKind.SYSTEM),
    /** The last day its filing holds before it must be renewed. */
    FILED_UNTIL("备案有效期至", RowKind.SYSTEM),
    /** The day the system went on line. */
    ONLINE_FROM("上线日期", RowKind.SYSTEM),
    /** The last day the system is on line. */
    ONLINE_TO("下线日期", RowKind.SYSTEM),
    /** The first day the row holds. */
    VALID_FROM("生效日期", RowKind.PERSON, RowKind.SYSTEM, RowKind.NETWORK),
    /** The last day the row holds; of a unit its last day (撤销, 合并). */
    VALID_TO("失效日期", RowKind.UNIT, RowKind.PERSON, RowKind.SYSTEM, RowKind.NETWORK);

    private final String chinese;
    private final Set<RowKind> kinds = EnumSet.noneOf(RowKind.class);

    Column(String chinese, RowKind... kinds) {
        this.chinese = chinese;
        this.kinds.addAll(Set.of(kinds));
    }

    /** The English header name, such as {@code network_kind}. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The Chinese header name. */
    public String chineseHeader() {
        return chinese;
    }

    /** The name as messages give it: both header names. */
    @Override
    public String toString() {
        return header() + " " + chinese;
    }

    /**
     * What this column writes in English, in Chinese: a kind, posts, yes or no. Any other text
     * stays as it is.
     */
    public String inChinese(String text) {
        return switch (this) {
            case SYSTEM_KIND -> inChinese(SystemKind.values(), text);
            case OPEN_TO -> inChinese(Reach.values(), text);
            case NETWORK_KIND -> inChinese(NetworkKind.values(), text);
            case POSTS ->
                    Stream.of(text.split(";"))
                            .map(post -> inChinese(Post.values(), post))
                            .collect(Collectors.joining("、"));
            case FORMER_NAMES -> FormerName.inChinese(text);
            case RESPONSIBLE, PAUSED, OFF_CAMPUS, IMPORTANT, TECHNICAL_STAFF, INTERACTIVE ->
                    text.equals("yes") ? "是" : text.equals("no") ? "否" : text;
            default -> text;
        };
    }

    private static String inChinese(Named[] values, String text) {
        return Stream.of(values)
                .filter(value -> value.name().equalsIgnoreCase(text))
                .map(Named::chinese)
                .findFirst()
                .orElse(text);
    }

    /** Whether the column says something about this kind of row. */
    public boolean suits(RowKind kind) {
        return kinds.contains(kind);
    }

    /** The column of a header name in either language; null when there is none. */
    static @Nullable Column named(String name) {
        String folded = TableHeader.fold(name);
        return Stream.of(values())
                .filter(column -> column.distance(folded) == 0)
                .findFirst()
                .orElse(null);
    }

    /** The column whose name is nearest to a name that is none. */
    static Column nearest(String name) {
        String folded = TableHeader.fold(name);
        return Stream.of(values())
                .min(Comparator.comparingInt(column -> column.distance(folded)))
                .orElseThrow();
    }

    private int distance(String folded) {
        return Math.min(
                EditDistance.between(TableHeader.fold(name()), folded),
                EditDistance.between(TableHeader.fold(chinese), folded));
    }
}
