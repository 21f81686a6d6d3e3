package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves the static files: for ever under their fingerprint, else revalidated. */
@Controller
class AssetController {

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(Assets.PATH + "**")
    @Permits(Permission.PUBLIC)
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var name = path.substring(Assets.PATH.length());
        var asset =
                assets.find(name)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "file", name));
        var tag = '"' + asset.hash() + '"';
        var fingerprinted = asset.hash().equals(request.getParameter("v"));
        var cache =
                fingerprinted
                        ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                        : CacheControl.noCache().cachePublic();
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(cache)
                    .eTag(tag)
                    .build();
        }
        var accepts = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        var packed = accepts != null && accepts.contains("gzip");
        var answer =
                ResponseEntity.ok()
                        .contentType(asset.type())
                        .cacheControl(cache)
                        .eTag(tag)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (packed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body((packed ? asset.gzip() : asset.plain()).getByteArray());
    }
}
