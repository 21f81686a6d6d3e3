package org.fengsui.engine.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.advisory.AffectedProduct;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's advisory in the Common Security Advisory Framework 2.0 (OASIS): one advisory for each
 * of its vulnerabilities, with the products that are known to be affected.
 */
final class CsafReader {

    private static final Set<String> UNWANTED =
            Set.of(
                    "revision_history",
                    "references",
                    "acknowledgments",
                    "product_identification_helper");
    private static final List<String> AFFECTED =
            List.of("known_affected", "first_affected", "last_affected");
    private static final Pattern VERS =
            Pattern.compile("vers:[a-z0-9.+-]+/", Pattern.CASE_INSENSITIVE);
    private static final double CRITICAL = 9.0;
    private static final double HIGH = 7.0;
    private static final double MEDIUM = 4.0;

    private CsafReader() {}

    static void read(InputFile file, Consumer<Advisory> into) {
        new JsonElements(file, UNWANTED, Set.of()).forEach(root -> document(root, file, into));
    }

    private static void document(JsonObject root, InputFile file, Consumer<Advisory> into) {
        JsonObject document = root.object("document");
        String version = document.text("csaf_version");
        if (!version.equals("2.0")) {
            throw new BadInput(
                    InputProblem.NOT_THIS_FORMAT, file.name(), root.line(), "CSAF 2.0", version);
        }
        Map<String, AffectedProduct> products = new HashMap<>();
        JsonObject tree = root.object("product_tree");
        branches(tree.value("branches"), "", "", products);
        for (JsonObject product : objects(tree.value("full_product_names"))) {
            products.put(
                    product.text("product_id"), AffectedProduct.lenient(product.text("name"), ""));
        }
        String id = document.object("tracking").text("id");
        for (JsonObject vulnerability : objects(root.value("vulnerabilities"))) {
            into.accept(one(vulnerability, id, document.text("title"), products));
        }
    }

    private static void branches(
            @Nullable Object list,
            String name,
            String versions,
            Map<String, AffectedProduct> into) {
        for (JsonObject branch : objects(list)) {
            String category = branch.text("category");
            String own = branch.text("name");
            String called = category.equals("product_name") ? own : name;
            String range =
                    switch (category) {
                        case "product_version" -> own;
                        case "product_version_range" -> range(own);
                        default -> versions;
                    };
            JsonObject product = branch.object("product");
            String id = product.text("product_id");
            if (!id.isEmpty()) {
                into.put(
                        id,
                        called.isEmpty()
                                ? AffectedProduct.lenient(product.text("name"), "")
                                : AffectedProduct.lenient(called, range));
            }
            branches(branch.value("branches"), called, range, into);
        }
    }

    /** One band of versions as it is compared; several bands in one text are any version. */
    private static String range(String text) {
        List<String> bounds = List.of(VERS.matcher(text.strip()).replaceFirst("").split("\\|", -1));
        return bounds.size() > 2 ? "" : String.join(", ", bounds);
    }

    private static Advisory one(
            JsonObject vulnerability,
            String document,
            String title,
            Map<String, AffectedProduct> products) {
        String cve = vulnerability.text("cve");
        String own = vulnerability.text("title");
        Set<AffectedProduct> affected = new LinkedHashSet<>();
        JsonObject status = vulnerability.object("product_status");
        for (String list : AFFECTED) {
            for (String id : status.texts(list)) {
                AffectedProduct product = products.get(id);
                if (product != null) {
                    affected.add(product);
                }
            }
        }
        String id = cve.isEmpty() ? document : cve;
        return new Advisory(
                id,
                own.isEmpty() ? title : own,
                severity(vulnerability),
                false,
                List.of(id),
                List.copyOf(affected),
                texts(vulnerability.value("notes"), "text"),
                texts(vulnerability.value("remediations"), "details"));
    }

    private static @Nullable Severity severity(JsonObject vulnerability) {
        double worst = -1;
        for (JsonObject score : objects(vulnerability.value("scores"))) {
            String base = score.object("cvss_v3").text("baseScore");
            if (base.matches("[0-9]{1,2}(\\.[0-9])?")) {
                worst = Math.max(worst, Double.parseDouble(base));
            }
        }
        if (worst < 0) {
            return null;
        }
        return worst >= CRITICAL
                ? Severity.CRITICAL
                : worst >= HIGH ? Severity.HIGH : worst >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
    }

    private static String texts(@Nullable Object list, String name) {
        return objects(list).stream()
                .map(object -> object.text(name))
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static List<JsonObject> objects(@Nullable Object list) {
        List<JsonObject> objects = new ArrayList<>();
        if (list instanceof List<?> values) {
            for (Object value : values) {
                if (value instanceof JsonObject object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}
