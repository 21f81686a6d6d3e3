package org.fengsui.server.platform.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What old browsers hear of frames agrees with what new ones hear. */
class FramesDeniedTest {

    private static String heard(String policy) {
        var response = new MockHttpServletResponse();
        response.setHeader("Content-Security-Policy", policy);
        SecurityConfiguration.denyFrames(new MockHttpServletRequest(), response);
        return String.valueOf(response.getHeader("X-Frame-Options"));
    }

    @Test
    void aPageThatOthersMayFrameDoesNotForbidItBesides() {
        assertThat(heard("default-src 'none'; frame-ancestors https://www.example.edu.cn"))
                .isEqualTo("null");
    }

    @Test
    void everyOtherPageForbidsIt() {
        assertThat(heard("default-src 'none'; frame-ancestors 'none'")).isEqualTo("DENY");
    }
}
