package org.fengsui.engine.report;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.advisory.AffectedProduct;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;

/** The catalogue of known exploited vulnerabilities of CISA; it names products, not versions. */
final class KevReader {

    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,}");

    private KevReader() {}

    static void read(InputFile file, Consumer<Advisory> into) {
        new JsonElements(file, Set.of(), Set.of("vulnerabilities"))
                .forEach(entry -> into.accept(one(entry, file)));
    }

    private static Advisory one(JsonObject entry, InputFile file) {
        String cve = entry.text("cveID");
        if (!CVE.matcher(cve).matches()) {
            throw new BadInput(
                    InputProblem.BAD_VALUE,
                    file.name(),
                    entry.line(),
                    "cveID",
                    cve,
                    "CVE-2026-0001");
        }
        String vendor = entry.text("vendorProject");
        String product = entry.text("product");
        String name = (product.startsWith(vendor) ? product : vendor + " " + product).strip();
        String title = entry.text("vulnerabilityName");
        return new Advisory(
                cve,
                title.isEmpty() ? cve : title,
                null,
                true,
                List.of(cve),
                name.isEmpty() ? List.of() : List.of(AffectedProduct.lenient(name, "")),
                entry.text("shortDescription"),
                entry.text("requiredAction"));
    }
}
