package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.page.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** What findings and episodes are called where only their subject is known: without details. */
@Configuration(proxyBeanMethods = false)
class Describers {

    private static final String PORTAL = "/unit";

    @Bean
    SubjectDescriber episodeDescriber(
            SelectionStore selections, Texts texts, TransactionTemplate transaction) {
        return new Describing("episode", selections, texts, transaction);
    }

    @Bean
    SubjectDescriber findingDescriber(
            SelectionStore selections, Texts texts, TransactionTemplate transaction) {
        return new Describing("finding", selections, texts, transaction);
    }

    /** What a re-scan is called; it stands on the page of scans. */
    @Bean
    SubjectDescriber rescanDescriber(
            RescanStore rescans, Texts texts, TransactionTemplate transaction) {
        return new DescribingRescans(rescans, texts, transaction);
    }

    /** What a scan that is owed is called; messages speak of all of them together. */
    @Bean
    SubjectDescriber scanDescriber(
            ScanDutyStore scans, Texts texts, TransactionTemplate transaction) {
        return new DescribingScans(scans, texts, transaction);
    }

    /** What a reply to a source is called; it stands on the page of its finding. */
    @Bean
    SubjectDescriber sourceDescriber(
            ReportedStore sources, Texts texts, TransactionTemplate transaction) {
        return new DescribingSources(sources, texts, transaction);
    }

    private record DescribingSources(
            ReportedStore sources, Texts texts, TransactionTemplate transaction)
            implements SubjectDescriber {

        @Override
        public String type() {
            return ReportedSources.TYPE;
        }

        @Override
        public Map<Long, Description> describe(Collection<Long> ids) {
            var found = transaction.execute(status -> sources.some(Scope.school(), ids));
            var described = new HashMap<Long, Description>();
            for (var source : found == null ? List.<ReportedBy>of() : found) {
                var title = texts.chinese("reported.describe", source.called());
                described.put(
                        source.id(),
                        new Description(
                                title,
                                new Subject("finding", source.findingId()),
                                title,
                                "/findings/" + source.findingId(),
                                PORTAL));
            }
            return described;
        }
    }

    private record DescribingScans(
            ScanDutyStore scans, Texts texts, TransactionTemplate transaction)
            implements SubjectDescriber {

        private static final Subject ALL = new Subject("scans", 1);

        @Override
        public String type() {
            return ScanWatch.TYPE;
        }

        @Override
        public Map<Long, Description> describe(Collection<Long> ids) {
            var found = transaction.execute(status -> scans.some(Scope.school(), ids));
            var described = new HashMap<Long, Description>();
            for (var scan : found == null ? List.<ScanDuty>of() : found) {
                described.put(
                        scan.id(),
                        new Description(
                                texts.chinese(
                                        scan.login() ? "scans.describe.login" : "scans.describe",
                                        scan.systemName()),
                                ALL,
                                texts.chinese("scans.describe.all"),
                                "/findings/scans",
                                PORTAL));
            }
            return described;
        }
    }

    private record DescribingRescans(
            RescanStore rescans, Texts texts, TransactionTemplate transaction)
            implements SubjectDescriber {

        @Override
        public String type() {
            return "rescan";
        }

        @Override
        public Map<Long, Description> describe(Collection<Long> ids) {
            var found = transaction.execute(status -> rescans.some(Scope.school(), ids));
            var described = new HashMap<Long, Description>();
            for (var rescan : found == null ? List.<Rescan>of() : found) {
                var title = texts.chinese("rescan.describe", rescan.systemName());
                described.put(
                        rescan.id(),
                        new Description(
                                title,
                                new Subject("rescan", rescan.id()),
                                title,
                                "/findings/scans",
                                PORTAL));
            }
            return described;
        }
    }

    private record Describing(
            String type, SelectionStore selections, Texts texts, TransactionTemplate transaction)
            implements SubjectDescriber {

        @Override
        public Map<Long, Description> describe(Collection<Long> ids) {
            Map<Long, Long> findings =
                    transaction.execute(status ->
                            type.equals("episode")
                                    ? selections.findingsOf(Scope.school(), ids)
                                    : selections.existing(Scope.school(), ids));
            var described = new HashMap<Long, Description>();
            findings.forEach((id, finding) -> {
                var title = texts.chinese("finding.describe", String.valueOf(finding));
                described.put(
                        id,
                        new Description(
                                title,
                                new Subject("finding", finding),
                                title,
                                "/findings/" + finding,
                                PORTAL));
            });
            return described;
        }
    }
}
