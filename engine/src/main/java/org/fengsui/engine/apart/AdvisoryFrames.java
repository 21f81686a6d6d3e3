package org.fengsui.engine.apart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.advisory.AffectedProduct;
import org.fengsui.engine.observation.Severity;

/** An advisory, value by value. */
final class AdvisoryFrames {

    private AdvisoryFrames() {}

    static void write(Advisory it, FrameWriter out) throws IOException {
        out.text(it.id());
        out.text(it.title());
        out.choice(it.severity());
        out.flag(it.exploited());
        out.texts(it.refs());
        out.count(it.products().size());
        for (AffectedProduct product : it.products()) {
            out.text(product.name());
            out.text(product.versions());
        }
        out.text(it.description());
        out.text(it.solution());
    }

    static Advisory advisory(FrameReader in) throws IOException {
        String id = in.words();
        String title = in.words();
        Severity severity = in.choice(Severity.values());
        boolean exploited = in.flag();
        List<String> refs = in.texts();
        int count = in.count();
        List<AffectedProduct> products = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            products.add(product(in.words(), in.words()));
        }
        return new Advisory(id, title, severity, exploited, refs, products, in.words(), in.words());
    }

    /** Whatever the child says: versions that cannot be read are none of ours. */
    private static AffectedProduct product(String name, String versions) throws IOException {
        try {
            return new AffectedProduct(name, versions);
        } catch (IllegalArgumentException e) {
            throw new IOException("no versions", e);
        }
    }
}
