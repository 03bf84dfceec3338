// SPDX-License-Identifier: Apache-2.0
#include "intake/readers.h"

#include <utility>

#include "intake/bundle.h"
#include "intake/files.h"
#include "intake/sniff.h"
#include "intake/unpack.h"
#include "intake/warc.h"

namespace synoptic {
namespace {

constexpr int kMostWrappings = 4;  // pages.tar.gz is two; a packed page in it three
constexpr std::size_t kOpening = 1024;

std::string subject_of(const Source& source) {
  return source.entry.empty() ? source.path : source.path + ": " + source.entry;
}

std::string_view name_of(const Source& source) {
  return source.entry.empty() ? std::string_view(source.path) : std::string_view(source.entry);
}

std::string id_of(const Source& source) {
  if (source.entry.empty() && source.path == "-") return "stdin";
  return std::string(without_ending(without_packing(file_name(name_of(source)))));
}

// What all records of a source have in common.
Record record_of(const Source& source) {
  Record record;
  record.path = source.path;
  record.entry = source.entry;
  record.line = source.number;
  record.byte = source.byte;
  record.id = id_of(source);
  return record;
}

std::unexpected<Error> fail_at(const Source& source, Fault fault, std::string detail) {
  return fail(fault, subject_of(source), std::move(detail));
}

// One report in the file.
class WholeReader : public Reader {
 public:
  WholeReader(Source source, Input input, RecordKind kind, const Shared& shared)
      : source_(std::move(source)), input_(std::move(input)), kind_(kind), shared_(shared) {}

  std::optional<Result<Record>> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    auto bytes = input_.read_all(shared_.options.max_record_bytes);
    if (!bytes) return std::unexpected(std::move(bytes.error()));
    Record record = record_of(source_);
    record.kind = kind_;
    record.bytes = std::move(*bytes);
    if (shared_.sidecars != nullptr && source_.entry.empty() && source_.path != "-") {
      record.fields = shared_.sidecars->find(record.path, record.id, *shared_.faults);
    }
    return record;
  }

 private:
  Source source_;
  Input input_;
  RecordKind kind_;
  Shared shared_;
  bool done_ = false;
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Whether a line opens a JSON document that is laid out over many lines.
bool opens_document(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return false;
  const std::size_t last = line.find_last_not_of(" \t\r");
  return first == last && (line[first] == '{' || line[first] == '[');
}

// A report a line.
class LinesReader : public Reader {
 public:
  LinesReader(Source source, Input input, const Shared& shared)
      : source_(std::move(source)), input_(std::move(input)), shared_(shared) {}

  std::optional<Result<Record>> next() override {
    while (!done_) {
      auto line = input_.next_line(shared_.options.max_record_bytes);
      if (!line) {
        done_ = true;
        if (any_) break;
        return fail_at(source_, Fault::empty, "no JSON line in it");
      }
      const bool first = !any_;
      if (*line && is_blank(**line)) continue;
      any_ = true;
      if (!*line) return std::unexpected(std::move(line->error()));
      if (first && opens_document(**line)) {
        done_ = true;
        return fail_at(source_, Fault::malformed,
                       "JSON over many lines; write one report a line, as in JSON Lines");
      }
      return record_of_line(**line);
    }
    return std::nullopt;
  }

 private:
  Result<Record> record_of_line(std::string_view line) {
    auto fields = parse_fields(line, shared_.options.map);
    if (!fields) {
      fields.error().subject = subject_of(source_);
      fields.error().line = input_.line();
      return std::unexpected(std::move(fields.error()));
    }
    Record record = record_of(source_);
    record.line = input_.line();
    record.byte = 0;
    if (fields->id) record.id = *fields->id;
    record.kind = RecordKind::fields;
    record.fields = std::move(*fields);
    return record;
  }

  Source source_;
  Input input_;
  Shared shared_;
  bool any_ = false;  // it has had a line that is not blank
  bool done_ = false;
};

// The pages of a web archive.
class WarcPages : public Reader {
 public:
  WarcPages(Source source, Input input, const Shared& shared)
      : source_(std::move(source)), warc_(std::move(input), shared.options), shared_(shared) {}

  std::optional<Result<Record>> next() override {
    while (auto warc = warc_.next()) {
      if (!*warc) return std::unexpected(std::move(warc->error()));
      auto page = page_of(**warc, shared_.options);
      if (!page) {
        ++shared_.passed_over.records;
        continue;
      }
      if (!*page) return std::unexpected(placed(std::move(page->error()), **warc));
      Record record = std::move(**page);
      record.path = source_.path;
      record.entry = source_.entry;
      record.id = id_of(source_);
      record.line = (*warc)->number;
      record.byte = (*warc)->byte;
      return record;
    }
    return std::nullopt;
  }

 private:
  Error placed(Error error, const WarcRecord& warc) const {
    error.subject = subject_of(source_);
    error.line = warc.number;
    error.byte = warc.byte;
    error.has_byte = true;
    const std::string address = warc.headers->find("WARC-Target-URI").value_or("no address");
    error.detail = "record " + std::to_string(warc.number) + " (" + address + "): " + error.detail +
                   "; left out";
    return error;
  }

  Source source_;
  WarcReader warc_;
  Shared shared_;
};

// The pages in a ZIP or tar archive.
class BundlePages : public Reader {
 public:
  BundlePages(Source source, Input input, const Shared& shared)
      : source_(std::move(source)), bundle_(std::move(input), shared.options), shared_(shared) {}

  std::optional<Result<Record>> next() override {
    while (true) {
      if (reader_) {
        auto record = reader_->next();
        if (record) return placed(std::move(*record));
        reader_.reset();
      }
      auto entry = bundle_.next();
      if (!entry) return end();
      any_ = any_ || !*entry;
      if (!*entry) return std::unexpected(std::move(entry->error()));
      if (auto fault = open(**entry)) return std::unexpected(std::move(*fault));
    }
  }

