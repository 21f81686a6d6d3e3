# Sourced by fengsui, check and .ci/run: finds a JDK 25 or later and exports JAVA_HOME.

# The feature release of the JDK in a folder; empty when it is none.
jdk_release() {
    [ -x "$1/bin/javac" ] || return 0
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
    fi
}

find_jdk() {
    on_path=$(command -v java 2>/dev/null || true)
    if [ -n "$on_path" ]; then
        # Without readlink -f (old macOS) the link itself is tried.
        on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
        on_path=${on_path%/bin/java}
    fi
    for jdk in "${JAVA_HOME:-}" "$on_path" \
        /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* /opt/jdk/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        release=$(jdk_release "$jdk" 2>/dev/null || true)
        if [ "${release:-0}" -ge 25 ]; then
            JAVA_HOME=$jdk
            export JAVA_HOME
            return 0
        fi
    done
    echo "fengsui: no JDK 25 found: install one (Debian/Ubuntu: openjdk-25-jdk or temurin-25-jdk) or set JAVA_HOME" >&2
    exit 1
}

find_maven() {
    if ! command -v mvn >/dev/null 2>&1; then
        echo "fengsui: Maven is needed to build: install Maven 3.8 or later (Debian/Ubuntu: apt-get install maven)" >&2
        exit 1
    fi
}
