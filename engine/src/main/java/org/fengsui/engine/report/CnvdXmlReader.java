package org.fengsui.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.advisory.AffectedProduct;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.jspecify.annotations.Nullable;

/**
 * The weekly file that CNVD shares with its registered users: {@code vulnerability} elements with
 * {@code number}, {@code title}, {@code serverity} (so spelt), {@code products} and so on. CNVD
 * knows 高, 中 and 低, by CVSS 2; its 高 is our 高危, never 超危.
 */
final class CnvdXmlReader {

    private static final Pattern NUMBER = Pattern.compile("CNVD-(C-)?[0-9]{4}-[0-9]{4,}");
    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,}");
    private static final int SHORT = 500;
    private static final int LONG = 24_000;
    private static final int PRODUCTS = 500;

    private CnvdXmlReader() {}

    static void read(InputFile file, Consumer<Advisory> into) {
        try (XmlCursor xml = new XmlCursor(file)) {
            String root = xml.root();
            boolean found = false;
            while (xml.child()) {
                if (xml.name().equals("vulnerability")) {
                    into.accept(one(xml, file));
                    found = true;
                } else {
                    xml.skip();
                }
            }
            if (!found) {
                throw new BadInput(
                        InputProblem.NOT_THIS_FORMAT, file.name(), xml.line(), "CNVD XML", root);
            }
            xml.finish();
        }
    }

    private static Advisory one(XmlCursor xml, InputFile file) {
        long line = xml.line();
        String number = "";
        String title = "";
        Severity severity = null;
        String description = "";
        String solution = "";
        Set<String> refs = new LinkedHashSet<>();
        List<AffectedProduct> products = new ArrayList<>();
        while (xml.child()) {
            switch (xml.name()) {
                case "number" -> number = xml.text(SHORT).strip();
                case "title" -> title = xml.text(SHORT).strip();
                case "serverity", "severity" -> severity = severity(xml.text(SHORT).strip());
                case "cves", "cve", "reference" -> cves(xml.text(LONG), refs);
                case "products" -> products(xml, products);
                case "description" -> description = xml.text(LONG).strip();
                case "formalWay" -> solution = xml.text(LONG).strip();
                default -> xml.skip();
            }
        }
        if (!NUMBER.matcher(number).matches()) {
            throw new BadInput(
                    InputProblem.BAD_VALUE, file.name(), line, "number", number, "CNVD-2026-00001");
        }
        refs.add(number);
        return new Advisory(
                number,
                title.isEmpty() ? number : title,
                severity,
                false,
                List.copyOf(refs),
                products,
                description,
                solution);
    }

    private static void products(XmlCursor xml, List<AffectedProduct> into) {
        while (xml.child()) {
            String product = xml.text(SHORT).strip();
            if (!product.isEmpty() && into.size() < PRODUCTS) {
                into.add(AffectedProduct.lenient(product, ""));
            }
        }
    }

    private static void cves(String text, Set<String> into) {
        Matcher matcher = CVE.matcher(text);
        while (matcher.find()) {
            into.add(matcher.group());
        }
    }

    private static @Nullable Severity severity(String word) {
        return switch (word) {
            case "高" -> Severity.HIGH;
            case "中" -> Severity.MEDIUM;
            case "低" -> Severity.LOW;
            default -> null;
        };
    }
}