 private:
  std::optional<Result<Record>> end() {
    if (std::exchange(any_, true)) return std::nullopt;
    return fail_at(source_, Fault::empty,
                   "the archive holds no file that is read (" + endings_read() + ")");
  }

  std::optional<Error> open(const BundleEntry& entry) {
    const std::optional<Format> format = format_by_ending(entry.name);
    if (!format) {
      ++shared_.passed_over.entries;
      return std::nullopt;
    }
    any_ = true;
    current_ = Source{.path = source_.path,
                      .entry = entry.name,
                      .number = entry.number,
                      .byte = entry.byte,
                      .size = 0,
                      .depth = source_.depth + 1};
    const std::string subject = subject_of(current_);
    if (*format == Format::bundle) {
      return fail(Fault::not_supported, subject, "an archive in an archive; unpack it first")
          .error();
    }
    auto reader = open_reader(current_, Input(subject, bundle_.open()), shared_);
    if (!reader) return in_place(std::move(reader.error()));
    reader_ = std::move(*reader);
    return std::nullopt;
  }

  Result<Record> placed(Result<Record> record) const {
    if (record) return record;
    return std::unexpected(in_place(std::move(record.error())));
  }

  // Which entry, and where it begins, for an error that does not say where in the entry.
  Error in_place(Error error) const {
    if (error.line != 0 || error.has_byte) return error;
    error.line = current_.number;
    error.byte = current_.byte;
    error.has_byte = true;
    return error;
  }

  Source source_;
  BundleReader bundle_;
  Shared shared_;
  Source current_;
  std::unique_ptr<Reader> reader_;  // of the entry being read
  bool any_ = false;                // an entry that is read, or an error
};

// The first bytes of what is packed.
std::string opening_of(std::string_view head, Packing packing, const UnpackLimits& limits) {
  Members members(Input("", open_bytes(head)), packing, limits);
  std::string opening(kOpening, '\0');
  std::size_t size = 0;
  while (size < opening.size()) {
    const auto got = members.read(opening.data() + size, opening.size() - size);
    if (!got || *got == 0) break;
    size += *got;
  }
  opening.resize(size);
  return opening;
}

// A NUL in the first bytes means that no line of the file can be JSON.
std::optional<Error> nul_fault(const Source& source, std::string_view head) {
  const std::size_t nul = head.find('\0');
  if (nul == std::string_view::npos) return std::nullopt;
  Error error;
  error.fault = Fault::binary;
  error.subject = subject_of(source);
  error.byte = nul;
  error.has_byte = true;
  error.detail = "a NUL byte; JSON lines must be UTF-8 text";
  return error;
}

Result<std::unique_ptr<Reader>> open_lines(Source source, Input input, std::string_view head,
                                           const Shared& shared) {
  if (auto fault = nul_fault(source, head)) return std::unexpected(std::move(*fault));
  if (source.size > shared.options.max_file_bytes) {
    return fail_at(source, Fault::too_large,
                   "over the limit of " + std::to_string(shared.options.max_file_bytes) +
                       " bytes for one file; split it");
  }
  return std::make_unique<LinesReader>(std::move(source), std::move(input), shared);
}

// Unpacks, and opens what comes out. A web archive is left packed, since its reader goes from
// member to member.
Result<std::unique_ptr<Reader>> open_packed(Source source, Input input, std::string_view head,
                                            Packing packing, const Shared& shared) {
  constexpr std::string_view kDictionary = "\x5d\x2a\x4d\x18";
  const auto format = format_by_ending(name_of(source));
  const bool warc = format ? *format == Format::warc
                           : opening_of(head, packing, shared.options.unpack).starts_with("WARC/");
  if (warc || head.starts_with(kDictionary)) {
    return std::make_unique<WarcPages>(std::move(source), std::move(input), shared);
  }
  if (++source.depth > kMostWrappings) {
    return fail_at(source, Fault::not_supported, "packed too many times over; unpack it first");
  }
  source.size = 0;
  const std::string subject = input.subject();
  auto members = std::make_unique<Members>(std::move(input), packing, shared.options.unpack);
  return open_reader(std::move(source), Input(subject, std::move(members)), shared);
}

}  // namespace

std::string subject_of(const Record& record) {
  return record.entry.empty() ? record.path : record.path + ": " + record.entry;
}

Result<std::unique_ptr<Reader>> open_reader(Source source, Input input, const Shared& shared) {
  const auto peeked = input.peek();
  if (!peeked) return std::unexpected(peeked.error());
  const std::string head(*peeked);
  if (head.empty()) return fail_at(source, Fault::empty, "no byte in it; leave it out");
  if (const Packing packing = packing_of(head); packing != Packing::none) {
    return open_packed(std::move(source), std::move(input), head, packing, shared);
  }
  const auto by_ending = format_by_ending(name_of(source));
  const auto format = by_ending ? Result<Format>(*by_ending) : format_by_content(head);
  if (!format) return fail_at(source, format.error().fault, format.error().detail);
  switch (*format) {
    case Format::lines:
      return open_lines(std::move(source), std::move(input), head, shared);
    case Format::warc:
      return std::make_unique<WarcPages>(std::move(source), std::move(input), shared);
    case Format::bundle:
      return std::make_unique<BundlePages>(std::move(source), std::move(input), shared);
    case Format::html:
      return std::make_unique<WholeReader>(std::move(source), std::move(input), RecordKind::html,
                                           shared);
    case Format::text:
      break;
  }
  return std::make_unique<WholeReader>(std::move(source), std::move(input), RecordKind::text,
                                       shared);
}

}  // namespace synoptic
