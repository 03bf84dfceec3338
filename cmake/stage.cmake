# One statement per stage.
# SPDX-License-Identifier: Apache-2.0
#
#   synoptic_stage(lineage DEPENDS base text reading
#                  SOURCES passages.cc  DATA publishers.txt  MODELS weights.bin  USES xxhash
#                  TESTS passages_test.cc)
#
# makes the static library synoptic_lineage from src/lineage, compiles its data files (src/lineage/data)
# and learned models (models) into it, links
# what it depends on, and builds tests/lineage/*_test.cc. DEPENDS are the stages whose public headers
# it may include, USES the libraries; tests/layers reads this line and holds the sources to it.

# Designated initialisers leave the other members at their defaults on purpose, hence the one "no".
add_library(synoptic_warnings INTERFACE)
target_compile_options(synoptic_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2
  -Wno-missing-field-initializers)
if(SYNOPTIC_DEVELOPER)
  target_compile_options(synoptic_warnings INTERFACE -Werror)
endif()

# The standard headers that most sources include, compiled once per target: saves a quarter of a
# sanitizer build. Off where missing includes should show.
option(SYNOPTIC_PRECOMPILE "Precompile the standard headers" OFF)
function(synoptic_precompile target)
  if(SYNOPTIC_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <expected> <functional> <memory>
      <optional> <ranges> <span> <string> <string_view> <unordered_map> <utility> <vector>)
  endif()
endfunction()

# Compiles text files into a library as string views: src/text/data/abbreviations.txt becomes
# synoptic::text_data::abbreviations in "text_data.h".
function(synoptic_embed stage target)
  set(header ${CMAKE_CURRENT_BINARY_DIR}/generated/${stage}_data.h)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/generated/${stage}_data.cc)
  set(files "")
  foreach(file ${ARGN})
    list(APPEND files ${CMAKE_CURRENT_SOURCE_DIR}/data/${file})
  endforeach()
  add_custom_command(
    OUTPUT ${header} ${source}
    COMMAND ${CMAKE_COMMAND} -DSTAGE=${stage} -DHEADER=${header} -DSOURCE=${source}
            "-DFILES=${files}" -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    COMMENT "Embedding the data files of ${stage}"
    VERBATIM)
  target_sources(${target} PRIVATE ${source} ${header})
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
endfunction()

# Takes learned models into a library by the assembler's .incbin, byte for byte: models/names.bin
# becomes synoptic::reading_models::names() in "reading_models.h".
function(synoptic_embed_models stage target)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/generated)
  set(head "// Made by synoptic_embed_models.\n#pragma once\n#include <string_view>\n\n")
  string(APPEND head "namespace synoptic::${stage}_models {\n")
  foreach(file ${ARGN})
    get_filename_component(name ${file} NAME_WE)
    set(path ${PROJECT_SOURCE_DIR}/models/${file})
    set(symbol synoptic_${stage}_model_${name})
    string(APPEND head "[[nodiscard]] std::string_view ${name}();\n")
    configure_file(${PROJECT_SOURCE_DIR}/cmake/model.cc.in ${folder}/${symbol}.cc @ONLY)
    set_source_files_properties(${folder}/${symbol}.cc PROPERTIES OBJECT_DEPENDS ${path})
    target_sources(${target} PRIVATE ${folder}/${symbol}.cc)
  endforeach()
  string(APPEND head "}  // namespace synoptic::${stage}_models\n")
  file(CONFIGURE OUTPUT ${folder}/${stage}_models.h CONTENT "${head}" @ONLY)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()

function(synoptic_stage stage)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;SOURCES;DATA;MODELS;USES;TESTS")
  set(target synoptic_${stage})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(synoptic::${stage} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${stage})
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_compile_features(${target} PUBLIC cxx_std_23)
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:synoptic_warnings>)
  foreach(other ${arg_DEPENDS})
    target_link_libraries(${target} PUBLIC synoptic_${other})
  endforeach()
  foreach(library ${arg_USES})
    target_link_libraries(${target} PRIVATE synoptic_uses_${library})
  endforeach()
  synoptic_precompile(${target})
  if(arg_DATA)
    synoptic_embed(${stage} ${target} ${arg_DATA})
  endif()
  if(arg_MODELS)
    synoptic_embed_models(${stage} ${target} ${arg_MODELS})
  endif()
  set_property(GLOBAL APPEND PROPERTY SYNOPTIC_STAGES ${stage})
  if(SYNOPTIC_DEVELOPER AND arg_TESTS)
    list(TRANSFORM arg_TESTS PREPEND ${PROJECT_SOURCE_DIR}/tests/${stage}/)
    set_property(GLOBAL PROPERTY SYNOPTIC_TESTS_${stage} ${arg_TESTS})
  endif()
endfunction()
