#!/bin/sh
# Rebuilds the static web modules (floor map, trend) from their sources. Needs Node 20 or later and npm.
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts
npm run check
npm run build
