package org.fengsui.server.sensing.intake.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.ImportStopped;
import org.fengsui.server.sensing.intake.ImportView;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.sensing.intake.Intake.Upload;
import org.fengsui.server.sensing.intake.domain.IntakeSettings.Folder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the files of watched directories. A file is complete when two looks find the same size
 * and time. It goes to {@code reading/} when it is on the queue, and from there to {@code done/} or
 * {@code refused/}, where a text beside it says why. Only files that lie in the directory itself
 * count: what leads elsewhere is refused unread. Where a file is received twice, by two nodes or
 * after a crash, the second import finds the same bytes and changes nothing.
 */
@Service
@EnableConfigurationProperties(IntakeSettings.class)
public class FolderWatch implements Periodic {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Scope SCHOOL = Scope.school();
    private static final String READING = "reading";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private final IntakeSettings settings;
    private final Intake intake;
    private final Reasons reasons;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Map<Path, Look> looks = new ConcurrentHashMap<>();

    FolderWatch(
            IntakeSettings settings,
            Intake intake,
            Reasons reasons,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.intake = intake;
        this.reasons = reasons;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** A file as one look found it. */
    private record Look(long size, long modified) {}

    @Override
    public String name() {
        return "folders";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void runOnce() {
        for (var folder : settings.folders()) {
            look(folder);
        }
    }

    /** Looks once; a directory that cannot be read does not keep the others waiting. */
    void look(Folder folder) {
        try {
            for (var place : List.of(READING, DONE, REFUSED)) {
                own(folder.directory().resolve(place));
            }
            each(folder, folder.directory(), this::take);
            each(folder, folder.directory().resolve(READING), this::settle);
        } catch (IOException e) {
            LOG.warn("the watched folder {} cannot be read: {}", folder.name(), e.toString());
        }
    }

    /** What is done with one file. */
    private interface Act {
        void on(Folder folder, Path file) throws IOException;
    }

    /** A file that cannot be handled keeps none of the others waiting. */
    private static void each(Folder folder, Path directory, Act act) throws IOException {
        for (var file : files(directory)) {
            try {
                act.on(folder, file);
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} waits in folder {}: {}", file, folder.name(), e.toString());
            }
        }
    }

    /** Makes a place below the folder; a link in its stead would lead out of it. */
    private static void own(Path place) throws IOException {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(place);
        }
    }

    /** What lies in a directory itself, without what is hidden or still has its working name. */
    private static List<Path> files(Path directory) throws IOException {
        var files = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(directory)) {
            for (var entry : entries) {
                var name = String.valueOf(entry.getFileName());
                boolean ours = !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
                if (ours && !name.startsWith(".") && !name.endsWith(".part")) {
                    files.add(entry);
                }
            }
        }
        files.sort(null);
        return files;
    }

    private void take(Folder folder, Path file) throws IOException {
        var now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!now.isRegularFile()) {
            turnAway(folder, file, texts.chinese("import.folder.noFile"));
            return;
        }
        var look = new Look(now.size(), now.lastModifiedTime().toMillis());
        if (!look.equals(looks.put(file, look))) {
            return;
        }
        looks.remove(file);
        var name = String.valueOf(file.getFileName());
        try (var content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            long id =
                    intake.receive(
                            Actor.machine("folder " + folder.name()),
                            new Upload(name, folder.format(), folder.vantage(), folder.source()),
                            content);
            move(file, folder.directory().resolve(READING).resolve(id + "-" + name));
        } catch (Refusal refusal) {
            if (refusal.problem().kind() == Problem.Kind.UNAVAILABLE) {
                LOG.warn("{} waits in folder {}: {}", name, folder.name(), refusal.toString());
                return;
            }
            turnAway(folder, file, said(refusal));
        }
    }

    /** Refuses what does not even become an import, and says so: nobody stands at a folder. */
    private void turnAway(Folder folder, Path file, String why) throws IOException {
        var name = String.valueOf(file.getFileName());
        refuse(folder, file, name, why);
        var from = Actor.machine("folder " + folder.name()).name();
        transaction.executeWithoutResult(status ->
                events.publishEvent(new ImportStopped(null, name, from, false, clock.now())));
    }

    /** What became of a file that is on the queue, told by the number in its name. */
    private void settle(Folder folder, Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        int dash = name.indexOf('-');
        var number = dash < 0 ? "" : name.substring(0, dash);
        if (!number.matches("[0-9]{1,18}")) {
            return;
        }
        var view = intake.find(SCHOOL, Long.parseLong(number));
        if (view.isEmpty()) {
            return;
        }
        switch (view.get().state()) {
            case RECEIVED, READING, HELD -> {}
            case DONE -> move(file, folder.directory().resolve(DONE).resolve(name));
            case REFUSED, DISCARDED -> refuse(folder, file, name, why(view.get()));
        }
    }

    private String said(Refusal refusal) {
        return texts.detail(Locale.CHINESE, refusal);
    }

    private String why(ImportView view) {
        var decided = view.decided();
        if (decided != null && view.state() == ImportState.DISCARDED) {
            return texts.chinese("import.folder.discarded", decided.by(), decided.reason());
        }
        return Objects.requireNonNullElse(reasons.say(view, Locale.CHINESE), "");
    }

    private static void refuse(Folder folder, Path file, String name, String why)
            throws IOException {
        var refused = folder.directory().resolve(REFUSED);
        var to = free(refused.resolve(name));
        move(file, to);
        Files.writeString(
                free(refused.resolve(to.getFileName() + ".reason.txt")),
                why + "\n",
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
    }

    /** The place, or with a number where something lies there. */
    private static Path free(Path place) {
        var free = place;
        for (int number = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
            free = place.resolveSibling(number + "-" + place.getFileName());
        }
        return free;
    }

    private static void move(Path file, Path to) throws IOException {
        Files.move(file, free(to));
    }
}
