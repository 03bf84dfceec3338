# The libraries we build on. A stage names the ones it uses (USES); tests/layers holds it to that.
# SPDX-License-Identifier: Apache-2.0
find_package(Threads REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n)
find_package(PkgConfig REQUIRED)
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(zlib REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(simdjson REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(sqlite REQUIRED IMPORTED_TARGET sqlite3)

add_library(synoptic_uses_threads INTERFACE)
target_link_libraries(synoptic_uses_threads INTERFACE Threads::Threads)
add_library(synoptic_uses_icu INTERFACE)
target_link_libraries(synoptic_uses_icu INTERFACE ICU::uc ICU::i18n)
add_library(synoptic_uses_cld2 INTERFACE)
target_link_libraries(synoptic_uses_cld2 INTERFACE cld2)
add_library(synoptic_uses_uchardet INTERFACE)
target_link_libraries(synoptic_uses_uchardet INTERFACE PkgConfig::uchardet)
# What web archives are packed with.
add_library(synoptic_uses_compression INTERFACE)
target_link_libraries(synoptic_uses_compression INTERFACE PkgConfig::zlib PkgConfig::zstd PkgConfig::brotli)
add_library(synoptic_uses_libarchive INTERFACE)
target_link_libraries(synoptic_uses_libarchive INTERFACE PkgConfig::libarchive)
add_library(synoptic_uses_simdjson INTERFACE)
target_link_libraries(synoptic_uses_simdjson INTERFACE PkgConfig::simdjson)
add_library(synoptic_uses_xxhash INTERFACE)
target_link_libraries(synoptic_uses_xxhash INTERFACE PkgConfig::xxhash)
add_library(synoptic_uses_sqlite INTERFACE)
target_link_libraries(synoptic_uses_sqlite INTERFACE PkgConfig::sqlite)
# Header only; found when the command line is built.
find_package(CLI11 2.1 QUIET)
add_library(synoptic_uses_cli11 INTERFACE)
if(TARGET CLI11::CLI11)
  target_link_libraries(synoptic_uses_cli11 INTERFACE CLI11::CLI11)
endif()

set(SYNOPTIC_LIBRARIES threads icu cld2 uchardet compression libarchive simdjson xxhash sqlite cli11)
install(TARGETS synoptic_uses_threads synoptic_uses_icu synoptic_uses_cld2 synoptic_uses_uchardet
                synoptic_uses_compression synoptic_uses_libarchive synoptic_uses_simdjson
                synoptic_uses_xxhash synoptic_uses_sqlite synoptic_uses_cli11
        EXPORT synopticTargets)
