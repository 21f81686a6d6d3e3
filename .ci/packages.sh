# Sourced by fengsui and check: finds what Fengsui uses of the machine and installs it where it may.

# Whether a font whose file name starts so is installed, in whatever case.
has_font() {
    for fonts in /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" "$HOME/.fonts"; do
        [ -d "$fonts" ] && find -L "$fonts" -iname "$1*" 2>/dev/null | grep -q . && return 0
    done
    return 1
}

# Whether packages can be installed without asking anybody.
may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

# Installs Debian packages; call only where may_install.
install_packages() {
    as_root=
    if [ "$(id -u)" != 0 ]; then as_root="sudo -n"; fi
    DEBIAN_FRONTEND=noninteractive $as_root sh -c \
        "apt-get update -q && apt-get install -qy --no-install-recommends $*" </dev/null
}
