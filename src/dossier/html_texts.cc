// The reports in full, with a mark on every stretch that the page leads to.
// SPDX-License-Identifier: Apache-2.0
//
// Marks overlap, and HTML elements nest. Marks are walked from the left, the longer of two that
// start together first, with a stack of those that are open. Where one ends that is not on top of
// the stack, those above it are closed with it and opened again behind it as pieces:
//
//   [the [ferry line] stays       =>  <mark id=A>the <mark id=B>ferry line</mark> stays</mark>
//   [the (ferry] line)            =>  <mark id=A>the <mark id=B>ferry</mark></mark>
//                                     <mark class=B's>line</mark>
//
// The first piece has the id; the others light up with it by a rule in the page's style. The same
// happens at the end of a paragraph. No more than kDeepest marks are open at once, so that the page
// grows in line with the number of marks however they overlap; a mark beyond that is a point.
#include <algorithm>
#include <set>

#include "dossier/html.h"
#include "dossier/words.h"

namespace synoptic {
namespace {

constexpr std::size_t kDeepest = 12;

std::string_view class_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::differ:
      return "differ";
    case MarkKind::single:
      return "single";
    case MarkKind::agree:
      return "agree";
    case MarkKind::furniture:
      return "furniture";
    case MarkKind::other:
      return "other";
  }
  return "other";
}

class TextWriter {
 public:
  TextWriter(HtmlView& view, ReportIndex report)
      : view_(view),
        report_(report),
        text_(view.dossier.reports[report].text),
        next_(view.marks[report].begin()),
        end_(view.marks[report].end()) {}

  std::string write();

 private:
  struct Open {
    Span span;
    const PlacedMark* mark;
    bool first_piece;
  };

  void line(std::uint32_t start, std::uint32_t end);
  void words_to(std::uint32_t at);
  void close_ended();
  void open_starting();
  void open(Open piece);
  void open_again(Open piece);
  void close_top();
  void back_links(const PlacedMark& mark);
  std::string piece_class(Span span) const;

  HtmlView& view_;
  ReportIndex report_;
  std::string_view text_;
  PlacedMarks::const_iterator next_;
  PlacedMarks::const_iterator end_;
  std::vector<Open> open_;
  std::set<Span> in_pieces_;
  std::uint32_t at_ = 0;
  std::string out_;
};

void TextWriter::words_to(std::uint32_t at) {
  out_ += escape_html(shown(cut(text_, {at_, at})));
  at_ = at;
}

// "p-d1-r2-120-131": the class of the later pieces of a mark.
std::string TextWriter::piece_class(Span span) const { return "p-" + view_.mark_id(report_, span); }

void TextWriter::open(Open piece) {
  if (piece.mark->kind == MarkKind::furniture && piece.mark->readings.empty()) {
    out_ += "<span class=\"furniture\">";
  } else if (piece.first_piece) {
    out_ += "<mark class=\"";
    out_ += class_of(piece.mark->kind);
    out_ += "\" id=\"" + view_.mark_id(report_, piece.span) + "\">";
  } else {
    out_ += "<mark class=\"";
    out_ += class_of(piece.mark->kind);
    out_ += " " + piece_class(piece.span) + "\">";
  }
  open_.push_back(piece);
}

void TextWriter::back_links(const PlacedMark& mark) {
  if (mark.readings.empty()) return;
  constexpr std::size_t kEnough = 8;
  out_ += "<span class=\"back\">";
  for (std::size_t i = 0; i < std::min(mark.readings.size(), kEnough); ++i) {
    out_ += " <a href=\"#" + view_.id("w", mark.readings[i]) + "\" aria-label=\"Back\">↩</a>";
  }
  out_ += "</span>";
}

void TextWriter::close_top() {
  const Open top = open_.back();
  open_.pop_back();
  if (top.mark->kind == MarkKind::furniture && top.mark->readings.empty()) {
    out_ += "</span>";
    return;
  }
  if (top.first_piece) back_links(*top.mark);
  out_ += "</mark>";
}

// Opens a mark again that was closed for another's sake.
void TextWriter::open_again(Open piece) {
  if (!piece.mark->readings.empty() && in_pieces_.insert(piece.span).second) {
    view_.late_style += ":root:has(#" + view_.mark_id(report_, piece.span) + ":target) ." +
                        piece_class(piece.span) +
                        "{background:var(--target);color:var(--target-ink)}\n";
  }
  piece.first_piece = false;
  open(piece);
}

