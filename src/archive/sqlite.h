// archive: SQLite behind our errors. The only folder that includes sqlite3.h.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "synoptic/result.h"

namespace synoptic {

// What a statement is given. Views must live until run() returns.
using SqlValue = std::variant<std::nullptr_t, std::int64_t, double, std::string_view>;

// The text, or null when there is none.
[[nodiscard]] SqlValue or_null(const std::optional<std::string>& text);
[[nodiscard]] SqlValue or_null(std::string_view text);

// One connection. Errors stick: after the first one nothing is run any more, and error() has it;
// so that a long row of statements needs one question at its end. Not safe to share.
class Database {
 public:
  // Opens or makes the file; error() says when that failed.
  explicit Database(const std::string& path);

  // Runs one statement. True when it gave a row, which column_*() then read until the next run.
  // The statement's text must be a literal: it is kept, prepared, under its address and size.
  bool run(std::string_view sql, std::initializer_list<SqlValue> values = {});
  // The next row of the statement that run last.
  bool next();
  // Runs all statements of a script that give no rows.
  void run_script(std::string_view script);

  [[nodiscard]] std::int64_t column_integer(int column) const;
  [[nodiscard]] std::string column_text(int column) const;
  [[nodiscard]] std::int64_t last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }

  // BEGIN IMMEDIATE, COMMIT, ROLLBACK. rollback() works after an error, and keeps it.
  void begin();
  void commit();
  void rollback();

  [[nodiscard]] const std::optional<Error>& error() const noexcept { return error_; }
  // Notes an error of our own; the first one stays.
  void refuse(Fault fault, std::string detail);
  // Makes the connection usable again after an error that concerned one transaction.
  std::optional<Error> take_error();

 private:
  struct Close {
    void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  void configure();
  sqlite3_stmt* prepared(std::string_view sql);
  bool step();
  void note(int code);

  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
  std::map<std::string, Statement, std::less<>> statements_;
  sqlite3_stmt* current_ = nullptr;
  std::optional<Error> error_;
};

}  // namespace synoptic
