package org.fengsui.server.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells whether a program on this machine asks. Behind a proxy nobody counts as such: the proxy's
 * connections may come from here whoever stands before it.
 */
@Component
class SameMachine {

    private static final List<String> MARKS_OF_A_PROXY =
            List.of(
                    "Forwarded",
                    "Via",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Real-IP");

    private final String proxyStrategy;

    SameMachine(@Value("${server.forward-headers-strategy:none}") String proxyStrategy) {
        this.proxyStrategy = proxyStrategy;
    }

    boolean asks(HttpServletRequest request) {
        return proxyStrategy.equalsIgnoreCase("none")
                && MARKS_OF_A_PROXY.stream().allMatch(name -> request.getHeader(name) == null)
                && isLoopback(request.getRemoteAddr());
    }

    /** The container gives an address in figures, so no name service is asked. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