// Ends the marks that end here, and opens again those that had to be closed with them.
void TextWriter::close_ended() {
  const auto ended = [this](const Open& piece) { return piece.span.end <= at_; };
  const auto lowest = std::find_if(open_.begin(), open_.end(), ended);
  std::vector<Open> again(lowest, open_.end());
  for (std::size_t i = 0; i < again.size(); ++i) close_top();
  for (const Open& piece : again) {
    if (!ended(piece)) open_again(piece);
  }
}

void TextWriter::open_starting() {
  for (; next_ != end_ && next_->first.start <= at_; ++next_) {
    const Open piece{next_->first, &next_->second, true};
    if (open_.size() < kDeepest) {
      open(piece);
      continue;
    }
    if (next_->second.readings.empty()) continue;
    open(piece);
    close_top();
  }
}

// A line of the text as a paragraph. Marks that go on beyond it are closed, and opened again in the
// next.
void TextWriter::line(std::uint32_t start, std::uint32_t end) {
  at_ = start;
  out_ += "<p dir=\"auto\">";
  std::vector<Open> going_on;
  going_on.swap(open_);
  for (const Open& piece : going_on) {
    if (piece.span.end > start) open_again(piece);
  }
  open_starting();
  while (at_ < end) {
    std::uint32_t stop = end;
    if (next_ != end_) stop = std::min(stop, next_->first.start);
    for (const Open& piece : open_) stop = std::min(stop, piece.span.end);
    words_to(std::max(stop, at_));
    close_ended();
    if (at_ < end) open_starting();
  }
  const std::vector<Open> still_open = open_;
  while (!open_.empty()) close_top();
  open_ = still_open;
  out_ += "</p>\n";
}

std::string TextWriter::write() {
  const auto size = static_cast<std::uint32_t>(text_.size());
  for (std::uint32_t start = 0; start < size;) {
    const std::size_t found = text_.find('\n', start);
    const std::uint32_t end =
        found == std::string_view::npos ? size : static_cast<std::uint32_t>(found);
    if (end > start) line(start, end);
    start = end + 1;
  }
  open_.clear();
  at_ = size;
  open_starting();  // marks on nothing but line ends
  while (!open_.empty()) close_top();
  return std::move(out_);
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

std::string meta_of(const Report& report) {
  std::string meta;
  const auto add = [&meta](const std::string& html) {
    if (!meta.empty()) meta += " · ";
    meta += html;
  };
  add(isolated(report.id));
  if (report.published) add(escape_html(date_label(report.published)));
  for (const std::string& author : report.byline) add(isolated(author));
  if (report.url) {
    const std::string url = escape_html(flat(*report.url));
    add(is_web_address(*report.url)
            ? "<a rel=\"noreferrer noopener\" href=\"" + url + "\">" + url + "</a>"
            : url);
  }
  return meta;
}

}  // namespace

std::string html_texts(HtmlView& view) {
  const Dossier& dossier = view.dossier;
  std::string out = "<section id=\"" + view.prefix + "-texts\" aria-labelledby=\"" + view.prefix +
                    "-texts-h\">\n<h2 id=\"" + view.prefix + "-texts-h\">Texts in full</h2>\n";
  for (ReportIndex i = 0; i < dossier.reports.size(); ++i) {
    for (const Furniture& furniture : dossier.reports[i].furniture) {
      if (furniture.span.empty()) continue;
      PlacedMark& mark = view.marks[i][furniture.span];
      if (mark.readings.empty()) mark.kind = MarkKind::furniture;
    }
    const std::string id = view.id("r", i + 1);
    out += "<article class=\"report\" id=\"" + id + "\" aria-labelledby=\"" + id + "-h\"" +
           view.language(i) + ">\n<h3 id=\"" + id + "-h\">" + isolated(view.labels[i]) +
           "</h3>\n<p class=\"meta\">" + meta_of(dossier.reports[i]) + "</p>\n";
    out += TextWriter(view, i).write();
    out += "</article>\n";
  }
  return out + "</section>\n";
}

}  // namespace synoptic
