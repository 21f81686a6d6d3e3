package org.fengsui.server.speaking.document.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.speaking.document.DocumentProblem;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The font that is embedded into PDF files. Only TrueType outlines will do: LXGW WenKai (OFL) has
 * all of GB 2312 and the rare characters that stand in people's names.
 */
@Component
@EnableConfigurationProperties(DocumentSettings.class)
class ChineseFonts {

    private static final String PACKAGE = "fonts-lxgw-wenkai";
    private static final String SETTING = "fengsui.document.fonts";
    private static final List<Path> SYSTEM =
            List.of(
                    Path.of("/usr/share/fonts/truetype/lxgw-wenkai"),
                    Path.of("/usr/share/fonts"),
                    Path.of("/usr/local/share/fonts"),
                    Path.of(System.getProperty("user.home"), ".local/share/fonts"));
    private static final List<String> NAMES =
            List.of("LXGWWenKai-Regular.ttf", "NotoSerifSC-Regular.ttf", "NotoSansSC-Regular.ttf");

    private final @Nullable Path own;
    private final List<Path> system;
    private @Nullable BaseFont loaded;

    @Autowired
    ChineseFonts(DocumentSettings settings) {
        this(settings, SYSTEM);
    }

    ChineseFonts(DocumentSettings settings, List<Path> system) {
        this.own = settings.fonts();
        this.system = List.copyOf(system);
    }

    /** The font, loaded once. Refuses with the package's name if there is none. */
    synchronized BaseFont font() {
        var font = loaded;
        if (font == null) {
            var file = find().orElseThrow(() -> missing(null));
            try {
                font = BaseFont.createFont(file.toString(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
            } catch (IOException | RuntimeException e) {
                throw missing(e);
            }
            loaded = font;
        }
        return font;
    }

    private static Refusal missing(@Nullable Throwable cause) {
        return new Refusal(cause, DocumentProblem.FONT_MISSING, PACKAGE, SETTING);
    }

    /** The first usable font file: the school's own, then the system's by preference. */
    private Optional<Path> find() {
        if (own != null) {
            var chosen = trueType(own).sorted().findFirst();
            if (chosen.isPresent()) {
                return chosen;
            }
        }
        return NAMES.stream()
                .flatMap(name -> system.stream().flatMap(folder -> named(folder, name)))
                .findFirst();
    }

    private static Stream<Path> named(Path folder, String name) {
        return trueType(folder).filter(file -> file.getFileName().toString().equals(name));
    }

    private static Stream<Path> trueType(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.find(folder, 4, (file, what) -> file.toString().endsWith(".ttf"))) {
            return files.toList().stream();
        } catch (IOException e) {
            return Stream.of();
        }
    }
}
