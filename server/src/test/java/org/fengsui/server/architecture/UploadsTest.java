package org.fengsui.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageReader;
import org.fengsui.engine.report.Advisories;
import org.fengsui.engine.report.Reports;
import org.fengsui.engine.table.Table;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.reading.Reading;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;

/** What strangers send is taken apart in a process of its own, and nowhere else. */
class UploadsTest {

    /** Each endpoint that takes a file, and the room’s class that hands it on. */
    private static final Map<String, String> UPLOADS =
            Map.ofEntries(
                    Map.entry("AdvisoryController#sort", "AdvisoryDesk"),
                    Map.entry("AnswerController#answer", "Answering"),
                    Map.entry("AnswersController#answer", "Answering"),
                    Map.entry("AttachmentController#attach", "Attachments"),
                    Map.entry("CircularApi#take", "CircularBook"),
                    Map.entry("CircularWork#act", "CircularBook"),
                    Map.entry("CircularWork#share", "CircularBook"),
                    Map.entry("ConfirmationController#record", "Answering"),
                    Map.entry("EntryController#enter", "HandEntries"),
                    Map.entry("ImportApi#receive", "IntakeDesk"),
                    Map.entry("ImportController#upload", "IntakeDesk"),
                    Map.entry("IncidentController#report", "StoredIncidents"),
                    Map.entry("IncidentController#step", "StoredIncidents"),
                    Map.entry("KnowledgeController#table", "KnowledgeBase"),
                    Map.entry("MeasureController#act", "StoredMeasures"),
                    Map.entry("TableController#enter", "ContentTables"),
                    Map.entry("TakedownController#act", "StoredTakedowns"),
                    Map.entry("TakedownController#create", "StoredTakedowns"),
                    Map.entry("UnitTakedownController#done", "StoredTakedowns"),
                    Map.entry("PublicationController#submit", "Publications"),
                    Map.entry("RecordApi#take", "RecordDesk"),
                    Map.entry("RecordController#upload", "RecordDesk"),
                    Map.entry("RecordedAnswerController#record", "Answering"),
                    Map.entry("RecordedRequestController#record", "Requesting"),
                    Map.entry("RegisterController#register", "CircularBook"),
                    Map.entry("RegistryImportController#prepare", "RegistryImports"),
                    Map.entry("RegistrySyncApi#take", "RegistrySync"),
                    Map.entry("RegistrySyncController#prepare", "RegistrySync"),
                    Map.entry("RequestController#ask", "Requesting"),
                    Map.entry("RetestController#record", "RetestRecords"),
                    Map.entry("StampController#stamp", "Stamping"),
                    Map.entry("TakeoverController#prepare", "TakeoverDesk"),
                    Map.entry("TemplateController#upload", "TemplateDesk"),
                    Map.entry("UnitIncidentController#report", "StoredIncidents"),
                    Map.entry("UnitIncidentController#step", "StoredIncidents"),
                    Map.entry("UnitMeasureController#ask", "StoredMeasures"),
                    Map.entry("UnitTaskController#done", "Tasks"));

    @Test
    void everyUploadSaysWhoReadsIt() {
        var found =
                Bytecode.main().stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class))
                        .filter(UploadsTest::takesFiles)
                        .map(method -> method.getOwner().getSimpleName() + "#" + method.getName())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(new TreeSet<>(UPLOADS.keySet()));
        for (var reader : Set.copyOf(UPLOADS.values())) {
            var types =
                    Bytecode.main().stream()
                            .filter(type -> type.getSimpleName().equals(reader))
                            .toList();
            assertThat(types).as(reader).hasSize(1);
            assertThat(types.getFirst().getDirectDependenciesFromSelf())
                    .as(reader + " keeps files or has them read apart")
                    .anyMatch(it -> isDoor(it.getTargetClass()));
        }
    }

    private static boolean isDoor(JavaClass type) {
        return type.isEquivalentTo(Files.class) || type.isEquivalentTo(Reading.class);
    }

    private static boolean takesFiles(JavaMethod method) {
        return method.getAllInvolvedRawTypes().stream()
                .anyMatch(type -> type.getBaseComponentType().isEquivalentTo(MultipartFile.class));
    }

    @Test
    void noPageOrServiceTakesAFileApartItself() {
        noClasses()
                .that()
                .resideInAPackage("org.fengsui.server..")
                .and()
                .resideOutsideOfPackages(
                        "..platform.reading..",
                        // a backup is read by who restores it, with the key
                        "..platform.backup..",
                        // papers the product made itself
                        "..speaking.document.layout..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        PdfReader.class,
                        ImageReader.class,
                        ZipFile.class,
                        ZipInputStream.class,
                        Advisories.class,
                        Reports.class)
                .because("a file that breaks its reader must break nothing else")
                .check(Bytecode.main());
    }

    @Test
    void tablesAreOpenedByThoseOnlyWhoGetThemHarmless() {
        var opening =
                Bytecode.main().stream()
                        .filter(type -> type.getPackageName().startsWith("org.fengsui.server"))
                        .filter(type ->
                                type.getMethodCallsFromSelf().stream()
                                        .anyMatch(call ->
                                                call.getTargetOwner().isEquivalentTo(Table.class)
                                                        && call.getName().equals("open")))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(opening)
                .as("each is handed what Reading.table or Reading.rows gave")
                .containsExactly(
                        "ContentTables",
                        "KnowledgeTable",
                        "RecordTable",
                        "TableReading",
                        "TakeoverSheet");
    }
}
