// Which records of a web archive hold a page.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "intake/warc.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

bool is_page_type(std::string_view name) {
  return name == "text/html" || name == "application/xhtml+xml";
}

// A response is a page when the server sent one: plain text from servers is robots.txt and the
// like, and what has no type is a page when it opens as one.
bool wants_body(unsigned status, const MediaType& type) {
  return status >= 200 && status < 300 && (is_page_type(type.name) || type.name.empty());
}

bool opens_as_page(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '<';
}

Error too_large(const IntakeOptions& options) {
  Error error;
  error.fault = Fault::too_large;
  error.detail =
      "over the limit of " + std::to_string(options.max_record_bytes) + " bytes for one report";
  return error;
}

std::optional<Result<Record>> from_response(const WarcRecord& warc, const IntakeOptions& options) {
  const MediaType outer =
      media_type(warc.headers->find("Content-Type").value_or("application/http"));
  if (outer.name != "application/http") return std::nullopt;  // "text/dns"
  auto response = read_http(warc.block, wants_body, options);
  if (warc.left_out) {
    const bool wanted = response ? wants_body(response->status, response->type) : false;
    if (!wanted && response) return std::nullopt;
    return std::unexpected(too_large(options));
  }
  if (!response) return std::unexpected(std::move(response.error()));
  if (!wants_body(response->status, response->type)) return std::nullopt;
  if (response->type.name.empty() && !opens_as_page(response->body)) return std::nullopt;
  Record record;
  record.kind = RecordKind::html;
  record.bytes = std::move(response->body);
  record.charset = std::move(response->type.charset);
  record.warnings = std::move(response->warnings);
  return record;
}

// "resource": a page without a server's answer around it. "conversion": what somebody made of a
// page, mostly its text.
std::optional<Result<Record>> from_block(const WarcRecord& warc, const IntakeOptions& options) {
  const MediaType type = media_type(warc.headers->find("Content-Type").value_or(""));
  const bool text = type.name == "text/plain";
  if (!text && !is_page_type(type.name)) return std::nullopt;
  if (warc.left_out) return std::unexpected(too_large(options));
  Record record;
  record.kind = text ? RecordKind::text : RecordKind::html;
  record.bytes = warc.block;
  record.charset = type.charset;
  return record;
}

std::string without_brackets(std::string address) {
  const bool both = address.size() > 2 && address.starts_with('<') && address.ends_with('>');
  return both ? address.substr(1, address.size() - 2) : address;
}

}  // namespace

std::optional<Result<Record>> page_of(const WarcRecord& warc, const IntakeOptions& options) {
  const Headers& headers = *warc.headers;
  const bool response = warc.type == "response";
  if (!response && warc.type != "resource" && warc.type != "conversion") return std::nullopt;
  auto page = response ? from_response(warc, options) : from_block(warc, options);
  if (!page || !*page) return page;
  if (headers.find("WARC-Segment-Number")) {
    return fail(Fault::not_supported, "",
                "it is one segment of a page that is spread over several records; join them first");
  }
  Record& record = **page;
  if (const auto reason = headers.find("WARC-Truncated")) {
    record.warnings.push_back("the archive holds only the first part of it (" +
                              repair_utf8(*reason).text + ")");
  }
  if (const auto address = headers.find("WARC-Target-URI"); address && !address->empty()) {
    record.fields.url = without_brackets(repair_utf8(*address).text);
  }
  record.fetched = headers.find("WARC-Date");
  return page;
}

}  // namespace synoptic
