package org.fengsui.engine.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.engine.table.InputFile;
import org.junit.jupiter.api.Test;

class FormerNameTest {

    @Test
    void formerNamesComeWithTheirLastDayOrWithout() {
        String text =
                """
                类别,编码,名称,曾用名,主管单位
                单位,cs,计算机学院,计算机系（至 2016-08-31）；计算中心(筹)；信息系(至2020年7月15日)；计算中心(筹),
                系统,oa,办公系统,"Old office (to 2019-12-31); OA (2015.3.1)",cs
                系统,lab,实验平台,,cs
                """;
        List<RegistryRow> rows = read(text).rows();
        List<FormerName> names = ((RegistryRow.Unit) rows.get(0)).formerNames();
        assertThat(names)
                .as("each once, the latest first, those without a day last")
                .containsExactly(
                        new FormerName("信息系", LocalDate.of(2020, 7, 15)),
                        new FormerName("计算机系", LocalDate.of(2016, 8, 31)),
                        new FormerName("计算中心(筹)", null));
        assertThat(FormerName.written(names, true))
                .isEqualTo("信息系（至 2020-07-15）；计算机系（至 2016-08-31）；计算中心(筹)");
        assertThat(Column.FORMER_NAMES.inChinese(FormerName.written(names, false)))
                .isEqualTo(FormerName.written(names, true));
        assertThat(((RegistryRow.InformationSystem) rows.get(1)).formerNames())
                .containsExactly(
                        new FormerName("Old office", LocalDate.of(2019, 12, 31)),
                        new FormerName("OA", LocalDate.of(2015, 3, 1)));
        assertThat(((RegistryRow.InformationSystem) rows.get(2)).formerNames()).isEmpty();
    }

    @Test
    void formerNamesThatCannotBeReadAreNamedWithTheirRow() {
        String text =
                """
                kind,code,name,former_names,unit,network_kind,addresses
                unit,a,A,Old (to 2024-13-01),,,
                unit,b,B,（至 2024-08-31）,,,
                unit,c,C,%s,,,
                unit,d,D,旧名（至去年）,,,
                network,n,N,Old net,a,office,10.0.0.0/24
                """
                        .formatted("长".repeat(201));
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e ->
                                assertThat(e.problems())
                                        .allMatch(each -> each.column() == Column.FORMER_NAMES)
                                        .extracting(each -> each.line() + " " + each.code())
                                        .containsExactly(
                                                "2 DATE",
                                                "3 NOT_ALLOWED",
                                                "4 TEXT",
                                                "5 DATE",
                                                "6 NOT_FOR_KIND"));
    }

    private static RegistryTable read(String text) {
        return RegistryTable.read(InputFile.of("names.csv", text.getBytes(StandardCharsets.UTF_8)));
    }
}
