package org.fengsui.server.sensing.intake;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.observation.DeclaredScope;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Sightings.Glance;
import org.jspecify.annotations.Nullable;

/** The one door. Subjects of this room have the type {@code import}. */
public interface Intake {

    /** The vantage where nobody names one: inside the campus network. */
    String CAMPUS = "campus";

    /**
     * A file as its sender describes it.
     *
     * @param fileName as the sender knows it
     * @param format {@code nessus}, {@code openvas}, …; null to tell by content
     * @param vantage from where the scanner looked, a short lower-case word; null for {@link
     *     #CAMPUS}
     * @param source who reports, if it is not the office's own scan
     * @param declared what the sender says it looked at; null where the report alone is to tell
     */
    record Upload(
            String fileName,
            @Nullable String format,
            @Nullable String vantage,
            @Nullable String source,
            @Nullable Declared declared) {

        /** A file that alone tells what it looked at. */
        public Upload(
                String fileName,
                @Nullable String format,
                @Nullable String vantage,
                @Nullable String source) {
            this(fileName, format, vantage, source, null);
        }
    }

    /**
     * What a sender says a report looked at. What it does not show of that is closed only when a
     * person confirms.
     *
     * @param hosts addresses, networks, ranges and host names, as typed
     * @param ports {@code 1-1024,8080,U:161}; blank for all
     * @param login whether the scanner was logged in
     */
    record Declared(String hosts, String ports, boolean login) {

        /** What was typed; null where nothing was. */
        public static @Nullable Declared of(
                @Nullable String hosts, @Nullable String ports, boolean login) {
            var where = hosts == null ? "" : hosts.strip();
            var which = ports == null ? "" : ports.strip();
            return where.isEmpty() && which.isEmpty() && !login
                    ? null
                    : new Declared(where, which, login);
        }

        /**
         * The same as what decides.
         *
         * @throws AddressFormatException naming what cannot be read
         */
        public DeclaredScope scope() {
            return DeclaredScope.parse(hosts, ports, login);
        }
    }

    /**
     * Keeps the file and queues it. It is read soon after, whole or not at all.
     *
     * @param content read to its end, not closed
     * @return the import's identity
     * @throws Refusal if the description is wrong or the file is not one that is kept
     */
    long receive(Actor by, Upload upload, InputStream content);

    /** One import, if the scope sees it. */
    Optional<ImportView> find(Scope scope, long id);

    /** The latest imports before that identity, newest first; all from the newest where it is 0. */
    List<ImportView> latest(Scope scope, long before, int most);

    /** What a held import would bring; empty for one that never was held. */
    Glance sample(Scope scope, long id);

    /**
     * Lets a held import be read.
     *
     * @throws Refusal if there is no such import, it is not held, or no reason is given
     */
    void release(Actor by, long id, String reason);

    /**
     * Ends a held import; nothing of it is ever written, the file and the reason stay.
     *
     * @throws Refusal if there is no such import, it is not held, or no reason is given
     */
    void discard(Actor by, long id, String reason);

    /**
     * The report as it came, to be taken out. It was stored before anything of it was masked and
     * may hold passwords in clear: who takes it out and why stands in the audit log.
     *
     * @throws Refusal if there is no such import, its file is gone, or no reason is given
     */
    StoredFile original(Actor by, long id, String reason);
}
