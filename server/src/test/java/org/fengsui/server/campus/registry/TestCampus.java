package org.fengsui.server.campus.registry;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.registry.Registry.Unit;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Scope;

/** A small fictional school, taken in as an office would: by the import table. */
public final class TestCampus {

    /** Units, people, systems and networks that the tests speak of. */
    public static final String TABLE =
            """
            类别,编码,名称,上级,责任单位,主管单位,运维单位,使用单位,地址,网络类型,岗位,邮箱,电话,双非,重要业务系统,等保级别,上线日期,下线日期
            单位,school,示例大学,,否,,,,,,,,,,,,,
            单位,it,信息化办公室,school,是,,,,,,,,,,,,,
            单位,cs,计算机学院,school,是,,,,,,,,,,,,,
            单位,cs-lab,系统实验室,cs,否,,,,,,,,,,,,,
            单位,lib,图书馆,school,是,,,,,,,,,,,,,
            人员,p1,林示例,,,cs,,,,,主要负责人,lin@example.edu.cn,+86 27 5550 0101,,,,,
            人员,p2,高示例,,,cs,,,,,工作专员;网络安全管理员,gao@example.edu.cn,027-5550-0102,,,,,
            人员,p3,何示例,,,lib,,,,,分管领导,he@example.edu.cn,,,,,,
            系统,oa,办公系统,,,it,it,school,https://oa.example.edu.cn/ 10.1.0.10:8443,,,,,,是,3,2021-03-01,
            系统,judge,在线评测,,,cs-lab,it,cs,judge.cs.example.edu.cn;10.1.0.40,,,,,否,否,2,2023-09-01,
            系统,opac,馆藏检索,,,lib,,,opac.example.edu.cn 10.1.0.50,,,,,,,,,
            系统,cloud,云端报名,,,cs,,lib,signup.example.com,,,,,是,,,,
            系统,old,旧站点,,,lib,,,old.example.edu.cn 10.1.0.60,,,,,,,,,2026-02-28
            网络,dc,数据中心,,,it,,,10.1.0.0/16,服务器,,,,,,,,
            网络,cs-office,计算机学院办公网,,,cs-lab,,,10.2.0.0-10.2.0.127,办公,,,,,,,,
            网络,dorm,东区宿舍,,,,,,10.9.0.0/16,宿舍,,,,,,,,
            """;

    private final RegistryImports imports;
    private final Registry registry;
    private final Actor office = Actor.machine("test");

    public TestCampus(RegistryImports imports, Registry registry) {
        this.imports = imports;
        this.registry = registry;
    }

    /** Takes the small school in. */
    public TestCampus load() {
        take(TABLE);
        return this;
    }

    /** Takes in a table whole and says how many rows were written. */
    public int take(String table) {
        return imports.apply(office, prepare(table, StandardCharsets.UTF_8));
    }

    /** Makes the preview of a table. */
    public String prepare(String table, Charset charset) {
        return imports.prepare(
                office, InputFile.of("登记表.csv", table.getBytes(charset)), Locale.CHINESE);
    }

    /** A unit by its code. */
    public Unit unit(String code) {
        return registry.unitByCode(Scope.school(), code).orElseThrow();
    }

    /** The identity of a unit. */
    public long id(String code) {
        return unit(code).id();
    }
}
