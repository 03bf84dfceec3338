// SPDX-License-Identifier: Apache-2.0
//
// Reading WARC, also where it is broken. A record is
//   WARC/1.0 CRLF  (name ":" value CRLF)*  CRLF  block of Content-Length bytes  CRLF CRLF
// and usually a gzip member by itself. What goes wrong with archives, and what is done:
//   the file ends early           one Error for the record that is cut, none for those before it
//   a member is damaged           one Error; on with the next member that opens with "WARC/"
//   Content-Length is too short   what follows the block is no record: one Error; the next line
//                                 that opens a record is looked for from the block's first byte on
//   Content-Length is too long    the block reaches over the next member or record: likewise
//   bytes that are no record      one Error for the whole stretch
// so that records read + errors = records present as long as no two that touch are damaged. A line
// opens a record when "WARC/" and a version stand on it and WARC-Type and Content-Length follow in
// its head; a page about web archives that quotes such a head does no harm unless the record
// around it is broken itself.

#include "intake/warc.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace synoptic {
namespace {

constexpr std::string_view kOpening = "WARC/";
constexpr std::size_t kMostHead = std::size_t{64} << 10;
constexpr std::size_t kOpeningKept = std::size_t{4} << 10;
constexpr std::size_t kLookAhead = std::size_t{64} << 10;

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::optional<std::uint64_t> read_length(const std::optional<std::string>& digits) {
  if (!digits || digits->empty()) return std::nullopt;
  std::uint64_t length = 0;
  const char* const end = digits->data() + digits->size();
  const auto [stop, error] = std::from_chars(digits->data(), end, length);
  return error == std::errc() && stop == end ? std::optional(length) : std::nullopt;
}

// Whether the head of a record begins there, as far as its first bytes show.
bool opens_record(std::string_view bytes) {
  if (!bytes.starts_with(kOpening)) return false;
  const std::string_view head = bytes.substr(0, std::min(end_of_head(bytes), kMostHead));
  const std::string_view version = head.substr(kOpening.size(), 3);
  if (version.size() < 3 || version[0] < '0' || version[0] > '9' || version[1] != '.') return false;
  const Headers headers(head);
  return headers.find("WARC-Type") && read_length(headers.find("Content-Length"));
}

std::string bytes_of(std::uint64_t count) {
  return std::to_string(count) + (count == 1 ? " byte" : " bytes");
}

}  // namespace

class WarcReader::State {
 public:
  State(Input packed, const IntakeOptions& options)
      : max_block_(options.max_record_bytes), input_(packed.subject(), nullptr) {
    const std::string subject = packed.subject();
    const Packing packing = packing_of(packed.fill(4));
    auto members = std::make_unique<Members>(std::move(packed), packing, options.unpack);
    members_ = members.get();
    packing_ = packing;
    input_ = Input(subject, std::move(members));
  }

  std::optional<Result<WarcRecord>> next() {
    if (over_) return std::nullopt;
    input_.take(std::exchange(to_take_, 0));
    skip_line_ends();
    const std::string_view ahead = input_.fill(kOpening.size());
    if (ahead.empty() && !input_.trouble()) return std::nullopt;
    begin_ = input_.done();
    member_ = members_->member_of(begin_);
    ++number_;
    if (ahead.size() < kOpening.size() && input_.trouble()) return fault_of_stream();
    if (!ahead.starts_with(kOpening)) return fault_of_garbage();
    return read_record();
  }

 private:
  // The blank lines behind a record.
  void skip_line_ends() {
    while (true) {
      const std::string_view ahead = input_.fill(1);
      if (ahead.empty() || (ahead.front() != '\r' && ahead.front() != '\n')) return;
      const std::size_t count = std::min(ahead.find_first_not_of("\r\n"), ahead.size());
      input_.take(count);
    }
  }

