#!/usr/bin/env bash
# Runs a command with a throw-away PostgreSQL: scripts/with-postgres.sh COMMAND [ARGUMENT...]
# The cluster lives in a temporary folder, listens on loopback alone, belongs to an unprivileged user
# (initdb refuses root), and is stopped and deleted at the end. The command finds its address in
# CUPPA_TEST_POSTGRES_URL, and CUPPA_REQUIRE_POSTGRES=1 makes tests fail where they would skip. The program
# CUPPA_TEST_POSTGRES_CRASH kills the server with SIGKILL, waits as many seconds as it is told and starts it again.
set -euo pipefail

if [ $# -eq 0 ]; then
    echo "usage: scripts/with-postgres.sh COMMAND [ARGUMENT...]" >&2
    exit 2
fi

programs() {
    local folder
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort --reverse) ${PATH//:/ }; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/createdb" ]; then
            echo "$folder"
            return
        fi
    done
    echo "PostgreSQL's initdb was not found: install the package postgresql." >&2
    return 1
}

bin=$(programs)
home=$(mktemp -d "${TMPDIR:-/tmp}/cuppa-postgres.XXXXXX")
as_owner=()
if [ "$(id -u)" -eq 0 ]; then
    owner=nobody
    if id postgres >/dev/null 2>&1; then owner=postgres; fi
    chown "$owner" "$home"
    as_owner=(runuser -u "$owner" --)
fi

stop() {
    (cd / && "${as_owner[@]}" "$bin/pg_ctl" --pgdata "$home/data" --mode immediate --silent stop) >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT TERM

as_cluster() { (cd / && "${as_owner[@]}" "$@"); }
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as_cluster "$bin/initdb" --pgdata "$home/data" --username cuppa --auth trust --encoding UTF8 --locale C >"$home.log" 2>&1 || {
    cat "$home.log" >&2
    rm -f "$home.log"
    exit 1
}
rm -f "$home.log"
# Tests make thousands of small commits; nothing here has to survive a power cut.
options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$home/data -c fsync=off"
options="$options -c max_connections=200 -c timezone=UTC"
start=("${as_owner[@]}" "$bin/pg_ctl" --pgdata "$home/data" --wait --silent --log "$home/data/log" --options "$options" start)
(cd / && "${start[@]}") || {
    cat "$home/data/log" >&2
    exit 1
}
{
    echo '#!/usr/bin/env bash'
    echo 'set -euo pipefail; cd /'
    printf 'kill -KILL "$(head -n 1 %q)"; sleep "$1"\n' "$home/data/postmaster.pid"
    printf '%q ' "${start[@]}"
} >"$home/crash"
chmod +x "$home/crash"
as_cluster "$bin/createdb" --host 127.0.0.1 --port "$port" --username cuppa cuppa

export CUPPA_TEST_POSTGRES_URL="postgres://cuppa@127.0.0.1:$port/cuppa"
export CUPPA_REQUIRE_POSTGRES=1
export CUPPA_TEST_POSTGRES_CRASH="$home/crash"
"$@"
