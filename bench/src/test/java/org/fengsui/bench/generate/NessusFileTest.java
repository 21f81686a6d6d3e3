package org.fengsui.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.fengsui.engine.observation.Fingerprint;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.report.ReportInput;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.report.Reports;
import org.fengsui.engine.table.InputFile;
import org.junit.jupiter.api.Test;

class NessusFileTest {
    private static final NessusOptions SMALL = new NessusOptions(430, 11, 1_900_000, 5, 0, 0);

    @Test
    void theSameOptionsGiveTheSameBytesOfTheWantedSize() throws IOException {
        byte[] once = bytes(SMALL);
        assertThat(bytes(SMALL)).isEqualTo(once);
        assertThat(once.length).isCloseTo(1_900_000, Percentage.withPercentage(1));
    }

    @Test
    void everyItemIsReadAsAFindingOfItsOwn() throws IOException {
        List<Observation> observations = new ArrayList<>();
        ReportSummary summary = Reports.read(input(SMALL), null, observations::add);
        assertThat(summary.read()).isEqualTo(430);
        assertThat(summary.skipped()).isEmpty();
        assertThat(summary.coverage().hosts()).hasSize(11);
        assertThat(fingerprints(SMALL)).hasSize(430);
        assertThat(observations).extracting(Observation::severity).contains(Severity.values());
    }

    @Test
    void aRescanHoldsTheSameFindingsInOtherBytes() throws IOException {
        NessusOptions later = new NessusOptions(430, 11, 1_900_000, 5, 1, 1);
        assertThat(bytes(later)).isNotEqualTo(bytes(SMALL));
        assertThat(fingerprints(later)).isEqualTo(fingerprints(SMALL));
    }

    @Test
    void aRescanWithTheOutputsOfBeforeShowsTheSameAtLaterTimes() throws IOException {
        NessusOptions later = new NessusOptions(430, 11, 1_900_000, 5, 1, 0);
        assertThat(bytes(later)).isNotEqualTo(bytes(SMALL));
        assertThat(shown(later)).isEqualTo(shown(SMALL));
    }

    @Test
    void whatCannotBeMadeIsRefused() {
        assertThatThrownBy(() -> new NessusOptions(10, 11, 1_000_000, 1, 0, 0))
                .hasMessageContaining("--items");
        assertThatThrownBy(() -> new NessusOptions(100, 10, 1_000, 1, 0, 0))
                .hasMessageContaining("--bytes");
    }

    private static Set<Fingerprint> fingerprints(NessusOptions options) throws IOException {
        Set<Fingerprint> found = new HashSet<>();
        Reports.read(input(options), null, observation -> found.add(observation.fingerprint()));
        return found;
    }

    /** Without what tells of the scan itself. */
    private static List<String> shown(NessusOptions options) throws IOException {
        List<String> shown = new ArrayList<>();
        Reports.read(input(options), null, observation -> shown.add(observation.evidence()));
        shown.removeIf(evidence -> evidence.startsWith("Information about this scan"));
        assertThat(shown).hasSize(options.items() - options.hosts());
        return shown;
    }

    private static ReportInput input(NessusOptions options) throws IOException {
        return ReportInput.of(InputFile.of("made.nessus", bytes(options)));
    }

    private static byte[] bytes(NessusOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NessusFile.write(options, out);
        return out.toByteArray();
    }
}