  Result<WarcRecord> read_record() {
    const std::size_t head_size = find_head();
    if (head_size == 0) return fault_of_head();
    const std::string head(input_.fill(head_size).substr(0, head_size));
    if (const std::size_t inner = head.find("\nWARC/"); inner != std::string::npos) {
      return go_on(malformed("its head breaks off where another record begins; left out"),
                   inner + 1);
    }
    WarcRecord record;
    record.number = number_;
    record.byte = place();
    head_ = head;
    record.headers.emplace(
        std::string_view(head_).substr(std::min(head_.find('\n') + 1, head_.size())));
    record.type = lowered(record.headers->find("WARC-Type").value_or(""));
    const auto length = read_length(record.headers->find("Content-Length"));
    if (record.type.empty() || !length) {
      return go_on(
          malformed(record.type.empty() ? "its head has no WARC-Type; left out"
                                        : "its head has no Content-Length that is a number; "
                                          "left out"),
          kOpening.size());
    }
    if (*length > max_block_) return skip_large(record, head_size, *length);
    return read_block(std::move(record), head_size, *length);
  }

  // The size of the head with its blank line, 0 when it has no end.
  std::size_t find_head() {
    for (std::size_t wanted = 4096;; wanted *= 2) {
      const std::string_view ahead = input_.fill(wanted);
      const std::size_t end = end_of_head(ahead.substr(0, kMostHead));
      if (end != std::string_view::npos) return end;
      if (ahead.size() < wanted || wanted >= kMostHead) return 0;
    }
  }

  Result<WarcRecord> read_block(WarcRecord record, std::size_t head_size, std::uint64_t length) {
    const std::size_t size = head_size + static_cast<std::size_t>(length);
    std::string_view ahead = input_.fill(size + kOpening.size() + 4);
    const auto next_member = members_->member_behind(begin_);
    const std::uint64_t room = next_member ? next_member->unpacked - begin_ : ahead.size();
    if (next_member && room < size &&
        ahead.substr(static_cast<std::size_t>(room)).starts_with(kOpening)) {
      return go_on(wrong_length(length, room - std::min<std::uint64_t>(room, head_size)),
                   static_cast<std::size_t>(room));
    }
    if (ahead.size() < size) return fault_of_block(length, head_size, ahead.size());
    const std::size_t behind = line_ends_behind(size);
    ahead = input_.fill(behind + kOpening.size());
    const std::string_view rest = ahead.substr(behind);
    const bool followed =
        !rest.empty() && (rest.starts_with(kOpening) || kOpening.starts_with(rest));
    if (!followed && is_unsound(behind)) return fault_of_stream();
    const std::uint64_t end = begin_ + behind;
    const bool member_begins = next_member_begins_at(end);
    const std::string_view line_ends = ahead.substr(size, behind - size);
    const bool ends_well = line_ends.starts_with("\r\n\r\n") || line_ends.starts_with("\n\n");
    if (!ends_well && !rest.empty() && !member_begins && !followed) {
      return fault_of_length(length, head_size, behind - size);
    }
    record.block = ahead.substr(head_size, static_cast<std::size_t>(length));
    to_take_ = behind;
    return record;
  }

  // Where the line ends behind a block end.
  std::size_t line_ends_behind(std::size_t size) {
    while (true) {
      const std::string_view ahead = input_.fill(size + 1);
      if (ahead.size() == size || (ahead[size] != '\r' && ahead[size] != '\n')) return size;
      ++size;
    }
  }

  bool next_member_begins_at(std::uint64_t unpacked) const {
    const auto behind = members_->member_behind(begin_);
    return behind && behind->unpacked <= unpacked;
  }

  // Whether the record, behind which no other comes, is all of a member that then turned out to be
  // damaged or cut off: what it says may be wrong.
  bool is_unsound(std::size_t size) {
    if (packing_ == Packing::none || !input_.trouble()) return false;
    const bool first = member_.unpacked == begin_;
    return first && members_->sound_until() < begin_ + size;
  }

