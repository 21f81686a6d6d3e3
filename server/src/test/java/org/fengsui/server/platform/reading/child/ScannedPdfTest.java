package org.fengsui.server.platform.reading.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.action.PDAction;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionSubmitForm;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.fengsui.server.platform.reading.Paper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan shows pages and does nothing, wherever in the file the deed hangs. */
class ScannedPdfTest {

    private final Path folder;

    ScannedPdfTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path pdf(Consumer<PDDocument> change) throws IOException {
        var file = folder.resolve("scan.pdf");
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.addPage(new PDPage(PDRectangle.A4));
            change.accept(document);
            document.save(file.toFile());
        }
        return file;
    }

    private void refused(Consumer<PDDocument> change) throws IOException {
        var file = pdf(change);
        assertThat(ScannedPdf.look(file).acts()).isTrue();
    }

    private static void link(PDDocument document, PDAction action) {
        var link = new PDAnnotationLink();
        link.setAction(action);
        var annotations = new COSArray();
        annotations.add(link.getCOSObject());
        document.getPage(1).getCOSObject().setItem(COSName.ANNOTS, annotations);
    }

    private static void form(PDDocument document, COSName key) {
        var form = new COSDictionary();
        form.setItem(key, new COSString("x"));
        document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
    }

    private static void embedded(PDDocument document) {
        try {
            var bytes = new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8));
            var file = new PDComplexFileSpecification();
            file.setFile("x.txt");
            file.setEmbeddedFile(new PDEmbeddedFile(document, bytes));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("x.txt", file));
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void onOpeningThePage(PDDocument document, PDAction action) {
        var actions = new PDPageAdditionalActions();
        actions.setO(action);
        document.getPage(0).setActions(actions);
    }

    @Test
    void pagesLinksAndAViewToOpenAtAreNoDeeds() throws IOException {
        assertThat(ScannedPdf.look(pdf(_ -> {}))).isEqualTo(new Paper(2, false));
        var linked =
                pdf(document -> {
                    var web = new PDActionURI();
                    web.setURI("https://www.example.edu.cn/");
                    link(document, web);
                    document.getDocumentCatalog().setOpenAction(new PDActionGoTo());
                });
        assertThat(ScannedPdf.look(linked)).isEqualTo(new Paper(2, false));
    }

    @Test
    void aScriptOfTheDocumentAPageOrALinkIsRefused() throws IOException {
        refused(document ->
                document.getDocumentCatalog()
                        .setOpenAction(new PDActionJavaScript("app.alert(1)")));
        refused(document -> onOpeningThePage(document, new PDActionJavaScript("app.alert(1)")));
        refused(document -> link(document, new PDActionJavaScript("app.alert(1)")));
    }

    @Test
    void aScriptThatFollowsAHarmlessActionIsRefused() throws IOException {
        refused(document -> {
            var first = new PDActionURI();
            first.setURI("https://www.example.edu.cn/");
            first.setNext(List.of(new PDActionJavaScript("app.alert(1)")));
            link(document, first);
        });
    }

    @Test
    void aProgramToStartOrAFormToSendIsRefused() throws IOException {
        refused(document -> link(document, new PDActionLaunch()));
        refused(document -> link(document, new PDActionSubmitForm()));
    }

    @Test
    void anotherFileInsideIsRefused() throws IOException {
        refused(ScannedPdfTest::embedded);
    }

    @Test
    void aFormThatIsAProgramIsRefused() throws IOException {
        refused(document -> form(document, COSName.getPDFName("XFA")));
    }
}
