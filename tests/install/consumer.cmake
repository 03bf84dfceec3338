# The whole CMakeLists.txt of a project that uses the installed package.
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
find_package(synoptic 0.1 REQUIRED)
add_executable(consumer consumer.cc)
target_link_libraries(consumer PRIVATE synoptic::synoptic)
