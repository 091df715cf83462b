#!/usr/bin/env bash
# Makes, once, what the end-to-end tests use where Electron's own binary cannot be had: see README.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/ablation-lab-e2e"
"$here/prepare-electron-runtime.sh" "$cache/electron"
"$here/compile-sqlite.sh" "$here/../../.." "$cache/better_sqlite3-napi9.node"
