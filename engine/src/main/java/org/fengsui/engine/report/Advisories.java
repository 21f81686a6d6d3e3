package org.fengsui.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.TextDecoding;

/**
 * Reads advisories one by one: the weekly XML of CNVD, the JSON catalogue of exploited
 * vulnerabilities of CISA (KEV), and CSAF 2.0. What the file is, is told by its content.
 */
public final class Advisories {

    /** How many a file may hold. */
    public static final int MOST = 20_000;

    private static final int HEAD = 1 << 16;
    private static final String FORMATS = "CNVD XML, CISA KEV JSON, CSAF 2.0 JSON";

    private Advisories() {}

    /**
     * Reads a file.
     *
     * @param into gets each advisory
     * @throws BadInput with line and reason if the file is refused, possibly after advisories were
     *     handed over
     */
    public static void read(InputFile file, Consumer<Advisory> into) {
        byte[] start = file.head(HEAD);
        if (start.length == 0) {
            throw new BadInput(InputProblem.EMPTY, file.name(), 0);
        }
        TextDecoding mark = TextDecoding.ofMark(start);
        String head =
                new String(start, mark == null ? StandardCharsets.UTF_8 : mark.charset())
                        .replace("\ufeff", "")
                        .stripLeading();
        Consumer<Advisory> counted = counted(file, into);
        if (head.startsWith("<")) {
            CnvdXmlReader.read(file, counted);
        } else if (head.contains("\"csaf_version\"")) {
            CsafReader.read(file, counted);
        } else if (head.startsWith("{") && head.contains("\"catalogVersion\"")) {
            KevReader.read(file, counted);
        } else {
            throw new BadInput(InputProblem.UNRECOGNISED, file.name(), 0, FORMATS);
        }
    }

    private static Consumer<Advisory> counted(InputFile file, Consumer<Advisory> into) {
        int[] count = {0};
        return advisory -> {
            if (++count[0] > MOST) {
                throw new BadInput(
                        InputProblem.TOO_MANY_ROWS, file.name(), 0, String.valueOf(MOST));
            }
            into.accept(advisory);
        };
    }
}
