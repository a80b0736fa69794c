# shellcheck shell=bash disable=SC2154
# Read by ./dev, which brings say, fail, quietly and root.

# packages PART…: installs what these parts of the list name and the machine lacks, on systems with
# apt.
packages() {
    local part='' line name status missing=() wanted=()
    local -A installed=()
    [ "${PACKAGES:-}" != no ] || return 0
    while read -r line; do
        case $line in
            '' | '#'*) ;;
            '['*']') part=${line//[\[\]]/} ;;
            *) [[ " $* " != *" $part "* ]] || wanted+=("$line") ;;
        esac
    done <installers/packages/debian.txt
    if ! { command -v apt-get && command -v dpkg-query; } >/dev/null; then
        say "not a Debian or Ubuntu; going on as if what these stand for were installed: ${wanted[*]}"
        return 0
    fi
    while read -r status name; do
        [ "$status" != installed ] || installed[$name]=1
    done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n')
    for line in "${wanted[@]}"; do
        for name in ${line//|/ }; do
            [ -z "${installed[$name]:-}" ] || continue 2
        done
        missing+=("$line")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    local as_root=()
    if [ "$EUID" -ne 0 ]; then
        command -v sudo >/dev/null || fail "sudo is missing; as root, install: ${missing[*]}"
        as_root=(sudo)
    fi
    say "installing packages (${missing[*]}) …"
    quietly "$root/build/packages-update.log" "${as_root[@]}" apt-get update
    local choice=()
    for line in "${missing[@]}"; do
        for name in ${line//|/ }; do
            [ -z "$(apt-cache show --no-all-versions "$name" 2>/dev/null)" ] || break
        done
        choice+=("$name")
    done
    quietly "$root/build/packages-install.log" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 "${choice[@]}"
}
