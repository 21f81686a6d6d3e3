package org.fengsui.server.platform.page.web;

/** Where to go back to: a path of ours, whatever was sent. */
final class Back {

    private Back() {}

    /** The path itself if it is one of ours, else the first page. */
    static String safe(String path) {
        var ours =
                path.startsWith("/")
                        && !path.startsWith("//")
                        && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        return ours ? path : "/";
    }
}
