package org.fengsui.server.platform.page.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.store.DraftKeeper;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps what a person is typing. */
@Controller
class DraftController {

    private final DraftKeeper drafts;

    DraftController(DraftKeeper drafts) {
        this.drafts = drafts;
    }

    @PostMapping("/drafts")
    @Permits(Permission.SELF)
    ResponseEntity<String> keep(
            @RequestParam String form,
            @RequestParam MultiValueMap<String, String> fields,
            Reader reader) {
        var values = new LinkedHashMap<String, List<String>>();
        fields.forEach((name, several) -> {
            if (mayBeKept(name)) {
                values.put(
                        name,
                        several.stream().filter(value -> !value.equals("[object File]")).toList());
            }
        });
        drafts.keep(reader.actor(), form, values);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(reader.say("form.kept", reader.times().clock(reader.times().now())));
    }

    @PostMapping("/drafts/forget")
    @Permits(Permission.SELF)
    String forget(@RequestParam String form, @RequestParam String forget, Reader reader) {
        drafts.forget(reader.actor(), form);
        return "redirect:" + Back.safe(forget);
    }

    private static boolean mayBeKept(String name) {
        return !name.equals("form")
                && !name.startsWith("_")
                && !name.toLowerCase(Locale.ROOT).contains("password");
    }
}
