package org.fengsui.server.platform.page.web;

import java.util.Comparator;
import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SearchSource;
import org.fengsui.server.platform.page.SearchSource.Hits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search over everything: a page, and the same below the frame's box while typing. */
@Controller
class SearchController {

    private static final int LONGEST = 200;

    private final ObjectProvider<SearchSource> sources;

    SearchController(ObjectProvider<SearchSource> sources) {
        this.sources = sources;
    }

    @GetMapping("/search")
    @Permits(Permission.SELF)
    String search(@RequestParam(defaultValue = "") String q, Reader reader, Model model) {
        var words = q.strip().substring(0, Math.min(LONGEST, q.strip().length()));
        model.addAttribute("words", words);
        model.addAttribute("groups", words.isEmpty() ? List.of() : groups(words, reader));
        return "page/search";
    }

    private List<Hits> groups(String words, Reader reader) {
        return sources.stream()
                .filter(source -> reader.actor().may(source.needs()))
                .sorted(Comparator.comparingInt(SearchSource::order))
                .map(source -> source.find(reader, words))
                .filter(found -> !found.hits().isEmpty())
                .toList();
    }
}
