# Runs one bundled query on the cities of data/ and compares with the expected results, byte by byte.
# cmake -D KONTOR=... -D SOURCE_DIR=... -D NAME=... [-D UPDATE=ON] -P check_query.cmake
cmake_minimum_required(VERSION 3.25)

file(STRINGS ${SOURCE_DIR}/queries/${NAME}.rq first LIMIT_COUNT 1 ENCODING UTF-8)
if(NOT first MATCHES "^# [A-Z].*[.?)]$")
  message(SEND_ERROR "queries/${NAME}.rq: the first line must be a comment that says in a sentence what it answers")
endif()
foreach(city IN ITEMS hannover mannheim)
  set(expected ${SOURCE_DIR}/tests/queries/${city}/${NAME}.txt)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env COLUMNS=120
                          ${KONTOR} query data/${city}/registry.json queries/${NAME}.rq
                  WORKING_DIRECTORY ${SOURCE_DIR}
                  OUTPUT_VARIABLE actual ERROR_VARIABLE errors RESULT_VARIABLE code)
  if(code OR errors)
    message(SEND_ERROR "queries/${NAME}.rq on ${city}: exit ${code}\n${errors}")
  elseif(UPDATE)
    file(WRITE ${expected} "${actual}")
  else()
    set(wanted "")
    if(EXISTS ${expected})
      file(READ ${expected} wanted)
    endif()
    if(NOT actual STREQUAL wanted)
      message(SEND_ERROR "queries/${NAME}.rq on ${city}: differs from ${expected}\n--- actual\n${actual}")
    endif()
  endif()
endforeach()
