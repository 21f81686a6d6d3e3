package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.Workbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    static Stream<String> fixtures() {
        return Stream.of(
                "nessus.xml",
                "nessus-sc.csv",
                "openvas.xml",
                "openvas.csv",
                "nmap.xml",
                "nuclei.jsonl",
                "zap.xml",
                "generic.csv");
    }

    static Stream<String> xmlFixtures() {
        return fixtures().filter(name -> name.endsWith(".xml"));
    }

    @ParameterizedTest
    @MethodSource("xmlFixtures")
    void externalEntitiesAndEntityBombsAreRefused(String name) {
        String body = withoutProlog(name);
        String root = body.substring(1, body.indexOf('>')).split("[ >]", 2)[0];
        String external = "<!DOCTYPE " + root + " [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        String bomb = "<!DOCTYPE " + root + " [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>";
        for (String type : new String[] {external, bomb}) {
            BadInput bad = Reading.refusal("<!-- here -->\n" + type + body);
            assertThat(bad.problem()).isEqualTo(InputProblem.DTD_REFUSED);
            assertThat(bad.line()).isEqualTo(2);
        }
        String used = body.replaceFirst(">([A-Za-z])", ">&x;$1");
        assertThat(Reading.refusal(used).problem()).isEqualTo(InputProblem.DTD_REFUSED);
    }

    @ParameterizedTest
    @MethodSource("xmlFixtures")
    void anExternalSubsetIsNeverFetched(String name) {
        String body = withoutProlog(name);
        String root = body.substring(1, body.indexOf('>')).split("[ >]", 2)[0];
        Reading reading =
                Reading.of("<!DOCTYPE " + root + " SYSTEM \"http://192.0.2.1/never.dtd\">" + body);
        assertThat(reading.observations()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aFileCutAnywhereIsRefusedOrShorterByWholeRows(String name) {
        byte[] whole = Reading.resource(name);
        long all = Reading.of(whole).summary().read();
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            byte[] cut = Arrays.copyOf(whole, 200 + random.nextInt(whole.length - 220));
            try {
                assertThat(name).as("only line formats may end early").doesNotEndWith(".xml");
                assertThat(Reading.of(cut).summary().read()).isLessThanOrEqualTo(all);
            } catch (BadInput refused) {
                assertThat(refused.file()).isEqualTo("upload");
            } catch (AssertionError e) {
                BadInput refused = Reading.refusal(cut, null);
                assertThat(refused).as("%s cut at %s", name, cut.length).isNotNull();
                assertThat(refused.problem()).isEqualTo(InputProblem.TRUNCATED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void flippedBytesNeverEscapeAsAnythingButARefusal(String name) {
        byte[] whole = Reading.resource(name);
        Random random = new Random(11);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < 1 + random.nextInt(4); j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Reading.of(damaged).summary()).isNotNull();
            } catch (BadInput refused) {
                assertThat(refused.getMessage()).startsWith("upload");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("xmlFixtures")
    void otherEncodingsAreReadWhereDeclaredAndRefusedWhereWrong(String name) {
        String body = withoutProlog(name).replaceFirst(">([A-Za-z])", ">信息$1");
        long expected = Reading.of(body).summary().read();
        byte[] gb =
                ("<?xml version='1.0' encoding='GB2312'?>" + body)
                        .getBytes(Charset.forName("GB18030"));
        byte[] wide =
                ("\ufeff<?xml version='1.0' encoding='UTF-16'?>" + body)
                        .getBytes(StandardCharsets.UTF_16LE);
        byte[] marked = ("\ufeff" + body).getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : new byte[][] {gb, wide, marked}) {
            assertThat(Reading.of(bytes).summary().read()).isEqualTo(expected);
        }
        byte[] undeclared = body.getBytes(Charset.forName("GB18030"));
        assertThat(Reading.refusal(undeclared, null).problem()).isEqualTo(InputProblem.ENCODING);
        byte[] unknown =
                ("<?xml version='1.0' encoding='X-NONE'?>" + body).getBytes(StandardCharsets.UTF_8);
        assertThat(Reading.refusal(unknown, null).problem()).isEqualTo(InputProblem.ENCODING);
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void garbageIsRefusedInEveryForcedFormat(ReportFormat format) {
        byte[] noise = new byte[100_000];
        new Random(3).nextBytes(noise);
        assertThat(Reading.refusal(noise, format)).isNotNull();
        assertThat(
                        Reading.refusal(
                                "just a letter\nto nobody\n".getBytes(StandardCharsets.UTF_8),
                                format))
                .isNotNull();
        assertThat(Reading.refusal("<html><body/></html>".getBytes(StandardCharsets.UTF_8), format))
                .isNotNull();
        assertThat(
                        Reading.refusal(
                                new byte[] {
                                    '%', 'P', 'D', 'F', '-', '1', '.', '7', '\n', 0, 1, 2, 3
                                },
                                format))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html/>", "hello", "{\"a\":1}", "a,b\n1,2\n", "[1,2]", "<report/>"})
    void contentThatNobodyKnowsNamesTheFormats(String text) {
        BadInput bad = Reading.refusal(text);
        assertThat(bad.problem()).isEqualTo(InputProblem.UNRECOGNISED);
        assertThat(bad.parameters()).containsExactly("nessus, openvas, nmap, nuclei, zap, generic");
    }

    @Test
    void oneGiantTagStopsEarly() {
        String attribute = "<NessusClientData_v2><Report name=\"" + "x".repeat(20 << 20);
        assertThat(Reading.refusal(attribute).problem()).isEqualTo(InputProblem.FIELD_TOO_LONG);
        String text = "<nmaprun><host><ports><x>" + "x".repeat(20 << 20);
        assertThat(Reading.refusal(text).problem()).isEqualTo(InputProblem.FIELD_TOO_LONG);
        String json =
                "{\"template-id\":\"x\",\"info\":{\"name\":\"" + "x".repeat(20 << 20) + "\"}}";
        assertThat(Reading.refusal(json).problem()).isEqualTo(InputProblem.FIELD_TOO_LONG);
    }

    @Test
    void endlessNestingStopsEarly() {
        assertThat(Reading.refusal("<nmaprun>" + "<a>".repeat(100_000)).problem())
                .isEqualTo(InputProblem.SYNTAX);
        String json = "{\"template-id\":\"x\",\"info\":" + "[".repeat(100_000);
        assertThat(Reading.refusal(json).problem())
                .isIn(InputProblem.FIELD_TOO_LONG, InputProblem.SYNTAX);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void packedReportsAreReadUnderALimit(String name) {
        byte[] whole = Reading.resource(name);
        assertThat(Reading.of(gzip(whole)).observations())
                .isEqualTo(Reading.of(whole).observations());
    }

    @Test
    void packedBombsAreRefused() {
        assertThat(Reading.refusal(gzip(new byte[64 << 20]), null).problem())
                .isIn(InputProblem.BINARY, InputProblem.ZIP_BOMB);
        byte[] blanks = new byte[64 << 20];
        Arrays.fill(blanks, (byte) ' ');
        byte[] report = "<nmaprun>".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(report, 0, blanks, 0, report.length);
        assertThat(Reading.refusal(gzip(blanks), null).problem())
                .isIn(InputProblem.FIELD_TOO_LONG, InputProblem.ZIP_BOMB);
        assertThat(Reading.refusal(Workbooks.bomb(64), ReportFormat.GENERIC).problem())
                .isEqualTo(InputProblem.ZIP_BOMB);
        byte[] cut = Arrays.copyOf(gzip(Reading.resource("nmap.xml")), 300);
        assertThat(Reading.refusal(cut, null).problem()).isEqualTo(InputProblem.TRUNCATED);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        InputFile missing =
                new InputFile(
                        "gone.xml",
                        () -> {
                            throw new java.io.FileNotFoundException("gone.xml");
                        });
        BadInput bad =
                org.assertj.core.api.Assertions.catchThrowableOfType(
                        BadInput.class, () -> Reading.of(ReportInput.of(missing), null));
        assertThat(bad.problem()).isEqualTo(InputProblem.UNREADABLE);
    }

    private static String withoutProlog(String name) {
        return Reading.text(name)
                .replaceFirst("(?s)^<\\?xml.*?\\?>\\s*", "")
                .replaceFirst("(?s)^<!DOCTYPE nmaprun>.*?(?=<nmaprun)", "");
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void floodsOfNamesAreRefusedBeforeTheyKeepTheParserBusy() {
        StringBuilder attributes = new StringBuilder("<nmaprun");
        StringBuilder elements = new StringBuilder("<nmaprun>");
        for (int i = 0; i < 25_000; i++) {
            attributes.append(" a").append(i).append("='x'");
            elements.append("<e").append(i).append("/>");
        }
        BadInput tag = Reading.refusal(attributes + "/>");
        assertThat(tag.problem()).isEqualTo(InputProblem.FIELD_TOO_LONG);
        BadInput names = Reading.refusal(elements + "</nmaprun>");
        assertThat(names.problem()).isEqualTo(InputProblem.SYNTAX);
        assertThat(names.getMessage()).contains("different names");
    }

    @Test
    void theReasonIsTheContentsOwn() {
        BadInput deep = Reading.refusal("{\"template-id\":\"a\",\"info\":" + "[".repeat(500) + "}");
        assertThat(deep.getMessage()).contains("nested deeper than 100");
        BadInput old =
                Reading.refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, null);
        assertThat(old.problem()).isEqualTo(InputProblem.OLD_OR_LOCKED_EXCEL);
        BadInput cell =
                Reading.refusal(
                        "Plugin ID,Risk,Host,Name\n1,High,192.0.2.1,\""
                                + "x".repeat(1_100_000)
                                + "\"\n");
        assertThat(cell.problem()).isEqualTo(InputProblem.FIELD_TOO_LONG);
        assertThat(cell.line()).isEqualTo(2);
        BadInput entity = Reading.refusal("<nmaprun>&nbsp;</nmaprun>");
        assertThat(entity.problem()).isEqualTo(InputProblem.DTD_REFUSED);
        assertThat(entity.parameters()).containsExactly("&nbsp;");
    }
}
