package org.fengsui.server.platform.upkeep.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.fengsui.server.platform.kernel.Measure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Every {@link Measure} as a gauge {@code fengsui.<name>}. */
@Component
class Measures implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Measures.class);

    private final List<Measure> measures;

    Measures(List<Measure> measures) {
        this.measures = measures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var measure : measures) {
            Gauge.builder("fengsui." + measure.name(), measure, Measures::read)
                    .description(measure.meaning())
                    .strongReference(true)
                    .register(registry);
        }
    }

    /** One that fails must not take the others with it: most of all not when the record is away. */
    private static double read(Measure measure) {
        try {
            return measure.now();
        } catch (RuntimeException e) {
            LOG.debug("{} cannot be measured", measure.name(), e);
            return Double.NaN;
        }
    }
}
