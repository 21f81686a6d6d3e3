package org.fengsui.server.account.demo.campus;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A plainly fictional school, the same at every start: 40 units, 300 systems, their networks and
 * people, as one registry import table. Every address is private or for documentation, every name
 * below {@code example.edu.cn}, and people are called by Heavenly Stems and Earthly Branches.
 */
public final class DemoCampus {

    /** The IT office, which also runs the data centre. */
    public static final String IT_OFFICE = "xxb";

    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
    private static final String HEADER =
            "类别,编码,名称,上级,责任单位,主管单位,运维单位,使用单位,地址,网络类型,岗位,邮箱,电话,重要业务系统,等保级别,上线日期,生效日期";
    private static final String[][] UNITS = {
        {IT_OFFICE, "信息化工作办公室", "it"}, {"xcb", "党委宣传部", "news"}, {"bmb", "保密办公室", "bm"},
        {"jwc", "教务处", "jw"}, {"yjs", "研究生院", "gs"}, {"rsc", "人事处", "hr"},
        {"cwc", "财务处", "cw"}, {"xgc", "学生工作处", "xg"}, {"kyc", "科学研究院", "ky"},
        {"gjc", "国际合作处", "io"}, {"hqc", "后勤保障处", "hq"}, {"bwc", "保卫处", "bw"},
        {"tsg", "图书馆", "lib"}, {"dag", "档案馆", "dag"}, {"xyy", "校医院", "hosp"},
        {"cbs", "出版社", "press"}, {"jjc", "基建处", "jj"}, {"zcc", "资产管理处", "zc"},
        {"tyb", "体育学院", "pe"}, {"jxj", "继续教育学院", "ce"}, {"zyx", "资源学院", "zy"},
        {"jsj", "计算机学院", "cs"}, {"dxx", "电子信息学院", "ei"}, {"jxx", "机械工程学院", "me"},
        {"clx", "材料学院", "mse"}, {"hxx", "化学学院", "chem"}, {"wlx", "物理学院", "phy"},
        {"sxx", "数学学院", "math"}, {"smx", "生命学院", "bio"}, {"hjx", "环境学院", "env"},
        {"tmx", "土木工程学院", "civil"}, {"dzx", "地学院", "geo"}, {"hyx", "海洋学院", "ocean"},
        {"jgx", "经济管理学院", "sem"}, {"fxx", "法学院", "law"}, {"wyx", "外国语学院", "fl"},
        {"ysx", "艺术学院", "art"}, {"mks", "马克思主义学院", "mks"}, {"zdh", "自动化学院", "auto"},
        {"cxy", "创新创业学院", "iec"}
    };
    private static final String[][] KINDS = {
        {"www", "网站"}, {"jxgl", "教学管理系统"}, {"seat", "座位预约系统"}, {"oa", "办公系统"},
        {"course", "课程平台"}, {"lab", "实验室预约系统"}, {"file", "文件共享"}, {"pay", "缴费平台"}
    };

    private final List<DemoUnit> units = new ArrayList<>();
    private final List<DemoSystem> systems = new ArrayList<>();

    /** Builds it. */
    public DemoCampus() {
        for (int i = 0; i < UNITS.length; i++) {
            units.add(new DemoUnit(UNITS[i][0], UNITS[i][1], UNITS[i][2], i + 1));
        }
        for (var unit : units) {
            for (int k = 0; k < KINDS.length && systems.size() < 300; k++) {
                boolean last = k == KINDS.length - 1;
                if (last && unit.number() > 20) {
                    continue;
                }
                systems.add(
                        new DemoSystem(
                                unit.code() + "-" + KINDS[k][0],
                                unit.name() + KINDS[k][1],
                                unit.code(),
                                KINDS[k][0] + "." + unit.domain() + ".example.edu.cn",
                                "10.10." + unit.number() + "." + (10 + k),
                                k == 1 || k == 7,
                                k != 6));
            }
        }
    }

    /** All systems, in a fixed order. */
    public List<DemoSystem> systems() {
        return List.copyOf(systems);
    }

    /**
     * Hosts that a scan of the campus meets and the registry does not explain: one of no registered
     * network, one in the dormitories.
     */
    public List<DemoSystem> strangers() {
        return List.of(
                new DemoSystem(
                        "stranger-1",
                        "未备案主机",
                        "",
                        "old.example.edu.cn",
                        "198.51.100.7",
                        false,
                        true),
                new DemoSystem(
                        "stranger-2",
                        "宿舍主机",
                        "",
                        "dorm-17.example.edu.cn",
                        "10.60.1.17",
                        false,
                        false));
    }

    /** The codes of all units, in a fixed order. */
    public List<String> unitCodes() {
        return units.stream().map(DemoUnit::code).toList();
    }

    /** The code of the person who holds a post in a unit; posts are numbered as in the table. */
    public static String personCode(String unitCode, int post) {
        return "p-" + unitCode + "-" + post;
    }

    /** The mail address of that person. */
    public static String email(String unitCode, int post) {
        return unitCode + post + "@example.edu.cn";
    }

    /** The registry import table. */
    public String table() {
        var table = new StringJoiner("\n", "", "\n");
        table.add(HEADER);
        table.add("单位,school,烽燧示范大学,,否,,,,,,,,,,,,");
        for (var unit : units) {
            table.add("单位,%s,%s,school,是,,,,,,,,,,,,".formatted(unit.code(), unit.name()));
        }
        people(table);
        for (var system : systems) {
            var operator = system.important() ? IT_OFFICE : system.unitCode();
            table.add(
                    "系统,%s,%s,,,%s,%s,%s,%s;%s,,,,,%s,%s,2023-09-01,"
                            .formatted(
                                    system.code(),
                                    system.name(),
                                    system.unitCode(),
                                    operator,
                                    system.unitCode(),
                                    system.host(),
                                    system.ip(),
                                    system.important() ? "是" : "否",
                                    system.important() ? "三级" : "二级"));
        }
        networks(table);
        return table.toString();
    }

    private void people(StringJoiner table) {
        String[] posts = {"主要负责人", "分管领导", "工作专员;网络安全管理员"};
        int n = 0;
        for (var unit : units) {
            for (int post = 0; post < posts.length; post++) {
                var name =
                        ""
                                + STEMS.charAt(n % STEMS.length())
                                + BRANCHES.charAt(n / STEMS.length() % BRANCHES.length());
                table.add(
                        "人员,%s,%s,,,%s,,,,,%s,%s,000-5550-%04d,,,,2024-09-01"
                                .formatted(
                                        personCode(unit.code(), post),
                                        name,
                                        unit.code(),
                                        posts[post],
                                        email(unit.code(), post),
                                        n));
                n++;
            }
        }
    }

    private void networks(StringJoiner table) {
        for (var unit : units) {
            table.add(
                    "网络,net-%s,%s办公网,,,%s,,,10.20.%d.0/24,办公,,,,,,,"
                            .formatted(unit.code(), unit.name(), unit.code(), unit.number()));
        }
        table.add("网络,dc,数据中心,,,%s,,,10.10.0.0/17,服务器,,,,,,,".formatted(IT_OFFICE));
        table.add("网络,dorm,学生宿舍,,,,,,10.60.0.0/16,宿舍,,,,,,,");
        table.add("网络,wifi,校园无线,,,,,,10.70.0.0/16,无线,,,,,,,");
        table.add("网络,nat,校园出口,,,,,,203.0.113.0/24,nat,,,,,,,");
    }
}
