package org.fengsui.bench.generate;

import java.util.Locale;
import java.util.Random;

/** Text of a wanted length in the manner of scanners: sentences, versions, paths, banners. */
final class Prose {
    private static final String[] WORDS = {
        "remote",
        "service",
        "server",
        "host",
        "version",
        "application",
        "attacker",
        "request",
        "unauthenticated",
        "authenticated",
        "local",
        "memory",
        "buffer",
        "overflow",
        "session",
        "certificate",
        "cipher",
        "header",
        "response",
        "parameter",
        "handler",
        "component",
        "configuration",
        "installed",
        "affected",
        "multiple",
        "improper",
        "validation",
        "input",
        "arbitrary",
        "code",
        "execution",
        "disclosure",
        "information",
        "sensitive",
        "denial",
        "condition",
        "remotely",
        "crafted",
        "packet",
        "message",
        "module",
        "library",
        "parser",
        "function",
        "registry",
        "kernel",
        "driver",
        "update",
        "package",
        "missing",
        "security",
        "user",
        "account",
        "default",
        "credentials",
        "privilege",
        "elevation",
        "bypass",
        "policy",
        "network",
        "interface",
        "protocol",
        "negotiation",
        "weak",
        "deprecated",
        "algorithm",
        "exploit",
        "successfully",
        "allows",
        "leads",
        "could",
        "through",
        "because",
        "which",
        "prior",
        "earlier",
        "reported",
        "detected",
        "based",
        "banner",
        "self",
        "supported"
    };
    private static final String[] LINES = {
        "  Path              : /opt/example/app-%d/lib/core-%d.jar",
        "  Installed version : %d.%d.7",
        "  Fixed version     : %d.%d.12",
        "  URL               : https://portal.example.edu.cn:%d/login?id=%d&step=2",
        "  <title>示例大学 第%d号信息系统</title><!-- build %d -->",
        "  Subject: CN=\"host-%d.example.edu.cn\", O='Example', serial %d",
        "  TLS_ECDHE_RSA_WITH_AES_%d_GCM_SHA%d   ECDH  RSA  AES-GCM",
        "  0x%04x:  4f 70 65 6e 20 62 61 6e 6e 65 72 20 %02x 0a    Open banner"
    };

    private final Random random;

    Prose(Random random) {
        this.random = random;
    }

    /** Sentences of at least so many characters. */
    String sentences(int length) {
        StringBuilder text = new StringBuilder(length + 100);
        while (text.length() < length) {
            sentence(text);
            text.append(random.nextInt(5) == 0 ? "\n\n" : " ");
        }
        return text.toString().strip();
    }

    /** A name of a check, such as "Example 4.2 Buffer Overflow". */
    String title() {
        StringBuilder text = new StringBuilder("Example Product ");
        text.append(1 + random.nextInt(20)).append('.').append(random.nextInt(30)).append(" <");
        text.append(' ').append(1 + random.nextInt(20)).append('.').append(random.nextInt(30));
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            String word = word();
            text.append(' ').append(word.substring(0, 1).toUpperCase(Locale.ROOT));
            text.append(word, 1, word.length());
        }
        return text.toString();
    }

    /** What a check prints: sentences and lines of values, of at least so many characters. */
    String output(int length) {
        StringBuilder text = new StringBuilder(length + 120);
        text.append('\n');
        while (text.length() < length) {
            if (random.nextInt(3) == 0) {
                sentence(text);
            } else {
                line(text);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private void line(StringBuilder text) {
        String line = LINES[random.nextInt(LINES.length)];
        int last = 0;
        for (int at = line.indexOf('%'); at >= 0; at = line.indexOf('%', last)) {
            text.append(line, last, at);
            boolean decimal = line.charAt(at + 1) == 'd';
            int value = random.nextInt(500);
            text.append(decimal ? Integer.toString(value) : Integer.toHexString(value | 0x100));
            last = decimal ? at + 2 : at + 4;
        }
        text.append(line, last, line.length());
    }

    private void sentence(StringBuilder text) {
        text.append("The");
        for (int i = 6 + random.nextInt(14); i > 0; i--) {
            text.append(' ').append(word());
        }
        text.append(random.nextInt(8) == 0 ? " (\"see below\")." : ".");
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
