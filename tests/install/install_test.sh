#!/usr/bin/env bash
# Installs the built tree into an empty folder, and builds and runs a consumer against it.
#   install_test.sh BUILD_DIR SOURCE_DIR CXX CXX_FLAGS
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
build=$1 source=$2 cxx=$3 flags=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/installed" >/dev/null
mkdir "$work/consumer"
cp "$source/tests/install/consumer.cc" "$work/consumer/"
cp "$source/tests/install/consumer.cmake" "$work/consumer/CMakeLists.txt"
cmake -S "$work/consumer" -B "$work/consumer/build" -G Ninja -DCMAKE_CXX_COMPILER="$cxx" \
  -DCMAKE_CXX_FLAGS="$flags" -DCMAKE_PREFIX_PATH="$work/installed" >/dev/null
cmake --build "$work/consumer/build" -- --quiet
"$work/consumer/build/consumer"
"$work/installed/bin/synoptic" --version
