#!/bin/sh
# The network of the lab @LAB@ in Linux network namespaces, as Netwright printed it. For root.
#   up                     makes it, with a listener on each port that a Service or a container
#                          names: it answers `ENDPOINT PEER_ADDRESS PEER_PORT` and closes
#   down                   removes all of it, whatever state it is in
#   names                  lines `ENDPOINT NAMESPACE`
#   exec ENDPOINT COMMAND  runs a command at an endpoint
# Everything is in namespaces of its own: the host's interfaces, rules and settings stay as they are.
set -eu

names() {
    cat <<'EOF'
@NAMES@
EOF
}

namespaces='@NAMESPACES@'

die() {
    status=$1
    shift
    echo "$0: $*" >&2
    exit "$status"
}

in_ns() {
    ip netns exec "$@"
}

# set_in NAMESPACE KEY=VALUE...: settings below /proc/sys/net
set_in() {
    ns=$1
    shift
    in_ns "$ns" sh -c 'for pair; do echo "${pair#*=}" >"/proc/sys/net/${pair%%=*}" || exit 1; done' sh "$@"
}

# quiet COMMAND...: runs it and says nothing
quiet() {
    "$@" >/dev/null 2>&1
}

lacking=
need() { # need WHAT COMMAND...: notes what is missing where the command fails
    what=$1
    shift
    quiet "$@" || lacking="$lacking
  $what"
}

need_rule() { # need_rule WHAT TOOL RULE...
    what=$1
    shift
    need "$what" in_ns nw-probe "$@"
}

check_tools() {
    [ "$(uname -s)" = Linux ] || die 3 'network namespaces need Linux'
    [ "$(id -u)" = 0 ] || die 3 'network namespaces need root'
    for tool in ip @TOOLS@; do
        need "the command $tool" command -v "$tool"
    done
    if quiet command -v python3; then
        listener=python3
    elif quiet command -v perl; then
        listener=perl
    else
        lacking="$lacking
  the command python3, or perl"
    fi
    [ -z "$lacking" ] || die 3 "this machine lacks:$lacking"
}

check_kernel() {
    quiet ip netns add nw-probe || die 3 'this kernel makes no network namespaces'
@CHECKS@
    ip netns del nw-probe
    [ -z "$lacking" ] || die 3 "this kernel lacks:$lacking"
}

python_listener='@PYTHON@'

perl_listener='@PERL@'

# listen NAMESPACE ENDPOINT TCP_PORTS UDP_PORTS ADDRESSES: returns when it listens
listen() {
    ns=$1
    shift
    case $listener in
    python3) in_ns "$ns" python3 -c "$python_listener" "$@" </dev/null ;;
    perl) in_ns "$ns" perl -e "$perl_listener" "$@" </dev/null ;;
    esac
}

make_all() {
@MAKE@
}

up() {
    check_tools
    for ns in $namespaces nw-probe; do
        [ ! -e "/run/netns/$ns" ] || die 1 "$ns is there already: up before, and not down?"
    done
    check_kernel
    trap 'status=$?; trap - EXIT; down; exit "$status"' EXIT
    trap 'exit 130' INT TERM
    make_all
    trap - EXIT INT TERM
}

down() {
    for ns in $namespaces nw-probe; do
        [ -e "/run/netns/$ns" ] || continue
        for pid in $(ip netns pids "$ns" 2>/dev/null); do
            kill -9 "$pid" 2>/dev/null || true
        done
        ip netns del "$ns" 2>/dev/null || true
    done
}

action=${1:-}
case $action in
up | down | names)
    [ $# = 1 ] || die 2 "usage: $0 $action"
    "$action"
    ;;
exec)
    [ $# -ge 3 ] || die 2 "usage: $0 exec ENDPOINT COMMAND..."
    endpoint=$2
    shift 2
    ns=$(names | while read -r name at; do
        [ "$name" != "$endpoint" ] || echo "$at"
    done)
    [ -n "$ns" ] || die 2 "no endpoint is called $endpoint: see $0 names"
    exec ip netns exec "$ns" "$@"
    ;;
*) die 2 "usage: $0 up|down|names|exec ENDPOINT COMMAND..." ;;
esac
