package org.fengsui.server.platform.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SameMachineTest {

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    @Test
    void onlyALoopbackAddressIsThisMachine() {
        var here = new SameMachine("none");
        assertThat(here.asks(from("127.0.0.1"))).isTrue();
        assertThat(here.asks(from("0:0:0:0:0:0:0:1"))).isTrue();
        assertThat(here.asks(from("10.1.2.3"))).isFalse();
    }

    @Test
    void behindAProxyNobodyIs() {
        assertThat(new SameMachine("native").asks(from("127.0.0.1"))).isFalse();
        var forwarded = from("127.0.0.1");
        forwarded.addHeader("X-Forwarded-For", "10.1.2.3");
        assertThat(new SameMachine("none").asks(forwarded)).isFalse();
    }
}