  // Passes a block that is too large to be a page, unless another record begins in it: then its
  // length is a lie.
  Result<WarcRecord> skip_large(WarcRecord& record, std::size_t head_size, std::uint64_t length) {
    opening_ = input_.fill(head_size + kOpeningKept).substr(head_size, kOpeningKept);
    record.block = opening_;
    input_.take(head_size);
    std::uint64_t left = length;
    while (left > 0) {
      const std::string_view ahead = input_.fill(kLookAhead);
      const auto member = members_->member_behind(begin_);
      const std::uint64_t to_member =
          member && member->unpacked >= input_.done() ? member->unpacked - input_.done() : left;
      if (to_member < std::min<std::uint64_t>(left, ahead.size()) &&
          opens_record(ahead.substr(static_cast<std::size_t>(to_member)))) {
        input_.take(static_cast<std::size_t>(to_member));
        return std::unexpected(wrong_length(length, length - left + to_member));
      }
      const std::size_t lie = find_lie(
          ahead.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left, ahead.size()))));
      if (lie != std::string_view::npos) {
        input_.take(lie);
        return std::unexpected(wrong_length(length, length - left + lie));
      }
      if (ahead.empty()) {
        Error error = input_.trouble() ? of_stream() : cut_off(length, length - left);
        if (input_.trouble()) resume();
        return std::unexpected(std::move(error));
      }
      // All but the last bytes, in which a record may begin.
      const std::size_t keep = ahead.size() < kLookAhead ? 0 : kKeptToLook;
      const std::uint64_t pass = std::min<std::uint64_t>(left, ahead.size() - keep);
      input_.take(static_cast<std::size_t>(pass));
      left -= pass;
    }
    record.left_out = true;
    return std::move(record);
  }

  // Where in a large block a record begins behind a blank line.
  static std::size_t find_lie(std::string_view bytes) {
    for (std::size_t at = bytes.find(kOpening, 2); at != std::string_view::npos;
         at = bytes.find(kOpening, at + 1)) {
      const std::string_view before = bytes.substr(at - 2, 2);
      if ((before == "\r\n" || before == "\n\n") && opens_record(bytes.substr(at))) return at;
    }
    return std::string_view::npos;
  }

  // --- what went wrong

  // Where the record begins in the file.
  [[nodiscard]] std::uint64_t place() const {
    return packing_ == Packing::none ? begin_ : member_.packed;
  }

  [[nodiscard]] Error malformed(std::string detail) const {
    Error error;
    error.subject = input_.subject();
    error.line = number_;
    error.byte = place();
    error.has_byte = true;
    error.detail = "record " + std::to_string(number_);
    if (packing_ != Packing::none && member_.unpacked != begin_) {
      error.detail += ", " + bytes_of(begin_ - member_.unpacked) + " into what is unpacked there";
    }
    error.detail += ": " + std::move(detail);
    return error;
  }

  [[nodiscard]] Error wrong_length(std::uint64_t said, std::uint64_t found) const {
    return malformed("its Content-Length is " + std::to_string(said) +
                     ", but another record begins after " + bytes_of(found) + "; left out");
  }

  [[nodiscard]] Error cut_off(std::uint64_t said, std::uint64_t found) const {
    return malformed("it is cut off by the end of the file, after " + std::to_string(found) +
                     " of " + bytes_of(said) + "; fetch the file again");
  }

  // What the stream said, as the trouble of this record.
  [[nodiscard]] Error of_stream() const {
    Error error = malformed(input_.trouble()->detail);
    error.fault = input_.trouble()->fault;
    if (input_.trouble()->has_byte) error.byte = input_.trouble()->byte;
    return error;
  }

  // Passes all that the stream still gave and goes on behind what is broken.
  void resume() {
    while (!input_.fill(1).empty()) input_.take(input_.fill(1).size());
    if (members_->resume(kOpening)) {
      input_.forget_trouble();
    } else {
      over_ = true;
    }
  }

  // Goes to the next record, `from` bytes behind this one's beginning or later. The trouble of
  // this record's own member has been told with it; that of another member is another record's.
  bool go_to_next(std::size_t from) {
    if (find_record(from)) return true;
    const bool own = members_->member_of(input_.done()).packed == member_.packed;
    if (input_.trouble() && own) resume();
    return false;
  }

  Result<WarcRecord> fault_of_stream() {
    Error error = of_stream();
    go_to_next(kOpening.size());
    return std::unexpected(std::move(error));
  }

  Result<WarcRecord> fault_of_garbage() {
    Error error = malformed("no record begins there");
    const bool found = go_to_next(0);
    error.detail += "; the " + bytes_of(input_.done() - begin_) +
                    (found ? " up to the next one are left out" : " from there on are left out");
    return std::unexpected(std::move(error));
  }

  Result<WarcRecord> fault_of_head() {
    if (input_.trouble() && input_.fill(kMostHead).size() < kMostHead) return fault_of_stream();
    const std::size_t there = input_.fill(kMostHead).size();
    if (there >= kMostHead) {
      return go_on(malformed("its head does not end within " + bytes_of(kMostHead) + "; left out"),
                   kOpening.size());
    }
    return go_on(
        malformed("it is cut off by the end of the file, in its head; fetch the file again"),
        kOpening.size());
  }

  // The stream ends, or breaks, before the block does.
  Result<WarcRecord> fault_of_block(std::uint64_t length, std::size_t head_size,
                                    std::size_t there) {
    if (input_.trouble()) return fault_of_stream();
    Error error = cut_off(length, there - head_size);
    if (go_to_next(head_size)) {
      error = wrong_length(length, input_.done() - begin_ - head_size);
    }
    return std::unexpected(std::move(error));
  }

  // What stands behind the block is no record.
  Result<WarcRecord> fault_of_length(std::uint64_t length, std::size_t head_size,
                                     std::size_t line_ends) {
    Error error = malformed("its Content-Length is " + std::to_string(length) +
                            ", and no record begins behind that" +
                            (line_ends == 0 ? " (not even a line end)" : "") + "; left out");
    if (go_to_next(head_size)) {
      error.detail += ", up to the next record " + bytes_of(input_.done() - begin_ - head_size) +
                      " into the block";
    }
    return std::unexpected(std::move(error));
  }

  // Tells the error and looks for the next record from `from` bytes behind this one's beginning.
  Result<WarcRecord> go_on(Error error, std::size_t from) {
    go_to_next(from);
    return std::unexpected(std::move(error));
  }

  // Goes to the next line that opens a record, `from` bytes ahead or later. False when the input
  // ends or breaks before one, which is passed then up to that place.
  bool find_record(std::size_t from) {
    input_.take(std::min(from, input_.fill(from).size()));
    char before = from == 0 ? '\0' : '\n';  // a head or an opening that was read ends in no record
    if (from == kOpening.size()) before = '\0';
    while (true) {
      const std::string_view ahead = input_.fill(kLookAhead);
      const bool last = ahead.size() < kLookAhead;
      const std::size_t usable = last ? ahead.size() : ahead.size() - kKeptToLook;
      for (std::size_t at = ahead.find(kOpening); at < usable; at = ahead.find(kOpening, at + 1)) {
        const char left = at == 0 ? before : ahead[at - 1];
        const std::uint64_t unpacked = input_.done() + at;
        const bool opens_member = members_->member_of(unpacked).unpacked == unpacked;
        if ((left == '\n' || opens_member) && opens_record(ahead.substr(at))) {
          input_.take(at);
          return true;
        }
      }
      if (usable > 0) before = ahead[usable - 1];
      input_.take(usable);
      if (last) return false;
    }
  }

  static constexpr std::size_t kKeptToLook = std::size_t{8} << 10;  // room for a record's head

  std::uint64_t max_block_;
  Input input_;
  Members* members_ = nullptr;  // input_ owns it
  Packing packing_ = Packing::none;
  std::uint64_t number_ = 0;
  std::uint64_t begin_ = 0;  // of the record, unpacked
  Members::Begin member_;    // that it begins in
  std::size_t to_take_ = 0;  // the record given last
  std::string head_;
  std::string opening_;  // of a block that is left out
  bool over_ = false;    // nothing can be read behind this
};

WarcReader::WarcReader(Input packed, const IntakeOptions& options)
    : state_(std::make_unique<State>(std::move(packed), options)) {}
WarcReader::~WarcReader() = default;

std::optional<Result<WarcRecord>> WarcReader::next() { return state_->next(); }

}  // namespace synoptic
