package org.fengsui.server.platform.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class UploadFenceTest {

    private final UploadFence fence =
            new UploadFence(new Unauthenticated(new StaticMessageSource()));

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    /** An upload of which nothing may be read before it is let through. */
    private static final class Upload extends MockHttpServletRequest {
        private final long length;

        Upload(String path, long length) {
            super("POST", path);
            setContentType("multipart/form-data; boundary=x");
            this.length = length;
            if (length < 0) {
                addHeader("Transfer-Encoding", "chunked");
            }
        }

        @Override
        public long getContentLengthLong() {
            return length;
        }

        @Override
        public String getParameter(String name) {
            throw new AssertionError("read");
        }
    }

    private boolean letThrough(MockHttpServletRequest request, int otherwise) throws Exception {
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        fence.doFilter(request, response, chain);
        var through = chain.getRequest() != null;
        if (!through) {
            assertThat(response.getStatus()).isEqualTo(otherwise);
            assertThat(response.getHeader("Connection")).isEqualTo("close");
        }
        return through;
    }

    private static void signIn() {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("liaison", null, List.of()));
    }

    @Test
    void nobodyUploadsWithoutHavingSignedIn() throws Exception {
        assertThat(letThrough(new Upload("/unit/items/1/answer", 1_000), 302)).isFalse();
        assertThat(letThrough(new Upload("/sign-in", 1_000), 302)).isFalse();
        assertThat(letThrough(new MockHttpServletRequest("POST", "/sign-in"), 0)).isTrue();
    }

    @Test
    void onlyReportsMayBeLarge() throws Exception {
        signIn();
        assertThat(letThrough(new Upload("/unit/items/1/answer", 60L << 20), 0)).isTrue();
        assertThat(letThrough(new Upload("/unit/items/1/answer", 101L << 20), 413)).isFalse();
        assertThat(letThrough(new Upload("/preferences/theme", -1), 413)).isFalse();
        assertThat(letThrough(new Upload("/imports", 500L << 20), 0)).isTrue();
    }
}
